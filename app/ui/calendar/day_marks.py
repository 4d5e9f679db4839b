"""The marks of days: shapes and weights as well as colours, with the words that explain them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app.services.hospital.calendar_rows import DayMark
from app.translation import N_
from app.ui.theme import colour

MARK_WORDS = {
    DayMark.WEEKEND: N_("Weekend"),
    DayMark.HOLIDAY: N_("Day off"),
    DayMark.HOLIDAY_ON_WEEKEND: N_("Day off on a weekend"),
    DayMark.HOSPITAL: N_("Day off in this hospital only"),
    DayMark.WORKING: N_("Made a working day"),
}
INKS = {
    DayMark.WEEKEND: "hint",
    DayMark.HOLIDAY: "on_primary",
    DayMark.HOLIDAY_ON_WEEKEND: "on_primary",
    DayMark.HOSPITAL: "on_tint",
    DayMark.WORKING: "text",
}
HOLIDAYS = (DayMark.HOLIDAY, DayMark.HOLIDAY_ON_WEEKEND)
WEEKENDS = (DayMark.WEEKEND, DayMark.HOLIDAY_ON_WEEKEND)
STRONG = (*HOLIDAYS, DayMark.HOSPITAL, DayMark.WORKING)
IN_LEGEND = (DayMark.WEEKEND, DayMark.HOLIDAY, DayMark.HOSPITAL, DayMark.WORKING)
INSET, BAR, CORNER_SHARE = 2, 3, 0.4
HOLIDAY_INSET, ROUND_SHARE = 0.5, 0.35  # a circle would cut off days of two digits


def paint_mark_of_day(painter: QPainter, area: QRectF, mark: DayMark | None) -> None:
    """What lies under the number: filled for a day off, a corner in this hospital only, a bar where people work."""
    inner = area.adjusted(INSET, INSET, -INSET, -INSET)
    painter.setPen(Qt.PenStyle.NoPen)
    if mark in WEEKENDS:
        painter.setBrush(colour("later_bg"))
        painter.drawRect(area)
    if mark in HOLIDAYS:
        painter.setBrush(colour("primary"))
        filled = area.adjusted(HOLIDAY_INSET, HOLIDAY_INSET, -HOLIDAY_INSET, -HOLIDAY_INSET)
        painter.drawRoundedRect(filled, area.width() * ROUND_SHARE, area.height() * ROUND_SHARE)
    elif mark is DayMark.HOSPITAL:
        corner, side = area.topRight(), area.width() * CORNER_SHARE
        painter.setBrush(colour("tint"))
        painter.drawRect(area)
        painter.setBrush(colour("primary"))
        painter.drawPolygon([corner, corner - QPointF(side, 0), corner + QPointF(0, side)])
    elif mark is DayMark.WORKING:
        painter.setBrush(colour("soon_fg"))
        painter.drawRect(QRectF(inner.left(), inner.bottom() - BAR + 1, inner.width(), BAR))
