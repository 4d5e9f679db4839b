"""The copies of the data in the settings: what is said of them, making one, a second place, looking through one."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QListWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.settings import settings_desk
from app.domain.errors import DataFolderProblem
from app.services.backup import swap
from app.services.backup.backups import Backups
from app.services.backup.making import unheard
from app.services.backup.upkeep import Upkeep
from app.services.office import Office
from app.ui.background import ProgressDialog
from app.ui.settings.backups_section import BackupsSection
from app.ui.settings.page import SettingsPage
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

COPIES = 4


class Copies:
    """The section as a person uses it; each step waits until what it changed is shown."""

    def __init__(self, page: SettingsPage, qtbot: QtBot) -> None:
        self.desk, self._page, self._qtbot = Desk(page, qtbot), page, qtbot
        found = page.findChild(BackupsSection)
        assert found is not None
        self.section = found

    def open(self) -> "Copies":
        with self._qtbot.waitSignal(self.section.shown_anew):
            self._page.show_section(COPIES)
        return self

    def click(self, name: str) -> str:
        with self._qtbot.waitSignal(self.section.shown_anew):
            self.desk.click(name)
        return self.said("answer")

    def look_through(self) -> str:
        self.desk.click("check_copy")
        (progress,) = self.section.findChildren(ProgressDialog)
        with self._qtbot.waitSignal(progress.succeeded):
            pass
        return self.said("answer")

    def said(self, name: str) -> str:
        return self.desk.text_of(f"copies_{name}")

    def lines(self) -> QListWidget:
        return self.section.list.lines


def copies_of(office: Office, qtbot: QtBot) -> Copies:
    page = SettingsPage(settings_desk)
    page.use(office)
    page.resize(1150, 700)
    page.show()
    return Copies(page, qtbot).open()


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that whoever is asked chooses."""
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path / "stick"))
    return tmp_path / "stick"


def test_without_a_copy_that_is_said_and_one_can_be_made(office: Office, qtbot: QtBot) -> None:
    office.complaints.record(a_complaint())
    copies = copies_of(office, qtbot)
    assert copies.said("newest") == "ยังไม่มีสำเนาสำรอง" and not copies.lines().count()
    assert "ใช้ได้" in copies.click("make_copy")
    assert "วันนี้" in copies.said("newest") and copies.lines().count() == 1


def test_a_copy_says_what_is_in_it_and_where_it_lies(office: Office, qtbot: QtBot) -> None:
    office.complaints.record(a_complaint())
    copy = Backups(office.desk).make(unheard).copy.path
    copies = copies_of(office, qtbot)
    assert not copies.desk.is_shown("copies_inside") and not copies.desk.part("check_copy").isEnabled()
    copies.lines().setCurrentRow(0)
    assert "2569/00001" in copies.said("inside") and str(copy) in copies.said("inside")
    assert "ใช้ได้" in copies.look_through()


def test_a_second_place_is_chosen_by_bringing_a_copy_there_and_given_up_again(
    office: Office, qtbot: QtBot, stick: Path
) -> None:
    copies = copies_of(office, qtbot)
    assert not copies.desk.is_shown("leave_second")
    assert "ใช้ได้" in copies.click("choose_second")
    assert str(stick) in copies.said("second") and copies.lines().count() == 2
    copies.lines().setCurrentRow(1)
    copies.click("leave_second")
    assert Backups(office.desk).second_place() is None and not copies.desk.is_shown("leave_second")


def test_a_second_place_that_cannot_be_given_up_stays_and_that_is_said(
    office: Office, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Backups(office.desk).make(unheard, into=stick)
    copies = copies_of(office, qtbot)

    def refuse(_backups: Backups, _place: Path | None) -> None:
        raise DataFolderProblem(office.database.folder, "disk_full")

    monkeypatch.setattr(Backups, "choose_second_place", refuse)
    copies.desk.click("leave_second")
    assert str(office.database.folder) in copies.said("answer") and copies.desk.is_shown("leave_second")


def test_a_second_place_that_fails_is_said_and_not_kept(office: Office, qtbot: QtBot, stick: Path) -> None:
    (stick / f"complaint-centre-{office.desk.node.fingerprint[:8]}").touch()
    copies = copies_of(office, qtbot)
    assert str(stick) in copies.click("choose_second")
    assert Backups(office.desk).second_place() is None


def test_a_second_place_that_is_away_is_said(office: Office, qtbot: QtBot, stick: Path) -> None:
    Backups(office.desk).make(unheard, into=stick)
    stick.rename(stick.with_name("unplugged"))
    assert "ไม่พบ" in copies_of(office, qtbot).said("second")


def test_a_bad_copy_that_a_test_found_stands_there_and_looking_through_it_says_why(
    office: Office, qtbot: QtBot
) -> None:
    copy = Backups(office.desk).make(unheard).copy.path
    (copy / swap.KEY).write_bytes(b"")
    Upkeep(office.desk).test_newest(unheard)
    copies = copies_of(office, qtbot)
    assert str(copy) in copies.said("tested")
    copies.lines().setCurrentRow(0)
    assert copies.look_through() == copies.said("tested")


def test_a_folder_that_is_synchronised_is_warned_of(
    office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not copies_of(office, qtbot).desk.is_shown("synchronised")
    monkeypatch.setenv("OneDrive", str(tmp_path))
    copies = copies_of(office, qtbot)
    assert copies.desk.is_shown("synchronised") and "OneDrive" in copies.desk.text_of("synchronised_words")


def test_the_copies_of_a_ward_are_the_wards(office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = settings_desk(office.desk)
    monkeypatch.setattr(type(desk.data), "may_change", lambda _data: False)
    copies = copies_of(office, qtbot)
    assert not copies.desk.is_shown("read_only") and copies.desk.part("make_copy").isEnabled()
