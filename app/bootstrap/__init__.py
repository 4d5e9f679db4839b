"""Makes and connects every object, once; the one place that imports late."""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.furnishing import furnish, make_frame, make_window
from app.bootstrap.offices import default_folder, open_office, place_outside, wall_clock
from app.bootstrap.qt_failure import has_screen, tell_of_no_screen
from app.bootstrap.start import start_window
from app.bootstrap.window_options import WindowOptions, window_options
from app.translation import LANGUAGES, _, language, use_language

if TYPE_CHECKING:
    import argparse

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
    "backup": "backup",
    "restore": "backup",
    "digest": "check",
    "init": "init",
    "staff": "init",
    "hospital": "hospital",
    "units": "hospital",
    "appointments": "hospital",
    "rules": "rules",
    "form": "form",
    "pair": "pair",
    "export": "transfer",
    "import": "transfer",
    "grant": "sharing",
    "erase": "sharing",
    "confirm": "sharing",
    "kept": "kept",
    "tour": "tour",
}
DONE, REFUSED, WRONG_USE = 0, 1, 2


def main(argv: Sequence[str]) -> int:
    """Run the window or a command; 0 done, 1 refused, 2 wrong use."""
    _speak_utf8()
    use_language(_language_of_environment())
    options = window_options(argv, language())
    if options is not None:
        return _window(options)
    _speak(language())
    known, rest = _global_options().parse_known_args(list(argv))
    _speak(known.language)
    if not rest:
        return _window(WindowOptions(known.data_dir, known.staff, known.language, known.demo))
    if "--help" in rest or "-h" in rest:
        return _help(argv)
    return _command(argv)


def _help(argv: Sequence[str]) -> int:
    """Help in the language asked for, and in both when none is."""
    try:
        for code in LANGUAGES if "--language" not in argv else (language(),):
            _speak(code)
            with contextlib.suppress(SystemExit):
                all_options(argv).parse_args(list(argv))
            print(flush=True)
    except BrokenPipeError:
        sys.stderr.close()
        return REFUSED
    return DONE


def _command(argv: Sequence[str]) -> int:
    from app.bootstrap.touring import take_tour
    from app.commands.answers import refuse
    from app.domain.errors import ComplaintError
    from app.services.words.messages import words_for

    arguments = all_options(argv).parse_args(list(argv))
    try:
        if getattr(arguments, "tours", False):
            return take_tour(arguments)
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
def _office_for(arguments: "argparse.Namespace") -> "Iterator[Office]":
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


def _global_options() -> "argparse.ArgumentParser":
    import argparse

    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help=_("the data folder; the user's own if left out"))
    parser.add_argument("--as", dest="staff", metavar="STAFF", help=_("the name or code of the account that acts"))
    speech = _("the language of answers; Thai if left out")
    parser.add_argument("--language", choices=LANGUAGES, default=_language_of_environment(), help=speech)
    practice = _("fictional data in a throw-away folder, in the window")
    parser.add_argument("--demo", action="store_true", help=practice)
    return parser


def all_options(argv: Sequence[str]) -> "argparse.ArgumentParser":
    """The commands that `argv` names, in the language in use; all of them when it names none."""
    import argparse
    import importlib

    from app.commands.help_lines import HelpLines

    parser = argparse.ArgumentParser(
        prog="main.py",
        formatter_class=HelpLines,
        parents=[_global_options()],
        description=_("Complaint centre of a hospital; without a command, the window opens."),
        epilog=_("“main.py COMMAND --help” explains a command, with an example."),
    )
    parser.set_defaults(clock=wall_clock, default_folder=default_folder, opened=_office_for)
    parsers = parser.add_subparsers(metavar="COMMAND", required=True)
    asked = [module for command, module in COMMANDS.items() if command in argv] or COMMANDS.values()
    for name in dict.fromkeys(asked):
        importlib.import_module(f"app.commands.{name}").add_arguments(parsers)
    return parser


def _language_of_environment() -> str:
    language = os.environ.get("COMPLAINT_CENTRE_LANGUAGE", "")
    return language if language in LANGUAGES else LANGUAGES[0]


def _speak(code: str) -> None:
    from app.bootstrap.usage import speak_of_use

    use_language(code)
    speak_of_use(code)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _window(options: WindowOptions) -> int:
    use_language(options.language)
    if options.demo and options.data_dir is not None:
        words = _("--demo works in a throw-away folder of its own: leave out --data-dir, or leave out --demo.")
        print(words, file=sys.stderr)
        return WRONG_USE
    if not has_screen():
        tell_of_no_screen(pictures_follow=options.demo)
        return _command(["--language", options.language, "tour", "--out", "tour"]) if options.demo else REFUSED
    with contextlib.ExitStack() as stack:
        folder = options.data_dir or default_folder()
        if options.demo:
            import tempfile

            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="complaint-centre-demo-")))
        return start_window(folder, staff=options.staff, demo=options.demo)
