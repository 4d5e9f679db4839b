"""Measures across cases: what is planned, in place, enough or not, and whether it worked (REP-2)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.measure_standing import (
    JUDGED,
    OPEN,
    PLANNED,
    PUT_IN_PLACE,
    MeasureStanding,
    day_in,
    is_enough,
    standing_of,
)
from app.models.projection_tables import complaint, proceeding
from app.services.desk import Desk
from app.services.risk.risk_conditions import counts, in_year, texts_in

KIND = "measure"


@dataclass(frozen=True)
class MeasureRow:
    """One measure of one case; `enough` is None while nobody has judged it."""

    uid: str
    number: str
    subject: str
    units: tuple[str, ...]  # its own one, else those of its case
    stages: Mapping[str, Mapping[str, object]]
    standing: MeasureStanding
    planned_at: datetime | None
    topics: tuple[str, ...] = ()

    def said(self, stage: str, name: str) -> str:
        """A text of a stage; empty where there is none."""
        return str((self.stages.get(stage) or {}).get(name) or "")

    @property
    def what(self) -> str:
        return self.said(PLANNED, "what")

    @property
    def owner(self) -> str:
        return self.said(PLANNED, "owner")

    @property
    def strategy(self) -> str:
        return self.said(PLANNED, "strategy")

    @property
    def evidence(self) -> str:
        return self.said(PUT_IN_PLACE, "evidence")

    @property
    def due_on(self) -> date | None:
        return day_in(self.stages, PLANNED, "due_on")

    @property
    def look_again_on(self) -> date | None:
        return day_in(self.stages, JUDGED, "look_again_on")

    @property
    def enough(self) -> bool | None:
        return is_enough(self.stages)


@dataclass(frozen=True)
class MeasureFilter:
    """What is looked for; `only_open` leaves out those that are enough, or worked. `year` is that of the case."""

    only_open: bool = True
    unit: str = ""
    strategy: str = ""
    year: int | None = None


class Measures:
    """Reads of measures; they are begun and gone on with as proceedings of their case."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, wanted: MeasureFilter) -> tuple[MeasureRow, ...]:
        """Measures that stand, those due first on top."""
        conditions = [*([in_year(wanted.year)] if wanted.year else []), *self._desk.sight.seen()]
        with self._desk.database.reading() as connection:
            found = measures_where(connection, self._desk.now().date(), *conditions)
        rows = [each for each in found if _fits(each, wanted)]
        return tuple(sorted(rows, key=_by_date))


def measures_where(connection: Connection, today: date, *conditions: ColumnElement[bool]) -> list[MeasureRow]:
    """The measures of the cases for which the conditions hold."""
    columns = (complaint.c.number, complaint.c.subject, complaint.c.units, complaint.c.topics)
    query: Select[tuple[object, ...]] = (
        select(proceeding.c.uid, proceeding.c["values"].label("written"), *columns)
        .join(complaint, complaint.c.case_uid == proceeding.c.case_uid)
        .where(proceeding.c.kind == KIND, ~proceeding.c.void, counts(), *conditions)
        .order_by(proceeding.c.at)
    )
    return [_row(each, today) for each in connection.execute(query)]


def _row(row: Row[tuple[object, ...]], today: date) -> MeasureRow:
    stages = json.loads(row.written)
    own = stages.get(PLANNED, {})
    at = own.get("at")
    return MeasureRow(
        uid=row.uid,
        number=row.number,
        subject=row.subject,
        units=(str(own["unit"]),) if own.get("unit") else texts_in(row.units),
        stages=stages,
        standing=standing_of(stages, today),
        planned_at=datetime.fromisoformat(at).astimezone(BANGKOK) if at else None,
        topics=texts_in(row.topics),
    )


def _fits(row: MeasureRow, wanted: MeasureFilter) -> bool:
    return (
        (not wanted.only_open or row.standing in OPEN)
        and (not wanted.unit or wanted.unit in row.units)
        and (not wanted.strategy or wanted.strategy == row.strategy)
    )


def _by_date(row: MeasureRow) -> tuple[bool, date]:
    ahead = row.look_again_on if JUDGED in row.stages else row.due_on
    return ahead is None, ahead or date.max
