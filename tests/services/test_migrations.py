"""A data folder of an earlier version opens with everything in it, and is then as if it had been made today."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.domain.errors import DataFolderProblem
from app.services import integrity
from app.services.backup.backups import copies_in
from app.services.backup.manifest import read_manifest
from app.services.backup.places import first_place
from app.services.database import open_database
from app.services.office import Office
from tests.services.test_saving import PulledPlug, fault_at

KEPT = Path(__file__).resolve().parents[1] / "data" / "schema-1"
MOST_STATEMENTS = 200


def _columns(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    tables = connection.exec_driver_sql("select name from sqlite_master where type = 'table' order by name").scalars()
    return {
        name: sorted((row.name, row.type.upper()) for row in connection.exec_driver_sql(f"pragma table_info({name})"))
        for name in tables.all()
    }


def test_a_folder_of_the_first_schema_opens_with_every_case(tmp_path: Path, office_in: Callable[..., Office]) -> None:
    old = office_in(shutil.copytree(KEPT, tmp_path / "old"))
    assert {row.number for row in old.register.everything()} == {"2569/00001", "2569/00002"}
    assert old.complaints.case("2569/00001").fields["place"] == "ตึกหน้า"
    assert old.complaints.record(old.complaints.case("2569/00001").fields) == "2569/00003"
    assert not integrity.findings(old.database)


def test_its_tables_are_those_of_a_new_folder(tmp_path: Path, office_in: Callable[..., Office]) -> None:
    old, new = office_in(shutil.copytree(KEPT, tmp_path / "old")), office_in(tmp_path / "new")
    with old.database.reading() as there, new.database.reading() as here:
        assert _columns(there) == _columns(here)


def test_a_fault_at_any_statement_on_the_way_leaves_the_old_folder_whole(tmp_path: Path) -> None:
    folder = shutil.copytree(KEPT, tmp_path / "old")
    for statement in range(1, MOST_STATEMENTS):
        try:
            with fault_at(statement):
                open_database(folder, lambda _connection: None).close()
        except PulledPlug:
            continue
        break
    assert 10 < statement < MOST_STATEMENTS - 1


def test_a_copy_of_the_old_data_is_made_before_they_are_changed(
    tmp_path: Path, office_in: Callable[..., Office]
) -> None:
    old = office_in(shutil.copytree(KEPT, tmp_path / "old"))
    (row,) = copies_in(first_place(old.database.folder))
    assert row.fault is None and row.manifest is not None and row.manifest.inside.schema == 1
    assert row.manifest.inside.counts["cases"] == 2
    again = office_in(shutil.copytree(row.path, tmp_path / "again"))
    assert len(again.register.everything()) == 2


def test_data_that_cannot_be_copied_stay_as_they_are(tmp_path: Path, office_in: Callable[..., Office]) -> None:
    folder = shutil.copytree(KEPT, tmp_path / "old")
    first_place(folder).touch()
    with pytest.raises(DataFolderProblem):
        office_in(folder)
    first_place(folder).unlink()
    assert len(office_in(folder).register.everything()) == 2
    assert read_manifest(copies_in(first_place(folder))[0].path).inside.schema == 1
