"""A data folder of an earlier version opens with everything in it, and is then as if it had been made today."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.domain.errors import DataFolderProblem
from app.models.log_tables import SCHEMA_VERSION
from app.services import integrity
from app.services.backup.backups import copies_in
from app.services.backup.manifest import read_manifest
from app.services.backup.places import first_place
from app.services.database import Database, open_database, read_setting
from app.services.key_file import read
from app.services.office import Office
from tests.services.kept_schemas import kept_schemas, noted
from tests.services.test_saving import PulledPlug, fault_at

KEPT = kept_schemas()
OLDER = [schema for schema in KEPT if schema < SCHEMA_VERSION]
FIRST = KEPT[1]
MOST_STATEMENTS = 200
KILLS = int(os.environ.get("KILLS", "2"))
MODULE = "tests.services.killed_migrating"


def _columns(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    tables = connection.exec_driver_sql("select name from sqlite_master where type = 'table' order by name").scalars()
    return {
        name: sorted((row.name, row.type.upper()) for row in connection.exec_driver_sql(f"pragma table_info({name})"))
        for name in tables.all()
    }


def _indexes(connection: Connection) -> list[str]:
    named = "select name from sqlite_master where type = 'index' and sql is not null order by name"
    return list(connection.exec_driver_sql(named).scalars())


def _digest_in(database: Database) -> str:
    with database.reading() as connection:
        return integrity.digest(connection)


def test_a_folder_is_kept_of_every_schema() -> None:
    assert sorted(KEPT) == list(range(1, SCHEMA_VERSION + 1)), "keep a folder of this schema: poe schema"


@pytest.mark.parametrize("schema", KEPT)
def test_a_folder_of_every_schema_opens_with_every_case_and_no_finding(
    schema: int, tmp_path: Path, office_in: Callable[..., Office]
) -> None:
    old = office_in(shutil.copytree(KEPT[schema], tmp_path / "old"))
    assert noted(schema) == {"digest": _digest_in(old.database), "cases": len(old.register.everything())}
    assert integrity.findings(old.database) == ()


def test_what_stands_in_the_first_folder_can_be_read_and_gone_on_with(
    tmp_path: Path, office_in: Callable[..., Office]
) -> None:
    old = office_in(shutil.copytree(FIRST, tmp_path / "old"))
    assert {row.number for row in old.register.everything()} == {"2569/00001", "2569/00002"}
    assert old.complaints.case("2569/00001").fields["place"] == "ตึกหน้า"
    assert old.complaints.record(old.complaints.case("2569/00001").fields) == "2569/00003"


@pytest.mark.parametrize("schema", KEPT)
def test_its_tables_are_those_of_a_new_folder(
    schema: int, tmp_path: Path, office_in: Callable[..., Office], office: Office
) -> None:
    old = office_in(shutil.copytree(KEPT[schema], tmp_path / "old"))
    with old.database.reading() as there, office.database.reading() as here:
        assert (_columns(there), _indexes(there)) == (_columns(here), _indexes(here))


@pytest.mark.shows("kill -9 and faults in backup, restore and migration")
@pytest.mark.parametrize("schema", OLDER)
def test_broken_off_at_each_statement_the_old_folder_is_whole_and_the_next_start_goes_all_the_way(
    schema: int, tmp_path: Path
) -> None:
    folder = shutil.copytree(KEPT[schema], tmp_path / "old")
    before = _left_as(folder, schema)
    for statement in range(1, MOST_STATEMENTS):
        try:
            with fault_at(statement):
                open_database(folder, lambda _connection: None).close()
        except PulledPlug:
            assert _left_as(folder, schema) == before, statement
            again = open_database(shutil.copytree(folder, tmp_path / f"{statement}"), lambda _connection: None)
            assert _digest_in(again) == noted(schema)["digest"]
            again.close()
            continue
        break
    assert 5 < statement < MOST_STATEMENTS - 1


def _left_as(folder: Path, schema: int) -> dict[str, list[tuple[str, str]]]:
    """The tables of a folder that nobody has brought to another schema."""
    database = Database(folder, read(folder))
    with database.reading() as connection:
        assert read_setting(connection, "schema_version") == schema
        found = _columns(connection)
    database.close()
    return found


@pytest.mark.shows("kill -9 and faults in backup, restore and migration")
def test_a_start_killed_at_a_statement_is_made_up_for_by_the_next(
    tmp_path: Path, told: Callable[[str], None], office_in: Callable[..., Office]
) -> None:
    seed = random.randrange(2**32)
    told(f"seed {seed}")
    command = [sys.executable, "-m", MODULE, str(FIRST), str(tmp_path), str(seed), str(KILLS)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    points = ran.stdout.split()
    assert len(points) == KILLS
    for point in points:
        office = office_in(tmp_path / point)
        assert noted(1) == {"digest": _digest_in(office.database), "cases": len(office.register.everything())}, point
        assert integrity.findings(office.database) == ()


def test_a_copy_of_the_old_data_is_made_before_they_are_changed(
    tmp_path: Path, office_in: Callable[..., Office]
) -> None:
    old = office_in(shutil.copytree(FIRST, tmp_path / "old"))
    (row,) = copies_in(first_place(old.database.folder))
    assert row.fault is None and row.manifest is not None and row.manifest.inside.schema == 1
    assert row.manifest.inside.counts["cases"] == 2
    again = office_in(shutil.copytree(row.path, tmp_path / "again"))
    assert len(again.register.everything()) == 2


def test_data_that_cannot_be_copied_stay_as_they_are(tmp_path: Path, office_in: Callable[..., Office]) -> None:
    folder = shutil.copytree(FIRST, tmp_path / "old")
    first_place(folder).touch()
    with pytest.raises(DataFolderProblem):
        office_in(folder)
    first_place(folder).unlink()
    assert len(office_in(folder).register.everything()) == 2
    assert read_manifest(copies_in(first_place(folder))[0].path).inside.schema == 1
