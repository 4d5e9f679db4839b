"""The data folder: its key, its set-up by several processes, and what befalls the file."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import DataFolderProblem
from app.services import database, key_file
from app.services.office import Office
from app.services.whole_files import write_new
from tests.cases import a_complaint

MAIN = Path(__file__).resolve().parents[2] / "main.py"


def test_a_key_file_made_by_another_process_in_the_meantime_is_used(tmp_path: Path) -> None:
    first = key_file.create(tmp_path, "first")
    assert key_file.create(tmp_path, "first") == first == key_file.read(tmp_path)


def test_a_file_that_exists_is_not_written_over_as_a_new_one(tmp_path: Path) -> None:
    write_new(tmp_path / "a", b"1")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", b"2")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"1")]


def test_several_processes_that_set_up_one_folder_record_into_the_same(tmp_path: Path) -> None:
    running = []
    for place in ("ห้องยา", "ห้องบัตร", "ห้องฉุกเฉิน", "โรงอาหาร"):
        rows = tmp_path / f"{place}.json"
        rows.write_text(json.dumps([a_complaint(details=f"ผู้ร้องแจ้งว่า{place}ไม่สะอาด", units=[place])]), "utf-8")
        command = [sys.executable, MAIN, "--data-dir", tmp_path / "data", "record", rows]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    said = [process.communicate() for process in running]
    assert sorted(out.strip() for out, _error in said) == [f"2569/0000{place}" for place in range(1, 5)]
    assert {error for _out, error in said} == {""}


def test_a_key_file_older_than_its_database_is_refused(
    office: Office, tmp_path: Path, office_in: Callable[..., Office]
) -> None:
    with office.database.transaction() as connection:
        database.write_setting(connection, "key_generation", 2)
    with pytest.raises(DataFolderProblem) as refusal:
        office_in(tmp_path / "data")
    assert refusal.value.code == "old_key"


def test_a_file_locked_by_another_program_is_named_while_saving(
    office: Office, tmp_path: Path, office_in: Callable[..., Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 50)
    impatient = office_in(tmp_path / "data")
    with office.database.transaction(), pytest.raises(DataFolderProblem) as refusal:
        impatient.complaints.record(a_complaint())
    assert refusal.value.code == "locked"


def test_a_full_disk_is_named_and_nothing_is_recorded(office: Office) -> None:
    with pytest.raises(DataFolderProblem) as refusal, office.database.transaction() as connection:
        pages = connection.exec_driver_sql("pragma page_count").scalar_one()
        connection.exec_driver_sql(f"pragma max_page_count = {pages}")
        connection.exec_driver_sql("create table filler as select randomblob(10000000) as bytes")
    assert refusal.value.code == "disk_full"
    assert office.register.everything() == ()


def test_a_statement_that_is_wrong_is_no_problem_of_the_folder(office: Office) -> None:
    with pytest.raises(Exception, match="no such table") as bug, office.database.reading() as connection:
        connection.exec_driver_sql("select 1 from nowhere")
    assert not isinstance(bug.value, DataFolderProblem)


def test_a_damaged_page_is_named(office: Office, tmp_path: Path, office_in: Callable[..., Office]) -> None:
    office.complaints.record(a_complaint())
    office.database.close()
    file = tmp_path / "data" / database.FILE_NAME
    content = bytearray(file.read_bytes())
    content[5000:] = bytes(len(content) - 5000)
    file.write_bytes(content)
    with pytest.raises(DataFolderProblem) as refusal:
        office_in(tmp_path / "data")
    assert refusal.value.code == "damaged"


def test_what_is_read_by_when_the_database_closes_is_let_go_of_at_its_end(office: Office) -> None:
    folder = office.database.folder
    with office.database.reading() as connection:
        office.database.close()
        assert database.read_setting(connection, "role") == "centre"
    assert not (folder / f"{database.FILE_NAME}-wal").exists()


def test_what_fails_after_the_database_was_closed_is_let_go_of_too(office: Office) -> None:
    with pytest.raises(ZeroDivisionError), office.database.reading():
        office.database.close()
        raise ZeroDivisionError
    assert not (office.database.folder / f"{database.FILE_NAME}-wal").exists()
