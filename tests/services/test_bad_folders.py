"""A data folder without its key file, with an older one, with two, or without its data: said, and left as it is."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap.offices import wall_clock
from app.domain.errors import DataFolderProblem
from app.services.backup import swap
from app.services.backup.verifying import FAULTS
from app.services.database import open_rows, write_setting
from app.services.office import Office
from app.services.words.messages import words_for, words_for_finding
from tests.cases import a_complaint
from tests.services.test_backup import made


def no_key(folder: Path) -> None:
    (folder / swap.KEY).unlink()


def older_key(folder: Path) -> None:
    office = bootstrap.open_office(folder, clock=wall_clock)
    with office.database.transaction() as connection:
        write_setting(connection, "key_generation", 2)
    office.database.close()


def two_keys_the_wrong_one_in_place(folder: Path) -> None:
    (folder / swap.KEY).rename(folder / "key (2).json")
    bootstrap.open_office(folder.with_name("other"), clock=wall_clock).database.close()
    shutil.copy(folder.with_name("other") / swap.KEY, folder / swap.KEY)


def no_bytes(folder: Path) -> None:
    (folder / swap.DATABASE).write_bytes(b"")


def no_database(folder: Path) -> None:
    (folder / swap.DATABASE).unlink()


def cut_off(folder: Path) -> None:
    content = (folder / swap.DATABASE).read_bytes()
    (folder / swap.DATABASE).write_bytes(content[: len(content) // 2 + 100])


WAYS = {
    no_key: ("no_key", "no_key"),
    older_key: ("old_key", "old_key"),
    two_keys_the_wrong_one_in_place: ("several_keys", "several_keys"),
    no_bytes: ("lost_data", "emptied"),
    no_database: ("lost_data", "emptied"),
    cut_off: ("damaged", "damaged"),
}


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.shows("wrong password, old key file")
@pytest.mark.parametrize("has_copy", [False, True])
@pytest.mark.parametrize("spoil", WAYS)
def test_it_is_said_in_words_with_a_next_step_and_nothing_in_the_folder_changes(
    spoil: Callable[[Path], None], has_copy: bool, tmp_path: Path, outside: Path, now: datetime
) -> None:
    folder = tmp_path / "data"
    office = bootstrap.open_office(folder, clock=lambda: now, outside=outside)
    office.complaints.record(a_complaint())
    if has_copy:
        made(office)
    office.database.close()
    spoil(folder)
    before = bytes_in(folder)
    with pytest.raises(DataFolderProblem) as refusal:
        bootstrap.open_office(folder, clock=lambda: now, outside=outside)
    assert refusal.value.code == WAYS[spoil][has_copy] and str(folder) in words_for(refusal.value)
    assert bytes_in(folder) == before


def test_the_first_look_of_the_window_into_a_database_of_no_bytes_leaves_it_so(office: Office) -> None:
    office.database.close()
    no_bytes(office.database.folder)
    assert open_rows(office.database.folder) is None
    assert (office.database.folder / swap.DATABASE).read_bytes() == b""


def test_a_folder_that_was_half_set_up_when_the_power_went_is_set_up(
    tmp_path: Path, outside: Path, now: datetime
) -> None:
    bootstrap.open_office(tmp_path / "data", clock=lambda: now).database.close()
    no_bytes(tmp_path / "data")
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, outside=outside)
    assert office.register.everything() == ()
    office.database.close()


def test_a_spare_key_file_beside_the_right_one_hinders_nobody(office: Office, office_in: Callable[..., Office]) -> None:
    shutil.copy(office.database.folder / swap.KEY, office.database.folder / "key (2).json")
    assert office_in(office.database.folder).complaints.record(a_complaint()) == "2569/00001"


@pytest.mark.parametrize("code", FAULTS)
def test_a_check_has_words_of_its_own_for_each_fault_of_a_copy(code: str) -> None:
    words = words_for_finding(code, "2026-11-21-103500")
    assert "2026-11-21-103500" in words and code not in words
