"""The log keeps its promises, and each promise is watched by a test that can fail."""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.services import integrity
from app.services.cases import case_state
from app.services.log import commitments, heads, reading, store
from tests.services.log_laws import LAWS


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_log_keeps_its_promises(law: Callable[[Path], None], tmp_path: Path) -> None:
    law(tmp_path / "data")


def only_one_parent(heads: Sequence[reading.Head], shown: object) -> tuple[commitments.ChangeId, ...]:
    return ORIGINAL_PARENTS(heads, shown)[:1]


def every_head_is_a_parent(heads: Sequence[reading.Head], shown: object) -> tuple[commitments.ChangeId, ...]:
    return tuple(head.id for head in heads)


def the_newest_counts(heads: Sequence[reading.Head]) -> object:
    return reading.newest(heads).value


def any_two_heads_are_a_conflict(heads: Sequence[reading.Head]) -> bool:
    return len(heads) > 1


def nothing_is_a_conflict(heads: Sequence[reading.Head]) -> bool:
    return False


def parts_without_lengths(piece: bytes) -> bytes:
    return piece


def any_salt(salt: bytes, spelling: str) -> str:
    return commitments.digest_of("value-1", salt, spelling)


def a_hash_without_parents(header: str, places: Sequence[commitments.Place]) -> str:
    return ORIGINAL_HASH(header, [dataclasses.replace(place, parents=()) for place in places])


def a_leaf_without_its_unit(case_uid: str, position: int, entity: str, unit: str, digest: str) -> str:
    return ORIGINAL_LEAF(case_uid, position, entity, "", digest)


def a_leaf_without_its_case(case_uid: str, position: int, entity: str, unit: str, digest: str) -> str:
    return ORIGINAL_LEAF("", position, entity, unit, digest)


def no_head_ever_goes(*arguments: object) -> None:
    return None


def nothing_is_superseded(changes: Sequence[heads.KnownChange]) -> list[heads.KnownChange]:
    return [change for change in changes if change.place is not None]


def the_present_is_what_was_seen(connection: object, case_uid: str, *arguments: object) -> object:
    return store.heads_of(connection, case_uid)


def every_value_is_committed(*arguments: object) -> bool:
    return True


def headers_always_agree(*arguments: object) -> bool:
    return True


def told_or_not_it_is_closed(values: dict[str, object]) -> case_state.State:
    return case_state.State.CLOSED if values.get("outcome") else case_state.State.OPEN


ORIGINAL_PARENTS = reading.parents_shown
ORIGINAL_HASH = commitments.save_hash
ORIGINAL_LEAF = commitments.leaf_of

MUTANTS = (
    ((reading, "parents_shown"), only_one_parent),
    ((reading, "parents_shown"), every_head_is_a_parent),
    ((reading, "value_that_counts"), the_newest_counts),
    ((reading, "is_conflict"), any_two_heads_are_a_conflict),
    ((reading, "is_conflict"), nothing_is_a_conflict),
    ((commitments, "with_length"), parts_without_lengths),
    ((commitments, "value_digest"), any_salt),
    ((commitments, "save_hash"), a_hash_without_parents),
    ((commitments, "leaf_of"), a_leaf_without_its_unit),
    ((commitments, "leaf_of"), a_leaf_without_its_case),
    ((store, "_delete_heads"), no_head_ever_goes),
    ((heads, "heads_among"), nothing_is_superseded),
    ((store, "heads_as_of"), the_present_is_what_was_seen),
    ((integrity, "_is_committed"), every_value_is_committed),
    ((integrity, "_agrees"), headers_always_agree),
    ((case_state, "state_of"), told_or_not_it_is_closed),
)


@pytest.mark.parametrize(("place", "mutant"), MUTANTS, ids=lambda each: getattr(each, "__name__", ""))
def test_a_broken_log_is_noticed(
    place: tuple[object, str],
    mutant: Callable[..., object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(*place, mutant)
    assert any(_breaks(law, tmp_path / str(index)) for index, law in enumerate(LAWS))


def _breaks(law: Callable[[Path], None], folder: Path) -> bool:
    try:
        law(folder)
    except Exception:  # noqa: BLE001 - a law that cannot even run has noticed the mutant
        return True
    return False
