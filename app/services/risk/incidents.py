"""Incidents, and complaints that bear a risk, as the risk manager and the heads of the wards look at them."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, func, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.duty import Duty
from app.domain.proceedings.kinds import KINDS
from app.domain.stops import TELLING
from app.domain.vocabulary import State
from app.models.projection_tables import complaint, duty, proceeding
from app.services.desk import Desk
from app.services.risk.risk_conditions import (
    bears_a_risk,
    counts,
    duties_stopped_by,
    fiscal_year_of_moment,
    in_year,
    known,
    of_risk,
    of_unit,
    texts_in,
)
from app.services.rows import DutyRow

MOST_LISTED = 500
REPORT, REVIEW, ANALYSIS, MEASURE = "incident_report", "review", "rca", "measure"
ROLE = "role"
REPORT_ENDS, ANALYSIS_ENDS = "incident_report.written", "rca.concluded"


class Show(StrEnum):
    """Which cases the list shows."""

    OPEN = "open"
    ANALYSIS = "analysis"
    PROVISIONAL = "provisional"
    ALL = "all"


@dataclass(frozen=True)
class IncidentFilter:
    """What is looked for. `risk` is a scale and a code, such as ("category", "F"); `year` ends the fiscal year."""

    show: Show = Show.OPEN
    unit: str = ""
    risk: tuple[str, str] | None = None
    year: int | None = None


@dataclass(frozen=True)
class IncidentRow:
    """One line of the list. Duties are None where the rules ask for none.

    `untold`: sentinel events of which not both the unit head and the director were told yet.
    """

    uid: str
    number: str
    kind: str
    state: str
    subject: str
    units: tuple[str, ...]
    known_at: datetime
    level: int | None
    category: str | None
    nonclinical_level: int | None
    sentinels: tuple[str, ...]
    is_provisional: bool = False
    up_to: str | None = None
    review_on: date | None = None
    untold: tuple[DutyRow, ...] = ()
    told: tuple[str, ...] = ()  # the roles that were told of the case
    report: DutyRow | None = None
    analysis: DutyRow | None = None
    stages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # reached, by kind of proceeding
    measures: int = 0
    open_measures: int = 0

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN


class Incidents:
    """Reads of many cases; what is done about one goes through its own services."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._report_ids = duties_stopped_by(desk.policy, REPORT_ENDS)
        self._analysis_ids = duties_stopped_by(desk.policy, ANALYSIS_ENDS)

    def rows(self, wanted: IncidentFilter) -> tuple[IncidentRow, ...]:
        """The newest cases; sentinel events on top until both were told, whatever else is looked for."""
        untold = self._is_untold()
        wished = self._wanted(wanted) | untold
        query = select(complaint, untold.label("untold")).where(wished, *self._desk.sight.seen())
        query = query.order_by(untold.desc(), known.desc(), complaint.c.id.desc()).limit(MOST_LISTED)
        with self._desk.database.reading() as connection:
            found = connection.execute(query).all()
            uids = [row.case_uid for row in found]
            duties, done = self._duties(connection, uids), _proceedings(connection, uids)
        return tuple(self._row(each, duties.get(each.case_uid, ()), done.get(each.case_uid, ())) for each in found)

    def count(self, wanted: IncidentFilter) -> int:
        """How many cases there are of that kind."""
        query = select(func.count()).select_from(complaint).where(self._wanted(wanted), *self._desk.sight.seen())
        with self._desk.database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def untold(self) -> int:
        """How many cases have a sentinel event of which not both were told."""
        query = select(func.count()).select_from(complaint).where(self._is_untold(), *self._desk.sight.seen())
        with self._desk.database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def years(self) -> tuple[int, ...]:
        """The fiscal years with cases, newest first, and the present one."""
        bounds = select(func.min(known), func.max(known)).where(bears_a_risk(), *self._desk.sight.seen())
        with self._desk.database.reading() as connection:
            first, last = connection.execute(bounds).one()
        present = fiscal_year_of_moment(self._desk.now().isoformat())
        named = [fiscal_year_of_moment(each) for each in (first, last) if each]
        return tuple(range(max([*named, present]), min([*named, present]) - 1, -1))

    def units(self) -> tuple[str, ...]:
        """The units that these cases concern."""
        elements = func.json_each(complaint.c.units).table_valued("value", joins_implicitly=True)
        query = select(elements.c.value).select_from(complaint, elements).where(bears_a_risk()).distinct()
        query = self._desk.sight.only(query)
        with self._desk.database.reading() as connection:
            return tuple(sorted(str(each) for each in connection.execute(query).scalars()))

    def _wanted(self, wanted: IncidentFilter) -> ColumnElement[bool]:
        conditions = [bears_a_risk(), counts(), *self._shown(wanted.show)]
        conditions += [of_unit(wanted.unit)] if wanted.unit else []
        conditions += [of_risk(*wanted.risk)] if wanted.risk else []
        conditions += [in_year(wanted.year)] if wanted.year else []
        return and_(*conditions)

    def _shown(self, show: Show) -> list[ColumnElement[bool]]:
        is_open = complaint.c.state == State.OPEN.value
        if show is Show.OPEN:
            return [is_open]
        if show is Show.PROVISIONAL:
            return [is_open, complaint.c.category_provisional.is_(True)]
        if show is Show.ANALYSIS:
            return [is_open, self._has_open_duty(self._analysis_ids)]
        return []

    def _is_untold(self) -> ColumnElement[bool]:
        has_sentinels = complaint.c.sentinels.is_not(None)
        return and_(
            complaint.c.state == State.OPEN.value, has_sentinels, self._has_open_duty(self._desk.policy.sentinels)
        )

    def _has_open_duty(self, ids: Collection[str]) -> ColumnElement[bool]:
        return exists(
            select(duty.c.id).where(duty.c.case_uid == complaint.c.case_uid, duty.c.id.in_(sorted(ids)), duty.c.open)
        )

    def _duties(self, connection: Connection, uids: Sequence[str]) -> dict[str, list[DutyRow]]:
        ids = {*self._report_ids, *self._analysis_ids, *self._desk.policy.sentinels}
        query = select(duty.c.case_uid, duty.c.due, duty.c.done)
        found: dict[str, list[DutyRow]] = {}
        for row in connection.execute(query.where(duty.c.case_uid.in_(uids), duty.c.id.in_(sorted(ids)))):
            found.setdefault(row.case_uid, []).append(duty_row(row.due, row.done))
        return found

    def _row(self, row: Row[tuple[object, ...]], duties: Sequence[DutyRow], done: Sequence["_Done"]) -> IncidentRow:
        measures = [each for each in done if each.kind == MEASURE]
        return IncidentRow(
            uid=row.case_uid,
            number=row.number,
            kind=row.kind or "",
            state=row.state,
            subject=row.subject,
            units=texts_in(row.units),
            known_at=datetime.fromisoformat(row.known_at or row.received_at or row.entered_at).astimezone(BANGKOK),
            level=row.level,
            category=row.category,
            nonclinical_level=row.nonclinical_level,
            sentinels=texts_in(row.sentinels),
            is_provisional=bool(row.category_provisional),
            up_to=row.category_up_to,
            review_on=date.fromisoformat(row.category_review_on) if row.category_review_on else None,
            untold=self._untold_of(row.state, duties),
            report=next((each for each in duties if each.id in self._report_ids), None),
            analysis=next((each for each in duties if each.id in self._analysis_ids), None),
            told=tuple(each.role for each in done if each.role),
            stages={each.kind: each.stages for each in done},
            measures=len(measures),
            open_measures=sum("put_in_place" not in each.stages for each in measures),
        )

    def _untold_of(self, state: str, duties: Sequence[DutyRow]) -> tuple[DutyRow, ...]:
        sentinels = (each for each in duties if each.id in self._desk.policy.sentinels)
        return tuple(each for each in sentinels if state == State.OPEN and not each.is_ended)


@dataclass(frozen=True)
class _Done:
    kind: str
    stages: tuple[str, ...]
    role: str


def _proceedings(connection: Connection, uids: Sequence[str]) -> dict[str, list[_Done]]:
    kinds = (REPORT, REVIEW, ANALYSIS, MEASURE, TELLING)
    role = proceeding.c["values"].op("->>")(f"$.{KINDS[TELLING].first.name}.{ROLE}")
    columns = (proceeding.c.case_uid, proceeding.c.kind, proceeding.c.stages, role.label(ROLE))
    query = select(*columns).where(proceeding.c.case_uid.in_(uids), proceeding.c.kind.in_(kinds), ~proceeding.c.void)
    found: dict[str, list[_Done]] = {}
    for row in connection.execute(query):
        found.setdefault(row.case_uid, []).append(
            _Done(row.kind, tuple(filter(None, row.stages.split(","))), row.role or "")
        )
    return found


def duty_row(due: str, done: str | None) -> DutyRow:
    """A duty as the tables keep it, with how it ended; who ticked it stays unsaid."""
    ended = json.loads(done) if done else {}
    at = ended.get("at")
    return DutyRow(
        **vars(Duty.from_json(json.loads(due))),
        done_at=datetime.fromisoformat(str(at)).astimezone(BANGKOK) if at else None,
        done_by=str(ended.get("by") or ""),
        means=str(ended.get("means") or ""),
        words=str(ended.get("words") or ""),
        not_needed=str(ended.get("not_needed") or ""),
    )
