"""Whoever forgot the password sets a new one with the printed code, and it is they who did it."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.bootstrap import accounts as bootstrap_accounts
from app.bootstrap.accounts import do_errand, recovered
from app.bootstrap.entering import Entry
from app.bootstrap.offices import wall_clock
from app.services.accounts.journal import PASSWORD_SET, noted
from app.translation import _
from app.ui.form.preview import PreviewDialog
from app.ui.notices import NoticesDialog
from app.ui.settings.contracts import AccountErrand
from app.ui.shown_text import plain
from app.ui.sign_in.forgotten import ForgottenDialog
from app.ui.sign_in.screen import SignInScreen
from tests.services.signing_in import FIRST, OTHER, PASSWORD, SOMSRI, WEAK, accounts_of, door_of, signed

NEW = "รหัสผ่านใหม่ 3"


@pytest.fixture(autouse=True)
def _quick_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap_accounts, "derivation_here", lambda _desk: WEAK)


@pytest.fixture
def folder(tmp_path: Path, new_folder: Path) -> tuple[Path, str]:
    """A folder that two people open with passwords, and its recovery code."""
    shutil.copytree(new_folder, tmp_path / "data")
    office = bootstrap.open_office(tmp_path / "data", clock=wall_clock)
    accounts_of(office).add(SOMSRI, ["administrator"], "", OTHER)
    code = accounts_of(office).set_password(FIRST, PASSWORD)
    return tmp_path / "data", code


def enter(dialog: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        line = dialog.findChild(QLineEdit, name)
        assert line is not None
        line.setText(text)


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    button.click()


def test_with_the_printed_code_the_person_sets_a_password_and_is_signed_in_as_themselves(
    qtbot: QtBot, folder: tuple[Path, str]
) -> None:
    place, code = folder
    screen = SignInScreen(door_of(place, wall_clock).enter, SOMSRI)
    screen.offer_recovery(partial(recovered, place))
    screen.show()
    press(screen, "sign_in_forgotten")
    (dialog,) = screen.findChildren(ForgottenDialog)
    enter(dialog, recovery_code=code, password=NEW, password_again=NEW)
    with qtbot.waitSignal(screen.accepted):
        press(dialog, "recover")
    office = bootstrap.open_office(place, clock=wall_clock, signed=signed(place, wall_clock, SOMSRI, NEW))
    with office.database.reading() as connection:
        last = [each for each in noted(connection) if each.what == PASSWORD_SET][-1]
    assert office.desk.person.name == SOMSRI and last.by == last.who == office.desk.person.uid


def test_a_wrong_code_and_passwords_that_differ_are_said_where_one_types(
    qtbot: QtBot, folder: tuple[Path, str]
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    dialog = ForgottenDialog(partial(recovered, folder[0]), "", host)
    dialog.show()
    enter(dialog, password=NEW, password_again=OTHER)
    press(dialog, "recover")
    for name in ("forgotten_name", "recovery_code", "password_again"):
        assert not dialog.findChild(QLabel, f"{name}_problem").isHidden()
    enter(dialog, forgotten_name=SOMSRI, recovery_code="1" * 40, password_again=NEW)
    press(dialog, "recover")
    said = dialog.findChild(QLabel, "forgotten_all_problem")
    qtbot.waitUntil(lambda: "รหัสกู้คืน" in plain(said.text()))


def test_data_are_written_anew_between_two_windows_and_the_code_is_shown_for_print(
    qtbot: QtBot, folder: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _before = folder
    shown: list[str] = []
    monkeypatch.setattr(PreviewDialog, "exec", lambda dialog: shown.append(dialog.windowTitle()))
    monkeypatch.setattr(NoticesDialog, "exec", lambda dialog: shown.append(dialog.objectName()))
    entered = signed(place, wall_clock, FIRST, PASSWORD)
    errand = AccountErrand(lambda accounts: accounts.new_recovery(), "done")
    entry = do_errand(place, Entry(entered.uid, entered), errand)
    assert shown == [_("Recovery code"), "start_notices"]
    assert entry.signed is not None and entry.signed.key.database_key != entered.key.database_key
    office = bootstrap.open_office(place, clock=wall_clock, signed=entry.signed)
    assert office.desk.person.name == FIRST


def test_what_cannot_be_written_anew_is_said_and_the_same_person_goes_in_again(
    qtbot: QtBot, folder: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _code = folder
    said: list[str] = []
    monkeypatch.setattr("PySide6.QtWidgets.QMessageBox.warning", lambda *given: said.append(given[-1]))
    entered = signed(place, wall_clock, FIRST, PASSWORD)
    errand = AccountErrand(lambda accounts: accounts.remove(FIRST), "done")
    before = Entry(entered.uid, entered)
    assert do_errand(place, before, errand) == before and len(said) == 1
