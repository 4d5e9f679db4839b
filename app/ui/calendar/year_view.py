"""Twelve months of a Buddhist year, painted; days off differ by shape and weight, not by colour alone."""

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.buddhist_dates import MONTHS, weekday_long
from app.services.hospital.calendar_rows import CalendarYear, DayMark
from app.translation import N_, _, language
from app.ui.theme import colour, font

DAYS_IN_WEEK, WEEKS, MONTHS_IN_YEAR = 7, 6, 12
COLUMNS = 4
HEADINGS = 2  # the name of the month, and the weekdays
GAP, SMALLEST_CELL, LARGEST_CELL = 16, 18, 32
SUNDAY = 6
ONE_DAY = timedelta(days=1)
STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS_IN_WEEK,
    Qt.Key.Key_Down: DAYS_IN_WEEK,
    Qt.Key.Key_PageUp: -30,
    Qt.Key.Key_PageDown: 30,
}
MARK_WORDS = {
    DayMark.WEEKEND: N_("Weekend"),
    DayMark.HOLIDAY: N_("Day off"),
    DayMark.HOSPITAL: N_("Day off in this hospital only"),
    DayMark.WORKING: N_("Made a working day"),
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
        self._locale = QLocale(QLocale.Language.Thai if language() == "th" else QLocale.Language.English)

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
        return QSize(*_size_for(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(*_size_for(SMALLEST_CELL))

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
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self.activated.emit(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._year is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, MONTHS_IN_YEAR + 1):
            self._paint_month(painter, month)
        painter.end()

    def _paint_month(self, painter: QPainter, month: int) -> None:
        cell, place = self._cell(), self._place_of(month)
        painter.setFont(font("strong"))
        painter.setPen(colour("text"))
        heading = QRect(place.x(), place.y(), cell * DAYS_IN_WEEK, cell)
        painter.drawText(heading, Qt.AlignmentFlag.AlignCenter, MONTHS[language()][month - 1])
        painter.setFont(font("caption"))
        painter.setPen(colour("text2"))
        for column in range(DAYS_IN_WEEK):
            name = self._locale.standaloneDayName((column - 1) % DAYS_IN_WEEK + 1, QLocale.FormatType.NarrowFormat)
            area = QRect(place.x() + column * cell, place.y() + cell, cell, cell)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)
        for day in self._days_of(month):
            self._paint_day(painter, day, self._area_of(day))

    def _paint_day(self, painter: QPainter, day: date, area: QRect) -> None:
        mark = self._year.marks.get(day) if self._year else None
        paint_mark_of_day(painter, QRectF(area), mark)
        painter.setFont(font("count" if mark in (DayMark.HOLIDAY, DayMark.HOSPITAL, DayMark.WORKING) else "caption"))
        painter.setPen(colour(_INKS.get(mark, "text") if mark else "text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if day == self._day:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("primary" if self.hasFocus() else "control"), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 4, 4)

    def _days_of(self, month: int) -> Iterator[date]:
        day = date(self._year.year if self._year else self._today.year, month, 1)
        while day.month == month:
            yield day
            day += ONE_DAY

    def _cell(self) -> int:
        """The side of a day, as large as the place allows."""
        rows = MONTHS_IN_YEAR // COLUMNS
        across = (self.width() - (COLUMNS - 1) * GAP) // (COLUMNS * DAYS_IN_WEEK)
        down = (self.height() - (rows - 1) * GAP) // (rows * (WEEKS + HEADINGS))
        return max(min(across, down, LARGEST_CELL), SMALLEST_CELL - 2)

    def _place_of(self, month: int) -> QPoint:
        cell = self._cell()
        across, down = cell * DAYS_IN_WEEK + GAP, cell * (WEEKS + HEADINGS) + GAP
        left = max((self.width() - COLUMNS * across + GAP) // 2, 0)
        return QPoint(left + (month - 1) % COLUMNS * across, (month - 1) // COLUMNS * down)

    def _area_of(self, day: date) -> QRect:
        cell, place = self._cell(), self._place_of(day.month)
        before = (day.replace(day=1).weekday() - SUNDAY) % DAYS_IN_WEEK  # Thai weeks begin with Sunday
        week, column = divmod(before + day.day - 1, DAYS_IN_WEEK)
        return QRect(place.x() + column * cell, place.y() + (week + HEADINGS) * cell, cell, cell)

    def _day_at(self, point: QPoint) -> date | None:
        days = (day for month in range(1, MONTHS_IN_YEAR + 1) for day in self._days_of(month))
        return next((day for day in days if self._area_of(day).contains(point)), None)

    def _row_of(self, day: date) -> str | None:
        rows = self._year.days if self._year else ()
        return next((row.name(language()) for row in rows if row.on == day), None)

    def _speak(self) -> None:
        self.setAccessibleName(self.words_of(self._day))
        self.setToolTip(self.words_of(self._day))


_INKS = {
    DayMark.WEEKEND: "hint",
    DayMark.HOLIDAY: "on_primary",
    DayMark.HOSPITAL: "on_tint",
    DayMark.WORKING: "text",
}


def paint_mark_of_day(painter: QPainter, area: QRectF, mark: DayMark | None) -> None:
    """What lies under the number: filled for a day off, a corner in this hospital only, a bar where people work."""
    inner = area.adjusted(2, 2, -2, -2)
    painter.setPen(Qt.PenStyle.NoPen)
    if mark is DayMark.WEEKEND:
        painter.setBrush(colour("later_bg"))
        painter.drawRect(area)
    elif mark is DayMark.HOLIDAY:
        painter.setBrush(colour("primary"))
        painter.drawEllipse(inner)
    elif mark is DayMark.HOSPITAL:
        corner = area.topRight()
        painter.setBrush(colour("tint"))
        painter.drawRect(area)
        painter.setBrush(colour("primary"))
        painter.drawPolygon([corner, corner - QPointF(area.width() / 2.5, 0), corner + QPointF(0, area.width() / 2.5)])
    elif mark is DayMark.WORKING:
        painter.setBrush(colour("soon_fg"))
        painter.drawRect(QRectF(inner.left(), inner.bottom() - 2, inner.width(), 3))


def _size_for(cell: int) -> tuple[int, int]:
    rows = MONTHS_IN_YEAR // COLUMNS
    width = COLUMNS * DAYS_IN_WEEK * cell + (COLUMNS - 1) * GAP
    return width, rows * (WEEKS + HEADINGS) * cell + (rows - 1) * GAP
