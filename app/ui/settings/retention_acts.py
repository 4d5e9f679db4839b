"""What is done about cases that have had their time: kept, let go, erased, each after a dialog."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError, InvalidComplaint
from app.services.retention.rows import DueRow
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import Report, run_with_progress
from app.ui.settings.retention_dialogs import EraseDialog, ReasonDialog
from app.ui.settings.retention_words import erased_words

if TYPE_CHECKING:
    from app.services.retention.retention import Retention


class RetentionActs(QObject):
    """Opens the dialogs over the window of `place`; erasing goes on in a thread under a progress bar.

    Signals:
        done: a case was kept or let go, or cases were erased.
        said: what came of it, and whether something is wrong.
    """

    done = Signal()
    said = Signal(str, bool)

    def __init__(self, retention: "Retention", place: QWidget) -> None:
        super().__init__(place)
        self._retention, self._place = retention, place
        self._reviewed: Mapping[str, str] = {}
        self._asked: EraseDialog | None = None

    def ask_to_hold(self, number: str) -> None:
        """Ask why this case is to be kept; without a number, which one, too."""
        write = partial(_hold, self._retention)
        self._ask(ReasonDialog(number, _("Keep the case"), _("Keep"), write, self._place.window()))

    def ask_for_other(self) -> None:
        """Ask which case is to be kept and why."""
        self.ask_to_hold("")

    def ask_to_release(self, number: str) -> None:
        """Ask why this case is kept no longer."""
        write = partial(_release, self._retention)
        self._ask(ReasonDialog(number, _("Keep the case no longer"), _("Keep no longer"), write, self._place.window()))

    def _ask(self, dialog: ReasonDialog) -> None:
        dialog.saved.connect(self.done)
        dialog.open()

    def ask_to_erase(self, rows: Sequence[DueRow]) -> None:
        """Name the cases once more and ask why, and how many they are."""
        self.said.emit("", False)
        self._reviewed = {row.number: row.seen for row in rows}
        self._asked = EraseDialog(rows, self._place.window())
        self._asked.agreed.connect(self._erase)
        self._asked.finished.connect(self._forget_asked)
        self._asked.open()

    def _erase(self, because: str, confirmed: str) -> None:
        work = partial(_erased, self._retention, self._reviewed, because, confirmed)
        progress = run_with_progress(self._place, _("Erasing what has had its time"), work)
        progress.succeeded.connect(self._take_erased)
        progress.broke.connect(self.refuse)
        progress.given_up.connect(self._take_given_up)

    def _take_erased(self, count: int) -> None:
        if self._asked is not None:
            self._asked.accept()
        self.said.emit(erased_words(count), False)
        self.done.emit()

    def _take_given_up(self) -> None:
        """What was erased until then stays erased; the others stand on the list as before."""
        if self._asked is not None:
            self._asked.reject()
        self.said.emit(_("It was broken off. The list shows which cases are still to be erased."), False)
        self.done.emit()

    def refuse(self, error: BaseException) -> None:
        """Say why nothing was done: beside the fields of the dialog that asked, or here."""
        if not isinstance(error, ComplaintError):
            raise error
        if isinstance(error, InvalidComplaint) and self._asked is not None:
            self._asked.refuse(error.problems)
        else:
            self.said.emit(words_for(error), True)

    def _forget_asked(self) -> None:
        self._asked = None


def _hold(retention: "Retention", number: str, because: str) -> None:
    retention.hold(number, because=because)


def _release(retention: "Retention", number: str, because: str) -> None:
    retention.release(number, because=because)


def _erased(retention: "Retention", reviewed: Mapping[str, str], because: str, confirmed: str, report: Report) -> int:
    """How many cases were erased."""
    retention.erase(reviewed, report, confirmed=confirmed, because=because)
    return len(reviewed)
