"""Whatever a file holds, it is read or refused with a code that has words: no accident, no hang, no thread left over.

`FUZZ_SECONDS` says for how long, roughly; `poe fuzz` takes an hour.
"""

import json
import os
import threading
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.container import Limits, opened
from app.services.exchange.container_layout import CLEAR_LINE_START, SectionEntry
from app.services.exchange.decryption import ENVELOPE_END, ENVELOPE_START
from app.services.exchange.words import EXCHANGE_FILES
from tests.exchange.pcs import (
    CENTRE,
    SAID,
    WARD,
    a_file,
    entry_of,
    enveloped,
    plain_of,
    sealed,
    with_entries,
    zipped,
)

EXAMPLES_A_SECOND = 40
SECONDS = int(os.environ.get("FUZZ_SECONDS", "10"))
fuzzing = settings(max_examples=EXAMPLES_A_SECOND * SECONDS, deadline=timedelta(seconds=20))
SMALL = Limits(file_bytes=300_000, attachment_bytes=50_000, unpacked_bytes=100_000, manifest_bytes=20_000, sections=5)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
DATA = [zipped(b"one\ntwo\n"), zipped(bytes(range(256))), zipped(b"")]
ENTRIES = [entry_of("saves", DATA[0], 8), entry_of("attached:00", DATA[1], 256, required=False)]
ENTRIES.append(entry_of("holdings", DATA[2], 0))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all files, because there are thousands."""
    return tmp_path_factory.mktemp("fuzzing")


@pytest.fixture(scope="module")
def good(folder: Path) -> bytes:
    """The bytes of a good file."""
    return a_file(folder).read_bytes()


def outcome(path: Path) -> str | list[tuple[str, int]]:
    """The code of a refusal, or the tag and unpacked length of each section."""
    threads = set(threading.enumerate())
    try:
        with opened(path, CENTRE.keys, WARD.known, limits=SMALL) as file:
            return [
                (section.tag, len("".join(f"{line}\n" for line in section.lines()).encode()))
                if section.required
                else (section.tag, len(section.content()))
                for section in file.sections()
            ]
    except UnusableExchangeFile as refused:
        assert refused.code in EXCHANGE_FILES
        return refused.code
    finally:
        assert set(threading.enumerate()) == threads


def put(folder: Path, content: bytes) -> Path:
    path = folder / "any.ccx"
    path.write_bytes(content)
    return path


@fuzzing
@given(content=st.binary(max_size=2000), start=st.sampled_from([b"", CLEAR_LINE_START]))
def test_any_bytes_are_refused(folder: Path, content: bytes, start: bytes) -> None:
    assert isinstance(outcome(put(folder, start + content)), str)


@fuzzing
@given(content=st.binary(max_size=2000), envelope=st.sampled_from([b"", b"-> X25519 YQ\nYQ", b"-> scrypt YQ 30\nYQ"]))
def test_any_bytes_after_a_good_clear_line_are_refused(folder: Path, content: bytes, envelope: bytes) -> None:
    body = content if not envelope else ENVELOPE_START + envelope + ENVELOPE_END + content
    assert isinstance(outcome(enveloped(folder, body)), str)


@fuzzing
@given(content=st.binary(max_size=2000))
def test_any_bytes_in_a_good_envelope_are_refused(folder: Path, content: bytes) -> None:
    assert isinstance(outcome(sealed(folder, content)), str)


@fuzzing
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(str.encode) | JSON.map(json.dumps).map(str.encode))
def test_any_manifest_under_the_wards_signature_is_refused(folder: Path, content: bytes) -> None:
    assert isinstance(outcome(sealed(folder, plain_of(content))), str)


@fuzzing
@given(data=st.data())
def test_a_good_file_changed_anywhere_is_refused(folder: Path, good: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 60)))
    changed = good[:start] + data.draw(st.binary(max_size=60)) + good[end:]
    assert isinstance(outcome(put(folder, changed)), str) or changed == good


@fuzzing
@given(
    listed=st.lists(st.sampled_from(range(3)), max_size=6),
    there=st.lists(st.sampled_from(range(3)), max_size=6),
)
def test_sections_in_another_order_than_listed_are_refused(folder: Path, listed: list[int], there: list[int]) -> None:
    entries = [ENTRIES[place] for place in listed]
    sections = [ENTRIES[place].head() + DATA[place] for place in there]
    found = outcome(sealed(folder, plain_of(with_entries(entries), *sections)))
    if listed == there and len(listed) <= SMALL.sections:
        assert found == [(entry.tag, entry.unpacked) for entry in entries]
    else:
        assert found == "broken"


@fuzzing
@given(data=st.data())
def test_a_manifest_changed_in_one_place_is_read_or_refused(folder: Path, data: st.DataObject) -> None:
    manifest = json.loads(json.dumps(with_entries(ENTRIES[:2])))
    changed = mutated(manifest, data.draw)
    sections = [entry.head() + content for entry, content in zip(ENTRIES[:2], DATA[:2], strict=True)]
    found = outcome(sealed(folder, plain_of(changed, *sections)))
    assert isinstance(found, str) or found == [(entry.tag, entry.unpacked) for entry in ENTRIES[:2]]


@fuzzing
@given(
    content=st.binary(max_size=300),
    tail=st.binary(max_size=3),
    cut=st.integers(0, 3),
    declared=st.integers(-2, 2),
    required=st.booleans(),
)
def test_a_section_unpacks_to_what_was_declared_or_is_refused(
    folder: Path, content: bytes, tail: bytes, cut: int, declared: int, required: bool
) -> None:
    packed = zipped(content)
    packed = packed[: len(packed) - cut] + tail
    entry = entry_of("saves", packed, len(content) + declared, required=required)
    found = outcome(sealed(folder, plain_of(with_entries([entry]), entry.head() + packed)))
    assert isinstance(found, str) or found == [("saves", entry.unpacked)]


@fuzzing
@given(packed=st.binary(max_size=300), entry=st.builds(replace, st.just(ENTRIES[0]), unpacked=st.integers(0, 10**12)))
def test_any_bytes_as_a_section_are_refused(folder: Path, packed: bytes, entry: SectionEntry) -> None:
    listed = entry_of(entry.tag, packed, entry.unpacked)
    found = outcome(sealed(folder, plain_of(with_entries([listed]), listed.head() + packed)))
    assert isinstance(found, str) or found == [(listed.tag, listed.unpacked)]


def mutated(thing: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> Any:
    """A copy with one place, somewhere inside, replaced, taken out or added."""
    if not isinstance(thing, (dict, list)) or not thing or draw(st.integers(0, 9)) == 0:
        return draw(JSON) if not isinstance(thing, dict) else {**thing, draw(st.text(max_size=5)): draw(JSON)}
    places = sorted(thing) if isinstance(thing, dict) else list(range(len(thing)))
    place = draw(st.sampled_from(places))
    copy = thing.copy()
    if draw(st.integers(0, 4)) == 0:
        del copy[place]
    else:
        copy[place] = mutated(thing[place], draw)
    return copy


def test_what_is_mutated_is_good_before(folder: Path) -> None:
    sections = [entry.head() + content for entry, content in zip(ENTRIES, DATA, strict=True)]
    assert SAID.items() <= with_entries(ENTRIES).items() and asdict(ENTRIES[0])
    assert outcome(sealed(folder, plain_of(with_entries(ENTRIES), *sections))) == [
        ("saves", 8),
        ("attached:00", 256),
        ("holdings", 0),
    ]
