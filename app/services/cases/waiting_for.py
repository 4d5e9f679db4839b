"""Who is waited for, since when and until when: requests, memos, hand-overs and documents that have not come back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from app.domain.fields import FieldKind
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import AT
from app.domain.stops import proceeding_of
from app.models.projection_tables import duty
from app.services.desk import Desk
from app.services.today.queries import WAITING

MOST = 2000
REMINDED, DUE_ON = "reminded", "due_on"
Stages = Mapping[str, Mapping[str, object] | None]
_DUTIES = select(duty.c.id, duty.c.due, duty.c.due_by).where(
    duty.c.case_uid.in_(bindparam("cases", expanding=True)), duty.c.open.is_(True), duty.c.due_by.is_not(None)
)


@dataclass(frozen=True)
class ByWhen:
    """Until when something is waited for, and the rule that says so; the day that was named goes before the rules'."""

    due_on: date
    rule: str


@dataclass(frozen=True)
class WaitedFor:
    """One thing that somebody outside this PC was asked for, and that has not come.

    `rule` gave the day; it is empty where the day was named in the request itself, or where there is none.
    """

    case_key: str
    number: str
    subject: str
    uid: str
    kind: str
    whom: str
    what: str
    since: datetime
    due_on: date | None
    reminded_at: datetime | None
    rule: str = ""


def waited_for(desk: Desk) -> tuple[WaitedFor, ...]:
    """Everything that is waited for in the open cases that are seen here: by whom, and for each the oldest first."""
    with desk.database.reading() as connection:
        found = _rows(connection, desk.sight.only(WAITING))
    return tuple(sorted(found, key=_by_whom))


def days_by_rule(connection: Connection, case_uids: Iterable[str]) -> dict[str, ByWhen]:
    """The earliest day that a rule gives for each proceeding of these cases, by its uid (SSO-6, PHR-1)."""
    found: dict[str, ByWhen] = {}
    for row in connection.execute(_DUTIES, {"cases": tuple(set(case_uids))}):
        uid, day = proceeding_of(row.id), date.fromisoformat(row.due_by[:10])
        if uid and (uid not in found or day < found[uid].due_on):
            found[uid] = ByWhen(day, str(json.loads(row.due)["rule"]))
    return found


def whom_and_what(kind: str, said: Stages) -> tuple[str, str]:
    """Whom the first stage asks, and for what."""
    first = said.get(KINDS[kind].first.name) or {}
    return _text(first, kind, FieldKind.TEXT), _text(first, kind, FieldKind.LONG_TEXT)


def named_day(kind: str, said: Stages) -> date | None:
    """The day that the last stage reached names; the day of an earlier stage was another one's."""
    reached = [stage for stage in KINDS[kind].stages if said.get(stage.name) and not stage.optional]
    return _day((said[reached[-1].name] or {}).get(DUE_ON)) if reached else None


def _rows(connection: Connection, waiting: Select[Any]) -> list[WaitedFor]:
    rows = connection.execute(waiting, {"most": MOST}).all()
    by_rule = days_by_rule(connection, (row.case_uid for row in rows))
    return [each for row in rows if (each := _row(row, by_rule.get(row.uid))) is not None]


def _row(row: Row[*tuple[Any, ...]], by_rule: ByWhen | None) -> WaitedFor | None:
    said: Stages = json.loads(row.said)
    since = _moment((said.get(KINDS[row.kind].first.name) or {}).get(AT)) or _moment(row.at)
    if since is None:
        return None
    whom, what = whom_and_what(row.kind, said)
    named = named_day(row.kind, said)
    return WaitedFor(
        case_key=row.case_uid,
        number=row.number,
        subject=row.subject,
        uid=row.uid,
        kind=row.kind,
        whom=whom,
        what=what,
        since=since,
        due_on=named or (by_rule.due_on if by_rule else None),
        reminded_at=_moment((said.get(REMINDED) or {}).get(AT)),
        rule="" if named or by_rule is None else by_rule.rule,
    )


def _text(values: Mapping[str, object], code: str, kind: FieldKind) -> str:
    """What the first stage says in its first field of that kind: whom it asks, or what for."""
    names = [each.name for each in KINDS[code].first.fields if each.kind is kind]
    return next((str(values[name]) for name in names if values.get(name)), "")


def _moment(value: object) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else None


def _day(value: object) -> date | None:
    return date.fromisoformat(value[:10]) if isinstance(value, str) else None


def _by_whom(row: WaitedFor) -> tuple[str, bool, date, datetime]:
    return row.whom, row.due_on is None, row.due_on or row.since.date(), row.since
