"""Who works where: the database, the person at it, the policy, the calendar and the clock, for every service."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, literal_column, select
from sqlalchemy.engine import RootTransaction

from app.domain.buddhist_dates import BANGKOK
from app.domain.policy import Policy
from app.domain.roles import Action, Asked, DataClass, Scope
from app.domain.working_days import Calendar
from app.models.log_tables import setting
from app.models.projection_tables import granted
from app.services import key_file
from app.services.cases.case_state import CaseState
from app.services.database import Database
from app.services.hospital.calendar_in_use import CalendarInUse
from app.services.kept_outside.outside import Outside
from app.services.kept_outside.safekeeping import Safekeeping
from app.services.log.heads_after import heads_of_new_case
from app.services.log.store import Author, Change, append, new_uid
from app.services.node import (
    AWAITS_CONFIRMATION,
    ORIGINS,
    Node,
    person_named,
    read_node,
)
from app.services.projection import project_case, project_heads_of_case
from app.services.rights import answer_here, require_right
from app.services.sight import Sight
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
        self.database, self.policy = database, policy
        self.outside = Outside(safekeeping, database, partial(_present, clock))
        # The cases whose protected identity the person here has opened, with a reason, until each is left.
        self.identities_open: set[str] = set()
        self.calendar_in_use = CalendarInUse(database, calendar, policy.calendar.confirmed_years)
        self._clock = clock
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

    @property
    def calendar(self) -> Calendar:
        """The calendar to count by; another one after a change or an import."""
        return self.calendar_in_use.calendar()

    def now(self) -> datetime:
        """The moment, in Asia/Bangkok, to the second."""
        return _present(self._clock)

    @property
    def sight(self) -> Sight:
        """Which cases the person here sees, and what they may do with one."""
        return Sight(self)

    def save(
        self,
        connection: Connection,
        case_uid: str,
        kind: str,
        changes: list[Change],
        *,
        by_right: Action = Action.CHANGE,
    ) -> CaseState | None:
        """Write one click on one case that is known here and bring the tables in step with it.

        Raises:
            NotAllowed: the case is continued elsewhere, because its grant has ended, only its summary is here, or the
                person here has no right to it (`Sight.require_save`).
        """
        node = self.present_node(connection)
        _require_may_write(connection, node, case_uid)
        self.sight.require_save(connection, case_uid, changes, by_right)
        append(connection, node.author(self.person.uid), case_uid, kind, changes, self.now().isoformat())
        return project_case(connection, case_uid)

    def save_new(self, connection: Connection, kind: str, changes: list[Change]) -> CaseState:
        """Write the first click on a new case.

        Raises:
            NotAllowed: the person here may not record such a case, or not close the one that ends at once.
        """
        author, at = self.author(connection), self.now().isoformat()
        case_uid = new_uid(author.origin_uid)
        saved = append(connection, author, case_uid, kind, changes, at)
        state = project_heads_of_case(connection, case_uid, heads_of_new_case(saved, author, changes, at))
        # What is written shows of what kind the case is; who may not is refused with it undone.
        self.sight.require_new(connection, state)
        return state

    def people_sign_in(self) -> bool:
        """Whether anybody has a password here; else who acts says so themselves, and nothing is kept from anybody."""
        return key_file.has_passwords(self.database.folder)

    def identity_is_open(self, case_uid: str) -> bool:
        """Whether who complained may be shown even of a protected case: opened with a reason, or nobody signs in."""
        return case_uid in self.identities_open or not self.people_sign_in()

    def require(self, action: Action, data: DataClass, *, has_reason: bool = False) -> None:
        """Let pass whoever has the right by the table of rights, where people sign in (see `rights`).

        Raises:
            NotAllowed: the person here has not, and somebody else here has.
        """
        require_right(self.database, self.person, self.node.fingerprint, Asked(action, (data,), has_reason=has_reason))

    def may(self, action: Action, data: DataClass) -> bool:
        """Whether the person here could, for a case near enough and with a reason; what a screen offers goes by it."""
        asked = Asked(action, (data,), tuple(Scope), has_reason=True)
        return answer_here(self.database, self.person, self.node.fingerprint, asked).may


def _present(clock: Clock) -> datetime:
    return clock().astimezone(BANGKOK).replace(microsecond=0)


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
