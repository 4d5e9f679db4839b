"""What Qt needs of a Linux system, and the line that installs what is missing there."""

import ctypes
import os
import sys

INSTALL = "sudo apt-get install "
ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
ON_X = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def install_line() -> str:
    """The line that installs what is missing; empty when nothing is."""
    if not sys.platform.startswith("linux"):
        return ""
    on_x = bool(os.environ.get("DISPLAY")) and os.environ.get("QT_QPA_PLATFORM", "xcb") == "xcb"
    wanted = {**ALWAYS, **(ON_X if on_x else {})}
    missing = [package for library, package in wanted.items() if not _is_there(library)]
    return INSTALL + " ".join(missing) if missing else ""


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
