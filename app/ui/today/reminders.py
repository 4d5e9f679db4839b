"""Quiet reminders while the program runs: in the top of the window, and once a day in the system's tray."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.domain.errors import DataFolderProblem
from app.services.today.rows import NO_CASE, Reminder
from app.translation import _, ngettext
from app.ui.background import Worker

if TYPE_CHECKING:
    from app.services.today.board import Today

MINUTE_MS = 60_000
BUSY = "locked"


class Reminders(QObject):
    """Looks every minute, in a thread. What somebody has seen on the board is not told again.

    Signals:
        reminded: words of what has become due since somebody looked; empty when there is nothing new.
        told_system: the words that went to the tray.
    """

    reminded = Signal(str)
    told_system = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._today: Today | None = None
        self._seen: frozenset[tuple[str, str]] = frozenset()
        self._now = Reminder()
        self._tray: QSystemTrayIcon | None = None
        self._worker = Worker(self)
        self._worker.finished.connect(self._take)
        self._worker.failed.connect(self._fail)
        self._timer = QTimer(self)
        self._timer.setObjectName("reminder_timer")
        self._timer.setInterval(MINUTE_MS)
        self._timer.timeout.connect(self.look)

    def use(self, today: "Today") -> None:
        """Look there from now on."""
        self._today = today
        self._timer.start()

    def look(self) -> None:
        """Look now."""
        if self._today is not None:
            self._worker.start(partial(_look, self._today))

    def note_seen(self) -> None:
        """Somebody looks at the board: what stands there needs no reminder."""
        self._seen = self._now.overdue | self._now.coming
        self.reminded.emit("")

    def close_down(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._worker.wait()
        if self._tray is not None:
            self._tray.hide()

    def _take(self, found: tuple[Reminder, bool]) -> None:
        reminder, is_first = found
        # What was coming when it was seen is told again once it is overdue.
        late_anew = reminder.overdue - self._now.overdue & self._now.coming
        # What a reminder leaves out out of office hours is told again in the morning.
        self._seen = (self._seen - late_anew) & (reminder.overdue | reminder.coming)
        self._now = reminder
        self.reminded.emit(words_of(Reminder(reminder.overdue - self._seen, reminder.coming - self._seen)))
        if is_first:
            self._tell_system(words_of(reminder))

    def _tell_system(self, words: str) -> None:
        self.told_system.emit(words)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
        self._tray.show()
        self._tray.showMessage(_("Complaint Centre"), words)

    def _fail(self, error: BaseException) -> None:
        raise error


def _look(today: "Today") -> tuple[Reminder, bool]:
    """What is due, and whether the tray has not told of it today; while somebody else writes, it waits."""
    reminder = today.reminder()
    try:
        return reminder, bool(reminder.overdue or reminder.coming) and today.is_first_notice()
    except DataFolderProblem as problem:
        if problem.code != BUSY:
            raise
        return reminder, False


def words_of(reminder: Reminder) -> str:
    """How many duties are overdue and how many will be soon, and how many reports; empty when there are none."""
    overdue, coming = _of_cases(reminder.overdue), _of_cases(reminder.coming)
    late, soon, cases = len(overdue), len(coming), len({case for case, _duty in overdue})
    reports = len(reminder.overdue) + len(reminder.coming) - late - soon
    words = ngettext("{count} duty overdue", "{count} duties overdue", late).format(count=late)
    where = ngettext("in {count} case", "in {count} cases", cases).format(count=cases)
    parts = [_("{duties} {in_cases}").format(duties=words, in_cases=where)] if late else []
    parts += [ngettext("{count} duty due soon", "{count} duties due soon", soon).format(count=soon)] if soon else []
    if reports:
        parts.append(ngettext("{count} report to be sent", "{count} reports to be sent", reports).format(count=reports))
    return " · ".join(parts)


def _of_cases(due: frozenset[tuple[str, str]]) -> list[tuple[str, str]]:
    return [each for each in due if each[0] != NO_CASE]
