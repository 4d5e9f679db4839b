"""Who is in charge of which open cases, and handing all of them over to somebody else (ADM-2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, or_

from app.domain.errors import InvalidComplaint, Problem
from app.domain.proceedings.standing import AT
from app.domain.proceedings.ties import ASSIGNMENT
from app.domain.vocabulary import State
from app.models.projection_tables import complaint
from app.services.cases.case_row import CaseRow
from app.services.cases.proceedings import Proceedings
from app.services.desk import Desk
from app.services.register.reading import rows_where

MOST_HANDED_OVER = 100_000
NEW_PERSON, OLD_PERSON = "person", "from"


@dataclass(frozen=True)
class HandedOver:
    """One case of the preview: whether the person is in charge of it or the deputy, and who it is for now."""

    row: CaseRow
    person: str
    deputy: str


class PeopleInCharge:
    """One name a case, and one that stands in; the latest that was given counts."""

    def __init__(self, desk: Desk, proceedings: Proceedings) -> None:
        self._desk, self._proceedings = desk, proceedings

    def give(self, number: str, person: str, *, at: datetime, deputy: str = "", reason: str = "") -> str:
        """Put somebody in charge of one case; the uid of the entry.

        Raises:
            InvalidComplaint: nobody named, or somebody complained of on the restricted track. UnknownCase.
        """
        return self._proceedings.begin(number, ASSIGNMENT, _values(person, deputy, at, reason))

    def preview(self, person: str, to: str) -> tuple[HandedOver, ...]:
        """The open cases that would go from `person` to somebody, and how each would stand; nothing is written."""
        with self._desk.database.reading() as connection:
            return self._handed_over(connection, person, to)

    def hand_over(self, person: str, to: str, *, at: datetime, reason: str) -> tuple[str, ...]:
        """Hand every open case of a person over: one click, one save a case, all or none. The numbers.

        Raises:
            InvalidComplaint: nobody or the same person named, no reason, no open case, or somebody complained of in one
                of the cases, which is then named.
        """
        problems = _problems(person, to, reason)
        if problems:
            raise InvalidComplaint(problems)
        with self._desk.database.transaction() as connection:
            cases = self._handed_over(connection, person, to)
            if not cases:
                raise InvalidComplaint([Problem(OLD_PERSON, "no_cases_to_hand_over", {"name": person})])
            for each in cases:
                values = _values(each.person, each.deputy, at, reason)
                self._proceedings.begin_in(connection, each.row.uid, ASSIGNMENT, values)
        return tuple(each.row.number for each in cases)

    def _handed_over(self, connection: Connection, person: str, to: str) -> tuple[HandedOver, ...]:
        is_of = or_(complaint.c.in_charge == person, complaint.c.deputy == person)
        is_seen = and_(complaint.c.state == State.OPEN.value, is_of, *self._desk.sight.seen())
        return tuple(_after(row, person, to) for row in rows_where(connection, is_seen, MOST_HANDED_OVER))


def _after(row: CaseRow, person: str, to: str) -> HandedOver:
    in_charge = to if row.in_charge == person else row.in_charge
    deputy = to if row.deputy == person else row.deputy
    # Nobody stands in for themselves.
    return HandedOver(row, in_charge, "" if deputy == in_charge else deputy)


def _problems(person: str, to: str, reason: str) -> list[Problem]:
    problems = [] if person.strip() else [Problem(OLD_PERSON, "required")]
    if not to.strip():
        problems.append(Problem(NEW_PERSON, "required"))
    elif to.strip() == person.strip():
        problems.append(Problem(NEW_PERSON, "nobody_to_hand_over_to"))
    if not reason.strip():
        problems.append(Problem("reason", "required"))
    return problems


def _values(person: str, deputy: str, at: datetime, reason: str) -> Mapping[str, object]:
    return {AT: at.isoformat(), "person": person, "deputy": deputy, "reason": reason}
