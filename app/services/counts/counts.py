"""The counts of a time as one table each, every figure with the cases behind it (ADM-3, MED-7, INT-18)."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.fiscal_years import fiscal_year_of
from app.domain.roles import Action, DataClass
from app.domain.vocabulary import Outcome
from app.models.projection_tables import complaint
from app.services.cases.case_row import CaseRow
from app.services.counts.by_hospital import OPEN, About, HospitalCount, complaints_by_hospital
from app.services.counts.counted_apart import Apart, counted_apart
from app.services.counts.figures import MOST_OPENED, CountColumn, CountKind, CountRow, CountTable, Figure, figure_of
from app.services.counts.praises import Praises, praises
from app.services.desk import Desk
from app.services.register.reading import rows_where
from app.services.risk.risk_conditions import fiscal_year_of_moment

NOBODY = ""  # the line of those that name none
COMPLIMENTS = (CountColumn.EVERY, CountColumn.PASSED_ON, CountColumn.NOT_PASSED_ON)
RESULTS = (
    CountColumn.EVERY,
    CountColumn.AS_WISHED,
    CountColumn.IN_PART,
    CountColumn.NOT_AS_WISHED,
    CountColumn.OTHERWISE,
    CountColumn.OPEN,
)
STANDINGS = (CountColumn.EVERY, CountColumn.OPEN)
_COLUMN_OF = {
    OPEN: CountColumn.OPEN,
    Outcome.AS_WISHED: CountColumn.AS_WISHED,
    Outcome.IN_PART: CountColumn.IN_PART,
    Outcome.NOT_AS_WISHED: CountColumn.NOT_AS_WISHED,
}


class Counts:
    """Reads for the page of counts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def today(self) -> date:
        """The day it is at this desk."""
        return self._desk.now().date()

    def years(self) -> tuple[int, ...]:
        """The fiscal years in which something was received, newest first, and the present one."""
        bounds = select(func.min(complaint.c.received_at), func.max(complaint.c.received_at))
        bounds = self._desk.sight.only(bounds)
        with self._desk.database.reading() as connection:
            first, last = connection.execute(bounds).one()
        present = fiscal_year_of(self._desk.now().astimezone(BANGKOK).date())
        named = [present, *(fiscal_year_of_moment(each) for each in (first, last) if each)]
        return tuple(range(max(named), min(named) - 1, -1))

    def table(self, kind: CountKind, first: date, last: date) -> CountTable:
        """What was received from `first` to `last`, both included.

        Raises:
            NotAllowed: the person here has no right to reports.
        """
        self._desk.require(Action.READ, DataClass.REPORTS)
        seen = self._desk.sight.counted()
        if kind is CountKind.HOSPITALS:
            return _hospitals(complaints_by_hospital(self._desk.database, first, last, *seen))
        if kind is CountKind.APART:
            return self._apart(first, last, *seen)
        return _praised(kind, praises(self._desk.database, first, last, *seen))

    def cases(self, figure: Figure) -> tuple[CaseRow, ...]:
        """The cases behind a figure, urgent ones on top and then the newest; of many, the newest 500."""
        if not figure.cases:
            return ()
        is_seen = complaint.c.case_uid.in_(figure.cases), *self._desk.sight.seen()
        with self._desk.database.reading() as connection:
            return rows_where(connection, and_(*is_seen), MOST_OPENED)

    def _apart(self, first: date, last: date, *seen: ColumnElement[bool]) -> CountTable:
        counted = counted_apart(self._desk.database, first, last, *seen)
        rows = [
            CountRow(each.why, {CountColumn.EVERY: each.every, CountColumn.OPEN: each.open})
            for each in counted
            if each.every.count or each.why in (Apart.RESTRICTED, Apart.ORDINARY)
        ]
        counts = {each.why: each.every.count for each in counted}
        left_out = counts[Apart.MERGED] + counts[Apart.VOIDED]
        received = counts[Apart.RESTRICTED] + counts[Apart.ORDINARY] + left_out
        return CountTable(
            CountKind.APART, STANDINGS, tuple(rows) if received else (), received, restricted=counts[Apart.RESTRICTED]
        )


def _praised(kind: CountKind, counted: Praises) -> CountTable:
    named = counted.units if kind is CountKind.UNITS_PRAISED else counted.people
    rows = [_praised_row(name, uids, counted.passed) for name, uids in named.items()]
    known = {uid for uids in named.values() for uid in uids}
    unnamed = tuple(uid for uid in counted.cases if uid not in known)
    if unnamed:
        rows.append(_praised_row(NOBODY, unnamed, counted.passed))
    return CountTable(kind, COMPLIMENTS, tuple(rows), counted.count, counted.passed_on)


def _praised_row(name: str, uids: tuple[str, ...], passed: Collection[str]) -> CountRow:
    return CountRow(
        name,
        {
            CountColumn.EVERY: figure_of(uids),
            CountColumn.PASSED_ON: figure_of([uid for uid in uids if uid in passed]),
            CountColumn.NOT_PASSED_ON: figure_of([uid for uid in uids if uid not in passed]),
        },
    )


def _hospitals(counted: Collection[HospitalCount]) -> CountTable:
    different = {about.uid: about for each in counted for about in each.complaints}
    return CountTable(
        CountKind.HOSPITALS,
        RESULTS,
        tuple(_hospital_row(each) for each in counted),
        len(different),
        restricted=sum(about.is_restricted for about in different.values()),
    )


def _hospital_row(counted: HospitalCount) -> CountRow:
    by_column: dict[CountColumn, list[str]] = {CountColumn.EVERY: []}
    for about in counted.complaints:
        by_column[CountColumn.EVERY].append(about.uid)
        by_column.setdefault(_result(about), []).append(about.uid)
    return CountRow(counted.hospital, {column: figure_of(uids) for column, uids in by_column.items()})


def _result(about: About) -> CountColumn:
    return _COLUMN_OF.get(about.outcome, CountColumn.OTHERWISE)
