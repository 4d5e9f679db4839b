"""Where the window was and how it looked the last time; kept on this PC, without anybody's data."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QMargins, QRect, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.services.private_files import make_private_file
from app.ui.theme import DARK, LIGHT

USUAL = (1366, 768)
FRAME = QMargins(8, 40, 8, 8)  # the most that a system draws around a window; the title bar is on top
LEAST_IN_SIGHT = 120  # of the title bar, so that it can be grasped
SYSTEM = "system"


class WindowMemory:
    """Reads and writes one small file; without one it remembers as long as the program runs."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._settings = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self._held: dict[str, object] = {}

    def scheme(self) -> str:
        """light, dark or system."""
        kept = str(self._value("scheme", SYSTEM))
        return kept if kept in (LIGHT, DARK) else SYSTEM

    def keep_scheme(self, scheme: str) -> None:
        """Remember the colours that were chosen."""
        self._keep("scheme", scheme)

    def language(self, usual: str) -> str:
        """The language that was chosen, or the usual one."""
        return str(self._value("language", usual))

    def keep_language(self, language: str) -> None:
        """Remember the language that was chosen."""
        self._keep("language", language)

    def restore(self, window: QWidget) -> None:
        """Put the window where it was, as far as that is on a screen today."""
        area = self._value("area", None)
        screens = _screens()
        window.setGeometry(clamped(area if isinstance(area, QRect) else None, screens))
        usual = "false" if has_room(screens[0]) else "true"
        if str(self._value("maximised", usual)) == "true":
            window.setWindowState(Qt.WindowState.WindowMaximized)  # shown so when it is shown

    def keep(self, window: QWidget) -> None:
        """Remember where the window is."""
        self._keep("area", window.normalGeometry())
        self._keep("maximised", "true" if window.isMaximized() else "false")

    def _value(self, name: str, usual: object) -> object:
        return self._held.get(name, usual) if self._settings is None else self._settings.value(name, usual)

    def _keep(self, name: str, value: object) -> None:
        if self._settings is None:
            self._held[name] = value
        else:
            self._close_to_others()
            self._settings.setValue(name, value)

    def _close_to_others(self) -> None:
        # Qt keeps the mode of a file that is there; a folder that cannot be written to is said elsewhere.
        with contextlib.suppress(OSError):
            if self._file is not None:
                make_private_file(self._file)


def has_room(screen: QRect) -> bool:
    """Whether a window of the usual size fits onto the screen with its frame."""
    room = screen.marginsRemoved(FRAME)
    return room.width() >= USUAL[0] and room.height() >= USUAL[1]


def clamped(area: QRect | None, screens: list[QRect]) -> QRect:
    """The area, moved and cut so that it lies with its frame on a screen; without one, the middle of the first."""
    rooms = [screen.marginsRemoved(FRAME) for screen in screens]
    first = rooms[0]
    if area is None or not area.isValid():
        width, height = min(USUAL[0], first.width()), min(USUAL[1], first.height())
        made = QRect(0, 0, width, height)
        made.moveCenter(first.center())
        return made
    screen = max(rooms, key=lambda each: _shared(each, area))
    if _shared(screen, area) < LEAST_IN_SIGHT * LEAST_IN_SIGHT:
        screen = first
    kept = QRect(area.topLeft(), area.size().boundedTo(screen.size()))
    kept.moveLeft(max(screen.left(), min(kept.left(), screen.right() - kept.width() + 1)))
    kept.moveTop(max(screen.top(), min(kept.top(), screen.bottom() - kept.height() + 1)))
    return kept


def _shared(one: QRect, other: QRect) -> int:
    both = one.intersected(other)
    return both.width() * both.height() if both.isValid() else 0


def _screens() -> list[QRect]:
    return [screen.availableGeometry() for screen in QGuiApplication.screens()]
