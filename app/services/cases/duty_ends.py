"""How a duty ended: the bare end, which a summary shows, and who and in what words, in a unit of their own.

Logs from before the two were parted have one unit with everything, under the name that the words bear now.
"""

from collections.abc import Iterator, Mapping

from app.services.cases.case_state import DUTY, END, WORDS_OF_END
from app.services.log.reading import Head, Heads, UnitKey, value_that_counts
from app.services.log.store import Change

# What ended a duty by itself: the closing of the case, or the proceeding of that name in the log.
BY_CLOSING, STOPPED_BY = "stopped_by_closing", "stopped_by"
NO_REASON = "-"
"""Stands for the reason why a duty is not needed where that was erased or is not for this PC."""


def is_end(entity: str, unit: str) -> bool:
    """Whether the unit belongs to the end of a duty."""
    return entity.startswith(DUTY) and unit in (END, WORDS_OF_END)


def end_of(units: Mapping[str, object]) -> dict[str, object] | None:
    """What became of a duty with these units, in one piece; None while it runs."""
    said = units.get(WORDS_OF_END)
    words = dict(said) if isinstance(said, dict) else {}
    if END not in units:
        return words or None
    bare = units[END]
    if not isinstance(bare, dict):
        return None
    reason = (words.get("not_needed") or NO_REASON) if bare.get("not_needed") else ""
    return {**words, **bare, "not_needed": reason}


def end_changes(duty_id: str, end: object, heads: Heads) -> list[Change]:
    """The changes that end a duty as `end` says in one piece, or with None let it run again."""
    entity = f"{DUTY}{duty_id}"
    changes = [_change(entity, END, _bare(end) if isinstance(end, dict) else None, heads)]
    if isinstance(end, dict):
        changes.append(_change(entity, WORDS_OF_END, _words(end), heads))
    elif (entity, WORDS_OF_END) in heads:
        changes.append(_change(entity, WORDS_OF_END, None, heads))
    return changes


def ends_said(heads: Heads, entity: str) -> Iterator[tuple[Head, dict[str, object] | None]]:
    """Each end that stands for a duty, in one piece, with one of the heads that say so."""
    standing = {unit: heads[entity, unit] for unit in (END, WORDS_OF_END) if (entity, unit) in heads}
    counts = {unit: value_that_counts(each) for unit, each in standing.items()}
    saves = {head.id.hash: head for each in reversed(standing.values()) for head in each}
    for hash_, head in sorted(saves.items(), key=_order):
        own = {unit: h.value for unit, each in standing.items() for h in each if h.id.hash == hash_}
        yield head, end_of({**counts, **own})


def end_that_counts(heads: Heads, entity: str) -> dict[str, object] | None:
    """What became of a duty as these heads say; while they differ, what is shown meanwhile."""
    units: list[UnitKey] = [(entity, unit) for unit in (END, WORDS_OF_END) if (entity, unit) in heads]
    return end_of({unit: value_that_counts(heads[entity, unit]) for entity, unit in units})


def _order(item: tuple[str, Head]) -> tuple[int, int]:
    return item[1].save_id, item[1].id.position


def _change(entity: str, unit: str, value: object, heads: Heads) -> Change:
    return Change(entity, unit, value, tuple(head.id for head in heads.get((entity, unit), ())))


def _bare(end: Mapping[str, object]) -> dict[str, object]:
    bare: dict[str, object] = {"at": end.get("at"), "not_needed": bool(end.get("not_needed"))}
    return bare | ({BY_CLOSING: True} if end.get(BY_CLOSING) else {})


def _words(end: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in end.items() if name not in ("at", BY_CLOSING)}
