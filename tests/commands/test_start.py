"""Starting without a command: help in both languages, no screen, missing libraries."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import bootstrap
from app.ui import system_libraries

MAIN = Path(__file__).resolve().parents[2] / "main.py"


def test_help_speaks_thai_and_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "ศูนย์รับเรื่องร้องเรียน" in said
    assert "One case whole" in said and "ข้อมูลทั้งหมดของเรื่องหนึ่ง" in said


def test_help_speaks_only_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["--language", "en", "record", "--help"]) == 0
    assert "บันทึก" not in capsys.readouterr().out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_the_demo_without_a_screen_says_so_and_makes_the_pictures(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, str(MAIN), "--demo"]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert "DISPLAY" in ran.stderr
    made = {path.name for path in (tmp_path / "tour").iterdir()}
    assert {"complaint-form.pdf", "complaint-form-blank.pdf"} <= made
    assert {f"register-{look}.png" for look in ("1366-light", "1366-dark", "1920-light", "1920-dark")} <= made


def test_missing_libraries_are_named_in_the_line_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "_is_there", lambda library: library not in ("libEGL.so.1", "libGL.so.1"))
    assert system_libraries.install_line() == "sudo apt-get install libgl1 libegl1"


def test_nothing_is_said_when_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "_is_there", lambda library: True)
    assert system_libraries.install_line() == ""
