"""Holds: somebody wants a case kept. A hold travels and outlives a restore; its reason goes to few."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime

from app.domain.buddhist_dates import BANGKOK
from app.services.log.authority import HOLD
from app.services.log.reading import Heads, newest, value_that_counts
from app.services.log.store import Change
from app.services.node import person_of
from app.services.retention.rows import HoldRow

HELD, RELEASED = "held", "hold_released"
_UNIT = "hold"
# In an entity of its own, because it is free text: the hold itself goes to everybody who has the case.
_WHY, _BECAUSE, _RELEASED_BECAUSE = "why_held:", "because", "released_because"


def standing_holds(heads: Heads, names: Mapping[str, str]) -> tuple[HoldRow, ...]:
    """The holds of a case that nobody has lifted, the oldest first; `names` are those of accounts by uid."""
    rows = []
    for (entity, unit), each in heads.items():
        if _is_hold(entity, unit) and value_that_counts(each):
            uid, head = entity.partition(":")[2], newest(each)
            because = heads.get((f"{_WHY}{uid}", _BECAUSE), ())
            since = datetime.fromisoformat(head.saved_at)
            rows.append(HoldRow(uid, since, person_of(head.actor, names), str(value_that_counts(because) or "")))
    return tuple(sorted(rows, key=_since))


def last_released_on(heads: Heads) -> date | None:
    """The day on which the last hold was lifted; None when none ever was."""
    lifted = [newest(each) for (entity, unit), each in heads.items() if _is_hold(entity, unit)]
    moments = [head.saved_at for head in lifted if not head.value]
    return datetime.fromisoformat(max(moments)).astimezone(BANGKOK).date() if moments else None


def new_hold(reason: str) -> list[Change]:
    """The changes that hold a case back."""
    uid = secrets.token_hex(8)
    return [Change(f"{HOLD}:{uid}", _UNIT, True), Change(f"{_WHY}{uid}", _BECAUSE, reason)]


def lifted(heads: Heads, uid: str, reason: str) -> list[Change]:
    """The changes that lift one hold; it stays in the history with its reason."""
    entity = f"{HOLD}:{uid}"
    parents = tuple(head.id for head in heads[entity, _UNIT])
    return [Change(entity, _UNIT, False, parents), Change(f"{_WHY}{uid}", _RELEASED_BECAUSE, reason)]


def _is_hold(entity: str, unit: str) -> bool:
    return entity.startswith(f"{HOLD}:") and unit == _UNIT


def _since(row: HoldRow) -> datetime:
    return row.since
