"""While a copy takes the place of the data nobody writes to the old ones; what befalls the disk is said in words."""

import contextlib
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.domain.errors import DataFolderProblem
from app.services import database, engine, key_file
from app.services.backup import places, restoring, swap
from app.services.backup.places import first_place, turn
from app.services.backup.restoring import put_back
from app.services.backup.sealed_file import opened
from app.services.office import Office
from app.services.words.messages import words_for
from tests.cases import a_complaint
from tests.services.test_backup import made

Note = Callable[[Path, bytes], None]


@pytest.fixture
def copied(office: Office) -> tuple[Path, Path]:
    """A data folder that nobody has open, and a copy of it."""
    office.complaints.record(a_complaint())
    copy = made(office)
    office.database.close()
    return office.database.folder, copy


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a lock."""
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 1)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(DataFolderProblem) as refusal:
        act()
    assert words_for(refusal.value)
    return refusal.value.code


def doing_before(note: Note, act: Callable[[], object]) -> Note:
    def write(path: Path, content: bytes) -> None:
        if path.name == swap.NOTE:
            act()
        note(path, content)

    return write


def doing_after(note: Note, act: Callable[[], object]) -> Note:
    def write(path: Path, content: bytes) -> None:
        note(path, content)
        if path.name == swap.NOTE:
            act()

    return write


@pytest.mark.parametrize("moment", [doing_before, doing_after])
def test_nobody_can_save_from_the_decision_until_the_copy_is_in_its_place(
    copied: tuple[Path, Path], now: datetime, monkeypatch: pytest.MonkeyPatch, moment: Callable[..., Note]
) -> None:
    folder, copy = copied
    refused = []

    def save() -> None:
        with opened(folder / swap.DATABASE, key_file.read(folder).database_key, may_write=True) as late:
            late.execute("pragma busy_timeout = 0")
            with pytest.raises(dbapi2.OperationalError) as refusal:
                late.execute("begin immediate")
            refused.append(str(refusal.value))

    name = "write_whole_privately"
    monkeypatch.setattr(restoring, name, moment(getattr(restoring, name), save))
    put_back(folder, copy, now)
    assert refused == ["database is locked"]


@pytest.mark.usefixtures("impatient")
def test_whoever_opens_the_data_once_it_is_decided_is_refused(
    copied: tuple[Path, Path], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, copy = copied
    codes: list[str] = []

    def open_now() -> None:
        codes.append(code_of(lambda: database.open_rows(folder)))

    monkeypatch.setattr(restoring, "finish_swap", lambda _folder: open_now() if swap_is_decided(folder) else None)
    put_back(folder, copy, now)
    assert codes == ["locked"]


def swap_is_decided(folder: Path) -> bool:
    return (folder / swap.NOTE).exists()


def test_whoever_opened_the_file_that_was_moved_away_does_not_write_to_it(
    copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder, copy = copied
    with opened(folder / swap.DATABASE, key_file.read(folder).database_key, may_write=True) as held:
        held.execute("pragma journal_mode = delete").fetchall()  # as whoever puts a copy back leaves it
    connect = dbapi2.connect

    def connect_late(*arguments: object, **options: object) -> object:
        connection = connect(*arguments, **options)
        (folder / swap.DATABASE).rename(tmp_path / "moved away")
        shutil.copy(copy / swap.DATABASE, folder / swap.DATABASE)
        return connection

    monkeypatch.setattr(engine.dbapi2, "connect", connect_late)
    assert code_of(lambda: database.open_rows(folder)) == "locked"
    assert not (folder / f"{swap.DATABASE}-wal").exists()


@pytest.mark.parametrize("problem", [dbapi2.OperationalError("disk I/O error"), ValueError(), OSError()])
def test_what_refuses_while_the_copy_is_staged_changes_nothing_and_is_said_in_words(
    copied: tuple[Path, Path], now: datetime, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    folder, copy = copied

    def refusing(_copy: Path) -> None:
        raise problem

    monkeypatch.setattr(restoring, "sums_of", refusing)
    assert code_of(lambda: put_back(folder, copy, now)) == "restore_failed"
    assert not (folder / swap.STAGING).exists() and (folder / swap.DATABASE).exists()


def test_a_turn_that_cannot_be_taken_is_not_called_somebody_elses(tmp_path: Path) -> None:
    (first_place(tmp_path) / places.TURN).mkdir(parents=True)
    with contextlib.ExitStack() as stack:
        assert code_of(lambda: stack.enter_context(turn(tmp_path))) == "read_only"
