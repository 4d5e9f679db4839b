"""Makes and connects every object, once; the one place that imports late."""

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.translation import LANGUAGES, use_language

if TYPE_CHECKING:
    from app.domain.policy import Policy
    from app.domain.working_days import Calendar
    from app.services.node import SetUp
    from app.services.office import Office

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
POLICY = RESOURCES / "policy"
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
    "tour": "tour",
}
DONE, REFUSED, WRONG_USE = 0, 1, 2


def main(argv: Sequence[str]) -> int:
    """Run the window or a command; 0 done, 1 refused, 2 wrong use."""
    _speak_utf8()
    known, rest = _global_options().parse_known_args(list(argv))
    use_language(known.language)
    if not rest:
        return _window(known)
    return _command(argv)


def open_office(
    folder: Path,
    *,
    clock: Callable[[], datetime],
    staff: str | None = None,
    set_up: "SetUp | None" = None,
) -> "Office":
    """Open a data folder, setting up a new one; `staff` is a name or uid, by default the first account."""
    from app.domain.policy import load_policy
    from app.services.database import open_database
    from app.services.desk import Desk
    from app.services.node import SetUp
    from app.services.office import office_at

    first = set_up or SetUp()
    database = open_database(folder, lambda connection: first(connection, clock()))
    policy = load_policy(POLICY, "kcm")
    return office_at(Desk(database, policy, partial(calendar_of, policy), clock, staff=staff), draw_form)


def draw_form(*arguments: object, **options: object) -> bytes:
    """Draw the Complaint Form; what draws is imported when the first paper is wanted."""
    from app.services.paper.complaint_form import complaint_form

    return complaint_form(*arguments, **options)  # type: ignore[arg-type]


def calendar_of(policy: "Policy") -> "Calendar":
    """The government calendar of the years that the product counts in."""
    from app.domain.government_calendar import government_calendar

    coverage = policy.calendar.coverage
    return government_calendar(coverage.first_year, coverage.last_year, policy.calendar)


def _command(argv: Sequence[str]) -> int:
    from app.commands.answers import refuse
    from app.domain.errors import ComplaintError
    from app.services.messages import words_for

    arguments = _all_options(argv).parse_args(list(argv))
    try:
        if not getattr(arguments, "opens_folder", False):
            return int(arguments.run(arguments))
        with _office_for(arguments) as office:
            return int(arguments.run(arguments, office))
    except ComplaintError as refusal:
        refuse(words_for(refusal))
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
    office = open_office(folder, clock=_wall_clock, staff=arguments.staff, set_up=set_up)
    try:
        yield office
    finally:
        office.database.close()


def _global_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="data folder / โฟลเดอร์ข้อมูล")
    parser.add_argument("--as", dest="staff", metavar="STAFF", help="who acts / ผู้ปฏิบัติ")
    parser.add_argument("--language", choices=LANGUAGES, default=os.environ.get("COMPLAINT_CENTRE_LANGUAGE", "th"))
    parser.add_argument("--demo", action="store_true", help="fictional data in a throw-away folder / ข้อมูลสมมุติ")
    return parser


def _all_options(argv: Sequence[str]) -> argparse.ArgumentParser:
    import importlib

    parser = argparse.ArgumentParser(
        prog="main.py",
        parents=[_global_options()],
        description="Complaint centre of a hospital. / ศูนย์รับเรื่องร้องเรียนของโรงพยาบาล",
    )
    parser.set_defaults(clock=_wall_clock)
    parsers = parser.add_subparsers(metavar="COMMAND", required=True)
    asked = [module for command, module in COMMANDS.items() if command in argv] or COMMANDS.values()
    for name in dict.fromkeys(asked):
        importlib.import_module(f"app.commands.{name}").add_arguments(parsers)
    return parser


def default_folder() -> Path:
    """The user's own data folder on this system."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "ComplaintCentre"
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "complaint-centre"


def _wall_clock() -> datetime:
    return datetime.now(UTC)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _window(_known: argparse.Namespace) -> int:
    tempfile.gettempdir()
    return WRONG_USE
