"""Paints a week of looks at the channels: the days above, the channels on the left, a mark in each cell."""

from dataclasses import dataclass
from datetime import date
from itertools import product

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap

from app.domain.buddhist_dates import day_short, weekday_long
from app.services.hospital.channel_checks import CheckRow, DailyChannel
from app.translation import _, language
from app.ui.icons import picture
from app.ui.theme import colour, font
from app.ui.today.week_choice import WeekChoice

ROW, HEADING, NAMES_SHARE, PADDING = 34, 40, 0.4, 12
MARK, GAP_MARK, LATE_MARK = 22, 20, 16
FRAME_INSET, FRAME_ROUND, FRAME_PEN, GAP_PEN = 3, 6, 2, 1.5
DAY_LIFT = 2  # the date stands a little closer to the name of its day


@dataclass(frozen=True)
class WeekGrid:
    """Where the cells of a week stand in a width in pixels."""

    width: int
    days: int
    channels: int

    def names_width(self) -> int:
        """The room of the names of the channels."""
        return int(self.width * NAMES_SHARE)

    def height(self) -> int:
        """What all rows need."""
        return HEADING + ROW * self.channels

    def area(self, column: int, row: int) -> QRect:
        """The place of a cell; row -1 is the heading."""
        width = (self.width - self.names_width()) // max(self.days, 1)
        left = self.names_width() + column * width
        return QRect(left, 0, width, HEADING) if row < 0 else QRect(left, HEADING + row * ROW, width, ROW)

    def place_at(self, point: QPoint) -> tuple[int, int] | None:
        """The column and the row of the cell at a point."""
        places = product(range(self.days), range(self.channels))
        return next((place for place in places if self.area(*place).contains(point)), None)


class WeekPainter:
    """Paints with one painter, in one pass; `has_keyboard` colours the frame of what is chosen."""

    def __init__(self, painter: QPainter, grid: WeekGrid, today: date, *, has_keyboard: bool) -> None:
        self._painter, self._grid, self._today = painter, grid, today
        self._frame = colour("primary" if has_keyboard else "control")
        self._ratio = painter.device().devicePixelRatioF()

    def paint(self, choice: WeekChoice) -> None:
        """Paint the week and what is chosen in it."""
        week = choice.week
        for column, day in enumerate(week.days):
            self._paint_heading(self._grid.area(column, -1), day)
        for row, channel in enumerate(week.channels):
            self._paint_name(row, channel)
            for column, day in enumerate(week.days):
                self._paint_cell(self._grid.area(column, row), choice.check_at(column, row), day)
        if choice.channel() is not None and choice.day() is not None:
            self._paint_frame(self._grid.area(choice.column, choice.row))

    def _paint_heading(self, area: QRect, day: date) -> None:
        painter, is_today = self._painter, day == self._today
        words = weekday_long(day, language()).split()[0].partition("ที่")[0].rstrip(",")
        upper = area.adjusted(0, 0, 0, -HEADING // 2)
        lower = area.adjusted(0, HEADING // 2 - DAY_LIFT, 0, -DAY_LIFT)
        painter.setPen(colour("primary" if is_today else "text"))
        painter.setFont(font("strong"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, _("Today") if is_today else words)
        painter.setFont(font("caption"))
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, day_short(day, language()))

    def _paint_name(self, row: int, channel: DailyChannel) -> None:
        """The channel, and on the right of its name who looks at it."""
        painter, area = self._painter, QRect(0, HEADING + row * ROW, self._grid.names_width(), ROW)
        painter.setPen(colour("line"))
        painter.drawLine(0, area.top(), self._grid.width, area.top())
        painter.setFont(font("body"))
        painter.setPen(colour("text"))
        name = _fitting(channel.label, "body", area.width() - PADDING)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, name)
        taken = QFontMetrics(font("body")).horizontalAdvance(name)
        by = area.adjusted(taken + PADDING, 0, -PADDING, 0)
        painter.setFont(font("caption"))
        painter.setPen(colour("text2"))
        words = _fitting(channel.looked_at_by, "caption", max(by.width(), 0))
        painter.drawText(by, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)

    def _paint_cell(self, area: QRect, check: CheckRow | None, day: date) -> None:
        centre = QPointF(area.center())
        if check is not None:
            _paint_look(self._painter, centre, check, self._ratio)
        elif day < self._today:
            _paint_picture(self._painter, centre, picture("warning", "danger", GAP_MARK, ratio=self._ratio))
        else:
            _paint_ring(self._painter, centre)

    def _paint_frame(self, area: QRect) -> None:
        inset = FRAME_INSET
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._frame, FRAME_PEN))
        self._painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), FRAME_ROUND, FRAME_ROUND)


def _paint_look(painter: QPainter, centre: QPointF, check: CheckRow, ratio: float) -> None:
    """A tick where nothing was found, else how many; a clock beside what was looked at late."""
    if check.days_late:
        beside = QPointF(MARK + LATE_MARK / 2, FRAME_INSET - (MARK - LATE_MARK) / 2)
        _paint_picture(painter, centre + beside, picture("clock", "danger", LATE_MARK, ratio=ratio))
    if check.found:
        _paint_count(painter, centre, str(check.found))
    else:
        _paint_picture(painter, centre, picture("checkmark_circle", "done_fg", MARK, filled=True, ratio=ratio))


def _paint_count(painter: QPainter, centre: QPointF, text: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("primary"))
    width = max(MARK, QFontMetrics(font("count")).horizontalAdvance(text) + PADDING)
    area = QRectF(centre.x() - width / 2, centre.y() - MARK / 2, width, MARK)
    painter.drawRoundedRect(area, MARK / 2, MARK / 2)
    painter.setFont(font("count"))
    painter.setPen(colour("on_primary"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def _paint_ring(painter: QPainter, centre: QPointF) -> None:
    """Nobody looked, and it is not late yet."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("control"), GAP_PEN, Qt.PenStyle.DotLine))
    painter.drawEllipse(centre, GAP_MARK / 2 - 1, GAP_MARK / 2 - 1)


def _paint_picture(painter: QPainter, centre: QPointF, image: QPixmap) -> None:
    size = image.deviceIndependentSize()
    painter.drawPixmap(centre - QPointF(size.width() / 2, size.height() / 2), image)


def _fitting(text: str, role: str, room: int) -> str:
    return QFontMetrics(font(role)).elidedText(text, Qt.TextElideMode.ElideRight, room)
