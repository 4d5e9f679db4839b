"""Putting a copy back from the window: what is shown before, what is said when it cannot be, what is asked for."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap.putting_back import CopyWanted, put_copy_back, refuse_or_put_back
from app.domain.errors import DataFolderProblem, NotAllowed
from app.services.backup import swap
from app.services.backup.backups import Backups
from app.services.backup.former_data import KEPT_AS, former_data
from app.services.backup.making import unheard
from app.services.backup.previewing import Lost, Previews
from app.services.office import Office
from app.ui.background import ProgressDialog
from app.ui.settings.restore_words import lost_words
from tests.cases import a_complaint
from tests.ui.test_backups_section import Copies, copies_of


@pytest.fixture
def copied(office: Office) -> tuple[Office, Path]:
    """A copy with one case; another came later."""
    office.complaints.record(a_complaint())
    copy = Backups(office.desk).make(unheard).copy.path
    office.complaints.record(a_complaint())
    return office, copy


def begun(copies: Copies, qtbot: QtBot) -> Copies:
    """The first copy of the list is to be put back; it was looked through."""
    copies.lines().setCurrentRow(0)
    copies.desk.click("return_copy")
    (progress,) = copies.section.findChildren(ProgressDialog)
    with qtbot.waitSignal(progress.succeeded):
        pass
    return copies


def test_what_cannot_be_compared_is_not_said_to_be_in_the_copy() -> None:
    everything = lost_words(Lost(0, 0, (), is_exact=True))
    by_time = lost_words(Lost(0, 0, (), is_exact=False))
    assert everything not in by_time and "ไม่มีรายการใดใหม่กว่า" in by_time


def test_the_dialog_says_what_is_in_the_copy_and_what_would_be_lost(copied: tuple[Office, Path], qtbot: QtBot) -> None:
    desk = begun(copies_of(copied[0], qtbot), qtbot).desk
    assert "2569/00001" in desk.text_of("restore_content") and "ใช้ได้" in desk.text_of("restore_content")
    assert "2569/00002" in desk.text_of("restore_lost") and "90 วัน" in desk.text_of("restore_way")
    assert not desk.part("restore_foreign").isVisibleTo(desk.dialog("restore_dialog"))


def test_who_goes_on_asks_for_the_copy_and_who_does_not_asks_for_nothing(
    copied: tuple[Office, Path], qtbot: QtBot
) -> None:
    copies, asked = copies_of(copied[0], qtbot), list[object]()
    copies.section.restore_wanted.connect(asked.append)
    begun(copies, qtbot).desk.click("cancel")
    copies.desk.let_go()
    assert asked == []
    begun(copies, qtbot).desk.click("restore_now")
    assert asked == [copied[1]]


def test_a_bad_copy_is_said_and_not_offered(copied: tuple[Office, Path], qtbot: QtBot) -> None:
    (copied[1] / swap.KEY).write_bytes(b"")
    copies = begun(copies_of(copied[0], qtbot), qtbot)
    assert str(copied[1]) in copies.said("answer") and not copies.desk.has("restore_dialog")


def test_who_may_not_is_told_before_anything_is_looked_through(
    copied: tuple[Office, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_previews: Previews) -> None:
        raise NotAllowed("only_centre")

    monkeypatch.setattr(Previews, "require_right", refuse)
    copies = copies_of(copied[0], qtbot)
    copies.lines().setCurrentRow(0)
    copies.desk.click("return_copy")
    assert copies.said("answer") and not copies.section.findChildren(ProgressDialog)


def test_copies_in_another_folder_come_into_the_list_and_one_without_any_is_said(
    copied: tuple[Office, Path], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [str(tmp_path / "none"), str(tmp_path / "stick")]
    (tmp_path / "none").mkdir()
    shutil.copytree(copied[1], tmp_path / "stick" / copied[1].name)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: chosen.pop(0))
    copies = copies_of(copied[0], qtbot)
    assert str(tmp_path / "none") in copies.click("look_elsewhere") and copies.lines().count() == 1
    copies.click("look_elsewhere")
    assert copies.lines().count() == 2 and str(tmp_path / "stick") in copies.lines().item(0).text()


def test_what_copies_took_the_place_of_is_said(copied: tuple[Office, Path], qtbot: QtBot, now: datetime) -> None:
    assert not copies_of(copied[0], qtbot).desk.is_shown("copies_former")
    (copied[0].database.folder / f"{KEPT_AS}{now:%Y-%m-%d-%H%M%S}").mkdir()
    assert "90 วัน" in copies_of(copied[0], qtbot).said("former")


def test_between_two_windows_the_copy_takes_the_place_of_the_closed_data(
    copied: tuple[Office, Path], qtbot: QtBot
) -> None:
    office, copy = copied
    folder, wanted = office.database.folder, CopyWanted((copy,), office.database.key)
    office.database.close()
    put_copy_back(folder, wanted)
    assert (folder / swap.CAME_BACK).exists() and len(former_data(folder)) == 1


def test_what_hinders_it_between_two_windows_is_said_and_changes_nothing(
    copied: tuple[Office, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, copy = copied
    said = list[str]()
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: said.append(words[-1]))
    put_copy_back(office.database.folder, CopyWanted((copy,), office.database.key))
    assert said and str(office.database.folder) in said[0] and not former_data(office.database.folder)


def answered(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """Whoever is asked presses that button, or closes; what they were told."""
    told = list[str]()

    def answer(box: QMessageBox) -> int:
        told.append(box.text())
        button = box.findChild(QPushButton, name) or box.escapeButton()
        assert button is not None
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return told


def test_who_cannot_open_the_data_may_put_the_newest_good_copy_back_at_once(
    copied: tuple[Office, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, good = copied
    bad = Backups(office.desk).make(unheard).copy.path
    (bad / swap.KEY).write_bytes(b"")
    folder = office.database.folder
    office.database.close()
    (folder / swap.DATABASE).write_bytes(b"")
    told = answered(monkeypatch, "restore_newest")
    wanted = refuse_or_put_back(DataFolderProblem(folder, "emptied"), folder, None)
    assert wanted == CopyWanted((bad, good), None) and str(folder) in told[0]
    put_copy_back(folder, wanted)
    assert (folder / swap.DATABASE).read_bytes() == (good / swap.DATABASE).read_bytes()


def test_who_closes_instead_leaves_the_broken_data_as_they_are(
    copied: tuple[Office, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, told = copied[0].database.folder, answered(monkeypatch, "")
    assert refuse_or_put_back(DataFolderProblem(folder, "damaged"), folder, None) is None and told
