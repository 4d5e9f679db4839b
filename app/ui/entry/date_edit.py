"""A day in Buddhist years: typed in any of the usual ways, or picked from the calendar."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.buddhist_dates import day_short, read_day
from app.translation import _, language
from app.ui.entry.calendar_popup import CalendarPopup
from app.ui.icons import icon


class DateEdit(QLineEdit):
    """Keeps whatever was typed; what can be read as a day is rewritten the usual way on leaving.

    Signals:
        edited: the text is another one.
        picked: a day was taken from the calendar, a `date`.
    """

    edited = Signal()
    picked = Signal(object)

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "date")
        self._clock = clock
        self._open = QAction(icon("calendar", "text2"), _("Open the calendar (Alt+Down)"), self)
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.setPlaceholderText(_("dd/mm/yy"))
        self.textChanged.connect(self.edited)

    def day(self) -> date | None:
        """The day that the text says; None when it says none."""
        return _readable(self.text(), self._today())

    def value(self) -> object:
        """The day as "2026-11-21"; the text as typed when it says none; None when empty."""
        day = self.day()
        return day.isoformat() if day else self.text().strip() or None

    def set_value(self, value: object) -> None:
        """Show a day given as "2026-11-21", or any other text as it is."""
        if value != self.value():
            self.setText(_shown(value))
        self.setCursorPosition(0)

    def open_calendar(self) -> None:
        """Open the month of the day under the field."""
        popup = CalendarPopup(self._today(), self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.choose(self.day() or self._today())
        popup.picked.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        popup.setFocus(Qt.FocusReason.PopupFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.tidy()
        super().focusOutEvent(event)

    def tidy(self) -> None:
        """Write a day that can be read in the usual way; leave any other text alone."""
        day = self.day()
        if day and self.text() != _written(day):
            self._rewrite(_written(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _today(self) -> date:
        return self._clock().date()

    def _rewrite(self, text: str) -> None:
        self.selectAll()
        self.insert(text)  # unlike setText(), this can be undone

    def _take(self, day: date) -> None:
        self._rewrite(_written(day))
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.picked.emit(day)


def _readable(text: str, today: date) -> date | None:
    try:
        return read_day(text, today)
    except ValueError:
        return None


def _written(day: date) -> str:
    return day_short(day, language())


def _shown(value: object) -> str:
    try:
        return _written(date.fromisoformat(str(value or "")))
    except ValueError:
        return str(value or "")
