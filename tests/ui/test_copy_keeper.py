"""What is done about copies while the window is open, and what is said of it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.bootstrap.upkeep import attended
from app.services.backup.backups import copies_in
from app.services.backup.making import Report, unheard
from app.services.backup.places import UNFINISHED, first_place, turn
from app.services.office import Office
from app.ui.copy_keeper import CopyKeeper


class Answers:
    """Says one thing after the other."""

    def __init__(self, *answers: tuple[str, ...] | Exception) -> None:
        self._answers: Iterator[tuple[str, ...] | Exception] = iter(answers)

    def __call__(self, report: object) -> tuple[str, ...]:
        answer = next(self._answers)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_what_somebody_must_know_is_told_once(parent: QObject, qtbot: QtBot) -> None:
    keeper = CopyKeeper(Answers(("full",), ("full", "gone")), parent)
    for expected in (("full",), ("gone",)):
        with qtbot.waitSignal(keeper.told) as told:
            keeper.look()
        assert told.args == [expected]
    keeper.end()


def test_a_bug_is_handed_on(parent: QObject, qtbot: QtBot) -> None:
    keeper = CopyKeeper(Answers(ZeroDivisionError()), parent)
    with qtbot.waitSignal(keeper.broke) as broke:
        keeper.look()
    assert isinstance(broke.args[0], ZeroDivisionError)
    keeper.end()


def test_a_window_that_closes_breaks_the_copy_off(parent: QObject, office: Office) -> None:
    begun, tick = Event(), Event()

    def until_broken_off(report: Report, done: int, of: int) -> None:
        begun.set()
        for _ in range(1_000):
            tick.wait(0.01)
            report(done, of)

    keeper = CopyKeeper(lambda report: attended(office, partial(until_broken_off, report)), parent)
    keeper.look()
    assert begun.wait(10)
    place = first_place(office.database.folder)
    assert [path for path in place.iterdir() if path.name.startswith(UNFINISHED)]
    keeper.end()
    assert [path.name for path in place.iterdir() if path.is_dir()] == []


def test_the_copy_of_the_day_is_made_and_nothing_is_said(office: Office) -> None:
    assert attended(office, unheard) == attended(office, unheard) == ()
    assert len(copies_in(first_place(office.database.folder))) == 1


def test_a_copy_that_a_command_makes_just_now_is_nothing_to_tell(office: Office) -> None:
    with turn(office.database.folder):
        assert attended(office, unheard) == ()


def test_a_place_that_refuses_is_told_in_words(office: Office) -> None:
    first_place(office.database.folder).touch()
    (words,) = attended(office, unheard)
    assert str(office.database.folder) in words and "{" not in words


def test_a_folder_that_is_synchronised_is_told_once(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))
    (words,) = attended(office, unheard)
    assert "OneDrive" in words
    assert attended(office, unheard) == ()
