"""Makes and connects every object, once; the one place that imports late."""

import contextlib
import itertools
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
    "kpi": "kpi",
    "triage": "triage",
    "fields": "fields",
    "record": "record",
    "set": "set_",
    "resolve": "set_",
    "list": "list_",
    "show": "list_",
    "check": "check",
    "audit": "audit",
    "backup": "backup",
    "restore": "backup",
    "digest": "check",
    "init": "init",
    "staff": "init",
    "account": "account",
    "hospital": "hospital",
    "units": "hospital",
    "appointments": "hospital",
    "notice": "hospital",
    "rules": "rules",
    "form": "form",
    "pair": "pair",
    "export": "transfer",
    "import": "transfer",
    "grant": "sharing",
    "erase": "sharing",
    "confirm": "sharing",
    "retention": "retention",
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
    _speak(_language_in(argv))
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
        for code in (language(),) if any(each.startswith("--language") for each in argv) else LANGUAGES:
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
    from app.bootstrap.usage import refuse_unknown
    from app.commands.answers import refuse
    from app.domain.errors import ComplaintError
    from app.services.words.messages import words_for

    arguments, unknown = all_options(argv).parse_known_args(list(argv))
    if unknown:
        refuse_unknown(arguments.of_command, unknown)
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
    from app.bootstrap.signing_in import signed_in

    set_up = arguments.set_up(arguments) if hasattr(arguments, "set_up") else None
    staff = arguments.name if getattr(arguments, "forgotten", False) else arguments.staff
    with contextlib.ExitStack() as stack:
        folder, outside = _place_for(arguments, stack)
        signed = signed_in(folder, arguments, wall_clock)
        office = open_office(folder, clock=wall_clock, staff=staff, set_up=set_up, outside=outside, signed=signed)
        stack.callback(office.database.close)
        for notice in office.notices:
            print(notice, file=sys.stderr)
        yield office


def _place_for(arguments: "argparse.Namespace", stack: contextlib.ExitStack) -> tuple[Path, Path | None]:
    """The data folder, and where it is remembered; for who only looks at data that are not there, a throw-away one."""
    import tempfile

    from app.commands.answers import advise
    from app.domain.errors import DataFolderProblem
    from app.services.data_folder import is_new, require_folder, require_no_others
    from app.services.words.messages import words_for

    folder = arguments.data_dir or default_folder()
    require_folder(folder)
    if arguments.data_dir is not None:
        named = [given for given in vars(arguments).values() if isinstance(given, Path)]
        require_no_others(folder, (place_outside(), *named))
    # What is about cases that are there, or about another PC that knows this one, sets no new data up.
    needs_data = _only_looks(arguments) or getattr(arguments, "needs_data", False)
    if not needs_data or not is_new(folder):
        return folder, place_outside()
    nothing_yet = DataFolderProblem(folder, "no_data_yet")
    if not getattr(arguments, "empty_is_answered", False):
        raise nothing_yet
    advise(words_for(nothing_yet))
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="complaint-centre-empty-"))), None


def _only_looks(arguments: "argparse.Namespace") -> bool:
    """Whether the command changes nothing; some do so only when certain options are given."""
    changing = (getattr(arguments, name) for name in getattr(arguments, "changes_by", ()))
    return bool(getattr(arguments, "only_looks", False)) and all(given in (None, []) for given in changing)


def _global_options() -> "argparse.ArgumentParser":
    from app.commands.options import Parser, folder_from

    parser = Parser(prog="main.py", add_help=False, allow_abbrev=False)
    parser.add_argument(
        "--data-dir", type=folder_from, metavar="DIR", help=_("the data folder; the user's own if left out")
    )
    parser.add_argument("--as", dest="staff", metavar="STAFF", help=_("the name or code of the account that acts"))
    speech = _("the language of answers; Thai if left out")
    parser.add_argument("--language", choices=LANGUAGES, default=_language_of_environment(), help=speech)
    practice = _("fictional data in a throw-away folder, in the window")
    parser.add_argument("--demo", action="store_true", help=practice)
    return parser


def all_options(argv: Sequence[str]) -> "argparse.ArgumentParser":
    """The commands that `argv` names, in the language in use; all of them when it names none."""
    import importlib

    from app.commands.help_lines import HelpLines
    from app.commands.options import Parser

    parser = Parser(
        prog="main.py",
        formatter_class=HelpLines,
        parents=[_global_options()],
        description=_("Complaint centre of a hospital; without a command, the window opens."),
        epilog="\n".join(
            (
                _("“main.py COMMAND --help” explains a command, with an example."),
                _("To look around: --demo. To begin: init, hospital, units, then record or the window."),
            )
        ),
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


def _language_in(argv: Sequence[str]) -> str:
    """The language that is asked for, as far as it can be told before the options are understood."""
    joined = [each.partition("=")[2] for each in argv if each.startswith("--language=")]
    asked = [*joined, *(after for each, after in itertools.pairwise(argv) if each == "--language")]
    return next((each for each in asked if each in LANGUAGES), language())


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
