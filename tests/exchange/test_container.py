"""A file between two PCs arrives whole, from the right one, or not at all."""

import errno
import io
import os
import re
import threading
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import UnusableExchangeFile
from app.services import whole_files
from app.services.exchange.container import (
    LIMITS,
    Limits,
    clear_line_of,
    opened,
    pack_bytes,
    pack_lines,
    write_file,
)
from app.services.exchange.container_layout import clear_line_bytes
from app.services.exchange.words import EXCHANGE_FILES
from app.services.words.messages import words_for
from app.translation import use_language
from tests.exchange.pcs import (
    CENTRE,
    CLEAR,
    LINES,
    PICTURE,
    SAID,
    WARD,
    a_file,
    plain_of,
    read_all,
    refusal_to_write,
    sealed,
    some_sections,
    with_entries,
)


@pytest.fixture(autouse=True)
def _no_thread_stays() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) == before


def test_what_one_pc_writes_the_other_one_reads(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    assert read_all(path) == {"saves": LINES, "attached:00": PICTURE}
    assert clear_line_of(path) == CLEAR


def test_the_manifest_says_what_the_sender_said(tmp_path: Path) -> None:
    with opened(a_file(tmp_path), CENTRE.keys, WARD.known) as file:
        assert file.manifest["origins"] == ["first", "second"]
        assert file.clear == CLEAR


def test_a_file_without_sections_is_a_file(tmp_path: Path) -> None:
    assert read_all(a_file(tmp_path, [])) == {}


def test_empty_sections_arrive_empty(tmp_path: Path) -> None:
    path = a_file(tmp_path, [pack_lines("saves", []), pack_bytes("attached:00", b"", required=False)])
    assert read_all(path) == {"saves": [], "attached:00": b""}


def test_a_section_that_nobody_reads_does_not_stop_the_next_one(tmp_path: Path) -> None:
    with opened(a_file(tmp_path), CENTRE.keys, WARD.known) as file:
        assert [section.tag for section in file.sections()] == ["saves", "attached:00"]


def test_a_section_half_read_does_not_stop_the_next_one(tmp_path: Path) -> None:
    path = a_file(tmp_path, [pack_lines("saves", map(str, range(200_000))), pack_bytes("attached:00", PICTURE)])
    with opened(path, CENTRE.keys, WARD.known) as file:
        sections = file.sections()
        assert next(next(sections).lines()) == "0"
        assert next(sections).content() == PICTURE


def test_reading_can_stop_anywhere_and_start_again(tmp_path: Path) -> None:
    path = a_file(tmp_path, [pack_bytes("attached:00", os.urandom(6_000_000)), *some_sections()])
    with opened(path, CENTRE.keys, WARD.known) as file:
        next(file.sections())
        assert [section.tag for section in file.sections()] == ["attached:00", "saves", "attached:00"]


def test_lines_longer_than_any_piece_arrive_whole(tmp_path: Path) -> None:
    lines = ["ก" * 300_000, "", os.urandom(200_000).hex(), "end"]
    assert read_all(a_file(tmp_path, [pack_lines("saves", lines)])) == {"saves": lines}


def test_an_attachment_of_nothing_but_zeros_is_not_taken_for_a_bomb(tmp_path: Path) -> None:
    path = a_file(tmp_path, [pack_bytes("attached:00", bytes(3_000_000), required=False)])
    assert read_all(path) == {"attached:00": bytes(3_000_000)}


def test_no_word_of_the_content_stands_in_the_file(tmp_path: Path) -> None:
    path = a_file(tmp_path, [pack_bytes("attached:00", os.urandom(100) + b"Somsri")])
    assert b"Somsri" not in path.read_bytes() and b"first" not in path.read_bytes()


def test_many_short_lines_are_no_long_one(tmp_path: Path) -> None:
    path = a_file(tmp_path, [pack_lines("saves", ["four"] * 50)])
    with opened(path, CENTRE.keys, WARD.known, limits=Limits(line_bytes=5)) as file:
        assert [len(list(section.lines())) for section in file.sections()] == [50]


def test_brackets_inside_words_are_no_depth(tmp_path: Path) -> None:
    path = tmp_path / "deep.ccx"
    write_file(path, CLEAR, {"a": '[{"\\' * 100}, [], WARD.keys, CENTRE.known)
    with opened(path, CENTRE.keys, WARD.known) as file:
        assert file.manifest["a"] == '[{"\\' * 100


@pytest.mark.parametrize(
    "limits",
    [
        Limits(file_bytes=100),
        Limits(file_bytes=sum(len(each.data) for each in some_sections()) + 10),
        Limits(attachment_bytes=100),
        Limits(line_bytes=3),
        Limits(manifest_bytes=100),
        Limits(sections=1),
    ],
)
def test_neither_side_goes_beyond_a_limit(tmp_path: Path, limits: Limits) -> None:
    path = a_file(tmp_path)
    assert refusal_to_write(tmp_path / "new.ccx", limits) == "too_large_to_write"
    assert not (tmp_path / "new.ccx").exists()
    with pytest.raises(UnusableExchangeFile), opened(path, CENTRE.keys, WARD.known, limits=limits) as file:
        assert [list(s.lines()) if s.required else s.content() for s in file.sections()] == []


def test_a_name_for_a_section_that_is_none_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UnusableExchangeFile, match="broken"):
        a_file(tmp_path, [pack_bytes("../../ไฟล์", b"")])


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path)
    before = path.read_bytes()

    def no_room(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    assert refusal_to_write(path) == "disk_full"
    assert [each.name for each in tmp_path.iterdir()] == [path.name] and path.read_bytes() == before


@pytest.mark.shows("disk full, stick pulled, folder read-only")
def test_a_disk_that_fills_up_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nearly_full(path: Path, _mode: str, opener: object = None) -> FullDisk:
        path.touch()
        return FullDisk()

    monkeypatch.setattr(whole_files, "open", nearly_full, raising=False)
    assert refusal_to_write(tmp_path / "new.ccx") == "disk_full"
    assert not list(tmp_path.iterdir())


class FullDisk(io.BytesIO):
    """A file on a disk with room for the clear line only."""

    def write(self, content: Any) -> int:
        if self.tell():
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(content)


def test_what_is_no_ordinary_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ccx")
    assert refusal_to_write(tmp_path / "pipe.ccx") == "not_writable"
    assert refusal_to_write(tmp_path) == "not_writable"
    assert (tmp_path / "pipe.ccx").is_fifo()


def test_a_folder_that_is_gone_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    assert refusal_to_write(tmp_path / "no folder" / "a.ccx") == "not_writable"
    (tmp_path / "a file").write_bytes(b"")
    assert refusal_to_write(tmp_path / "a file" / "a.ccx") == "not_writable"
    assert [each.name for each in tmp_path.iterdir()] == ["a file"]


def test_a_file_cut_while_it_is_read_is_noticed(tmp_path: Path) -> None:
    path = a_file(tmp_path, [pack_bytes(f"attached:{place}", os.urandom(3_000_000)) for place in range(3)])
    with opened(path, CENTRE.keys, WARD.known) as file:
        os.truncate(path, 4_000_000)
        with pytest.raises(UnusableExchangeFile, match=r"altered|cut_short"):
            list(file.sections())


def test_a_file_changed_between_the_two_passes_is_noticed(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    with opened(path, CENTRE.keys, WARD.known) as file:
        other = sealed(tmp_path, plain_of(with_entries([], file_id="other"))).read_bytes()
        with path.open("r+b") as again:
            again.write(other)
            again.truncate()
        with pytest.raises(UnusableExchangeFile, match="altered"):
            list(file.sections())


@pytest.mark.shows("disk full, stick pulled, folder read-only")
def test_a_stick_pulled_out_while_reading_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path, [pack_bytes("attached:00", os.urandom(6_000_000)), *some_sections()])
    stick = Stick(path)
    monkeypatch.setattr(Path, "open", stick.opened)
    with opened(path, CENTRE.keys, WARD.known) as file:
        sections = file.sections()
        next(sections)
        stick.is_out = True
        with pytest.raises(UnusableExchangeFile, match="not_readable"):
            list(sections)


class Stick(io.FileIO):
    """A file on a stick that can be pulled out."""

    is_out = False

    def opened(self, _mode: str) -> "Stick":
        return self

    def read(self, size: int | None = -1) -> bytes:
        if self.is_out:
            raise OSError(errno.EIO, "Input/output error")
        return super().read(size)


def test_a_damaged_key_is_a_refusal_and_no_accident(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    own, known = replace(CENTRE.keys, identity="AGE-SECRET-KEY-"), replace(WARD.known, verify=b"short")
    for keys, peer in ((own, WARD.known), (CENTRE.keys, known)):
        with pytest.raises(UnusableExchangeFile, match="keys_damaged"):
            opened(path, keys, peer)
    with pytest.raises(UnusableExchangeFile, match="keys_damaged"):
        write_file(path, CLEAR, SAID, [], WARD.keys, replace(CENTRE.known, recipient="age1"))


def test_reading_holds_little_in_memory_however_large_the_file(tmp_path: Path) -> None:
    path = a_file(tmp_path, [pack_bytes(f"attached:{place}", os.urandom(6_000_000)) for place in range(3)])
    tracemalloc.start()
    with opened(path, CENTRE.keys, WARD.known) as file:
        list(file.sections())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000


@pytest.mark.parametrize("code", EXCHANGE_FILES)
def test_the_words_speak_of_files_and_people_and_of_no_cryptography(code: str) -> None:
    use_language("en")
    words = words_for(UnusableExchangeFile(Path("from-ward.ccx"), code))
    assert "from-ward.ccx" in words and "{" not in words
    assert not re.search(r"signature|encrypt|decrypt|key|digest|hash|manifest|section|json", words, re.IGNORECASE)


def test_the_length_in_the_clear_line_can_be_filled_in_last() -> None:
    assert len(clear_line_bytes(CLEAR, 0)) == len(clear_line_bytes(CLEAR, LIMITS.file_bytes))
