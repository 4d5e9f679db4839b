"""Starting without a command: help in both languages, no screen, missing libraries."""

import os
import shutil
import subprocess
import sys
from argparse import Namespace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap import offices, touring
from app.bootstrap.window_options import WindowOptions, window_options
from app.domain.errors import PolicyProblem
from app.services.node import SetUp
from app.ui import system_libraries

MAIN = Path(__file__).resolve().parents[2] / "main.py"
PAPERS = (
    "complaint-form",
    "complaint-form-blank",
    "agenda",
    "call-list",
    "complainant-letter",
    "fact-finding",
    "hand-over-sheet",
    "handover-letter",
    "mediation-record",
    "memo",
    "reminder",
    "reply-letter",
)
LOOKS = ("1366-light", "1366-dark", "1920-light", "1920-dark")
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
MOST_SECONDS = 60


def test_help_speaks_thai_and_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "ศูนย์รับเรื่องร้องเรียน" in said
    assert "One case whole" in said and "ข้อมูลทั้งหมดของเรื่องหนึ่ง" in said


def test_help_speaks_only_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["--language", "en", "record", "--help"]) == 0
    assert "บันทึก" not in capsys.readouterr().out


def test_the_clock_of_the_program_is_that_of_the_hospital() -> None:
    # In UTC, screens would fill in an hour of the night, and call it yesterday until seven in the morning.
    assert offices.wall_clock().utcoffset() == timedelta(hours=7)


def made_without_a_screen(folder: Path, *arguments: str) -> tuple[set[str], str]:
    """The names of the files in ./tour, and what was said on standard error."""
    environment = {name: value for name, value in os.environ.items() if name not in SCREENS}
    command = [sys.executable, str(MAIN), *arguments]
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return {path.name for path in (folder / "tour").iterdir()}, ran.stderr


def test_the_tour_makes_pictures_and_papers_without_a_screen(tmp_path: Path) -> None:
    made, _said = made_without_a_screen(tmp_path, "tour", "--out", "tour", "--only", "exchange-ward")
    assert {f"{paper}.pdf" for paper in PAPERS} <= made
    assert {name for name in made if name.endswith(".png")} == {f"exchange-ward-{look}.png" for look in LOOKS}


def test_the_demo_without_a_screen_says_so_and_takes_the_whole_tour(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taken: list[Namespace] = []
    monkeypatch.setattr(bootstrap, "has_screen", lambda: False)
    monkeypatch.setattr(touring, "take_tour", lambda arguments: taken.append(arguments) or 0)
    assert bootstrap.main(["--demo"]) == 0
    assert [(each.out, each.only) for each in taken] == [(Path("tour"), [])]
    assert capsys.readouterr().err


@pytest.mark.long
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_the_whole_tour_takes_less_than_a_minute_of_the_processor(tmp_path: Path) -> None:
    # What others do on the machine meanwhile lengthens the hour hand's minute, and not this one.
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    made, said = made_without_a_screen(tmp_path, "--demo")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < MOST_SECONDS
    assert "DISPLAY" in said
    assert {f"{paper}.pdf" for paper in PAPERS} | {f"register-{look}.png" for look in LOOKS} <= made


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
    shutil.rmtree(tmp_path / "policy" / "kcm")  # only the chosen rules are there
    monkeypatch.setattr(offices, "POLICY", tmp_path / "policy")
    for set_up in (SetUp(profile="sso"), None):
        office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, set_up=set_up)
        assert office.desk.policy.profile == "sso"
        office.database.close()


def test_a_folder_whose_rules_are_not_installed_is_not_opened_with_others(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(PolicyProblem, match="unknown_profile"):
        bootstrap.open_office(tmp_path / "data", clock=lambda: now, set_up=SetUp(profile="unheard_of"))


UNPLUGGED = """
import sys
from app import bootstrap
from app.ui import system_libraries
system_libraries._is_there = lambda library: library != "libEGL.so.1"
sys.exit(bootstrap.main(["--data-dir", sys.argv[1]]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings its libraries along")
def test_a_window_that_qt_cannot_open_names_the_missing_libraries_before_the_process_ends(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "nowhere"}
    ran = subprocess.run(
        [sys.executable, "-c", UNPLUGGED, str(tmp_path)],
        cwd=MAIN.parent,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1
    assert "sudo apt-get install libegl1" in ran.stderr


def test_the_window_takes_the_options_that_go_before_a_command(tmp_path: Path) -> None:
    options = window_options(["--data-dir", str(tmp_path), "--as=A1", "--language", "en", "--demo"], "th")
    assert options == WindowOptions(tmp_path, "A1", "en", demo=True)
    assert window_options([], "th") == WindowOptions(None, None, "th", demo=False)


@pytest.mark.parametrize("more", [["list"], ["--help"], ["--data"], ["--as"], ["--as", "--x"], ["--language", "fr"]])
def test_what_is_not_for_the_window_is_left_to_the_commands(more: list[str]) -> None:
    assert window_options(["--demo", *more], "th") is None


def test_the_demo_refuses_a_folder_that_it_would_not_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["--demo", "--data-dir", str(tmp_path)]) == 2
    assert "--data-dir" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
