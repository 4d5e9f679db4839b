"""A ward head at the centre, in the window and on the command line: nothing of the restricted case is seen."""

import io
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.domain.vocabulary import Role
from app.services.office import Office
from app.ui.main_window import MainWindow
from app.ui.pages import TODAY
from app.ui.shown_text import plain
from app.ui.today.page import TodayPage
from tests.cases import a_complaint
from tests.journeys.officer import Officer
from tests.services.every_role import NAMES, WARD, a_centre, sit_down
from tests.services.signing_in import OTHER

SECRET = "เงินใต้โต๊ะ"
RESTRICTED, ORDINARY = "2569/00001", "2569/00002"


@pytest.fixture
def closed(tmp_path: Path, now: datetime, new_folder: Path) -> Iterator[Office]:
    """A centre with a restricted and an ordinary case of the ward, its head at the desk."""
    office = a_centre(shutil.copytree(new_folder, tmp_path / "centre"), now)
    details = f"{SECRET} ที่หน้าห้องตรวจ"
    office.complaints.record(a_complaint(topics=["corruption"], units=[WARD], details=details, level=3))
    office.complaints.record(a_complaint(units=[WARD], level=3))
    sit_down(office, Role.WARD_HEAD)
    yield office
    office.database.close()


def words_in(window: MainWindow) -> str:
    return "\n".join(plain(each.text()) for each in window.findChildren(QLabel))


@pytest.mark.rule("INT-18")
def test_the_window_of_the_ward_head_shows_nothing_of_the_restricted_case(
    light: None, closed: Office, now: datetime, qtbot: QtBot
) -> None:
    window = bootstrap.make_window(lambda: now)
    qtbot.addWidget(window, before_close_func=MainWindow.close)
    window.show()
    window.use(closed)
    head = Officer(window, closed)
    qtbot.waitUntil(lambda: head.listed() == [ORDINARY])
    page = window.findChildren(TodayPage)[0]
    with qtbot.waitSignal(page.shown):
        window.show_page(TODAY)
    assert RESTRICTED not in words_in(window) and SECRET not in words_in(window)
    window.register.show_case(RESTRICTED)
    assert "จำเป็นต้องรู้" in words_in(window) and SECRET not in words_in(window)
    window.pages.close_down()


@pytest.fixture
def say(
    closed: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Runs a command as the ward head, who gives the password."""
    folder = str(closed.database.folder)

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{OTHER}\n"))
        status = bootstrap.main(["--data-dir", folder, "--as", NAMES[Role.WARD_HEAD], *arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def test_the_command_line_shows_the_ward_head_nothing_of_it_either(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    status, listed, _words = say("list", "--json")
    assert status == 0 and [row["number"] for row in json.loads(listed)] == [ORDINARY]
    assert json.loads(say("list", SECRET, "--json")[1]) == []
    for refused in (
        ("show", RESTRICTED),
        ("set", RESTRICTED, "place=ที่นี่"),
        ("form", RESTRICTED, "-o", f"{tmp_path / 'f'}"),
    ):
        status, printed, words = say(*refused)
        assert (status, printed) == (1, "") and RESTRICTED in words and SECRET not in words
    assert say("set", ORDINARY, "outcome=resolved")[0] == 1
    assert say("set", ORDINARY, "place=ที่นี่")[0] == 0


def test_a_copy_is_put_back_by_the_administrator_alone(say: Callable[..., tuple[int, str, str]]) -> None:
    copy = json.loads(say("backup", "--json")[1])["name"]
    status, _printed, words = say("restore", copy)
    assert status == 1 and "ผู้ดูแลระบบ" in words
