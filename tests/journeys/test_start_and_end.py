"""The window's process: it ends when the window is closed, and says in words why it cannot start."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = 20
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QMessageBox
from app import bootstrap
from app.ui.application import application
from app.ui.main_window import MainWindow

qt = application()

def close():
    for window in qt.topLevelWidgets():
        if isinstance(window, QMessageBox) and window.isVisible():
            print(window.text())
            window.close()
        elif isinstance(window, MainWindow) and window.findChild(QLabel, "person_name").text():
            window.close()

timer = QTimer()
timer.timeout.connect(close)
timer.start(50)
sys.exit(bootstrap.main(["--language", "en", "--data-dir", sys.argv[1]]))
"""


def started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> subprocess.CompletedProcess[str]:
    """The program with this data folder, its window closed as soon as it works."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=LONGEST)


def test_closing_the_window_ends_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = started(tmp_path / "data", monkeypatch)
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "data" / "complaints.db").exists()


def test_a_folder_that_cannot_be_used_is_named_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a_file").write_text("")
    ended = started(tmp_path / "a_file", monkeypatch)
    assert ended.returncode == 1
    assert "a_file cannot be written to" in ended.stdout and "a_file cannot be written to" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_window_leaves_a_folder_with_other_files_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.png").touch()
    ended = started(tmp_path, monkeypatch)
    assert ended.returncode == 1
    assert "one.png" in ended.stdout and "Check the name of the folder" in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["one.png"]
