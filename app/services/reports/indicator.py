"""The indicators of this office over its cases, every figure with the cases behind it (KPI-1 to KPI-5)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, select

from app.domain.errors import InvalidComplaint, Problem
from app.domain.indicators.counted import LeftOut
from app.domain.indicators.indicator import Indicator, MonthResult, Result, indicators_on, results, run_of
from app.domain.indicators.months import Month, Round, month_of
from app.domain.indicators.pool import Part
from app.domain.roles import Action, DataClass
from app.models.projection_tables import complaint
from app.services.cases.case_row import CaseRow
from app.services.desk import Desk
from app.services.hospital.who_decides import require_reference_right
from app.services.register.reading import rows_where
from app.services.reports.matters import Matters, Rules, matters_between

MOST_OPENED = 500


@dataclass(frozen=True)
class IndicatorLine:
    """The months of one level, or of all together where `level` is None, and the run of them."""

    level: int | None
    months: tuple[MonthResult, ...]
    run: Result


@dataclass(frozen=True)
class IndicatorReport:
    """An indicator over a run of months inside a round, as far as it is known on `until`.

    `left_out` are the matters received in these months that are not counted, by the reason.
    """

    indicator: Indicator
    months: tuple[Month, ...]
    until: date
    lines: tuple[IndicatorLine, ...]
    left_out: Mapping[LeftOut, Part]

    @property
    def is_provisional(self) -> bool:
        """Whether the last month has not ended, so that its figures may still change by themselves."""
        return self.months[-1].last_on >= self.until

    @property
    def total(self) -> IndicatorLine:
        """All levels together."""
        return self.lines[0]


class Indicators:
    """Reads for whoever may read reports."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def this_month(self) -> Month:
        """The month in which this is asked."""
        return month_of(self._today())

    def indicator(self, month: Month) -> Indicator | None:
        """The indicator that the office reports on that month; None where its rules ask for none."""
        return next(iter(indicators_on(self._desk.policy.indicators, month.last_on)), None)

    def rounds(self) -> tuple[Round, ...]:
        """The rounds from the first receipt to this month, the newest first; none without an indicator."""
        present = self.indicator(self.this_month())
        if present is None:
            return ()
        with self._desk.database.reading() as connection:
            first = connection.execute(self._desk.sight.only(select(func.min(complaint.c.received_at)))).scalar()
        month = min(month_of(date.fromisoformat(first[:10])), self.this_month()) if first else self.this_month()
        found = [present.round_of(month)]
        while found[-1].last < self.this_month():
            found.append(present.round_of(found[-1].last.after()))
        return tuple(reversed(found))

    def numbered_rounds(self) -> tuple[tuple[Round, int], ...]:
        """The same, each with its number in its fiscal year."""
        return tuple((each, self._number(each)) for each in self.rounds())

    def report(self, first: Month, last: Month) -> IndicatorReport:
        """The figures of a run of months inside a round; a month that goes on as it stands today.

        Raises:
            NotAllowed: the person here may not read reports, or this ward has a centre, which has every case.
            InvalidComplaint: the months are the wrong way round, of two rounds or not begun, or nothing is reported.
            CalendarOutOfRange: a day outside the years that the calendar covers.
        """
        require_reference_right(self._desk)
        self._desk.require(Action.READ, DataClass.REPORTS)
        indicator, until = self._checked(first, last), self._today()
        begin = indicator.round_of(first).first
        rules = Rules(indicator, self._desk.policy, self._desk.calendar)
        with self._desk.database.reading() as connection:
            matters = matters_between(connection, rules, begin.first_on, last.last_on)
        levels = (None, *indicator.rule.levels)
        lines = tuple(_line(matters, indicator, level, (first, last), until) for level in levels)
        months = tuple(each.pool.month for each in lines[0].months)
        return IndicatorReport(indicator, months, until, lines, _left_out(matters, first, last))

    def cases(self, part: Part) -> tuple[CaseRow, ...]:
        """The cases behind a figure that the person here may see, the newest first; of many, the newest 500.

        Raises:
            NotAllowed: the person here may not read reports.
        """
        self._desk.require(Action.READ, DataClass.REPORTS)
        if not part.uids:
            return ()
        with self._desk.database.reading() as connection:
            is_seen = and_(complaint.c.case_uid.in_(part.uids), *self._desk.sight.seen())
            return rows_where(connection, is_seen, MOST_OPENED)

    def numbers(self, uids: Collection[str]) -> Mapping[str, str]:
        """The number of each of these cases that the person here may see."""
        query = select(complaint.c.case_uid, complaint.c.number).where(complaint.c.case_uid.in_(sorted(uids)))
        query = self._desk.sight.only(query)
        with self._desk.database.reading() as connection:
            return {row.case_uid: row.number for row in connection.execute(query)}

    def _checked(self, first: Month, last: Month) -> Indicator:
        indicator = self.indicator(last)
        if last < first:
            raise InvalidComplaint([Problem("to", "months_wrong_way_round", {"first": first, "last": last})])
        if last > self.this_month():
            raise InvalidComplaint([Problem("to", "month_not_begun", {"month": last, "present": self.this_month()})])
        if indicator is None:
            raise InvalidComplaint([Problem("profile", "no_indicator", {"profile": self._desk.policy.profile})])
        of_first = indicator.round_of(first)
        if indicator.round_of(last) != of_first:
            raise InvalidComplaint([Problem("to", "months_of_two_rounds", {"end": of_first.last})])
        self._desk.calendar.require(first.first_on)
        return indicator

    def _number(self, of: Round) -> int:
        indicator = self.indicator(self.this_month())
        return indicator.rounds.begins.index(of.first.number) + 1 if indicator else 0

    def _today(self) -> date:
        return self._desk.now().date()


def _line(
    matters: Matters, indicator: Indicator, level: int | None, run: tuple[Month, Month], until: date
) -> IndicatorLine:
    months = results(matters.of_level(level), indicator, *run, until=until)
    return IndicatorLine(level, months, run_of(months, indicator))


def _left_out(matters: Matters, first: Month, last: Month) -> Mapping[LeftOut, Part]:
    found: dict[LeftOut, list[str]] = {}
    for case, why in matters.left_out:
        if first <= month_of(case.received_on) <= last:
            found.setdefault(why, []).append(case.uid)
    return {why: _part(found[why]) for why in LeftOut if why in found}


def _part(uids: Sequence[str]) -> Part:
    return Part(len(uids), tuple(uids))
