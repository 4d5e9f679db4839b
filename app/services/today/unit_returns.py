"""Which units have reported for a period, nil included, and which have not (REP-1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import func, select

from app.domain.buddhist_dates import BANGKOK, LONG_AGO
from app.domain.entered_values import LARGEST_COUNT_OF_CASES
from app.domain.errors import InvalidComplaint, Problem
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.report_forms import CAME, RETURN_FORM, RETURNED_UNITS
from app.domain.reports_due import ReportDue
from app.domain.thai_text import arabic_digits, one_line
from app.models.projection_tables import complaint
from app.services.desk import Desk
from app.services.hospital.reference import Place, Reference
from app.services.hospital.unit_names import listed_units
from app.services.risk.risk_conditions import counts

ENTITY, WRITTEN, TAKEN_BACK, RETURN = "unit_return:", "unit_returns_came", "unit_returns_taken_back", "return"


@dataclass(frozen=True)
class UnitReturn:
    """What one unit reported for the period; `cases` is 0 for a nil return."""

    unit: str
    at: datetime
    by: str
    cases: int
    words: str = ""

    @property
    def is_nil(self) -> bool:
        """Whether the unit had nothing to report."""
        return self.cases == 0


@dataclass(frozen=True)
class Entered:
    """What one click entered: for which units, and what stood of each before, so that it can be taken back."""

    due: ReportDue
    before: Mapping[str, object]

    @property
    def units(self) -> tuple[str, ...]:
        """The names of the units that reported."""
        return tuple(self.before)


class UnitReturns:
    """The returns of the units on the hospital's list, for a report that collects them."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._reference = desk, Reference(desk, is_daily_work=True)

    def came(self, due: ReportDue) -> tuple[UnitReturn, ...]:
        """The returns that were entered, in the order of the list of units."""
        kept = {unit: said.get(RETURN) for unit, said in self._reference.entities(_prefix(due)).items()}
        order = {unit: place for place, unit in enumerate(self._listed())}
        found = [row for unit, value in kept.items() if (row := _row(unit, value)) is not None]
        return tuple(sorted(found, key=lambda row: (order.get(row.unit, len(order)), row.unit)))

    def missing(self, due: ReportDue) -> tuple[str, ...]:
        """The units on the list from which nothing came, not even nil; none where the report collects nothing."""
        if not due.report.nil_returns:
            return ()
        came = {row.unit for row in self.came(due)}
        return tuple(unit for unit in self._listed() if unit not in came)

    def proposed(self, due: ReportDue) -> dict[str, object]:
        """What a form begins with: a nil return of the missing units that no case of the period names."""
        named = self._named_in_cases(due)
        return {RETURNED_UNITS: [unit for unit in self.missing(due) if unit not in named], "cases": "0"}

    def enter(self, due: ReportDue, values: Mapping[str, object]) -> Entered:
        """Write what units reported, from the values of `RETURN_FORM`; what it returns can be taken back.

        Written again it corrects what stands, and both stay in the history.

        Raises:
            InvalidComplaint: a value is missing, no number, an unknown unit, a time in the future or before the period;
                every problem at once. NotAllowed: the centre reports.
        """
        kept = self._checked(due, values)
        said = {"at": kept["at"], "by": kept.get("by") or "", "cases": kept["cases"], "words": kept.get("words") or ""}
        named = kept[RETURNED_UNITS]
        units = tuple(str(unit) for unit in named) if isinstance(named, list) else ()
        stood = self._reference.entities(_prefix(due))
        self._reference.write(WRITTEN, dict.fromkeys((_place(due, unit) for unit in units), said))
        return Entered(due, {unit: stood.get(unit, {}).get(RETURN) for unit in units})

    def take_back(self, entered: Entered) -> None:
        """What stood before stands again, or the unit is missing again; the history keeps what was written.

        Raises:
            NotAllowed: the centre reports.
        """
        before = {_place(entered.due, unit): value for unit, value in entered.before.items()}
        self._reference.write(TAKEN_BACK, before)

    def _checked(self, due: ReportDue, values: Mapping[str, object]) -> Mapping[str, object]:
        began = datetime.combine(due.first_on, time.min, BANGKOK)
        around = Circumstances(self._desk.now(), LONG_AGO, self._desk.policy, begun_at=began)
        problems: list[Problem] = []
        kept: dict[str, object] = {}
        try:
            kept = checked(RETURN_FORM.stage(CAME), values, around)
        except InvalidComplaint as refusal:
            problems += [in_own_words(each) for each in refusal.problems]
        count = arabic_digits(str(values.get("cases") or "").strip())
        if count and "cases" not in {each.field for each in problems} and not _is_count(count):
            problems.append(Problem("cases", "not_a_count", {"value": count}))
        problems += unknown_units(RETURNED_UNITS, values, self._listed(), problems)
        if problems:
            raise InvalidComplaint(problems)
        return {**kept, "cases": int(count)}

    def _listed(self) -> tuple[str, ...]:
        with self._desk.database.reading() as connection:
            return listed_units(connection)

    def _named_in_cases(self, due: ReportDue) -> frozenset[str]:
        """The units that a case received in the period names as concerned."""
        begins = datetime.combine(due.first_on, time.min, BANGKOK).isoformat()
        ends = datetime.combine(due.last_on, time.max, BANGKOK).isoformat()
        elements = func.json_each(complaint.c.units).table_valued("value", joins_implicitly=True)
        query = select(elements.c.value).select_from(complaint, elements).distinct()
        query = query.where(complaint.c.received_at.between(begins, ends), counts())
        with self._desk.database.reading() as connection:
            return frozenset(connection.execute(query).scalars())


def in_own_words(problem: Problem) -> Problem:
    """A problem of a form that follows no case, in the words of a period."""
    return Problem(problem.field, "sent_before_the_period") if problem.code == "stage_before_it_began" else problem


def unknown_units(
    field: str, values: Mapping[str, object], listed: Sequence[str], known: Sequence[Problem]
) -> list[Problem]:
    """A problem for each unit that is not on the list of the hospital, where there is one.

    Of what was typed, so that it is said together with what is `known` of other fields; none where this one is refused.
    """
    named = values.get(field)
    if not isinstance(named, list | tuple) or field in {each.field for each in known}:
        return []
    names = list(filter(None, (one_line(str(each)) for each in named)))
    unknown = [each for each in names if listed and each not in listed]
    return [Problem(field, "unit_not_on_the_list", {"unit": each}) for each in unknown]


def _is_count(written: str) -> bool:
    return written.isdecimal() and int(written) <= LARGEST_COUNT_OF_CASES


def _prefix(due: ReportDue) -> str:
    return f"{ENTITY}{due.id}/"


def _place(due: ReportDue, unit: str) -> Place:
    return f"{_prefix(due)}{unit}", RETURN


def _row(unit: str, value: object) -> UnitReturn | None:
    """The return that was written; None for one that only a newer program understands."""
    if not isinstance(value, dict) or not isinstance(value.get("cases"), int) or not value.get("at"):
        return None
    at = datetime.fromisoformat(str(value["at"])).astimezone(BANGKOK)
    return UnitReturn(unit, at, str(value.get("by", "")), value["cases"], str(value.get("words", "")))
