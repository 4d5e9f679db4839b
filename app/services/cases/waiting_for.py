"""Who is waited for, since when and until when: requests, memos, hand-overs and documents that have not come back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from app.domain.fields import FieldKind
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import AT
from app.services.database import Database
from app.services.today.queries import WAITING

MOST = 2000
REMINDED = "reminded"


@dataclass(frozen=True)
class WaitedFor:
    """One thing that somebody outside this PC was asked for, and that has not come."""

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


def waited_for(database: Database) -> tuple[WaitedFor, ...]:
    """Everything that is waited for in open cases: by whom, and for each the oldest first."""
    with database.reading() as connection:
        found = _rows(connection)
    return tuple(sorted(found, key=_by_whom))


def _rows(connection: Connection) -> list[WaitedFor]:
    found = []
    for row in connection.execute(WAITING, {"most": MOST}):
        said: Mapping[str, Mapping[str, object]] = json.loads(row.said)
        first = said.get(KINDS[row.kind].first.name) or {}
        named = {name: value for values in said.values() for name, value in (values or {}).items()}
        since = _moment(first.get(AT)) or _moment(row.at)
        if since is not None:
            found.append(
                WaitedFor(
                    case_key=row.case_uid,
                    number=row.number,
                    subject=row.subject,
                    uid=row.uid,
                    kind=row.kind,
                    whom=_text(first, row.kind, FieldKind.TEXT),
                    what=_text(first, row.kind, FieldKind.LONG_TEXT),
                    since=since,
                    due_on=_day(named.get("due_on")),
                    reminded_at=_moment((said.get(REMINDED) or {}).get(AT)),
                )
            )
    return found


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
