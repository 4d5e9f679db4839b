"""Who works where: the database, the person at it, the policy, the calendar and the clock, for every service."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, literal_column, select
from sqlalchemy.engine import RootTransaction

from app.domain.buddhist_dates import BANGKOK
from app.domain.errors import NotAllowed
from app.domain.policy import Policy
from app.domain.roles import Action, Asked, DataClass
from app.domain.working_days import Calendar
from app.models.log_tables import setting
from app.models.projection_tables import granted
from app.services.cases.case_state import CaseState
from app.services.database import Database
from app.services.hospital.calendar_in_use import CalendarInUse
from app.services.kept_outside.safekeeping import Safekeeping
from app.services.log.heads_after import heads_of_new_case
from app.services.log.store import Author, Change, append, new_uid
from app.services.node import (
    AWAITS_CONFIRMATION,
    ORIGINS,
    Node,
    authority_here,
    person_named,
    read_node,
)
from app.services.projection import project_case, project_heads_of_case
from app.services.rights import require_right
from app.services.statements import fetched, spelled
from app.services.writing_rights import require_may_write

Clock = Callable[[], datetime]


class _Look(NamedTuple):
    """One look at what this PC is: in which transaction, what the settings said, and what that makes of it."""

    transaction: RootTransaction | None
    said: tuple[object, ...]
    node: Node


class Desk:
    """What a person has in front of them. The calendar is made when the first date is counted, not at the start."""

    def __init__(
        self,
        database: Database,
        policy: Policy,
        calendar: Callable[[], Calendar],
        clock: Clock,
        *,
        staff: str | None = None,
        safekeeping: Safekeeping | None = None,
    ) -> None:
        self.database, self.policy, self.safekeeping = database, policy, safekeeping
        self.calendar_in_use, self._clock = CalendarInUse(database, calendar), clock
        with database.reading() as connection:
            self.node = read_node(connection)
            self.person = person_named(connection, staff)

    def look_again(self) -> None:
        """Learn anew what this PC is, after a pairing gave it a code or a set-back an origin, and by what it counts."""
        self.calendar_in_use.take(None)
        with self.database.reading() as connection:
            self.node = read_node(connection)

    @property
    def node(self) -> Node:
        """What this PC is, as it was read last."""
        return self._looked.node

    @node.setter
    def node(self, node: Node) -> None:
        # Whoever sets it may be in a transaction that is undone: the next save looks again.
        self._looked = _Look(None, (), node)

    def present_node(self, connection: Connection) -> Node:
        """What this PC is now: another process may have given it an origin or a code, or learnt that it must wait."""
        # Taken once: another thread that looks again meanwhile has another state before its eyes.
        transaction, last = connection.get_transaction(), self._looked
        if transaction is not None and transaction is last.transaction:
            return last.node  # inside one transaction nobody else changes anything
        said = tuple(fetched(connection, spelled(_SAID_OF_NODE)))
        node = last.node if said == last.said else read_node(connection)
        self._looked = _Look(transaction, said, node)
        return node

    def author(self, connection: Connection) -> Author:
        """Who writes, when the person here clicks."""
        return self.present_node(connection).author(self.person.uid)

    def keep_aside(self) -> None:
        """After a change that must outlive a backup: write it outside the data folder, too."""
        if self.safekeeping is not None:
            self.safekeeping.keep(self.database, self.now().isoformat())

    def note_number(self, number: str) -> None:
        """Remember outside the data folder that this official number was given."""
        if self.safekeeping is not None:
            self.safekeeping.note_number(number)

    @property
    def calendar(self) -> Calendar:
        """The calendar to count by; another one after a change or an import."""
        return self.calendar_in_use.calendar()

    def has_calendar(self) -> bool:
        """Whether the calendar was made already, so that asking for it costs nothing."""
        return self.calendar_in_use.is_made()

    def confirmed_years(self) -> frozenset[int]:
        """The years whose days off somebody has confirmed, known without the calendar itself."""
        return self.calendar_in_use.confirmed_years(self.policy.calendar.confirmed_years)

    def now(self) -> datetime:
        """The moment, in Asia/Bangkok, to the second."""
        return self._clock().astimezone(BANGKOK).replace(microsecond=0)

    def save(self, connection: Connection, case_uid: str, kind: str, changes: list[Change]) -> CaseState | None:
        """Write one click on one case that is known here and bring the tables in step with it.

        Raises:
            NotAllowed: the case is continued elsewhere, because its grant has ended, or only its summary is here.
        """
        node = self.present_node(connection)
        _require_may_write(connection, node, case_uid)
        append(connection, node.author(self.person.uid), case_uid, kind, changes, self.now().isoformat())
        return project_case(connection, case_uid)

    def save_new(self, connection: Connection, kind: str, changes: list[Change]) -> CaseState:
        """Write the first click on a new case."""
        author, at = self.author(connection), self.now().isoformat()
        case_uid = new_uid(author.origin_uid)
        saved = append(connection, author, case_uid, kind, changes, at)
        return project_heads_of_case(connection, case_uid, heads_of_new_case(saved, author, changes, at))

    def require(self, action: Action, data: DataClass, *, has_reason: bool = False) -> None:
        """Let pass whoever has the right by the table of rights, where people sign in (see `rights`).

        Raises:
            NotAllowed: the person here has not, and somebody else here has.
        """
        require_right(self.database, self.person, self.node.fingerprint, Asked(action, (data,), has_reason=has_reason))

    def require_hospital_right(self) -> None:
        """The hospital's own data are changed where `require_reference_right` says, by whoever has the right.

        Raises:
            NotAllowed: this ward was paired with a centre, or the person here may not.
        """
        self.require_reference_right()
        self.require(Action.CHANGE, DataClass.REFERENCE)

    def require_reference_right(self) -> None:
        """What is the same for the whole hospital is the centre's to decide; a ward alone decides for itself.

        Raises:
            NotAllowed: this ward was paired with a centre.
        """
        with self.database.reading() as connection:
            if not self.node.is_centre and authority_here(connection).centres:
                raise NotAllowed("only_centre")


def _require_may_write(connection: Connection, node: Node, case_uid: str) -> None:
    if node.is_centre:
        return
    query = select(granted.c["class"]).where(granted.c.case_uid == case_uid, granted.c.peer_id == node.fingerprint)
    require_may_write(node, connection.execute(query).scalar_one_or_none())


def _of_node() -> Select[tuple[str]]:
    named: list[ColumnElement[str]] = [
        literal_column(f"'{name}'") for name in (AWAITS_CONFIRMATION, "code", "number_year", ORIGINS)
    ]
    return select(setting.c.value).where(setting.c.name.in_(named)).order_by(setting.c.name)


# Saving waits for this statement each time; reading the whole node costs ten times as much.
_SAID_OF_NODE = _of_node()
