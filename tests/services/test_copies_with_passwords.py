"""Copies of data that open only with a password: made, looked through, brought elsewhere and put back."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.services import integrity, key_file
from app.services.accounts.sign_in import RECOVERY
from app.services.backup import swap
from app.services.backup.backups import Backups, copies_in
from app.services.backup.making import is_for_recovery, unheard
from app.services.backup.restoring import put_back
from app.services.backup.upkeep import Upkeep
from app.services.backup.verifying import fault_of
from app.services.node import origins_of_this_pc
from app.services.office import Office
from tests.cases import a_complaint
from tests.services.signing_in import FIRST, PASSWORD, accounts_of, door_of, signed


@pytest.fixture
def closed(office: Office) -> tuple[Path, str]:
    """A data folder with one case that opens only with a password, and its recovery code."""
    office.complaints.record(a_complaint())
    code = accounts_of(office).set_password(FIRST, PASSWORD)
    office.database.close()
    return office.database.folder, code


@pytest.fixture
def entered(closed: tuple[Path, str], now: datetime) -> Iterator[Office]:
    office = opened(closed[0], now)
    yield office
    office.database.close()


def opened(folder: Path, now: datetime) -> Office:
    who = signed(folder, lambda: now, FIRST, PASSWORD)
    return bootstrap.open_office(folder, clock=lambda: now, signed=who)


def digest_of(office: Office) -> str:
    with office.database.reading() as connection:
        return integrity.digest(connection)


def test_a_copy_is_made_and_opens_with_the_same_password_only(entered: Office, now: datetime, tmp_path: Path) -> None:
    copy = Backups(entered.desk).make(unheard).copy
    assert copy.fault is None and not key_file.ring_of(copy.path).is_open
    other = opened(shutil.copytree(copy.path, tmp_path / "elsewhere"), now)
    assert digest_of(other) == digest_of(entered)
    other.database.close()


def test_every_page_of_a_copy_is_looked_into_by_who_has_signed_in(entered: Office) -> None:
    copy = Backups(entered.desk).make(unheard).copy.path
    spoil(copy, at=9_000)
    (tested,) = Upkeep(entered.desk).test_newest(unheard)
    assert tested.fault is not None and tested.fault.code == "copy_page"


def test_without_a_password_the_sums_of_a_copy_say_whether_it_is_as_it_was(entered: Office) -> None:
    copy = Backups(entered.desk).make(unheard).copy.path
    assert fault_of(copy) is None
    spoil(copy, at=9_000)
    (row,) = copies_in(copy.parent)
    assert row.fault is not None and (row.fault.code, row.fault.where) == ("copy_changed", swap.DATABASE)


def test_a_copy_from_before_another_key_stays_good(entered: Office, closed: tuple[Path, str], now: datetime) -> None:
    copy = Backups(entered.desk).make(unheard).copy.path
    accounts_of(entered).new_recovery()
    entered.database.close()
    again = opened(closed[0], now)
    assert key_file.ring_of(copy).generation != key_file.ring_of(closed[0]).generation
    assert [row.fault for row in copies_in(copy.parent, again.database.key)] == [None]
    again.database.close()


def spoil(copy: Path, at: int) -> None:
    with (copy / swap.DATABASE).open("r+b") as file:
        file.seek(at)
        file.write(b"!")


def test_only_the_recovery_code_opens_a_copy_in_the_second_place(
    entered: Office, closed: tuple[Path, str], tmp_path: Path, now: datetime
) -> None:
    (tmp_path / "stick").mkdir()
    second = Backups(entered.desk).make(unheard, into=tmp_path / "stick").second
    assert second is not None and is_for_recovery(second) and fault_of(second, entered.database.key) is None
    assert [slot.name for slot in key_file.ring_of(second).slots] == [RECOVERY]
    put_back(tmp_path / "new", second, now)
    who = door_of(tmp_path / "new", lambda: now).by_recovery(closed[1])
    other = bootstrap.open_office(tmp_path / "new", clock=lambda: now, signed=who)
    assert digest_of(other) == digest_of(entered)
    other.database.close()


def test_a_copy_comes_back_without_a_password_and_the_start_after_it_says_so_once(
    entered: Office, closed: tuple[Path, str], now: datetime
) -> None:
    copy, digest = Backups(entered.desk).make(unheard).copy.path, digest_of(entered)
    entered.complaints.record(a_complaint())
    entered.database.close()
    put_back(closed[0], copy, now)
    for notices in (2, 0):
        office = opened(closed[0], now)
        assert len(office.notices) == notices and digest_of(office) == digest
        office.database.close()
    assert not (closed[0] / swap.CAME_BACK).exists()


def test_while_another_process_has_them_open_nothing_is_put_back(
    entered: Office, closed: tuple[Path, str], now: datetime
) -> None:
    copy = Backups(entered.desk).make(unheard).copy.path
    said = put_back_elsewhere(closed[0], copy)
    assert "open_elsewhere" in said
    entered.database.close()
    assert put_back_elsewhere(closed[0], copy) == ""


def put_back_elsewhere(folder: Path, copy: Path) -> str:
    program = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC;"
        "from app.services.backup.restoring import put_back;"
        "put_back(Path(sys.argv[1]), Path(sys.argv[2]), datetime(2026, 11, 24, tzinfo=UTC))"
    )
    command = [sys.executable, "-c", program, str(folder), str(copy)]
    return subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2]).stderr


@pytest.mark.parametrize("damaged", ["", "[]", '{"id": "1", "made_at": "soon", "kept": ""}', "[" * 100_000])
def test_a_damaged_word_of_a_restore_is_put_aside_and_said_once(
    entered: Office, closed: tuple[Path, str], now: datetime, damaged: str
) -> None:
    entered.database.close()
    note, aside = closed[0] / swap.CAME_BACK, closed[0] / "came-back-unreadable.json"
    note.write_text(damaged, "utf-8")
    for notices in (2, 0):
        office = opened(closed[0], now)
        assert len(office.notices) == notices and (str(aside) in "".join(office.notices)) == bool(notices)
        with office.database.reading() as connection:
            assert len(origins_of_this_pc(connection)) == 2
        office.database.close()
    assert not note.exists() and aside.read_text("utf-8") == damaged


def test_a_damaged_word_that_cannot_be_put_aside_takes_one_new_origin(
    entered: Office, closed: tuple[Path, str], now: datetime
) -> None:
    entered.database.close()
    (closed[0] / swap.CAME_BACK).write_text("[]", "utf-8")
    (closed[0] / "came-back-unreadable.json").mkdir()
    for notices in (2, 0):
        office = opened(closed[0], now)
        assert len(office.notices) == notices
        office.database.close()
