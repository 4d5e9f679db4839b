"""What the window is started with, read without argparse: its import and its words would be felt at every start."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app.translation import LANGUAGES

FOLDER, STAFF, LANGUAGE, DEMO = "--data-dir", "--as", "--language", "--demo"


class WindowOptions(NamedTuple):
    """The same as the options that go before a command; without a folder it is the user's own."""

    data_dir: Path | None
    staff: str | None
    language: str
    demo: bool


def window_options(argv: Sequence[str], usual_language: str) -> WindowOptions | None:
    """The options of the window; None when there is more than those, which is a command or wrong use."""
    said: dict[str, str] = {}
    waiting = list(argv)
    while waiting:
        name, equals, value = waiting.pop(0).partition("=")
        if name == DEMO and not equals:
            said[DEMO] = DEMO
        elif name in (FOLDER, STAFF, LANGUAGE) and (equals or waiting):
            said[name] = value if equals else waiting.pop(0)
        else:
            return None
    language = said.get(LANGUAGE, usual_language)
    if language not in LANGUAGES or any(value.startswith("-") and value != DEMO for value in said.values()):
        return None
    if not all(said.values()):  # an empty folder would be the one in use
        return None
    folder = said.get(FOLDER)
    return WindowOptions(Path(folder) if folder is not None else None, said.get(STAFF), language, DEMO in said)
