"""Makes and connects every object, once; the one place that imports late."""

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.furnishing import furnish, make_frame, make_window
from app.bootstrap.offices import default_folder, open_office, place_outside, wall_clock
from app.bootstrap.touring import take_tour
from app.bootstrap.usage import speak_of_use
from app.bootstrap.window import WindowStart
from app.translation import LANGUAGES, language, use_language

if TYPE_CHECKING:
    from app.services.office import Office

__all__ = ["furnish", "main", "make_frame", "make_window", "open_office"]

# Which module has which command; only the one that was asked for is imported.
COMMANDS = {
    "due": "due",
    "triage": "triage",
    "fields": "fields",
    "record": "record",
    "set": "set_",
    "resolve": "set_",
    "list": "list_",
    "show": "list_",
    "check": "check",
    "digest": "check",
    "init": "init",
    "staff": "init",
    "form": "form",
    "pair": "pair",
    "export": "transfer",
    "import": "transfer",
    "grant": "transfer",
    "erase": "transfer",
    "confirm": "transfer",
    "tour": "tour",
}
DONE, REFUSED = 0, 1


def main(argv: Sequence[str]) -> int:
    """Run the window or a command; 0 done, 1 refused, 2 wrong use."""
    _speak_utf8()
    _speak(_language_of_environment())
    known, rest = _global_options().parse_known_args(list(argv))
    _speak(known.language)
    if not rest:
        return _window(known)
    if "--help" in rest or "-h" in rest:
        return _help(argv)
    return _command(argv)


def _help(argv: Sequence[str]) -> int:
    """Help in the language asked for, and in both when none is."""
    for code in LANGUAGES if "--language" not in argv else (language(),):
        _speak(code)
        with contextlib.suppress(SystemExit):
            _all_options(argv).parse_args(list(argv))
        print()
    return DONE


def _command(argv: Sequence[str]) -> int:
    from app.commands.answers import refuse
    from app.domain.errors import ComplaintError
    from app.services.messages import words_for

    arguments = _all_options(argv).parse_args(list(argv))
    try:
        if getattr(arguments, "tours", False):
            return take_tour(arguments, _NO_LIBRARIES)
        if not getattr(arguments, "opens_folder", False):
            return int(arguments.run(arguments))
        with _office_for(arguments) as office:
            return int(arguments.run(arguments, office))
    except ComplaintError as refusal:
        refuse(words_for(refusal))
        return REFUSED
    except KeyboardInterrupt:
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return REFUSED


@contextlib.contextmanager
def _office_for(arguments: argparse.Namespace) -> "Iterator[Office]":
    from app.services.node import SetUp

    set_up = None
    if getattr(arguments, "sets_up", False):
        set_up = SetUp(role=arguments.role, unit=arguments.unit, profile=arguments.profile)
    folder = arguments.data_dir or default_folder()
    office = open_office(folder, clock=wall_clock, staff=arguments.staff, set_up=set_up, outside=place_outside())
    for notice in office.notices:
        print(notice, file=sys.stderr)
    try:
        yield office
    finally:
        office.database.close()


def _global_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="data folder / โฟลเดอร์ข้อมูล")
    parser.add_argument("--as", dest="staff", metavar="STAFF", help="who acts / ผู้ปฏิบัติ")
    parser.add_argument("--language", choices=LANGUAGES, default=_language_of_environment())
    parser.add_argument("--demo", action="store_true", help="fictional data in a throw-away folder / ข้อมูลสมมุติ")
    return parser


def _all_options(argv: Sequence[str]) -> argparse.ArgumentParser:
    import importlib

    parser = argparse.ArgumentParser(
        prog="main.py",
        parents=[_global_options()],
        description="Complaint centre of a hospital. / ศูนย์รับเรื่องร้องเรียนของโรงพยาบาล",
    )
    parser.set_defaults(clock=wall_clock)
    parsers = parser.add_subparsers(metavar="COMMAND", required=True)
    asked = [module for command, module in COMMANDS.items() if command in argv] or COMMANDS.values()
    for name in dict.fromkeys(asked):
        importlib.import_module(f"app.commands.{name}").add_arguments(parsers)
    return parser


def _language_of_environment() -> str:
    language = os.environ.get("COMPLAINT_CENTRE_LANGUAGE", "")
    return language if language in LANGUAGES else LANGUAGES[0]


def _speak(code: str) -> None:
    use_language(code)
    speak_of_use(code)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _window(known: argparse.Namespace) -> int:
    from app.ui.system_libraries import has_screen, install_line

    if not has_screen():
        print(_NO_SCREEN + (_PICTURES_INSTEAD if known.demo else _DEMO_INSTEAD), file=sys.stderr)
        return _command(["tour", "--out", "tour"]) if known.demo else REFUSED
    missing = install_line()
    if missing:
        print(_NO_LIBRARIES.format(line=missing), file=sys.stderr)
        return REFUSED
    with contextlib.ExitStack() as stack:
        folder = known.data_dir or default_folder()
        if known.demo:
            import tempfile

            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="complaint-centre-demo-")))
        return WindowStart(folder, staff=known.staff, demo=known.demo).run()


_NO_SCREEN = "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). / ที่นี่ไม่มีจอภาพ\n"
_PICTURES_INSTEAD = "The pictures of the tour go to ./tour. / ภาพตัวอย่างอยู่ในโฟลเดอร์ ./tour"
_DEMO_INSTEAD = "Use the commands (--help), or --demo for pictures. / ใช้คำสั่ง (--help) หรือ --demo เพื่อดูภาพตัวอย่าง"
_NO_LIBRARIES = "Qt needs libraries that are not here. Install them with: / ติดตั้งไลบรารีที่ขาดด้วยคำสั่ง:\n{line}"
