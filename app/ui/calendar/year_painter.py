"""Paints a year: its months, their days, and the frame round the chosen one."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.buddhist_dates import MONTHS
from app.services.hospital.calendar_rows import DayMark
from app.translation import language
from app.ui.calendar.day_marks import INKS, STRONG, paint_mark_of_day
from app.ui.calendar.year_grid import DAYS_IN_WEEK, MONTHS_IN_YEAR, YearGrid
from app.ui.theme import colour, font

FRAME_INSET, FRAME_ROUND, FRAME_PEN = 1, 4, 2


class YearPainter:
    """Paints with one painter, in one pass."""

    def __init__(self, painter: QPainter, grid: YearGrid, marks: Mapping[date, DayMark]) -> None:
        self._painter, self._grid, self._marks = painter, grid, marks
        self._weekdays = _weekday_names()

    def paint(self) -> None:
        """Paint every month of the year."""
        for month in range(1, MONTHS_IN_YEAR + 1):
            self._paint_headings(month)
            for day in self._grid.days_of(month):
                self._paint_day(day)

    def paint_frame(self, day: date, *, has_keyboard: bool) -> None:
        """Frame the chosen day."""
        area = QRectF(self._grid.area_of(day)).adjusted(FRAME_INSET, FRAME_INSET, -FRAME_INSET, -FRAME_INSET)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(colour("primary" if has_keyboard else "control"), FRAME_PEN))
        self._painter.drawRoundedRect(area, FRAME_ROUND, FRAME_ROUND)

    def _paint_headings(self, month: int) -> None:
        painter = self._painter
        painter.setFont(font("strong"))
        painter.setPen(colour("text"))
        painter.drawText(self._grid.heading(month), Qt.AlignmentFlag.AlignCenter, MONTHS[language()][month - 1])
        painter.setFont(font("caption"))
        painter.setPen(colour("text2"))
        for column, name in enumerate(self._weekdays):
            painter.drawText(self._grid.weekday(month, column), Qt.AlignmentFlag.AlignCenter, name)

    def _paint_day(self, day: date) -> None:
        area, mark = self._grid.area_of(day), self._marks.get(day)
        paint_mark_of_day(self._painter, QRectF(area), mark)
        self._painter.setFont(font("count" if mark in STRONG else "caption"))
        self._painter.setPen(colour(INKS.get(mark, "text") if mark else "text"))
        self._painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(day.day))


def _weekday_names() -> list[str]:
    """From Sunday on, in a letter or two."""
    locale = QLocale(QLocale.Language.Thai if language() == "th" else QLocale.Language.English)
    narrow = QLocale.FormatType.NarrowFormat
    return [locale.standaloneDayName((column - 1) % DAYS_IN_WEEK + 1, narrow) for column in range(DAYS_IN_WEEK)]
