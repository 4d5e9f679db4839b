"""Copies of the data: made while others write, good or not there at all, thinned, and found out when they are bad."""

import errno
import os
import random
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.errors import Cancelled, DataFolderProblem
from app.services import integrity
from app.services.backup import making, swap
from app.services.backup.backups import Backups, copies_in, copy_findings
from app.services.backup.manifest import Inside, inside_of, read_manifest
from app.services.backup.places import first_place, turn
from app.services.backup.verifying import fault_of
from app.services.exchange import set_aside
from app.services.office import Office
from app.services.words.messages import words_for
from tests.cases import a_complaint

PAGE_BYTES = 4096
MODULE = "tests.services.killed_copying"


def unheard(_done: int, _of: int) -> None:
    """Nobody waits for the progress."""


def made(office: Office) -> Path:
    return Backups(office.desk).make(unheard).copy.path


@pytest.fixture
def filled(office: Office, tmp_path: Path) -> Office:
    """Three cases, one with a file of a quarter of a megabyte."""
    numbers = [office.complaints.record(a_complaint()) for _ in range(3)]
    (tmp_path / "photo.jpg").write_bytes(random.Random(1).randbytes(250_000))
    office.attachments.add(numbers[0], tmp_path / "photo.jpg")
    return office


@contextmanager
def files_of_at_most(size_bytes: int) -> Iterator[None]:
    """No file of this process can grow beyond that."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def flipped(copy: Path, target: Path, at: int) -> Path:
    """The copy with one bit of its database turned over."""
    shutil.copytree(copy, target)
    content = bytearray((target / swap.DATABASE).read_bytes())
    content[at] ^= 1
    (target / swap.DATABASE).write_bytes(content)
    return target


def left_in(place: Path) -> list[str]:
    return [path.name for path in place.iterdir() if path.name != ".turn"]


def test_a_copy_holds_what_the_data_hold_and_says_so(filled: Office) -> None:
    manifest = read_manifest(made(filled))
    assert (manifest.inside.counts["cases"], manifest.inside.counts["attachments"]) == (3, 1)
    assert manifest.inside.newest == "2569/00001" and manifest.made_at == filled.desk.now()


def test_a_copy_opens_as_a_data_folder_with_the_same_digest(filled: Office, office_in: Callable[..., Office]) -> None:
    other = office_in(shutil.copytree(made(filled), filled.database.folder.parent / "elsewhere"))
    with filled.database.reading() as here, other.database.reading() as there:
        assert integrity.digest(here) == integrity.digest(there)


def test_no_word_of_a_case_stands_in_a_copy(filled: Office) -> None:
    everything = b"".join(path.read_bytes() for path in made(filled).rglob("*") if path.is_file())
    assert "ผู้ร้อง".encode() not in everything and b"SQLite format" not in everything


def test_files_kept_for_an_officer_are_copied_too(filled: Office) -> None:
    (filled.database.folder / swap.SHELF).mkdir()
    (filled.database.folder / swap.SHELF / "a.ccx").write_bytes(b"kept")
    assert (made(filled) / swap.SHELF / "a.ccx").read_bytes() == b"kept"
    assert swap.SHELF == set_aside.KEPT


def test_a_file_laid_on_the_shelf_before_the_moment_of_the_copy_is_in_it(
    filled: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(connection: object) -> Inside:
        (filled.database.folder / swap.SHELF).mkdir(exist_ok=True)
        (filled.database.folder / swap.SHELF / "late.ccx").write_bytes(b"kept")
        return inside_of(connection)

    monkeypatch.setattr(making, "inside_of", look)
    assert (made(filled) / swap.SHELF / "late.ccx").read_bytes() == b"kept"


def test_two_copies_of_one_second_have_names_of_their_own(filled: Office) -> None:
    assert made(filled).name != made(filled).name
    assert [row.fault for row in copies_in(first_place(filled.database.folder))] == [None, None]


def test_a_copy_made_while_another_thread_saves_is_of_one_moment(filled: Office, tmp_path: Path) -> None:
    going, saved = threading.Event(), []

    def save() -> None:
        while not going.is_set():
            saved.append(filled.complaints.record(a_complaint()))

    writer = threading.Thread(target=save)
    writer.start()
    copies = [made(filled) for _ in range(3)]
    going.set()
    writer.join()
    assert saved and [fault_of(copy) for copy in copies] == [None] * 3
    counts = [read_manifest(copy).inside.counts["cases"] for copy in copies]
    assert counts == sorted(counts) and counts[-1] <= len(saved) + 3


def test_a_bit_turned_over_in_any_page_is_named_and_that_copy_is_never_good(
    filled: Office, tmp_path: Path, told: Callable[[str], None]
) -> None:
    copy, seed = made(filled), random.randrange(2**32)
    told(f"seed {seed}")
    chance = random.Random(seed)
    pages = (copy / swap.DATABASE).stat().st_size // PAGE_BYTES
    for page in {1, pages, *chance.sample(range(1, pages + 1), 8)}:
        at = (page - 1) * PAGE_BYTES + chance.randrange(PAGE_BYTES)
        fault = fault_of(flipped(copy, tmp_path / f"flipped-{page}", at))
        assert fault is not None and fault.code == "copy_page"
        assert f"page {page}" in fault.where or page == 1, fault


@pytest.mark.parametrize(
    ("name", "spoil", "code"),
    [
        ("copy.json", b"{", "copy_incomplete"),
        ("copy.json", b"[1]", "copy_incomplete"),
        ("key.json", b"{", "copy_no_key"),
        ("complaints.db", b"", "copy_page"),
        ("kept/b.ccx", b"put there later", "copy_changed"),
    ],
)
def test_a_spoilt_file_of_a_copy_is_found(filled: Office, name: str, spoil: bytes, code: str) -> None:
    copy = made(filled)
    (copy / name).write_bytes(spoil)
    (row,) = copies_in(first_place(filled.database.folder))
    assert row.fault is not None and row.fault.code == code
    assert "{" not in words_for(DataFolderProblem(copy, code, where=row.fault.where))


@pytest.mark.parametrize("name", ["complaints.db", "key.json", "copy.json"])
def test_a_copy_without_one_of_its_files_is_incomplete(filled: Office, name: str) -> None:
    copy = made(filled)
    (copy / name).unlink()
    fault = fault_of(copy)
    assert fault is not None and fault.code == "copy_incomplete"


def test_check_names_a_bad_copy(filled: Office) -> None:
    copy = made(filled)
    assert copy_findings(filled.database) == ()
    content = bytearray((copy / swap.DATABASE).read_bytes())
    content[3 * PAGE_BYTES + 17] ^= 4
    (copy / swap.DATABASE).write_bytes(content)
    (finding,) = copy_findings(filled.database)
    assert finding.code == "copy_page" and copy.name in finding.where and "page 4" in finding.where


def test_a_full_disk_leaves_no_half_copy_and_the_data_as_they_are(filled: Office) -> None:
    with files_of_at_most(100_000), pytest.raises(DataFolderProblem) as refusal:
        made(filled)
    assert refusal.value.code == "copy_failed"
    assert left_in(first_place(filled.database.folder)) == []
    assert filled.complaints.record(a_complaint()) == "2569/00004"


def test_a_copy_that_is_called_off_leaves_nothing(filled: Office) -> None:
    def call_off(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Backups(filled.desk).make(call_off)
    assert left_in(first_place(filled.database.folder)) == []


@pytest.mark.parametrize(("content", "code"), [(None, "no_key"), (b"{}", "newer_key"), (b"", "damaged_key")])
def test_without_a_good_key_file_no_copy_is_made(filled: Office, content: bytes | None, code: str) -> None:
    key = filled.database.folder / swap.KEY
    key.unlink() if content is None else key.write_bytes(content)
    with pytest.raises(DataFolderProblem) as refusal:
        made(filled)
    assert refusal.value.code == code and left_in(first_place(filled.database.folder)) == []


def test_a_key_file_older_than_the_data_makes_no_copy(filled: Office) -> None:
    with filled.database.transaction() as connection:
        connection.exec_driver_sql("update setting set value = '2' where name = 'key_generation'")
    with pytest.raises(DataFolderProblem) as refusal:
        made(filled)
    assert refusal.value.code == "old_key" and left_in(first_place(filled.database.folder)) == []


def test_one_process_at_a_time_makes_copies(filled: Office) -> None:
    with turn(filled.database.folder), pytest.raises(DataFolderProblem) as refusal:
        made(filled)
    assert refusal.value.code == "copying_already"
    assert fault_of(made(filled)) is None


def test_a_copy_of_each_copy_goes_to_the_second_place(filled: Office, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    backups = Backups(filled.desk)
    backups.choose_second_place(tmp_path / "stick")
    done = backups.make(unheard)
    assert done.second is not None and fault_of(done.second) is None
    assert [len(copies_in(place)) for place in backups.places()] == [1, 1]


@pytest.mark.parametrize("trouble", ["gone", "full", "a_file"])
def test_trouble_in_the_second_place_leaves_the_first_copy_good(
    filled: Office, tmp_path: Path, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, backups = tmp_path / "stick", Backups(filled.desk)
    stick.mkdir()
    backups.choose_second_place(stick)
    own = backups.places()[1]
    if trouble == "gone":
        stick.rmdir()
    elif trouble == "a_file":
        own.write_bytes(b"")
    else:
        monkeypatch.setattr(making, "copy_shelf", refusing(making.copy_shelf, own))
    done = backups.make(unheard)
    assert done.copy.fault is None and done.second is None and done.second_problem is not None
    assert words_for(done.second_problem)
    assert trouble != "full" or left_in(own) == []


def refusing(copy_shelf: Callable[[Path, Path], None], place: Path) -> Callable[[Path, Path], None]:
    """No room under that place."""

    def copy(source: Path, target: Path) -> None:
        if place in target.parents:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        copy_shelf(source, target)

    return copy


def test_making_a_copy_takes_away_those_that_have_had_their_time(filled: Office) -> None:
    copy = made(filled)
    old = replace(read_manifest(copy), made_at=datetime(2020, 1, 1, tzinfo=UTC))
    making.write_manifest(copy, old)
    assert Backups(filled.desk).make(unheard).removed == (copy.name,)
    assert len(copies_in(first_place(filled.database.folder))) == 1


@pytest.mark.shows("kill -9 and faults in backup, restore and migration")
def test_a_process_killed_while_copying_leaves_no_copy_or_a_good_one(
    filled: Office, tmp_path: Path, told: Callable[[str], None], office_in: Callable[..., Office]
) -> None:
    filled.database.close()
    seed = random.randrange(2**32)
    told(f"seed {seed}")
    points = [str(point) for point in sorted(random.Random(seed).sample(range(1, 40), 8))]
    for point in points:
        shutil.copytree(filled.database.folder, tmp_path / f"killed-{point}")
    said = killed("backup", tmp_path, points)
    assert "True" in said
    for point in points:
        place = first_place(tmp_path / f"killed-{point}")
        assert [row.fault for row in copies_in(place)] in ([], [None])
        assert fault_of(made(office_in(tmp_path / f"killed-{point}"))) is None
        assert not [name for name in left_in(place) if name.startswith(".")]


def killed(act: str, tmp_path: Path, points: list[str]) -> list[str]:
    command = [sys.executable, "-m", MODULE, act, str(tmp_path / "killed-{point}"), *points]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    return ran.stdout.split()
