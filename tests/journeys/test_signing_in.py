"""The program on a folder with passwords: nothing is seen before somebody signs in, and then it is their window."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from tests.services.signing_in import FIRST, OTHER, PASSWORD, SOMSRI, accounts_of

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = 60
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from app import bootstrap
from app.ui.application import application
from app.ui.main_window import MainWindow
from app.ui.sign_in.screen import SignInScreen

qt = application()
folder, *typed = sys.argv[1:]
waits_for_switch = len(typed) > 2 and typed[0] != typed[2]

def is_asked():
    return any(isinstance(each, SignInScreen) and each.isVisible() for each in qt.topLevelWidgets())

def look():
    for window in qt.topLevelWidgets():
        waits = isinstance(window, SignInScreen) and window.isVisible()
        if waits and window.findChild(QPushButton, "sign_in").isEnabled():
            print("other windows:", sum(isinstance(each, MainWindow) for each in qt.topLevelWidgets()))
            if not typed:
                window.reject()
                return
            window.findChild(QLineEdit, "sign_in_name").setText(typed.pop(0))
            window.findChild(QLineEdit, "sign_in_password").setText(typed.pop(0))
            window.findChild(QPushButton, "sign_in").click()
        elif isinstance(window, MainWindow) and window.isVisible() and not is_asked():
            name = window.findChild(QLabel, "person_name").text().replace(chr(0x200b), "")
            if not name:
                continue
            if waits_for_switch and typed:
                window.findChild(QShortcut, "lock_window").activated.emit()
            elif not typed:
                print("person:", name)
                window.close()

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(bootstrap.main(["--language", "en", "--data-dir", folder]))
"""


@pytest.fixture
def closed(tmp_path: Path, now: datetime) -> Path:
    """A folder that two people open with passwords."""
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now)
    accounts_of(office).add(SOMSRI, ["officer"], "", OTHER)
    accounts_of(office).set_password(FIRST, PASSWORD)
    return tmp_path / "data"


def said(folder: Path, monkeypatch: pytest.MonkeyPatch, *typed: str) -> list[str]:
    """What the program shows while this is typed, a name and a password each time."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", PROGRAM, str(folder), *typed]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=LONGEST)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


def test_the_window_is_that_of_who_signed_in(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(closed, monkeypatch, SOMSRI, OTHER) == ["other windows: 0", f"person: {SOMSRI}"]


def test_after_a_wrong_password_the_right_one_opens_the_window(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = said(closed, monkeypatch, FIRST, OTHER, FIRST, PASSWORD)
    assert lines[:2] == ["other windows: 0"] * 2
    assert lines[2].startswith("person: เจ้าหน้าที่ศูนย์")  # as much of the name as fits


def test_the_next_shift_signs_in_on_the_locked_screen_and_has_a_window_of_its_own(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = said(closed, monkeypatch, FIRST, PASSWORD, SOMSRI, OTHER)
    assert (lines[0], lines[-1]) == ("other windows: 0", f"person: {SOMSRI}")


def test_who_does_not_sign_in_sees_nothing(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(closed, monkeypatch) == ["other windows: 0"]
