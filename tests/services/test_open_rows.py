"""The register is read before the rest of the folder is opened, where its tables stand ready."""

from pathlib import Path

from app import bootstrap
from app.services.database import open_rows, write_setting
from app.services.register.filter import RegisterFilter
from app.services.register.reading import Register
from tests.conftest import DEMO_MOMENT


def make_folder(folder: Path, *, projection: int | None = None) -> None:
    database = bootstrap.open_office(folder, clock=lambda: DEMO_MOMENT).database
    if projection is not None:
        with database.transaction() as connection:
            write_setting(connection, "projection_version", projection)
    database.close()


def test_a_folder_that_stands_ready_can_be_listed_at_once(tmp_path: Path) -> None:
    make_folder(tmp_path)
    database = open_rows(tmp_path)
    assert database is not None
    assert Register(database).count(RegisterFilter()) == 0
    database.close()


def test_a_new_folder_is_left_alone(tmp_path: Path) -> None:
    assert open_rows(tmp_path) is None
    assert not list(tmp_path.iterdir())


def test_tables_of_another_program_version_are_rebuilt_before_they_are_listed(tmp_path: Path) -> None:
    make_folder(tmp_path, projection=0)
    assert open_rows(tmp_path) is None
