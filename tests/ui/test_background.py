"""Slow work in a thread: answered once, by the newest, and cancellable."""

from functools import partial
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.background import ProgressDialog, Report, Worker, run_with_progress

LONGEST_S = 5


@pytest.fixture
def worker(qtbot: QtBot, qapp: QObject) -> Worker:
    return Worker(qapp)


def test_work_is_done_in_another_thread_and_answered_in_the_windows(worker: Worker, qtbot: QtBot) -> None:
    answered_in = []
    worker.finished.connect(lambda _value: answered_in.append(current_thread()))
    with qtbot.waitSignal(worker.finished) as finished:
        worker.start(current_thread)
    assert finished.args[0] is not main_thread()
    assert answered_in == [main_thread()]


def test_only_the_newest_work_is_answered(worker: Worker, qtbot: QtBot) -> None:
    may_end, answers = Event(), []
    worker.finished.connect(answers.append)
    worker.start(partial(wait_for, may_end, "first"))
    worker.start(partial(wait_for, may_end, "second"))
    with qtbot.waitSignal(worker.finished):
        worker.start(partial(wait_for, may_end, "third"))
        may_end.set()
    worker.wait()
    assert answers == ["third"]


def test_what_the_work_raises_is_handed_over(worker: Worker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(worker.failed) as failed:
        worker.start(partial(int, "no number"))
    assert isinstance(failed.args[0], ValueError)


def test_long_work_says_how_far_it_is_and_brings_its_value(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = run_with_progress(window, "Writing", count_to_ten)
    with qtbot.waitSignal(dialog.succeeded) as succeeded:
        pass
    assert succeeded.args == [10]


def test_cancelled_work_stops_at_its_next_report_without_a_word(qtbot: QtBot) -> None:
    window, may_go_on = QWidget(), Event()
    qtbot.addWidget(window)
    dialog = run_with_progress(window, "Writing", partial(report_after, may_go_on))
    answers: list[object] = []
    dialog.broke.connect(answers.append)
    dialog.succeeded.connect(answers.append)
    dialog.cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: not window.findChildren(ProgressDialog))
    assert answers == []


def wait_for(may_end: Event, value: str) -> str:
    may_end.wait(LONGEST_S)
    return value


def count_to_ten(report: Report) -> int:
    for done in range(10):
        report(done, 10)
    return 10


def report_after(may_go_on: Event, report: Report) -> None:
    may_go_on.wait(LONGEST_S)
    report(1, 2)
