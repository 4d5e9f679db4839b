"""Starting without a command: help in both languages, no screen, missing libraries."""

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap import offices
from app.domain.errors import PolicyProblem
from app.services.node import SetUp
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


@pytest.mark.parametrize(("language", "word"), [("th", "คำสั่งไม่ถูกต้อง"), ("en", "error")])
@pytest.mark.parametrize("wrong", [("show",), ("list", "--colour"), ("staff", "--role", "king"), ("fly",)])
def test_wrong_use_is_explained_in_the_language_in_use(
    capsys: pytest.CaptureFixture[str], language: str, word: str, wrong: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        bootstrap.main(["--language", language, *wrong])
    assert word in capsys.readouterr().err


def test_the_window_and_the_commands_go_by_the_rules_that_the_folder_was_set_up_with(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(offices.POLICY, tmp_path / "policy")
    (tmp_path / "policy" / "kcm").rename(tmp_path / "policy" / "sso")
    monkeypatch.setattr(offices, "POLICY", tmp_path / "policy")
    for set_up in (SetUp(profile="sso"), None):
        office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, set_up=set_up)
        assert office.complaints.policy.profile == "sso"
        office.database.close()


def test_a_folder_whose_rules_are_not_installed_is_not_opened_with_others(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(PolicyProblem, match="unknown_profile"):
        bootstrap.open_office(tmp_path / "data", clock=lambda: now, set_up=SetUp(profile="unheard_of"))
