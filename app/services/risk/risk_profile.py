"""The risk profile (RSK-1, RPT-9): unit by category by fiscal year, and each unit's risks with their measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, select

from app.domain.policy import Policy
from app.models.projection_tables import complaint
from app.services.cases.case_row import CaseRow
from app.services.desk import Desk
from app.services.register.reading import rows_where
from app.services.risk.measures import MeasureRow, measures_where
from app.services.risk.risk_conditions import (
    CLINICAL,
    NONCLINICAL,
    bears_a_risk,
    counts,
    in_year,
    of_risk,
    of_unit,
    texts_in,
)

MOST_OPENED = 500
Column = tuple[str, str]  # a scale and a code


@dataclass(frozen=True)
class ProfileRow:
    """One unit: how many cases by column; a case with both risks stands under both and counts once in `total`."""

    unit: str
    cells: Mapping[Column, int]
    total: int


@dataclass(frozen=True)
class Profile:
    """The matrix of one fiscal year, which ends in `year`; units with most cases first."""

    year: int
    columns: tuple[Column, ...]
    rows: tuple[ProfileRow, ...]
    undecided: int = 0  # cases with neither category nor level yet


@dataclass(frozen=True)
class UnitRisk:
    """One risk of a unit: the topic of its cases. `enough`: every measure is; None: nobody has judged all."""

    topic: str
    cases: int
    worst: str
    measures: tuple[MeasureRow, ...]

    @property
    def enough(self) -> bool | None:
        judged = [each.enough for each in self.measures]
        if not judged or None in judged:
            return False if False in judged else None
        return all(judged)


class RiskProfile:
    """Figures over the tables of the projection, and the cases behind each of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def profile(self, year: int) -> Profile:
        """The matrix of one fiscal year; a case counts in every unit that it concerns."""
        columns, counted = columns_of(self._desk.policy), (counts(), in_year(year), *self._desk.sight.counted())
        with self._desk.database.reading() as connection:
            totals = _per_unit(connection, *counted)
            figures = _figures(connection, *counted)
            undecided = _undecided(connection, *counted)
        rows = [ProfileRow(unit, figures.get(unit, {}), total) for unit, total in totals.items()]
        return Profile(year, columns, tuple(sorted(rows, key=_most_first)), undecided)

    def cases(self, year: int, unit: str, column: Column | None = None) -> tuple[CaseRow, ...]:
        """The cases behind a figure; without a column all of the unit."""
        condition = and_(bears_a_risk(), *self._seen(year), of_unit(unit))
        if column is not None:
            condition = and_(condition, of_risk(*column))
        with self._desk.database.reading() as connection:
            return rows_where(connection, condition, MOST_OPENED)

    def risks(self, year: int, unit: str) -> tuple[UnitRisk, ...]:
        """The unit's risks by topic, the worst first, each with the measures of its cases in that unit."""
        condition = and_(bears_a_risk(), *self._seen(year), of_unit(unit))
        query = select(complaint.c.topics, complaint.c.category, complaint.c.nonclinical_level).where(condition)
        with self._desk.database.reading() as connection:
            found = [(texts_in(row.topics), row.category, row.nonclinical_level) for row in connection.execute(query)]
            measures = measures_where(connection, self._desk.now().date(), condition)
        own = [each for each in measures if unit in each.units]
        topics = dict.fromkeys(topic for listed, _category, _level in found for topic in listed)
        risks = [_risk(topic, found, own, self._desk.policy) for topic in topics]
        order = tuple(self._desk.policy.severities)
        return tuple(sorted(risks, key=lambda risk: (-_place(risk.worst, order), -risk.cases, risk.topic)))

    def _seen(self, year: int) -> tuple[ColumnElement[bool], ...]:
        """The cases of the year that the person here sees."""
        return (counts(), in_year(year), *self._desk.sight.seen())


def columns_of(policy: Policy) -> tuple[Column, ...]:
    """A to I, then 1 to 4, as far as the hospital's policy has them."""
    clinical = [(CLINICAL, code) for code in policy.categories]
    return (*clinical, *((NONCLINICAL, code) for code in policy.nonclinical_levels))


def _per_unit(connection: Connection, *counted: ColumnElement[bool]) -> dict[str, int]:
    elements = func.json_each(complaint.c.units).table_valued("value", joins_implicitly=True)
    query = (
        select(elements.c.value, func.count(complaint.c.id.distinct()))
        .select_from(complaint, elements)
        .where(bears_a_risk(), *counted)
        .group_by(elements.c.value)
    )
    return {str(unit): int(number) for unit, number in connection.execute(query)}


def _figures(connection: Connection, *counted: ColumnElement[bool]) -> dict[str, dict[Column, int]]:
    found: dict[str, dict[Column, int]] = {}
    for scale in (CLINICAL, NONCLINICAL):
        elements = func.json_each(complaint.c.units).table_valued("value", joins_implicitly=True)
        code = complaint.c[scale]
        query = (
            select(elements.c.value, code, func.count(complaint.c.id.distinct()))
            .select_from(complaint, elements)
            .where(code.is_not(None), *counted)
            .group_by(elements.c.value, code)
        )
        for unit, each, number in connection.execute(query):
            found.setdefault(str(unit), {})[scale, str(each)] = int(number)
    return found


def _undecided(connection: Connection, *counted: ColumnElement[bool]) -> int:
    open_ = and_(complaint.c.category.is_(None), complaint.c.nonclinical_level.is_(None))
    query = select(func.count()).select_from(complaint).where(bears_a_risk(), *counted, open_)
    return int(connection.execute(query).scalar_one())


def _risk(
    topic: str,
    found: Sequence[tuple[tuple[str, ...], str | None, int | None]],
    measures: Sequence[MeasureRow],
    policy: Policy,
) -> UnitRisk:
    cases = [(category, level) for topics, category, level in found if topic in topics]
    order = tuple(policy.severities)
    severities = [each for category, level in cases for each in _severities(category, level, policy)]
    worst = max(severities, key=order.index, default="")
    return UnitRisk(topic, len(cases), worst, tuple(each for each in measures if topic in each.topics))


def _severities(category: str | None, level: int | None, policy: Policy) -> list[str]:
    tables = ((policy.categories, category), (policy.nonclinical_levels, level))
    return [table[str(code)].severity for table, code in tables if code is not None and str(code) in table]


def _place(severity: str, order: Sequence[str]) -> int:
    return order.index(severity) if severity in order else -1


def _most_first(row: ProfileRow) -> tuple[int, str]:
    return -row.total, row.unit
