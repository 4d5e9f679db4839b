"""What officers change of the government calendar: days closed, opened or moved, with document; years confirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from app.domain.proceedings.words import Labelled
from app.domain.working_days import Calendar, Names
from app.translation import N_


class DayAction(Labelled):
    """What an officer does to a day (DAY-2)."""

    ADD = "add", N_("Add a day off")
    STRIKE = "strike", N_("Strike a day off")
    MOVE = "move", N_("Move a day off")
    WORK = "work", N_("Make a weekend day a working day")


class DayScope(Labelled):
    """For whom a change of the calendar holds."""

    COUNTRY = "country", N_("The whole country")
    HOSPITAL = "hospital", N_("This hospital only")


L = TypeVar("L", bound=Labelled)


def of_code(choices: type[L], code: object) -> L:
    """The member that bears the code.

    Raises:
        KeyError: none does.
    """
    return {each.value: each for each in choices}[str(code)]


@dataclass(frozen=True)
class OfficersDay:
    """One day that officers closed or opened. Of a move, either end names the other day in `moved_with`."""

    on: date
    closed: bool
    action: DayAction
    name: str
    reason: str
    document: str
    document_on: date | None
    scope: DayScope
    by: str
    at: datetime
    moved_with: date | None = None

    def names(self, government: Calendar) -> Names:
        """What it is called in Thai and in English; a day that was moved is called as it was in its old place."""
        moved = government.closures.get(self.moved_with) if self.moved_with else None
        return moved if moved is not None and moved[0] == self.name else (self.name, self.name)

    def as_json(self) -> dict[str, object]:
        """The day as plain data, for the log."""
        return {
            "closed": self.closed,
            "action": self.action.value,
            "name": self.name,
            "reason": self.reason,
            "document": self.document,
            "document_on": self.document_on.isoformat() if self.document_on else None,
            "scope": self.scope.value,
            "by": self.by,
            "at": self.at.isoformat(),
            "moved_with": self.moved_with.isoformat() if self.moved_with else None,
        }

    @staticmethod
    def from_json(on: date, data: Mapping[str, object]) -> "OfficersDay":
        """The day that `as_json` wrote.

        Raises:
            KeyError, ValueError: no such thing was written; a newer program may do so.
        """
        return OfficersDay(
            on=on,
            closed=bool(data["closed"]),
            action=of_code(DayAction, data["action"]),
            name=str(data["name"]),
            reason=str(data["reason"]),
            document=str(data["document"]),
            document_on=_day(data.get("document_on")),
            scope=of_code(DayScope, data["scope"]),
            by=str(data["by"]),
            at=datetime.fromisoformat(str(data["at"])),
            moved_with=_day(data.get("moved_with")),
        )


@dataclass(frozen=True)
class YearMark:
    """Whether somebody compared the days off of a year with the cabinet's resolutions, and who said so when."""

    year: int
    confirmed: bool
    by: str
    at: datetime


@dataclass(frozen=True)
class Entered:
    """All that officers entered about the calendar, by day and by year."""

    days: Mapping[date, OfficersDay]
    years: Mapping[int, YearMark]

    def applied_to(self, government: Calendar) -> Calendar:
        """The government's calendar with what officers entered; the same one when they entered nothing."""
        if not (self.days or self.years):
            return government
        covered = [each for each in self.days.values() if government.covers(each.on)]
        changed = government.changed(
            closed={each.on: each.names(government) for each in covered if each.closed},
            opened=[each.on for each in covered if not each.closed],
        )
        return replace(changed, confirmed_years=self.confirmed(government.confirmed_years))

    def confirmed(self, shipped: Iterable[int]) -> frozenset[int]:
        """The years that are confirmed, when those ship as confirmed."""
        said = {year: mark.confirmed for year, mark in self.years.items()}
        return frozenset(year for year in {*shipped, *said} if said.get(year, True))

    def with_days(self, days: Mapping[date, OfficersDay | None]) -> "Entered":
        """What stands when these days are entered, or with None taken back."""
        after = {**self.days, **days}
        return replace(self, days={on: day for on, day in after.items() if day is not None})


def missing_in(calendar: Calendar, year: int, announced: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Which of the days off that are announced anew every year the calendar does not have in that year."""
    names = [thai for day, (thai, _english) in calendar.closures.items() if day.year == year]
    return tuple(each for each in announced if not any(each[0] in name for name in names))


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None
