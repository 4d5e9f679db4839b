"""Who works where: the database, the person at it, the policy, the calendar and the clock, for every service."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from app.domain.buddhist_dates import BANGKOK
from app.domain.policy import Policy
from app.domain.working_days import Calendar
from app.services.case_state import CaseState
from app.services.database import Database
from app.services.log.heads_after import heads_of_new_case
from app.services.log.store import Change, append, new_uid
from app.services.node import people, person_named, read_node
from app.services.projection import project_case, project_heads_of_case

Clock = Callable[[], datetime]


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
    ) -> None:
        self.database, self.policy = database, policy
        self._make_calendar, self._clock = calendar, clock
        with database.reading() as connection:
            self.node = read_node(connection)
            self.person = person_named(connection, staff)

    @cached_property
    def calendar(self) -> Calendar:
        """The government calendar with this hospital's corrections."""
        return self._make_calendar()

    def now(self) -> datetime:
        """The moment, in Asia/Bangkok, to the second."""
        return self._clock().astimezone(BANGKOK).replace(microsecond=0)

    def save(self, connection: Connection, case_uid: str, kind: str, changes: list[Change]) -> CaseState:
        """Write one click on one case that is known here and bring the tables in step with it."""
        author = self.node.author(self.person.uid)
        append(connection, author, case_uid, kind, changes, self.now().isoformat())
        return project_case(connection, case_uid)

    def save_new(self, connection: Connection, kind: str, changes: list[Change]) -> CaseState:
        """Write the first click on a new case."""
        author, at = self.node.author(self.person.uid), self.now().isoformat()
        case_uid = new_uid(author.origin_uid)
        saved = append(connection, author, case_uid, kind, changes, at)
        return project_heads_of_case(connection, case_uid, heads_of_new_case(saved, author, changes, at))

    def names(self, connection: Connection) -> dict[str, str]:
        """The name of every account, by its uid."""
        return {person.uid: person.name for person in people(connection)}
