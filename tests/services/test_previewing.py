"""Before a copy is put back: what is in it and what would be lost; afterwards: where copies go, what is kept."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import Cancelled, DataFolderProblem, NotAllowed
from app.services.backup import swap
from app.services.backup.backups import Backups
from app.services.backup.former_data import KEPT_AS, former_data
from app.services.backup.making import unheard
from app.services.backup.previewing import BY_PASSWORD, BY_RECOVERY, FREELY, Previews
from app.services.backup.restoring import put_back
from app.services.backup.second_noted import noted_second
from app.services.backup.upkeep import Upkeep
from app.services.office import Office
from tests.cases import a_complaint
from tests.services.signing_in import FIRST, OTHER, PASSWORD, SOMSRI, accounts_of, signed
from tests.services.test_backup import made


@pytest.fixture
def copied(office: Office) -> tuple[Office, Path]:
    """A copy with one case; another case and a correction of the first came later."""
    first = office.complaints.record(a_complaint())
    copy = made(office)
    office.complaints.change_fields(first, {"place": "ตึกหน้า"})
    office.complaints.record(a_complaint())
    return office, copy


def with_passwords(office: Office, now: datetime, name: str, password: str) -> Office:
    """The same data after the first account got a password, too; opened by who gives theirs, and to be closed."""
    accounts_of(office).set_password(FIRST, PASSWORD)
    office.database.close()
    known = signed(office.database.folder, lambda: now, name, password)
    return bootstrap.open_office(office.database.folder, clock=lambda: now, signed=known)


def test_what_was_saved_since_would_be_lost_and_is_named_the_newest_first(copied: tuple[Office, Path]) -> None:
    office, copy = copied
    preview = Previews(office.desk).preview(copy, unheard)
    assert preview.fault is None and preview.lost is not None and not preview.is_of_other_pc
    assert (preview.lost.saves, preview.lost.cases, preview.lost.is_exact) == (2, 2, True)
    assert preview.lost.numbers == ("2569/00002", "2569/00001") and preview.opens == FREELY


def test_a_bad_copy_has_its_fault_and_nothing_to_lose(copied: tuple[Office, Path]) -> None:
    office, copy = copied
    (copy / swap.DATABASE).write_bytes(b"")
    preview = Previews(office.desk).preview(copy, unheard)
    assert preview.fault is not None and preview.fault.code == "copy_page" and preview.lost is None


def test_a_copy_of_another_pc_is_told(office: Office, office_in: Callable[..., Office], tmp_path: Path) -> None:
    other = office_in(tmp_path / "other")
    other.complaints.record(a_complaint())
    assert Previews(office.desk).preview(made(other), unheard).is_of_other_pc


def test_a_copy_says_by_what_it_opens_and_what_would_be_lost_also_with_passwords(
    office: Office, tmp_path: Path, now: datetime
) -> None:
    office = with_passwords(office, now, FIRST, PASSWORD)
    (tmp_path / "stick").mkdir()
    done = Backups(office.desk).make(unheard, into=tmp_path / "stick")
    office.complaints.record(a_complaint())
    previews = [Previews(office.desk).preview(copy, unheard) for copy in (done.copy.path, done.second) if copy]
    assert [each.opens for each in previews] == [BY_PASSWORD, BY_RECOVERY]
    assert [(each.fault, each.lost.saves) for each in previews if each.lost] == [(None, 1)] * 2
    office.database.close()


def test_only_who_sees_to_copies_may_look_at_one_to_put_it_back(copied: tuple[Office, Path], now: datetime) -> None:
    office, copy = copied
    accounts_of(office).add(SOMSRI, ["officer"], "", OTHER)
    officer = with_passwords(office, now, SOMSRI, OTHER)
    with pytest.raises(NotAllowed):
        Previews(officer.desk).preview(copy, unheard)
    officer.database.close()


def test_copies_in_another_folder_are_listed_beside_the_own(copied: tuple[Office, Path], tmp_path: Path) -> None:
    office, copy = copied
    shutil.copytree(copy, tmp_path / "elsewhere" / copy.name)
    view = Upkeep(office.desk).view(tmp_path / "elsewhere")
    assert [each.path for each in view.standing] == [tmp_path / "elsewhere" / copy.name, copy]
    newest = view.newest(is_first=True)
    assert newest is not None and newest.path == copy and view.newest(is_first=False) is None


@pytest.mark.parametrize(("name", "code"), [("empty", "no_copies"), ("gone", "no_such_place")])
def test_another_folder_without_copies_is_said(office: Office, tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataFolderProblem) as refusal:
        Upkeep(office.desk).view(tmp_path / name)
    assert refusal.value.code == code


def test_called_off_while_it_is_laid_ready_nothing_is_changed(copied: tuple[Office, Path], now: datetime) -> None:
    office, copy = copied
    office.database.close()

    def call_off(done: int, of: int) -> None:
        assert 0 < done <= of
        raise Cancelled

    with pytest.raises(Cancelled):
        put_back(office.database.folder, copy, now, report=call_off)
    assert not (office.database.folder / swap.STAGING).exists() and not former_data(office.database.folder)


@pytest.mark.parametrize("chosen_after", [True, False])
def test_the_second_place_is_the_same_after_a_copy_was_put_back(
    office: Office, now: datetime, tmp_path: Path, chosen_after: bool
) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "stick").mkdir()
    copy = Backups(office.desk).make(unheard, into=tmp_path / "old").copy.path
    chosen = tmp_path / "stick" if chosen_after else None
    Backups(office.desk).choose_second_place(chosen)
    office.database.close()
    put_back(office.database.folder, copy, now)
    again = bootstrap.open_office(office.database.folder, clock=lambda: now)
    assert Backups(again.desk).second_place() == chosen
    again.database.close()


def test_a_second_place_from_before_it_was_noted_is_noted_with_the_next_copy(office: Office, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    backups = Backups(office.desk)
    noted = backups.make(unheard, into=tmp_path / "stick").copy.path.parent / "second-place.json"
    noted.unlink()
    backups.make(unheard)
    assert noted_second(office.database.folder) == (tmp_path / "stick",)


def test_former_data_go_when_they_have_had_their_time_but_never_the_last_of_them(
    copied: tuple[Office, Path], tmp_path: Path, now: datetime
) -> None:
    office, _copy = copied
    folder = office.database.folder
    for days in (400, 300):
        (folder / f"{KEPT_AS}{now - timedelta(days=days):%Y-%m-%d-%H%M%S}").mkdir()
    oldest, newest = sorted(path.name for path in folder.glob(f"{KEPT_AS}*"))
    (folder / f"{KEPT_AS}by-hand").mkdir()
    assert oldest in Backups(office.desk).make(unheard).removed
    assert {each.path.name for each in former_data(folder)} == {newest} and (folder / f"{KEPT_AS}by-hand").exists()


def test_former_data_of_this_quarter_stay(copied: tuple[Office, Path], now: datetime) -> None:
    office, _copy = copied
    for days in (1, 80):
        (office.database.folder / f"{KEPT_AS}{now - timedelta(days=days):%Y-%m-%d-%H%M%S}").mkdir()
    Backups(office.desk).make(unheard)
    view = Upkeep(office.desk).view()
    assert len(view.former) == 2 and view.former[0].until == now - timedelta(days=1) and view.former_days == 90
