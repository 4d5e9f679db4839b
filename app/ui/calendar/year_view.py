"""Twelve months of a Buddhist year at a look, worked with the keyboard."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.buddhist_dates import weekday_long
from app.services.hospital.calendar_rows import CalendarYear, DayMark
from app.translation import _, language
from app.ui.calendar.day_marks import MARK_WORDS
from app.ui.calendar.year_grid import DAYS_IN_WEEK, ONE_DAY, SMALLEST_CELL, USUAL_CELL, YearGrid, size_for
from app.ui.calendar.year_painter import YearPainter

STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS_IN_WEEK,
    Qt.Key.Key_Down: DAYS_IN_WEEK,
    Qt.Key.Key_PageUp: -30,
    Qt.Key.Key_PageDown: 30,
}


class YearView(QWidget):
    """Arrows move by days and weeks, Page Up and Page Down by thirty days, Enter asks what is to be done.

    Signals:
        chosen: the day that the keyboard or the mouse is on, a `date`.
        activated: the day on which somebody wants to change something.
    """

    chosen = Signal(object)
    activated = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar_year_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._today, self._day = today, today
        self._year: CalendarYear | None = None

    def show_year(self, year: CalendarYear) -> None:
        """Show another year, or the same one after a change; the chosen day goes along."""
        self._year = year
        if self._day.year != year.year:
            self._day = self._today if self._today.year == year.year else date(year.year, 1, 1)
        self._speak()
        self.update()

    def day(self) -> date:
        """The chosen day."""
        return self._day

    def choose(self, day: date) -> None:
        """Put the keyboard on a day of the year shown."""
        if self._year is None or day.year != self._year.year or day == self._day:
            return
        self._day = day
        self._speak()
        self.update()
        self.chosen.emit(day)

    def words_of(self, day: date) -> str:
        """The day and what it is."""
        words = weekday_long(day, language())
        row = self._row_of(day)
        mark = self._year.marks.get(day) if self._year else None
        if row is not None:
            return _("{day}: {what} ({name})").format(day=words, what=_(MARK_WORDS[mark or DayMark.WORKING]), name=row)
        return _("{day}: {what}").format(day=words, what=_(MARK_WORDS[mark]) if mark else _("Working day"))

    def sizeHint(self) -> QSize:
        return size_for(USUAL_CELL)

    def minimumSizeHint(self) -> QSize:
        return size_for(SMALLEST_CELL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in STEPS:
            self.choose(self._day + STEPS[key] * ONE_DAY)
        elif key == Qt.Key.Key_Home:
            self.choose(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._grid().day_at(event.position().toPoint())
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._grid().day_at(event.position().toPoint())
        if day is not None:
            self.activated.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._year is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint = YearPainter(painter, self._grid(), self._year.marks)
        paint.paint()
        paint.paint_frame(self._day, has_keyboard=self.hasFocus())
        painter.end()

    def _grid(self) -> YearGrid:
        return YearGrid(self._year.year if self._year else self._today.year, self.size())

    def _row_of(self, day: date) -> str | None:
        rows = self._year.days if self._year else ()
        return next((row.name(language()) for row in rows if row.on == day), None)

    def _speak(self) -> None:
        self.setAccessibleName(self.words_of(self._day))
        self.setToolTip(self.words_of(self._day))
