"""Nobody else on the PC reads the data: how folders and files are made, whatever the umask says."""

import os
import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.services.backup import swap
from app.services.backup.backups import Backups
from app.services.backup.restoring import put_back
from app.services.office import Office
from app.services.private_files import tighten
from app.ui.window_memory import WindowMemory
from tests.cases import a_complaint
from tests.services.test_backup import unheard


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    """The umask that takes nothing away."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    paths = (folder, *folder.rglob("*"))
    return [str(path) for path in paths if path.lstat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]


def test_a_new_data_folder_and_all_in_it_is_closed_to_others(tmp_path: Path, office_in: Callable[..., Office]) -> None:
    office = office_in(tmp_path / "above" / "data")
    office.complaints.record(a_complaint())
    assert Path(office.database.folder, f"{swap.DATABASE}-wal").exists()
    assert open_to_others(office.database.folder) == []


def test_a_folder_of_an_earlier_version_is_closed_when_it_is_opened(
    tmp_path: Path, office_in: Callable[..., Office]
) -> None:
    office_in(tmp_path / "data").database.close()
    (tmp_path / "data" / "mine.txt").touch()
    for path in (tmp_path / "data", *(tmp_path / "data").iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
    office_in(tmp_path / "data")
    assert open_to_others(tmp_path / "data") == [str(tmp_path / "data" / "mine.txt")]


def test_copies_in_both_places_are_closed_to_others(office: Office, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    (office.database.folder / swap.SHELF).mkdir(mode=0o700)
    (office.database.folder / swap.SHELF / "a.ccx").write_bytes(b"kept")
    made = Backups(office.desk).make(unheard, into=tmp_path / "stick")
    assert made.second is not None
    assert open_to_others(made.copy.path.parent) == open_to_others(made.second.parent) == []


def test_what_is_put_back_is_closed_to_others(office: Office, tmp_path: Path, office_in: Callable[..., Office]) -> None:
    copy = Backups(office.desk).make(unheard).copy.path
    put_back(tmp_path / "above" / "new", copy, office.desk.now())
    office_in(tmp_path / "above" / "new")
    assert open_to_others(tmp_path / "above" / "new") == []


def test_what_is_kept_outside_the_data_is_closed_to_others(tmp_path: Path, now: datetime) -> None:
    state = tmp_path / "above" / "state"
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, outside=state)
    office.complaints.record(a_complaint())
    office.database.close()
    assert {path.name.partition("-")[0] for path in state.glob("*/*")} >= {"numbers", "witness"}
    assert open_to_others(state) == []


def test_where_the_window_was_is_closed_to_others(tmp_path: Path) -> None:
    WindowMemory(tmp_path / "window.ini").keep_language("en")
    assert WindowMemory(tmp_path / "window.ini").language("th") == "en"
    assert stat.S_IMODE((tmp_path / "window.ini").stat().st_mode) == 0o600


def test_a_folder_that_is_everybodys_is_left_to_everybody(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    tighten((tmp_path, tmp_path / "not there"))
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o1777
