"""Makes and connects every object, once; the one place that imports late."""

import argparse
import builtins
import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.translation import LANGUAGES, _, language, use_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.policy import Policy
    from app.domain.working_days import Calendar
    from app.services.database import Database
    from app.services.node import SetUp
    from app.services.office import Office
    from app.services.register import Register
    from app.ui.main_window import MainWindow
    from app.ui.one_instance import OneInstance
    from app.ui.shown_text import Breaker

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
PAINT_MS = 30  # in which rows that were read are painted and typing goes on
DONE, REFUSED, WRONG_USE = 0, 1, 2
DEMO_MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
# Taken before PySide6 puts its own in its place.
_PLAIN_IMPORT = builtins.__import__


def main(argv: Sequence[str]) -> int:
    """Run the window or a command; 0 done, 1 refused, 2 wrong use."""
    _speak_utf8()
    known, rest = _global_options().parse_known_args(list(argv))
    use_language(known.language)
    if not rest:
        return _window(known)
    if "--help" in rest or "-h" in rest:
        return _help(argv)
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


def _help(argv: Sequence[str]) -> int:
    """Help in the language asked for, and in both when none is."""
    for code in LANGUAGES if "--language" not in argv else (language(),):
        use_language(code)
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
            return _tour(arguments)
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


def _tour(arguments: argparse.Namespace) -> int:
    from app.ui.system_libraries import install_line

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    missing = install_line()
    if missing:
        print(_NO_LIBRARIES.format(line=missing), file=sys.stderr)
        return REFUSED
    import tempfile

    from app.ui.tour import FaultyPictures

    with tempfile.TemporaryDirectory(prefix="complaint-centre-tour-") as folder:
        office = demo_office(Path(folder))
        try:
            return int(arguments.run(arguments, office, _pictures))
        except FaultyPictures as refusal:
            print("\n".join(refusal.faults), file=sys.stderr)
            return REFUSED
        finally:
            office.database.close()


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


def _language_of_environment() -> str:
    language = os.environ.get("COMPLAINT_CENTRE_LANGUAGE", "")
    return language if language in LANGUAGES else LANGUAGES[0]


def _wall_clock() -> datetime:
    return datetime.now(UTC)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _window(known: argparse.Namespace) -> int:
    from app.ui.system_libraries import has_screen, install_line

    if not has_screen():
        print(_NO_SCREEN, file=sys.stderr)
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


class WindowStart:
    """The start of the window, in its order: frame, rows, the other screens and services, word breaker, calendar."""

    def __init__(self, folder: Path, *, staff: str | None, demo: bool) -> None:
        self._folder, self._staff, self._demo = folder, staff, demo
        self._clock = _demo_clock if demo else _wall_clock

    def run(self) -> int:
        """Show the window until it is closed."""
        gc.disable()  # what is made at the start stays; looking through it again and again takes a tenth of the time
        import PySide6.QtWidgets  # noqa: F401  # puts its hook on imports, so it comes before them

        with plain_imports():
            from app.ui.application import Desktop, application
            from app.ui.background import Worker
            from app.ui.errors_window import ErrorHook
            from app.ui.folder_lock import FolderLock
            from app.ui.window_memory import WindowMemory

        qt = application()
        memory = WindowMemory(None if self._demo else self._folder / "window.ini")
        use_language(memory.language(language()))
        lock = FolderLock(self._folder)
        if not lock.take():
            return self._show_first()
        self._hook = ErrorHook(self._window)
        self._hook.install()
        self._rows_worker, self._worker, self._calendar_worker = Worker(qt), Worker(qt), Worker(qt)
        for worker in (self._rows_worker, self._worker, self._calendar_worker):
            worker.failed.connect(self._give_up)
        self._desktop = Desktop(qt, partial(make_frame, self._clock), partial(furnish, self._clock), memory)
        self._rows_worker.finished.connect(self._list)
        self._worker.finished.connect(self._use)
        self._calendar_worker.finished.connect(self._desktop.use_calendar)
        self._desktop.painted.connect(self._open)
        self._desktop.settled.connect(self._go_on)
        self._desktop.closed.connect(qt.quit)
        self._close_log: Callable[[], None] | None = None
        self._database: Database | None = None
        self._office: Office | None = None
        self._instance: OneInstance | None = None
        self._status, self._goes_on = DONE, False
        try:
            self._desktop.open()
        except BaseException:
            self._open_log()
            raise
        qt.exec()
        self._let_go()
        lock.let_go()
        return self._status

    def _window(self) -> "MainWindow | None":
        return self._desktop.window()

    def _show_first(self) -> int:
        """The program runs on this folder already: its window comes to the front instead."""
        from app.ui.one_instance import raise_first

        raise_first(self._folder)
        return DONE

    def _open(self) -> None:
        self._rows_worker.start(self._opened_rows)

    def _opened_rows(self) -> "Register | None":
        """The register by itself, where its tables stand ready; nothing else is imported before the rows are seen."""
        with plain_imports():
            from app.services.database import open_rows
            from app.services.register import Register

            self._database = None if self._demo else open_rows(self._folder)
            return Register(self._database) if self._database else None

    def _list(self, register: "Register | None") -> None:
        if register is None:
            self._go_on()
        else:
            self._desktop.list_from(register)

    def _go_on(self) -> None:
        """The first rows are there, or none can be: the rest follows when they are painted."""
        from PySide6.QtCore import QTimer

        if not self._goes_on:
            self._goes_on = True
            QTimer.singleShot(PAINT_MS, self._desktop, self._make_rest)

    def _open_log(self) -> None:
        """Keep a log; opened when the first rows are painted, or as soon as something goes wrong."""
        from app.ui.log_file import close_log, open_log

        if self._close_log is None:
            self._close_log = partial(close_log, open_log(self._folder))

    def _make_rest(self) -> None:
        self._open_log()
        from app.ui.one_instance import OneInstance

        self._instance = OneInstance(self._folder, self._desktop)
        self._instance.raised.connect(self._desktop.come_to_front)
        self._worker.start(self._opened)
        self._desktop.furnish()

    def _opened(self) -> "tuple[Office, str, Breaker]":
        with plain_imports():
            from app.services.paper.word_breaker import shipped_words
            from app.services.staff import hospital_name

            office = demo_office(self._folder) if self._demo else self._own_office()
            office.attachments.forget_private_copies()
            return office, hospital_name(office.database), shipped_words().with_breaks

    def _own_office(self) -> "Office":
        return open_office(self._folder, clock=self._clock, staff=self._staff)

    def _use(self, opened: "tuple[Office, str, Breaker]") -> None:
        gc.freeze()
        gc.enable()
        self._office, hospital, breaker = opened
        self._desktop.use_breaker(breaker)
        self._desktop.use(self._office, hospital)
        self._calendar_worker.start(self._made_calendar)

    def _made_calendar(self) -> "Calendar":
        assert self._office is not None
        with plain_imports():
            return self._office.complaints.calendar

    def _give_up(self, error: BaseException) -> None:
        """The folder cannot be opened: say why, and end."""
        from PySide6.QtWidgets import QApplication, QMessageBox

        from app.domain.errors import ComplaintError
        from app.services.messages import words_for

        gc.enable()
        self._open_log()
        if not isinstance(error, ComplaintError):
            self._hook.take(type(error), error, error.__traceback__)
            return
        QMessageBox.critical(self._window(), _("The data cannot be opened"), words_for(error))
        self._status = REFUSED
        QApplication.exit(REFUSED)

    def _let_go(self) -> None:
        for worker in (self._rows_worker, self._worker, self._calendar_worker):
            worker.wait()
        if self._instance is not None:
            self._instance.let_go()
        if self._database is not None:
            self._database.close()
        if self._office is not None:
            self._office.attachments.forget_private_copies()
            self._office.database.close()
        if self._close_log is not None:
            self._close_log()


def make_window(clock: Callable[[], datetime]) -> "MainWindow":
    """The main window with all its screens, joined but without services."""
    window = make_frame(clock)
    furnish(clock, window)
    return window


def make_frame(clock: Callable[[], datetime]) -> "MainWindow":
    """The main window with what is painted first: sidebar, list and form."""
    with plain_imports():
        from app.ui.form.screen import FormScreen
        from app.ui.main_window import MainWindow
        from app.ui.register_list import RegisterList
        from app.ui.register_screen import RegisterScreen

    register = RegisterScreen(RegisterList(clock), FormScreen(clock, _show_preview))
    return MainWindow(register, clock)


def furnish(clock: Callable[[], datetime], window: "MainWindow") -> None:
    """Give the window its other screens, and join all that write with all that read."""
    with plain_imports():
        from app.ui.changes import Changes
        from app.ui.form.date_edit import DateEdit
        from app.ui.form.moment_edit import MomentEdit
        from app.ui.mediation.page import MediationPage
        from app.ui.triage.panel import TriagePanel

    moment_edit, day_edit = partial(MomentEdit, clock), partial(DateEdit, clock)
    window.take_triage(TriagePanel(moment_edit, day_edit))
    window.take_mediation(MediationPage(moment_edit))
    changes = Changes(window)
    window.changed.connect(changes.changed)
    changes.changed.connect(window.take_change)


def demo_office(folder: Path) -> "Office":
    """A folder with fictional cases; its clock stands still."""
    from app.services.demo import DemoClock, fill, first_person
    from app.services.node import SetUp

    clock = DemoClock(DEMO_MOMENT)
    data = RESOURCES / "demo"
    office = open_office(folder, clock=clock, set_up=SetUp(account_name=first_person(data)))
    fill(office, clock, data)
    return office


@contextlib.contextmanager
def plain_imports() -> Iterator[None]:
    """Import without PySide6's hook, which makes every later import a third slower."""
    hooked = builtins.__import__
    builtins.__import__ = _PLAIN_IMPORT
    try:
        yield
    finally:
        builtins.__import__ = hooked


def _show_preview(pdf: bytes, title: str, parent: "QWidget") -> None:
    from app.ui.form.preview import show_preview

    show_preview(pdf, title, parent)


def _pictures(office: "Office", out: Path) -> "Sequence[Path]":
    from app.services.paper.word_breaker import shipped_words
    from app.services.staff import hospital_name
    from app.ui.application import application
    from app.ui.shown_text import use_breaker
    from app.ui.tour import pictures

    qt = application()
    use_breaker(shipped_words().with_breaks)
    return pictures(qt, partial(make_window, _demo_clock), office, out, hospital=hospital_name(office.database))


def _demo_clock() -> datetime:
    return DEMO_MOMENT


_NO_SCREEN = (
    "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). / ที่นี่ไม่มีจอภาพ\n"
    "The pictures of the tour go to ./tour. / ภาพตัวอย่างอยู่ในโฟลเดอร์ ./tour"
)
_NO_LIBRARIES = "Qt needs libraries that are not here. Install them with: / ติดตั้งไลบรารีที่ขาดด้วยคำสั่ง:\n{line}"
