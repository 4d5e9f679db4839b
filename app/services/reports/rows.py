"""The rows behind an indicator: what of each case says whether it is counted, and whether it was in time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, literal, or_, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.indicators.counted import Written
from app.domain.indicators.entries import IndicatorCount
from app.domain.indicators.pool import Clock
from app.domain.vocabulary import State
from app.models.log_tables import head
from app.models.projection_tables import complaint, duty
from app.services.counts.conditions import is_counted, received_from
from app.services.log.authority import ATTACHMENT

NEEDED = ("", 0)  # what the end of a duty says of "not needed" where it was done
AFTER_ATTACHMENT = ATTACHMENT[:-1] + chr(ord(ATTACHMENT[-1]) + 1)  # the first name that no attachment bears


@dataclass(frozen=True)
class CaseFound:
    """One case of the kinds that are counted; `outcome` and `told_on` are there once it is closed."""

    uid: str
    received_at: datetime
    level: int | None
    group: str
    outcome: str
    told_on: date | None
    written: Written

    @property
    def received_on(self) -> date:
        """The day of receipt, in Asia/Bangkok."""
        return self.received_at.date()


def received_or_due(first: date, last: date) -> ColumnElement[bool]:
    """Received from `first` to `last`, both included, or before while something was due on `first` or later."""
    begins = datetime.combine(first, time.min, BANGKOK).isoformat()
    due = select(duty.c.case_uid).where(duty.c.due_by >= begins)
    return or_(received_from(first, last), and_(received_from(date.min, last), complaint.c.case_uid.in_(due)))


def cases_where(connection: Connection, counted: IndicatorCount, wanted: ColumnElement[bool]) -> tuple[CaseFound, ...]:
    """The cases of the counted kinds for which `wanted` holds, the oldest first.

    Voided numbers, and what was joined into another case, are left out.
    """
    query: Select[tuple[object, ...]] = (
        select(*_COLUMNS, _has_file(counted).label("has_file"))
        .where(complaint.c.kind.in_(counted.kinds), is_counted(), wanted)
        .order_by(complaint.c.received_at, complaint.c.id)
    )
    return tuple(_case_found(row, counted) for row in connection.execute(query))


def clocks_where(
    connection: Connection, duties: Collection[str], wanted: ColumnElement[bool]
) -> Mapping[str, Mapping[str, Clock]]:
    """By case and duty: the day by which the rule wants it, and the day on which it was done.

    More time that was granted is not counted (DAY-6), nor a duty that was said to be not needed. Of the cases for
    which `wanted` holds.
    """
    due_on, done_at = func.json_extract(duty.c.due, "$.due_on"), func.json_extract(duty.c.done, "$.at")
    is_needed = func.coalesce(func.json_extract(duty.c.done, "$.not_needed"), "").in_(NEEDED)
    query = (
        select(duty.c.case_uid, duty.c.id, due_on, done_at)
        .join(complaint, complaint.c.case_uid == duty.c.case_uid)
        .where(duty.c.id.in_(sorted(duties)), due_on.is_not(None), is_needed, wanted)
    )
    found: dict[str, dict[str, Clock]] = {}
    for case_uid, name, due, done in connection.execute(query):
        found.setdefault(case_uid, {})[name] = Clock(date.fromisoformat(due), _day(done) if done else None)
    return found


def _case_found(row: Row[tuple[object, ...]], counted: IndicatorCount) -> CaseFound:
    is_closed = row.state == State.CLOSED.value
    return CaseFound(
        uid=row.case_uid,
        received_at=datetime.fromisoformat(row.received_at).astimezone(BANGKOK),
        level=row.level,
        group=row.resolution_group or "",
        outcome=str(row.outcome or "") if is_closed else "",
        told_on=_day(row.told_at) if is_closed and row.told_at else None,
        written=Written(
            kind=row.kind,
            channel=row.channel or "",
            given={name: str(getattr(row, name) or "") for name in counted.asks_for},
            has_paper=bool(row.complainant_signature) or bool(row.has_file),
        ),
    )


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone(BANGKOK).date()


def _has_file(counted: IndicatorCount) -> ColumnElement[bool]:
    """Whether a file is kept with the case; nobody looks where nothing depends on it."""
    if not counted.in_writing:
        return literal(value=False)
    named = head.c.entity.between(ATTACHMENT, AFTER_ATTACHMENT)
    return exists(select(head.c.case_uid).where(head.c.case_uid == complaint.c.case_uid, named))


_COLUMNS = tuple(
    complaint.c[name]
    for name in (
        "case_uid",
        "received_at",
        "kind",
        "level",
        "resolution_group",
        "state",
        "outcome",
        "told_at",
        "channel",
        "complainant_name",
        "complainant_phone",
        "complainant_address",
        "complainant_email",
        "complainant_signature",
    )
)
