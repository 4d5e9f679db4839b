"""The window comes back where it was, on a screen that exists."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import DARK
from app.ui.window_memory import SYSTEM, WindowMemory, clamped

SCREEN, SECOND = QRect(0, 0, 1920, 1040), QRect(1920, 0, 1280, 1024)


@pytest.mark.parametrize(
    ("kept", "screens", "wanted"),
    [
        (None, [SCREEN], QRect(277, 136, 1366, 768)),
        (QRect(100, 50, 1366, 768), [SCREEN], QRect(100, 50, 1366, 768)),
        (QRect(2000, 50, 1200, 700), [SCREEN, SECOND], QRect(2000, 50, 1200, 700)),
        (QRect(2000, 50, 1200, 700), [SCREEN], QRect(720, 50, 1200, 700)),
        (QRect(-300, -200, 1366, 768), [SCREEN], QRect(0, 0, 1366, 768)),
        (QRect(0, 0, 4000, 3000), [SCREEN], QRect(0, 0, 1920, 1040)),
        (QRect(), [QRect(0, 0, 1024, 600)], QRect(0, 0, 1024, 600)),
    ],
)
def test_a_window_lies_whole_on_a_screen(kept: QRect | None, screens: list[QRect], wanted: QRect) -> None:
    assert clamped(kept, screens) == wanted


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


def test_without_a_file_nothing_is_remembered() -> None:
    memory = WindowMemory(None)
    memory.keep_scheme(DARK)
    assert memory.scheme() == SYSTEM
    assert memory.language("th") == "th"


def test_a_damaged_setting_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nscheme=purple\narea=nonsense\n")
    assert WindowMemory(tmp_path / "window.ini").scheme() == SYSTEM
