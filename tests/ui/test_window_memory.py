"""The window comes back where it was, on a screen that exists."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import DARK, LIGHT
from app.ui.window_memory import SYSTEM, WindowMemory, clamped, has_room

SCREEN, SECOND = QRect(0, 0, 1920, 1040), QRect(1920, 0, 1280, 1024)


@pytest.mark.parametrize(
    ("kept", "screens", "wanted"),
    [
        (None, [SCREEN], QRect(277, 152, 1366, 768)),
        (QRect(100, 50, 1366, 768), [SCREEN], QRect(100, 50, 1366, 768)),
        (QRect(2000, 50, 1200, 700), [SCREEN, SECOND], QRect(1992, 50, 1200, 700)),
        (QRect(2000, 50, 1200, 700), [SCREEN], QRect(712, 50, 1200, 700)),
        (QRect(-300, -200, 1366, 768), [SCREEN], QRect(8, 40, 1366, 768)),
        (QRect(0, 0, 4000, 3000), [SCREEN], QRect(8, 40, 1904, 992)),
        (QRect(), [QRect(0, 0, 1024, 600)], QRect(8, 40, 1008, 552)),
    ],
)
def test_a_window_lies_on_a_screen_with_its_whole_frame(
    kept: QRect | None, screens: list[QRect], wanted: QRect
) -> None:
    assert clamped(kept, screens) == wanted


@pytest.mark.parametrize(
    ("screen", "wanted"), [(SCREEN, True), (QRect(0, 0, 1366, 768), False), (QRect(0, 0, 1366, 728), False)]
)
def test_a_screen_has_room_when_the_frame_fits_too(screen: QRect, wanted: bool) -> None:
    assert has_room(screen) is wanted


def test_the_first_window_is_maximised_where_the_usual_size_has_no_room(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr("app.ui.window_memory._screens", lambda: [QRect(0, 0, 1366, 728)])
    WindowMemory(None).restore(window)
    assert window.isMaximized()


def test_the_place_and_the_colours_are_remembered(tmp_path: Path, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(40, 30, 500, 400)
    WindowMemory(tmp_path / "window.ini").keep(window)
    WindowMemory(tmp_path / "window.ini").keep_scheme(DARK)
    window.setGeometry(0, 0, 300, 200)
    memory = WindowMemory(tmp_path / "window.ini")
    memory.restore(window)
    assert window.geometry().size().width() == 500
    assert memory.scheme() == DARK


def test_without_a_file_the_choice_holds_as_long_as_the_program_runs() -> None:
    memory = WindowMemory(None)
    memory.keep_scheme(DARK)
    memory.keep_language("en")
    assert (memory.scheme(), memory.language("th")) == (DARK, "en")
    memory.keep_scheme(LIGHT)
    assert memory.scheme() == LIGHT
    assert WindowMemory(None).scheme() == SYSTEM


def test_a_damaged_setting_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nscheme=purple\narea=nonsense\n")
    assert WindowMemory(tmp_path / "window.ini").scheme() == SYSTEM
