"""Removed accounts and former keys: what was known before opens nothing that is written from now on."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app import bootstrap
from app.domain.errors import DataFolderProblem, NotAllowed
from app.services import integrity, key_file
from app.services.accounts import renewal
from app.services.accounts.passwords import spelled
from app.services.backup import swap
from app.services.backup.backups import Backups
from app.services.backup.making import unheard
from app.services.backup.restoring import put_back
from app.services.backup.sealed_file import opened as opened_file
from app.services.backup.verifying import fault_of
from app.services.exchange.kept_content import Content, seal_rests_anew, write_rest
from app.services.key_slots import derived_key
from app.services.office import Office
from tests.cases import a_complaint
from tests.services.signing_in import FIRST, OTHER, PASSWORD, SOMSRI, accounts_of, signed
from tests.services.test_backup import made

MANEE = "มานี ทดสอบ"
Enter = Callable[..., Office]


@pytest.fixture
def enter(tmp_path: Path, now: datetime, outside: Path) -> Enter:
    """Signs in and opens the folder; whoever asks closes it."""

    def open_folder(name: str = FIRST, password: str = PASSWORD, folder: Path | None = None) -> Office:
        folder = folder or tmp_path / "data"
        swap.finish_swap(folder)
        by = signed(folder, lambda: now, name, password)
        return bootstrap.open_office(folder, clock=lambda: now, outside=outside, signed=by)

    return open_folder


@pytest.fixture
def folder(tmp_path: Path, now: datetime, outside: Path, new_folder: Path) -> Path:
    """A closed folder with one case, an administrator and an officer, both with passwords."""
    shutil.copytree(new_folder, tmp_path / "data")
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, outside=outside)
    office.complaints.record(a_complaint())
    accounts_of(office).add(SOMSRI, ["officer"], "", OTHER)
    accounts_of(office).set_password(FIRST, PASSWORD)
    return tmp_path / "data"


def digest_of(office: Office) -> str:
    with office.database.reading() as connection:
        return integrity.digest(connection)


def opens(folder: Path, key: bytes) -> bool:
    try:
        with opened_file(folder / swap.DATABASE, key) as connection:
            return bool(connection.execute("select count(*) from save").fetchone())
    except dbapi2.DatabaseError:
        return False


@pytest.mark.shows("wrong password, old key file")
def test_an_old_key_file_with_a_removed_users_slot_opens_nothing_written_since(
    folder: Path, enter: Enter, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "stolen")
    office = enter()
    accounts_of(office).remove(SOMSRI)
    again = enter()
    again.complaints.record(a_complaint(details="เขียนหลังจากลบบัญชี"))
    again.database.close()
    old = key_file.read_by(tmp_path / "stolen", office.staff.person.uid, spelled(PASSWORD))
    assert old is not None and opens(tmp_path / "stolen", old.database_key)
    assert not opens(folder, old.database_key)
    for each in folder.rglob("*.db"):
        assert not opens(each.parent, old.database_key)


def test_a_removed_account_signs_in_no_more_and_what_it_wrote_stays_its_own(
    folder: Path, enter: Enter, now: datetime
) -> None:
    office = enter(SOMSRI, OTHER)
    number = office.complaints.record(a_complaint())
    office.database.close()
    accounts_of(enter()).remove(SOMSRI)
    with pytest.raises(NotAllowed, match="wrong_sign_in"):
        enter(SOMSRI, OTHER)
    again = enter()
    assert {row.number for row in again.register.everything()} >= {number}
    assert [row.is_removed for row in accounts_of(again).rows()] == [False, True]
    assert SOMSRI not in {person.name for person in again.staff.people()}
    again.database.close()


def test_the_data_are_the_same_under_the_new_key(folder: Path, enter: Enter) -> None:
    office = enter()
    before = digest_of(office)
    accounts_of(office).set_password(FIRST, PASSWORD, known_to_others=True)
    again = enter()
    assert digest_of(again) == before and integrity.findings(again.database) == ()
    assert not (folder / swap.STAGING).exists() and not (folder / swap.NOTE).exists()
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]
    assert again.notices == ()
    again.database.close()


def test_the_others_keep_their_passwords_when_the_key_is_changed(folder: Path, enter: Enter) -> None:
    accounts_of(enter()).set_password(FIRST, "quite another one", known_to_others=True)
    enter(SOMSRI, OTHER).database.close()


def test_a_new_account_may_bear_the_name_of_a_removed_one_and_be_removed_too(folder: Path, enter: Enter) -> None:
    accounts_of(enter()).remove(SOMSRI)
    office = enter()
    accounts_of(office).add(SOMSRI, ["officer"], "", "a third sentence")
    office.database.close()
    enter(SOMSRI, "a third sentence").database.close()
    accounts_of(enter()).remove(SOMSRI)
    last = enter()
    assert [row.is_removed for row in accounts_of(last).rows()] == [False, True, True]
    last.database.close()


def test_nobody_removes_their_own_account(folder: Path, enter: Enter) -> None:
    office = enter()
    with pytest.raises(NotAllowed, match="removes_self"):
        accounts_of(office).remove(FIRST)
    office.database.close()


def test_an_administrator_removes_the_other_one_and_stays(folder: Path, enter: Enter) -> None:
    office = enter()
    accounts_of(office).add(MANEE, ["administrator"], "", "a third sentence")
    office.database.close()
    accounts_of(enter(MANEE, "a third sentence")).remove(FIRST)
    office = enter(MANEE, "a third sentence")
    with pytest.raises(NotAllowed, match="removes_self"):
        accounts_of(office).remove(MANEE)
    office.database.close()


def test_a_removal_that_is_refused_has_removed_nothing(folder: Path, enter: Enter) -> None:
    busy, office = enter(), enter()
    with pytest.raises(DataFolderProblem, match="people_at_work"):
        accounts_of(office).remove(SOMSRI)
    assert [row.is_removed for row in accounts_of(busy).rows()] == [False, False]
    busy.database.close()
    enter(SOMSRI, OTHER).database.close()


def test_a_removal_that_was_broken_off_is_told_until_it_is_done(
    folder: Path, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_arguments: object) -> None:
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(renewal, "_stage", die)
        accounts_of(enter()).remove(SOMSRI)
    office = enter()
    assert [row.is_half_removed for row in accounts_of(office).rows()] == [False, True]
    accounts_of(office).remove(SOMSRI)
    again = enter()
    assert [row.is_half_removed for row in accounts_of(again).rows()] == [False, False]
    again.database.close()


def test_nothing_is_changed_while_somebody_else_has_the_data_open(folder: Path, enter: Enter) -> None:
    busy, office = enter(), enter()
    assert len(busy.register.everything()) == 1
    with pytest.raises(DataFolderProblem) as refusal:
        accounts_of(office).set_password(FIRST, OTHER, known_to_others=True)
    assert refusal.value.code == "people_at_work"
    busy.complaints.record(a_complaint())
    busy.database.close()
    again = enter()
    assert len(again.register.everything()) == 2
    again.database.close()


class Killed(BaseException):
    """The power went."""


@pytest.mark.parametrize("before", ["_stage", "_require_same", "write_whole_privately", "finish_swap", "forget_former"])
def test_a_power_cut_leaves_the_former_key_or_the_new_one_and_loses_nothing(
    folder: Path, enter: Enter, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    office = enter()
    digest, calls = digest_of(office), 0

    def die(*arguments: object, **options: object) -> None:
        nonlocal calls
        calls += 1
        if before != "finish_swap" or calls == 2:
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(renewal, before, die)
        with pytest.raises(Killed):
            accounts_of(office).remove(SOMSRI)
    again = enter()
    assert len(again.register.everything()) == 1 and integrity.findings(again.database) == ()
    assert digest_of(again) != digest  # the account is removed in the log
    accounts_of(again).remove(SOMSRI)
    last = enter()
    assert key_file.ring_of(folder).slot(accounts_of(last).rows()[1].uid) is None
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]
    last.database.close()


def test_what_the_ledger_alone_knows_goes_over_to_the_new_key(folder: Path, enter: Enter) -> None:
    office = enter()
    assert office.desk.outside.safekeeping is not None
    office.desk.outside.safekeeping.note_number("2569/00777")
    accounts_of(office).remove(SOMSRI)
    again = enter()
    assert again.desk.outside.safekeeping is not None
    known = again.desk.outside.safekeeping.known()
    assert known is not None and known.numbers["2569"] == 777
    assert [fact.unit for fact in known.facts] == ["removed"]
    again.database.close()


def test_what_is_left_of_kept_files_opens_under_the_new_key(tmp_path: Path) -> None:
    former, new = b"f" * 32, b"n" * 32
    write_rest(tmp_path / "a.rest", Content(("line",), {}), derived_key(former, "kept files"))
    before = (tmp_path / "a.rest").read_bytes()
    seal_rests_anew(tmp_path, former, new)
    seal_rests_anew(tmp_path, former, b"x" * 32)  # not any more
    seal_rests_anew(tmp_path, new, new)
    assert (tmp_path / "a.rest").read_bytes() != before


def key_of(folder: Path) -> Path:
    return folder / key_file.FILE_NAME


def code_at_start(enter: Enter) -> str:
    with pytest.raises(DataFolderProblem) as refusal:
        enter()
    return refusal.value.code


def test_a_folder_without_its_key_file_says_so(folder: Path, enter: Enter) -> None:
    key_of(folder).unlink()
    assert code_at_start(enter) == "no_key"


def test_a_folder_with_an_older_key_file_says_so(folder: Path, enter: Enter) -> None:
    older = key_of(folder).read_bytes()
    office = enter()
    accounts_of(office).set_password(SOMSRI, "another one again")
    office.database.close()
    key_of(folder).write_bytes(older)
    assert code_at_start(enter) == "old_key"


def test_a_folder_with_a_key_file_from_before_a_removal_says_so(folder: Path, enter: Enter) -> None:
    older = key_of(folder).read_bytes()
    accounts_of(enter()).remove(SOMSRI)
    key_of(folder).write_bytes(older)
    assert code_at_start(enter) == "other_key"


def test_of_two_key_files_the_one_that_does_not_fit_is_named_with_the_other(folder: Path, enter: Enter) -> None:
    older = key_of(folder).read_bytes()
    accounts_of(enter()).remove(SOMSRI)
    shutil.copy(key_of(folder), folder / "key (1).json")
    enter().database.close()
    key_of(folder).write_bytes(older)
    assert code_at_start(enter) == "several_keys"
    key_of(folder).unlink()
    assert code_at_start(enter) == "several_keys"


def test_a_copy_from_before_the_passwords_opens_with_them_and_no_longer_without(
    tmp_path: Path, now: datetime, outside: Path, new_folder: Path
) -> None:
    shutil.copytree(new_folder, tmp_path / "data")
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, outside=outside)
    copy = made(office)
    accounts_of(office).set_password(FIRST, PASSWORD)
    with pytest.raises(DataFolderProblem, match="no_open_slot"):
        key_file.read(copy)
    key = key_file.read_by(copy, office.staff.person.uid, spelled(PASSWORD))
    assert key is not None and fault_of(copy, key.database_key) is None


def test_the_data_from_before_a_restore_open_with_the_passwords_only(
    tmp_path: Path, now: datetime, outside: Path, new_folder: Path
) -> None:
    shutil.copytree(new_folder, tmp_path / "data")
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, outside=outside)
    copy = made(office)
    office.database.close()
    kept = put_back(tmp_path / "data", copy, now)
    assert kept is not None
    accounts = accounts_of(bootstrap.open_office(tmp_path / "data", clock=lambda: now, outside=outside))
    accounts.set_password(FIRST, PASSWORD)
    assert accounts.left_open == () and not key_file.ring_of(kept).is_open
    by = signed(kept, lambda: now, FIRST, PASSWORD)
    assert opens(kept, by.key.database_key)


def test_a_second_place_that_is_not_there_is_named_when_the_data_are_closed(
    tmp_path: Path, now: datetime, outside: Path, new_folder: Path
) -> None:
    shutil.copytree(new_folder, tmp_path / "data")
    (tmp_path / "stick").mkdir()
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, outside=outside)
    Backups(office.desk).make(unheard, into=tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "taken along")
    accounts = accounts_of(office)
    accounts.set_password(FIRST, PASSWORD)
    assert [place.parent for place in accounts.left_open] == [tmp_path / "stick"]
