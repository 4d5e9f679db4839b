"""What the log says now: heads, the value that counts meanwhile, and conflicts.

While a unit has different heads the newest is shown, but the safe one counts (exchange.md, Heads).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from app.domain.endings import has_ended
from app.domain.vocabulary import RANK, Track
from app.services.log.commitments import ChangeId, canonical

UnitKey = tuple[str, str]
# A clock that was set to a Buddhist year stands 543 years ahead and would be the newest for ever.
FIRST_PLAUSIBLE_YEAR, LAST_PLAUSIBLE_YEAR = "2000", "2199"
END_OF_DAY = "T23:59:59+07:00"  # until when something may be done that ends with a day


class Head(NamedTuple):
    """A change that nothing supersedes. `held` is False when its value was erased, withheld or is missing.

    `number` counts the saves of its origin, the same on every PC; `save_id` those that came to this PC.
    """

    id: ChangeId
    entity: str
    unit: str
    value: object
    held: bool
    saved_at: str
    actor: str
    number: int = 0
    save_id: int = 0


Heads = Mapping[UnitKey, Sequence[Head]]


def grouped(heads: Iterable[Head]) -> dict[UnitKey, list[Head]]:
    """Heads by what they set."""
    result: defaultdict[UnitKey, list[Head]] = defaultdict(list)
    for each in heads:
        result[each.entity, each.unit].append(each)
    return dict(result)


def is_conflict(heads: Sequence[Head]) -> bool:
    """Different values; equal ones are no conflict, however many PCs wrote them."""
    return len(heads) > 1 and len({(head.held, canonical(head.value)) for head in heads}) > 1


def newest(heads: Sequence[Head]) -> Head:
    """The one to show; ties are settled by hash, the same on every PC. A time out of all reason orders nothing."""
    return max(heads, key=lambda head: (_plausible(head.saved_at), head.id.hash, head.id.position))


def _plausible(saved_at: str) -> str:
    return saved_at if FIRST_PLAUSIBLE_YEAR <= saved_at[:4] <= LAST_PLAUSIBLE_YEAR else ""


def value_that_counts(heads: Sequence[Head]) -> object:
    """The value of a unit; while heads differ, the safe one."""
    if len(heads) == 1:  # nearly always, and every reading of a case asks for every unit
        return heads[0].value if heads[0].held else None
    held = [head for head in heads if head.held]
    if not held:
        return None
    if not is_conflict(held):
        return held[0].value
    safe = _safe_rule(held[0].entity, held[0].unit)
    return safe(held) if safe is not None else newest(held).value


def parents_shown(heads: Sequence[Head], shown: object) -> tuple[ChangeId, ...]:
    """Every head whose value is the one a form shows; one parent too few leaves a phantom conflict."""
    spelling = canonical(shown)
    return tuple(head.id for head in heads if (canonical(head.value) == spelling if head.held else shown is None))


def _any_true(heads: Sequence[Head]) -> object:
    return next((head.value for head in heads if head.value), newest(heads).value)


def _open_if_any(heads: Sequence[Head]) -> object:
    """An outcome that leaves the case open: none, or one that the complainant was not told."""
    unsettled = (head.value for head in heads if not _ends(head.value))
    return next(unsettled, newest(heads).value)


def _ends(outcome: object) -> bool:
    return isinstance(outcome, dict) and has_ended(outcome)


def _earliest_due(heads: Sequence[Head]) -> object:
    due = [head.value for head in heads if isinstance(head.value, dict)]
    return min(due, key=_due_order) if due else None


def due_by(due: Mapping[str, object]) -> str | None:
    """The last moment of a due date or time, as text that sorts; more time, granted or waited, goes before it."""
    later = later_on(due)
    if due.get("due_at") and not later:
        return str(due["due_at"])
    # A day ends after every hour in it, so that a moment on that day is the earlier of the two.
    day = later or due.get("due_on")
    return f"{day}{END_OF_DAY}" if day else None


def later_on(due: Mapping[str, object]) -> str | None:
    """The day until which it may be done where that is not the rule's, as in `Duty.later_on`."""
    return max(str(due.get("extended_on") or ""), str(due.get("paused_to") or "")) or None


def _due_order(value: Mapping[str, object]) -> tuple[bool, str, str]:
    moment = due_by(value)
    return moment is None, moment or "", canonical(value)


_RANK_OF_DISCLOSURE = {"no_consent": 0, "anonymous": 1, "consent": 2}


def _narrowest_grant(heads: Sequence[Head]) -> object:
    return min((head.value for head in heads), key=lambda value: RANK.get(str(value), 0))


def _most_protecting(heads: Sequence[Head]) -> object:
    return min((head.value for head in heads), key=lambda value: _RANK_OF_DISCLOSURE.get(str(value), 3))


def _restricted_if_any(heads: Sequence[Head]) -> object:
    return next((head.value for head in heads if head.value == Track.RESTRICTED), newest(heads).value)


def _urgent_if_any(heads: Sequence[Head]) -> object:
    urgent = (h.value for h in heads if isinstance(h.value, dict) and h.value.get("priority") == "urgent")
    return next(urgent, newest(heads).value)


SafeRule = Callable[[Sequence[Head]], object]

_SAFE_UNITS: Mapping[str, SafeRule] = {
    "protected": _any_true,
    "sensitive": _any_true,
    "hold": _any_true,
    "may_escalate": _any_true,
    "reporter_withheld": _any_true,
    "restricted": _restricted_if_any,
    "outcome": _open_if_any,
    "due": _earliest_due,
    "disclosure": _most_protecting,
    "priority": _urgent_if_any,
}
_SAFE_PREFIXES: Mapping[str, SafeRule] = {"sentinel": _any_true, "topic": _any_true}


def _safe_rule(entity: str, unit: str) -> SafeRule | None:
    if entity.startswith("grant:"):
        return _narrowest_grant
    return _SAFE_UNITS.get(unit) or _SAFE_PREFIXES.get(unit.partition(":")[0])
