"""The window of the quick log: six questions, then whom to tell; Esc closes it and loses nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError, InvalidComplaint
from app.services.words.messages import words_for
from app.translation import _
from app.ui.keys import on_keys
from app.ui.moment_editor import EditorFactory
from app.ui.pages import ROSTER
from app.ui.quick_log.asking_page import AskingPage
from app.ui.quick_log.foot import Foot
from app.ui.quick_log.telling_page import TellingPage
from app.ui.reading_order import set_reading_order

if TYPE_CHECKING:
    from app.ui.quick_log.contracts import Cases, Log

MARGIN, GAP = 20, 12
SIZE = (980, 660)


class QuickLogWindow(QDialog):
    """Ctrl+Enter goes on; Esc keeps what is typed and offers it again.

    Signals:
        logged: number of the case that was recorded or of which somebody was told.
        sheet_wanted: the hand-over sheet of the shift is wanted; of which unit.
        page_wanted: key of the page that somebody goes to; the window is put away.
    """

    logged = Signal(str)
    sheet_wanted = Signal(str)
    page_wanted = Signal(str)

    def __init__(
        self, quick_log: "Log", complaints: "Cases", moment_edit: EditorFactory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("quick_log")
        self.setWindowTitle(_("Quick log"))
        self._log = quick_log
        self._asking = AskingPage(quick_log, moment_edit, self)
        self._telling = TellingPage(quick_log, complaints, moment_edit, self)
        self._page: AskingPage | TellingPage = self._asking
        self._pages, self._foot = QStackedWidget(self), Foot(self)
        self._lay_out()
        self._connect()
        self.resize(*SIZE)

    def begin(self) -> None:
        """Show the window: with what was not saved yet, with an offer of what was kept, or empty."""
        self._foot.forget_warning()
        if not self._page.has_unsaved():
            self.begin_next()
        self._come_up()

    def tell(self, number: str) -> None:
        """Show whom to tell of a case that is recorded; what was typed for another one is kept."""
        self._asking.keep()
        self._foot.forget_warning()
        if self.is_ticked():
            words = _("First save who was told of case {number}.")
            self._foot.say(words.format(number=self._telling.number))
        else:
            self._show_case(number)
        self._come_up()

    def save(self) -> None:
        """Record the event and go on to whom to tell, or keep who was told."""
        page = self._page
        try:
            number = self._asking.record() if page is self._asking else self._telling.keep()
            self._show_case(number)
            self.logged.emit(number)
        except InvalidComplaint as refusal:
            elsewhere = page.show_refused(refusal.problems)
            self._foot.say("\n".join(words_for(InvalidComplaint([each])) for each in elsewhere))
        except ComplaintError as refusal:
            self._foot.say(words_for(refusal))

    def reject(self) -> None:
        """Close; what is typed and not saved is kept for the next time, and ticks wait in the window."""
        if self.is_ticked():
            if not self._foot.warn_once(_ticks_words()):
                self.hide()
        elif self._asking.put_away():
            super().reject()

    def begin_next(self) -> None:
        """Empty questions for an event."""
        self._foot.say("")
        self._asking.begin()
        self._show_page(self._asking)
        self._foot.show_asking()

    def _show_case(self, number: str) -> None:
        self._telling.show_case(number, self._asking.author())
        self._show_page(self._telling)
        self._foot.show_telling()
        self._foot.say("")

    def _show_page(self, page: AskingPage | TellingPage) -> None:
        self._page = page
        self._pages.setCurrentWidget(page)
        page.take_keyboard()

    def _come_up(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()
        self._page.take_keyboard()

    def is_ticked(self) -> bool:
        """Whether somebody is said to be told and that is not saved."""
        return self._page is self._telling and self._telling.has_unsaved()

    def _want_sheet(self) -> None:
        self.sheet_wanted.emit(self._log.unit())

    def _go_to_roster(self) -> None:
        """Ticks that are not saved hold the window, as with Esc."""
        self.reject()
        if not self.isVisible():
            self.page_wanted.emit(ROSTER)

    def _lay_out(self) -> None:
        self._pages.addWidget(self._asking)
        self._pages.addWidget(self._telling)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._pages, 1)
        column.addWidget(self._foot)
        set_reading_order(*self._asking.stops(), *self._foot.stops())

    def _connect(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            on_keys(keys, self, self.save)
        self._foot.save_wanted.connect(self.save)
        self._foot.next_wanted.connect(self.begin_next)
        self._foot.close_wanted.connect(self.reject)
        self._foot.sheet_wanted.connect(self._want_sheet)
        self._asking.not_kept.connect(self._foot.say)
        self._telling.edited.connect(self._foot.forget_warning)
        self._telling.roster_wanted.connect(self._go_to_roster)


def _ticks_words() -> str:
    return _("Who is ticked is not saved yet. Ctrl+Enter saves it; Esc once more closes and keeps the ticks.")
