"""The program itself: an administrator puts a copy back in the window, which opens again with the data of the copy."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.services.backup.former_data import former_data
from tests.cases import a_complaint
from tests.services.test_backup import made

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = 60
COPIES = 4
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton
from app import bootstrap
from app.ui.application import application
from app.ui.main_window import MainWindow
from app.ui.notices import NoticesDialog
from app.ui.settings.page import SettingsPage
from app.ui.settings.restore_dialog import RestoreDialog

qt, first = application(), []

def look():
    for window in qt.topLevelWidgets():
        if isinstance(window, RestoreDialog) and window.isVisible():
            window.findChild(QPushButton, "restore_now").click()
        elif isinstance(window, NoticesDialog) and window.isVisible():
            print(*(each.text().replace(chr(0x200b), "") for each in window.findChildren(QLabel)))
            window.parent().close()
        elif isinstance(window, MainWindow) and window.findChild(QLabel, "person_name").text():
            if not first:
                first.append(window)
                window.show_page("settings")
                window.findChild(SettingsPage).show_section(int(sys.argv[2]))
            elif window is first[0]:
                lines = window.findChild(QListWidget, "copies_list")
                if lines is not None and lines.count() and lines.currentRow() < 0:
                    lines.setCurrentRow(0)
                    window.findChild(QPushButton, "return_copy").click()

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(bootstrap.main(["--language", "en", "--data-dir", sys.argv[1]]))
"""


@pytest.mark.long
def test_the_window_opens_again_with_the_data_of_the_copy_and_says_so(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    office = bootstrap.open_office(folder, clock=lambda: now)
    office.complaints.record(a_complaint())
    made(office)
    office.complaints.record(a_complaint())
    office.database.close()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", PROGRAM, str(folder), str(COPIES)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=LONGEST)
    assert ended.returncode == 0, ended.stderr
    assert "was put back" in ended.stdout and str(former_data(folder)[0].path) in ended.stdout
    again = bootstrap.open_office(folder, clock=lambda: now)
    assert [row.number for row in again.register.everything()] == ["2569/00001"]
    again.database.close()
