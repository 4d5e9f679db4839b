"""The sign-in screen: who may goes in, who may not is told why, and the window stays responsive meanwhile."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app import bootstrap
from app.bootstrap.entering import Entry, entered
from app.bootstrap.start import start_window
from app.bootstrap.window import REFUSED
from app.domain import sign_in_rules
from app.services.accounts.at_the_door import KEY_FILE, has_passwords
from app.services.key_file import FILE_NAME
from app.ui.sign_in.screen import SignInScreen
from app.ui.window_memory import WindowMemory
from tests.services.signing_in import FIRST, PASSWORD, accounts_of, door_of


@pytest.fixture
def closed(tmp_path: Path, now: datetime, new_folder: Path) -> Path:
    """A folder that opens with a password only."""
    shutil.copytree(new_folder, tmp_path / "data")
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now)
    accounts_of(office).set_password(FIRST, PASSWORD)
    return tmp_path / "data"


@pytest.fixture
def screen(qtbot: QtBot, closed: Path, now: datetime) -> Iterator[SignInScreen]:
    made = SignInScreen(door_of(closed, lambda: now).enter, "")
    made.show()
    yield made
    if isValid(made):
        made.close()


def line(screen: SignInScreen, name: str) -> QLineEdit:
    found = screen.findChild(QLineEdit, name)
    assert found is not None
    return found


def words(screen: SignInScreen, name: str) -> str:
    found = screen.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


def sign_in(screen: SignInScreen, name: str, password: str) -> None:
    line(screen, "sign_in_name").setText(name)
    line(screen, "sign_in_password").setText(password)
    button = screen.findChild(QPushButton, "sign_in")
    assert button is not None and button.isDefault()
    button.click()


def test_name_and_password_open_the_data_and_the_password_is_forgotten(qtbot: QtBot, screen: SignInScreen) -> None:
    with qtbot.waitSignal(screen.accepted):
        sign_in(screen, FIRST, PASSWORD)
    signed = screen.signed()
    assert signed is not None and signed[1] is not None and signed[1].key.database_key
    assert line(screen, "sign_in_password").text() == ""


@pytest.mark.parametrize("name", [FIRST, "ไม่มีใคร"])
def test_what_is_wrong_is_said_and_the_next_try_can_be_typed_at_once(
    qtbot: QtBot, screen: SignInScreen, name: str
) -> None:
    sign_in(screen, name, "wrong")
    qtbot.waitUntil(lambda: "ไม่ตรงกัน" in words(screen, "sign_in_problem"))
    assert screen.signed() is None and line(screen, "sign_in_name").text() == name
    assert line(screen, "sign_in_password").selectedText() and line(screen, "sign_in_password").isEnabled()


def test_after_many_wrong_tries_the_screen_says_how_long_to_wait(qtbot: QtBot, screen: SignInScreen) -> None:
    for _ in range(3):
        sign_in(screen, FIRST, "wrong")
        qtbot.waitUntil(lambda: "ไม่ตรงกัน" in words(screen, "sign_in_problem"))
    sign_in(screen, FIRST, PASSWORD)
    qtbot.waitUntil(lambda: "5 วินาที" in words(screen, "sign_in_problem"))


def test_thai_letters_behind_the_dots_are_told(screen: SignInScreen) -> None:
    line(screen, "sign_in_password").setText("password")
    assert words(screen, "sign_in_keyboard") == ""
    line(screen, "sign_in_password").setText("ยฟหหไนพก")
    assert "ภาษาไทย" in words(screen, "sign_in_keyboard")


def test_capitals_without_shift_are_told_as_caps_lock(qtbot: QtBot, screen: SignInScreen) -> None:
    password = line(screen, "sign_in_password")
    qtbot.keyClick(password, "A", Qt.KeyboardModifier.ShiftModifier)
    assert words(screen, "sign_in_keyboard") == ""
    QTest.sendKeyEvent(QTest.KeyAction.Click, password, Qt.Key.Key_B, "B", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock" in words(screen, "sign_in_keyboard")


def test_a_key_file_that_is_gone_or_damaged_is_said_on_the_screen(
    qtbot: QtBot, screen: SignInScreen, closed: Path
) -> None:
    kept = (closed / FILE_NAME).read_bytes()
    for spoil, said in ((Path.unlink, "หายไป"), (lambda path: path.write_bytes(kept[:-9]), "เสียหาย")):
        spoil(closed / FILE_NAME)
        sign_in(screen, FIRST, PASSWORD)
        qtbot.waitUntil(lambda said=said: said in words(screen, "sign_in_problem"))
    (closed / FILE_NAME).write_bytes(kept)
    with qtbot.waitSignal(screen.accepted):
        sign_in(screen, FIRST, PASSWORD)


def test_the_password_is_hidden_until_it_is_to_be_seen(screen: SignInScreen) -> None:
    assert line(screen, "sign_in_password").echoMode() == QLineEdit.EchoMode.Password
    box = screen.findChild(QCheckBox, "sign_in_show")
    assert box is not None
    box.click()
    assert line(screen, "sign_in_password").echoMode() == QLineEdit.EchoMode.Normal


def test_a_password_of_a_thousand_characters_and_of_emoji_can_be_typed(screen: SignInScreen) -> None:
    for password in ("ก" * 1000, "😀" * 100):
        line(screen, "sign_in_password").setText(password)
        assert line(screen, "sign_in_password").text() == password


def test_escape_goes_without_signing_in(qtbot: QtBot, screen: SignInScreen) -> None:
    with qtbot.waitSignal(screen.rejected):
        qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.signed() is None


def test_a_fault_without_words_closes_the_screen_and_is_handed_on(qtbot: QtBot) -> None:
    def break_down(_name: str, _password: str) -> tuple[str, None]:
        raise ZeroDivisionError

    screen = SignInScreen(break_down, FIRST)
    screen.show()
    with qtbot.waitSignal(screen.rejected):
        sign_in(screen, FIRST, "x")
    assert isinstance(screen.unexpected(), ZeroDivisionError)


def test_a_folder_without_any_password_opens_its_window_as_before(qapp: QApplication, new_folder: Path) -> None:
    assert not has_passwords(new_folder) and KEY_FILE == FILE_NAME
    assert entered(qapp, new_folder, None, WindowMemory(None)) == Entry(None)


def test_a_folder_with_a_password_lets_in_who_signs_in(
    qtbot: QtBot, qapp: QApplication, closed: Path, monkeypatch: pytest.MonkeyPatch, light: None
) -> None:
    def by_hand(screen: SignInScreen) -> None:
        with qtbot.waitSignal(screen.accepted):
            sign_in(screen, FIRST, PASSWORD)

    monkeypatch.setattr(SignInScreen, "exec", by_hand)
    entry = entered(qapp, closed, None, WindowMemory(None))
    assert entry is not None and entry.signed is not None and entry.staff == entry.signed.uid


def test_who_closes_the_screen_does_not_go_in(
    qapp: QApplication, closed: Path, monkeypatch: pytest.MonkeyPatch, light: None
) -> None:
    monkeypatch.setattr(SignInScreen, "exec", SignInScreen.reject)
    assert entered(qapp, closed, None, WindowMemory(None)) is None


def test_the_screen_opened_and_closed_again_and_again_leaves_nothing_behind(qtbot: QtBot, qapp: QApplication) -> None:
    def open_and_close() -> None:
        screen = SignInScreen(lambda name, _password: (name, None), "")
        screen.show()
        with qtbot.waitSignal(screen.destroyed):
            screen.reject()

    open_and_close()
    before = len(qapp.allWidgets())
    for _ in range(20):
        open_and_close()
    assert len(qapp.allWidgets()) <= before


def test_rules_of_signing_in_that_cannot_be_read_are_said_before_anybody_is_asked(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda *given: said.append(given[-1]))
    (tmp_path / "sign_in.toml").write_text("idle = []", "utf-8")
    rules_of = sign_in_rules.sign_in_rules
    monkeypatch.setattr(sign_in_rules, "sign_in_rules", lambda today: rules_of(today, tmp_path))
    assert start_window(closed, staff=None, demo=False) == REFUSED
    assert len(said) == 1 and str(tmp_path / "sign_in.toml") in said[0]
