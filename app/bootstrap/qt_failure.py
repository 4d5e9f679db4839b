"""What is said when Qt cannot be loaded here or cannot open a window; only then are its libraries looked for."""

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

REFUSED = 1
_NO_SCREEN = "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). / ที่นี่ไม่มีจอภาพ\n"
_PICTURES_INSTEAD = "The pictures of the tour go to ./tour. / ภาพตัวอย่างอยู่ในโฟลเดอร์ ./tour"
_DEMO_INSTEAD = "Use the commands (--help), or --demo for pictures. / ใช้คำสั่ง (--help) หรือ --demo เพื่อดูภาพตัวอย่าง"
_NO_LIBRARIES = "Qt needs libraries that are not here. Install them with: / ติดตั้งไลบรารีที่ขาดด้วยคำสั่ง:\n{line}"


def has_screen() -> bool:
    """Whether there is a screen to open a window on."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def tell_of_no_screen(*, pictures_follow: bool) -> None:
    """Say why no window opens, and what there is instead."""
    print(_NO_SCREEN + (_PICTURES_INSTEAD if pictures_follow else _DEMO_INSTEAD), file=sys.stderr)


def tell_of_missing_libraries() -> bool:
    """Say how to install the libraries that Qt lacks here; False when it lacks none."""
    from app.ui.system_libraries import install_line

    missing = install_line()
    if missing:
        print(_NO_LIBRARIES.format(line=missing), file=sys.stderr)
    return bool(missing)


@contextlib.contextmanager
def explained_failure() -> Iterator[None]:
    """Qt ends the process when it cannot open a window inside: let it be said before that what is missing."""
    from PySide6.QtCore import qInstallMessageHandler

    before = qInstallMessageHandler(_heed)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _heed(kind: "QtMsgType", _context: "QMessageLogContext", words: str) -> None:
    print(words, file=sys.stderr)
    if kind.name == "QtFatalMsg" and tell_of_missing_libraries():
        sys.stderr.flush()
        os._exit(REFUSED)
