"""What a bug looks like in a report: where it happened and what it is called, without anybody's data."""

import platform
import traceback
from pathlib import Path
from types import TracebackType

from app import VERSION

PROJECT = Path(__file__).resolve().parent.parent.parent
MOST_FRAMES = 30


def problem_report(kind: type[BaseException], place: TracebackType | None) -> str:
    """Version, kind of error and the lines passed; never the message or a value, which could name somebody."""
    lines = [f"{VERSION} · Python {platform.python_version()} · {platform.system()} {platform.release()}"]
    lines += [_line(frame) for frame in traceback.extract_tb(place)[-MOST_FRAMES:]]
    return "\n".join([*lines, kind.__qualname__])


def _line(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    name = path.relative_to(PROJECT).as_posix() if path.is_relative_to(PROJECT) else path.name
    return f"  {name}:{frame.lineno} {frame.name}"
