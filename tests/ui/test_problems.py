"""What users and the log see of a problem, and what they must not see."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import UnknownCase
from app.ui import errors_window
from app.ui.error_hook import ErrorHook
from app.ui.log_file import NAME, close_log, open_log
from app.ui.problem_report import problem_report
from tests.ui.driver import ScreenDriver

SECRET = "นางสมหญิง ตัวอย่าง"


def a_bug() -> BaseException:
    """A bug whose message names somebody."""
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        return error


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def hook(window: QWidget) -> ErrorHook:
    return ErrorHook(lambda: window, lambda: errors_window, window)


def test_a_report_says_where_it_happened_and_names_nobody() -> None:
    bug = a_bug()
    report = problem_report(type(bug), bug.__traceback__)
    assert "tests/ui/test_problems.py" in report and "ValueError" in report
    assert SECRET not in report
    assert str(Path.home()) not in report


def test_a_bug_is_shown_with_details_to_copy(hook: ErrorHook, window: QWidget) -> None:
    bug = a_bug()
    hook.take(type(bug), bug, bug.__traceback__)
    driver = ScreenDriver(window)
    driver.click("copy_details")
    assert "ValueError" in QGuiApplication.clipboard().text()
    assert SECRET not in driver.text_of("error_details")


def test_an_expected_refusal_is_shown_in_its_own_words(hook: ErrorHook, window: QWidget) -> None:
    hook.take(UnknownCase, UnknownCase("2569/00001"), None)
    driver = ScreenDriver(window)
    assert "2569/00001" in driver.text_of("error_words")
    assert not driver.is_visible("error_details") and not driver.is_visible("copy_details")


def test_a_second_bug_opens_no_second_window(hook: ErrorHook, window: QWidget, qtbot: QtBot) -> None:
    bug = a_bug()
    for _again in range(3):
        hook.take(type(bug), bug, bug.__traceback__)
    assert len(window.findChildren(QWidget, "errors")) == 1
    ScreenDriver(window).click("close_error")
    qtbot.waitUntil(lambda: not window.findChildren(QWidget, "errors"))
    hook.take(type(bug), bug, bug.__traceback__)
    assert len(window.findChildren(QWidget, "errors")) == 1


def test_the_log_holds_the_place_and_no_data(hook: ErrorHook, tmp_path: Path) -> None:
    handler = open_log(tmp_path)
    bug = a_bug()
    hook.take(type(bug), bug, bug.__traceback__)
    close_log(handler)
    written = (tmp_path / NAME).read_text("utf-8")
    assert "ValueError" in written and SECRET not in written
    assert logging.getLogger("app").handlers == []


def test_the_hook_is_the_one_of_the_process(hook: ErrorHook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    hook.install()
    assert sys.excepthook == hook.take


def test_windows_of_problems_leave_no_widgets_behind(hook: ErrorHook, window: QWidget, qtbot: QtBot) -> None:
    before = len(window.findChildren(QWidget))
    for _time in range(20):
        hook.take(UnknownCase, UnknownCase("2569/00001"), None)
        ScreenDriver(window).click("close_error")
        qtbot.waitUntil(lambda: not window.findChildren(QWidget, "errors"))
    assert len(window.findChildren(QWidget)) == before
