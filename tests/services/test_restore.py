"""Putting a copy back: the whole of it or nothing, a new origin, and the next start says so."""

import json
import random
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import DataFolderProblem
from app.services import integrity
from app.services.audit.others import said_of_the_past
from app.services.backup import swap
from app.services.backup.former_data import KEPT_AS
from app.services.backup.restoring import put_back
from app.services.node import SetUp, origins_of_this_pc
from app.services.office import Office
from app.services.words.audit_words import found_in_words
from tests.cases import a_complaint
from tests.services.test_backup import files_of_at_most, killed, made

Opened = Callable[[Path], Office]


@pytest.fixture
def opened(now: datetime, outside: Path) -> Opened:
    """Opens a data folder as the program does, remembered outside; whoever asks closes it."""

    def open_folder(folder: Path, role: str = "centre") -> Office:
        return bootstrap.open_office(folder, clock=lambda: now, outside=outside, set_up=SetUp(role=role))

    return open_folder


@pytest.fixture
def copied(tmp_path: Path, opened: Opened) -> tuple[Path, Path, str]:
    """A closed data folder, a copy of it with two cases, and the digest of the copy; one case came later."""
    office = opened(tmp_path / "data")
    for _ in range(2):
        office.complaints.record(a_complaint())
    copy, digest = made(office), digest_of(office)
    office.complaints.record(a_complaint(place="ตึกหน้า"))
    office.database.close()
    return tmp_path / "data", copy, digest


def digest_of(office: Office) -> str:
    with office.database.reading() as connection:
        return integrity.digest(connection)


def numbers_in(office: Office) -> list[str]:
    return sorted(row.number for row in office.register.everything())


def test_the_restored_folder_has_the_digest_of_the_copy(
    copied: tuple[Path, Path, str], opened: Opened, now: datetime
) -> None:
    folder, copy, digest = copied
    put_back(folder, copy, now)
    office = opened(folder)
    assert digest_of(office) == digest and integrity.findings(office.database) == ()
    office.database.close()


def test_it_takes_a_new_origin_once_and_says_what_happened(
    copied: tuple[Path, Path, str], opened: Opened, now: datetime
) -> None:
    folder, copy, _digest = copied
    kept = put_back(folder, copy, now)
    office = opened(folder)
    assert "10.35" in office.notices[0] and str(kept) in office.notices[0] and len(office.notices) == 2
    with office.database.reading() as connection:
        assert len(origins_of_this_pc(connection)) == 2
    assert office.complaints.record(a_complaint()) == "2569/00004"  # 00003 was given
    office.database.close()
    again = opened(folder)
    assert again.notices == ()
    again.database.close()


def test_who_put_a_copy_back_and_when_is_kept_and_found_by_verifying(
    copied: tuple[Path, Path, str], opened: Opened, now: datetime
) -> None:
    folder, copy, _digest = copied
    office = opened(folder)
    uid, name = office.desk.person.uid, office.desk.person.name
    office.database.close()
    put_back(folder, copy, now, by=uid)
    office = opened(folder)
    with office.database.reading() as connection:
        found = next(each for each in said_of_the_past(connection) if each.code == "put_back")
    assert found.data == {"count": 1, "at": now.isoformat(), "by": name} and name in found_in_words(found)
    office.database.close()


def test_a_start_that_was_killed_before_it_forgot_the_restore_takes_no_second_origin(
    copied: tuple[Path, Path, str], opened: Opened, now: datetime
) -> None:
    folder, copy, _digest = copied
    put_back(folder, copy, now)
    said = (folder / swap.CAME_BACK).read_bytes()
    opened(folder).database.close()
    (folder / swap.CAME_BACK).write_bytes(said)
    office = opened(folder)
    with office.database.reading() as connection:
        assert len(origins_of_this_pc(connection)) == 2
    assert office.notices == () and not (folder / swap.CAME_BACK).exists()
    office.database.close()


def test_a_copy_of_the_present_state_is_a_set_back_too(tmp_path: Path, opened: Opened, now: datetime) -> None:
    office = opened(tmp_path / "data")
    office.complaints.record(a_complaint())
    copy = made(office)
    office.database.close()
    put_back(tmp_path / "data", copy, now)
    office = opened(tmp_path / "data")
    with office.database.reading() as connection:
        assert len(origins_of_this_pc(connection)) == 2
    office.database.close()


def test_on_a_new_pc_the_centre_gives_no_number_until_somebody_confirms(
    copied: tuple[Path, Path, str], tmp_path: Path, now: datetime
) -> None:
    _folder, copy, digest = copied
    assert put_back(tmp_path / "new", copy, now) is None
    office = bootstrap.open_office(tmp_path / "new", clock=lambda: now, outside=tmp_path / "other-state")
    assert digest_of(office) == digest and not office.desk.node.gives_official_numbers
    office.database.close()


def test_what_was_there_before_is_kept_and_can_be_opened(
    copied: tuple[Path, Path, str], opened: Opened, now: datetime, tmp_path: Path
) -> None:
    folder, copy, _digest = copied
    kept = put_back(folder, copy, now)
    assert kept is not None and kept.parent == folder and kept.name.startswith("before-restore-2026-11-21")
    before = bootstrap.open_office(shutil.copytree(kept, tmp_path / "before"), clock=lambda: now)
    assert numbers_in(before) == ["2569/00001", "2569/00002", "2569/00003"]
    before.database.close()


def test_a_bad_copy_changes_nothing(copied: tuple[Path, Path, str], opened: Opened, now: datetime) -> None:
    folder, copy, _digest = copied
    with (copy / swap.DATABASE).open("r+b") as file:
        file.seek(9_000)
        file.write(b"!")
    with pytest.raises(DataFolderProblem) as refusal:
        put_back(folder, copy, now)
    assert refusal.value.code == "copy_page"
    assert_as_before(folder, opened)


def test_while_somebody_has_the_data_open_nothing_is_put_back(
    copied: tuple[Path, Path, str], opened: Opened, now: datetime
) -> None:
    folder, copy, _digest = copied
    office = opened(folder)
    with pytest.raises(DataFolderProblem) as refusal:
        put_back(folder, copy, now)
    assert refusal.value.code == "open_elsewhere"
    assert office.complaints.record(a_complaint()) == "2569/00004"
    office.database.close()


def test_a_full_disk_changes_nothing(copied: tuple[Path, Path, str], opened: Opened, now: datetime) -> None:
    folder, copy, _digest = copied
    with files_of_at_most(50_000), pytest.raises(DataFolderProblem) as refusal:
        put_back(folder, copy, now)
    assert refusal.value.code == "restore_failed"
    assert_as_before(folder, opened)


@pytest.mark.parametrize("trouble", ["zero_bytes", "damaged", "no_database", "no_key", "other_key", "nothing"])
def test_a_copy_comes_back_whatever_is_wrong_with_the_data(
    copied: tuple[Path, Path, str], opened: Opened, now: datetime, trouble: str, tmp_path: Path
) -> None:
    folder, copy, digest = copied
    data, key = folder / swap.DATABASE, folder / swap.KEY
    if trouble in ("zero_bytes", "damaged"):
        data.write_bytes(b"" if trouble == "zero_bytes" else b"x" * 50_000)
    if trouble in ("no_database", "nothing"):
        data.unlink()
    if trouble in ("no_key", "nothing"):
        key.unlink()
    if trouble == "other_key":
        opened(tmp_path / "other").database.close()
        shutil.copy(tmp_path / "other" / swap.KEY, key)
    put_back(folder, copy, now)
    office = opened(folder)
    assert digest_of(office) == digest
    office.database.close()


@pytest.mark.parametrize("is_there", [True, False])
def test_a_lost_database_beside_copies_is_not_begun_anew(
    copied: tuple[Path, Path, str], opened: Opened, is_there: bool
) -> None:
    folder, _copy, _digest = copied
    (folder / swap.DATABASE).unlink()
    if is_there:
        (folder / swap.DATABASE).touch()
    with pytest.raises(DataFolderProblem) as refusal:
        opened(folder)
    assert refusal.value.code == "emptied"


def test_the_same_copy_comes_back_twice(copied: tuple[Path, Path, str], opened: Opened, now: datetime) -> None:
    folder, copy, digest = copied
    assert put_back(folder, copy, now) != put_back(folder, copy, now)
    office = opened(folder)
    assert digest_of(office) == digest
    office.database.close()


@pytest.mark.shows("kill -9 and faults in backup, restore and migration")
def test_killed_at_any_touch_of_a_file_the_old_data_or_the_new_are_whole_and_the_start_says_which(
    copied: tuple[Path, Path, str], tmp_path: Path, now: datetime, told: Callable[[str], None]
) -> None:
    folder, _copy, digest = copied
    seed = random.randrange(2**32)
    told(f"seed {seed}")
    points = [str(point) for point in sorted(random.Random(seed).sample(range(1, 51), 16))]
    for point in points:
        shutil.copytree(folder, tmp_path / f"killed-{point}")
    said = killed("restore", tmp_path, points)
    assert "True" in said
    for point, was_killed in zip(points, said, strict=True):
        office = bootstrap.open_office(tmp_path / f"killed-{point}", clock=lambda: now)
        is_new = digest_of(office) == digest
        assert numbers_in(office) == [f"2569/0000{place}" for place in range(1, 3 if is_new else 4)], point
        assert integrity.findings(office.database) == ()
        assert was_killed == "True" or is_new
        assert (
            not (office.database.folder / swap.STAGING).exists() and not (office.database.folder / swap.NOTE).exists()
        )
        office.database.close()


def test_a_restore_broken_off_before_it_was_decided_is_told(copied: tuple[Path, Path, str], opened: Opened) -> None:
    folder, _copy, _digest = copied
    (folder / swap.STAGING).mkdir()
    office = opened(folder)
    assert len(office.notices) == 1 and len(numbers_in(office)) == 3
    office.database.close()
    assert not (folder / swap.STAGING).exists()


def test_a_damaged_note_of_a_restore_stops_the_start_in_words(copied: tuple[Path, Path, str], opened: Opened) -> None:
    folder, _copy, _digest = copied
    (folder / swap.NOTE).write_text(json.dumps([]), "utf-8")
    with pytest.raises(DataFolderProblem) as refusal:
        opened(folder)
    assert refusal.value.code == "swap_held_up"


def assert_as_before(folder: Path, opened: Opened) -> None:
    assert not (folder / swap.STAGING).exists() and not list(folder.glob(f"{KEPT_AS}*"))
    office = opened(folder)
    assert len(numbers_in(office)) == 3 and office.notices == ()
    office.database.close()


def test_put_back_into_another_folder_of_the_same_pc_it_is_a_copy_that_gives_no_numbers(
    copied: tuple[Path, Path, str], opened: Opened, now: datetime, tmp_path: Path
) -> None:
    _folder, copy, digest = copied
    put_back(tmp_path / "beside", copy, now)
    office = opened(tmp_path / "beside")
    assert digest_of(office) == digest and not office.desk.node.gives_official_numbers
    office.database.close()
