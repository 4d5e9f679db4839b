"""The window as it runs: frame, rows, services, panels, word breaker, calendar, each in its turn."""

import gc
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.bootstrap.first_rows import FirstRows
from app.bootstrap.furnishing import furnishing, make_frame
from app.bootstrap.kept_log import KeptLog
from app.bootstrap.locking import Locking
from app.bootstrap.offices import demo_clock, demo_office, open_office, place_outside, wall_clock
from app.bootstrap.plain_imports import plain_imports
from app.bootstrap.putting_back import CopyWanted, refuse_or_put_back
from app.bootstrap.upkeep import keep_copies
from app.translation import _

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QApplication, QWidget

    from app.domain.errors import ComplaintError
    from app.domain.working_days import Calendar
    from app.services.accounts.sign_in import SignedIn
    from app.services.office import Office
    from app.services.register.reading import Register
    from app.ui.copy_keeper import CopyKeeper
    from app.ui.error_hook import Explanations
    from app.ui.main_window import MainWindow
    from app.ui.one_instance import OneInstance
    from app.ui.settings.contracts import AccountErrand
    from app.ui.shown_text import Breaker
    from app.ui.window_memory import WindowMemory

PAINT_MS = 30  # in which rows that were read are painted and typing goes on
DONE, REFUSED = 0, 1


class Wanted(NamedTuple):
    """Whose window is wanted: the data folder, the account that acts, whether it shows the demo, and who signed in."""

    folder: Path
    staff: str | None
    is_demo: bool
    signed: "SignedIn | None" = None

    @property
    def clock(self) -> "Callable[[], datetime]":
        """The moment in Asia/Bangkok; the demo's stands still."""
        return demo_clock if self.is_demo else wall_clock

    @property
    def acting(self) -> str | None:
        """The uid or name of the account that acts; None for the first."""
        return (self.signed.uid if self.signed else "") or self.staff

    def office(self) -> "Office":
        """The data folder, opened."""
        if self.is_demo:
            return demo_office(self.folder)
        outside = place_outside()
        return open_office(self.folder, clock=self.clock, staff=self.staff, outside=outside, signed=self.signed)


class RunningWindow:
    """The window in its order: frame, rows, the other screens and services, word breaker, calendar.

    `locking` is there when somebody signed in with a password; it knows who goes in next. `copy_wanted` is what the
    window was closed for, when a copy is to take the place of the data; `errand`, when the accounts change the key.
    """

    def __init__(self, qt: "QApplication", wanted: Wanted, memory: "WindowMemory") -> None:
        with plain_imports():
            from app.ui.application import Desktop
            from app.ui.background import Worker
            from app.ui.error_hook import ErrorHook

        self._qt, self._wanted = qt, wanted
        self._log, self._first_rows = KeptLog(wanted.folder), FirstRows(wanted)
        self._office: Office | None = None
        self._instance: OneInstance | None = None
        self._keeper: CopyKeeper | None = None
        self.locking: Locking | None = None
        self.copy_wanted: CopyWanted | None = None
        self.errand: AccountErrand | None = None
        self._status, self._goes_on = DONE, False
        self._hook = ErrorHook(self._window, _explanations)
        self._hook.install()
        self._workers = (Worker(qt), Worker(qt), Worker(qt))
        self._rows_worker, self._worker, self._calendar_worker = self._workers
        self._desktop = Desktop(qt, partial(make_frame, wanted.clock), furnishing(wanted.clock), memory)
        self._connect()

    def run(self) -> int:
        """Show the window until it is closed; 0 done, 1 when the data could not be opened."""
        try:
            self._desktop.open()
        except BaseException:
            self._log.open()
            raise
        self._qt.exec()
        self._let_go()
        return self._status

    def _connect(self) -> None:
        for worker in self._workers:
            worker.failed.connect(self._give_up)
        self._rows_worker.finished.connect(self._list)
        self._worker.finished.connect(self._use)
        self._calendar_worker.finished.connect(self._desktop.use_calendar)
        self._calendar_worker.finished.connect(self._hand_out_box)
        self._desktop.painted.connect(self._open)
        self._desktop.settled.connect(self._go_on)
        self._desktop.restore_wanted.connect(self._make_room)
        self._desktop.errand_wanted.connect(self._make_room_for_errand)
        self._desktop.closed.connect(self._qt.quit)

    def _window(self) -> "MainWindow | None":
        return self._desktop.window()

    def _make_room(self, copy: Path) -> None:
        """Close the window for a copy; what it would take the place of must be open nowhere."""
        window = self._window()
        if window is None or self._office is None:
            return
        if self._wanted.is_demo:
            tell_notices((_("In practice mode no copy is put back."),), window)
            return
        desk = self._office.desk
        self.copy_wanted = CopyWanted((copy,), desk.database.key, desk.person.uid)
        window.close()

    def _make_room_for_errand(self, errand: "AccountErrand") -> None:
        """Close the window for what writes the data anew."""
        window = self._window()
        if window is not None:
            self.errand = errand
            window.close()

    def _open(self) -> None:
        self._rows_worker.start(self._first_rows.register)

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

    def _make_rest(self) -> None:
        self._log.open()
        from app.ui.one_instance import OneInstance

        self._instance = OneInstance(self._wanted.folder, self._desktop)
        self._instance.raised.connect(self._desktop.come_to_front)
        self._worker.start(partial(_opened, self._wanted))
        self._desktop.furnish()

    def _use(self, opened: "tuple[Office, str, Breaker]") -> None:
        from app.ui.shown_text import use_breaker

        gc.freeze()
        gc.enable()
        self._office, hospital, breaker = opened
        use_breaker(breaker)
        self._desktop.use(self._office, hospital)
        tell_notices(self._office.notices, self._window())
        if not self._wanted.is_demo:
            self._keeper = keep_copies(self._office, self._desktop, self._hook)
        if self._wanted.signed is not None:
            self.locking = Locking(self._qt, self._desktop, self._office)
        self._calendar_worker.start(self._made_calendar)

    def _made_calendar(self) -> "Calendar":
        assert self._office is not None
        with plain_imports():
            return self._office.desk.calendar

    def _hand_out_box(self) -> None:
        if self.locking is not None:
            self.locking.hand_out_box()

    def _give_up(self, error: BaseException) -> None:
        """The folder cannot be opened: say why, and end."""
        from PySide6.QtWidgets import QApplication

        from app.domain.errors import ComplaintError

        gc.enable()
        self._log.open()
        if not isinstance(error, ComplaintError):
            self._hook.take(type(error), error, error.__traceback__)
            return
        self.copy_wanted = refuse_or_put_back(error, self._wanted.folder, self._window())
        self._status = REFUSED
        QApplication.exit(REFUSED)

    def _let_go(self) -> None:
        for worker in self._workers:
            worker.wait()
        if self.locking is not None:
            self.locking.wait()
        if self._keeper is not None:
            self._keeper.end()
        if self._instance is not None:
            self._instance.let_go()
        self._first_rows.close()
        if self._office is not None:
            self._office.attachments.forget_private_copies()
            self._office.database.close()
        self._log.close()


def _opened(wanted: Wanted) -> "tuple[Office, str, Breaker]":
    """The services, the name of the hospital, and what breaks Thai words."""
    with plain_imports():
        from app.services.hospital.staff import hospital_name
        from app.services.paper.word_breaker import shipped_words

        office = wanted.office()
        office.attachments.forget_private_copies()
        return office, hospital_name(office.database), shipped_words().with_breaks


def refuse(error: "ComplaintError", window: "QWidget | None") -> None:
    """Say on standard error and in a window why the data cannot be opened."""
    from PySide6.QtWidgets import QMessageBox

    from app.services.words.messages import words_for

    words = words_for(error)
    print(words, file=sys.stderr)
    QMessageBox.critical(window, _("The data cannot be opened"), words)


def tell_notices(notices: "tuple[str, ...]", window: "QWidget | None") -> None:
    """Say what the start noticed, without holding anybody up."""
    if notices:
        with plain_imports():
            from app.ui.notices import NoticesDialog

        NoticesDialog(notices, window).open()


def _explanations() -> "Explanations":
    from app.ui import errors_window

    return errors_window
