"""The heads that changes leave, known without reading back what was written, or before it is written."""

import sys
from collections.abc import Sequence

from app.services.log.commitments import ChangeId
from app.services.log.reading import Head, Heads, UnitKey, grouped
from app.services.log.store import Author, Change, Saved

_UNWRITTEN = "~"  # comes after every hash, because it is the newest


def heads_of_new_case(saved: Saved, author: Author, changes: Sequence[Change], at: str) -> dict[UnitKey, list[Head]]:
    """The heads of a case whose first save this is."""
    return grouped(
        Head(ChangeId(saved.hash, position), c.entity, c.unit, c.value, True, at, author.actor, saved.number, saved.id)
        for position, c in enumerate(changes)
    )


def heads_after(
    heads: Heads, saved: Saved, author: Author, changes: Sequence[Change], at: str
) -> dict[UnitKey, list[Head]]:
    """The heads of a known case now that `changes` are appended to it."""
    parents = {parent for change in changes for parent in change.parents}
    result = {key: list(each) for key, each in heads.items()}
    for key, coming in heads_of_new_case(saved, author, changes, at).items():
        result[key] = [*(each for each in result.get(key, ()) if each.id not in parents), *coming]
    return result


def heads_with(heads: Heads, changes: Sequence[Change], at: str) -> dict[UnitKey, list[Head]]:
    """The heads as they will be once `changes` are appended at `at`; their save has no hash and number yet."""
    result = {key: list(each) for key, each in heads.items()}
    for position, c in enumerate(changes):
        staying = [each for each in result.get((c.entity, c.unit), ()) if each.id not in c.parents]
        coming = Head(ChangeId(_UNWRITTEN, position), c.entity, c.unit, c.value, True, at, "", sys.maxsize, sys.maxsize)
        result[c.entity, c.unit] = [*staying, coming]
    return result
