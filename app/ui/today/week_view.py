"""A week of looks at the channels, painted: a row a channel, a column a working day."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.buddhist_dates import day_short, time_of_day, weekday_long
from app.services.hospital.channel_checks import CheckedWeek, CheckRow, DailyChannel
from app.translation import _, language, ngettext
from app.ui.icons import picture
from app.ui.theme import colour, font

ROW, HEADING, NAMES_SHARE, MARK, PADDING = 34, 40, 0.36, 22, 12
STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WeekView(QWidget):
    """Arrows move, Space writes "looked, nothing found", Enter asks for time, person and number.

    Signals:
        chosen: another day or channel is chosen.
        nothing_found: the chosen channel was looked at on the chosen day, and nothing was there.
        asked: what was found is to be entered, or an entry to be corrected.
    """

    chosen = Signal()
    nothing_found = Signal()
    asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("channel_week")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._today, self._week = today, CheckedWeek((), ())
        self._column, self._row = 0, 0

    def show_week(self, week: CheckedWeek) -> None:
        """Show another week, or the same one again; the chosen place stays as far as it is there."""
        day = self.day()
        self._week = week
        self._column = week.days.index(day) if day in week.days else max(len(week.days) - 1, 0)
        self._row = min(self._row, max(len(week.channels) - 1, 0))
        self.setMinimumHeight(self.sizeHint().height())
        self._tell()

    def day(self) -> date | None:
        """The chosen day."""
        return self._week.days[self._column] if self._column < len(self._week.days) else None

    def channel(self) -> DailyChannel | None:
        """The chosen channel."""
        return self._week.channels[self._row] if self._row < len(self._week.channels) else None

    def check(self) -> CheckRow | None:
        """What was written for the chosen day and channel."""
        return self._check_at(self._column, self._row)

    def choose(self, day: date, channel: str = "") -> None:
        """Choose a day of the week that is shown, and the channel or the first that nobody looked at."""
        if day not in self._week.days:
            return
        self._column = self._week.days.index(day)
        codes = [each.code for each in self._week.channels]
        left = (row for row in range(len(codes)) if self._check_at(self._column, row) is None)
        self._row = codes.index(channel) if channel in codes else next(left, self._row)
        self._tell()

    def choose_next(self) -> None:
        """Go on to the next channel of that day that nobody looked at."""
        rows = len(self._week.channels)
        ahead = (self._row + step for step in range(1, rows))
        left = (place % rows for place in ahead if self._check_at(self._column, place % rows) is None)
        self._row = next(left, self._row)
        self._tell()

    def words(self) -> str:
        """The chosen place in words: the channel, the day, who looked and what was found."""
        day, channel, check = self.day(), self.channel(), self.check()
        if day is None or channel is None:
            return ""
        head = _("{channel}, {day}").format(channel=channel.label, day=weekday_long(day, language()))
        return f"{head}: {words_of(check)}"

    def sizeHint(self) -> QSize:
        return QSize(640, HEADING + ROW * len(self._week.channels))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in STEPS:
            across, down = STEPS[key]
            self._go(self._column + across, self._row + down)
        elif key == Qt.Key.Key_Space:
            self.nothing_found.emit()
        elif key in ENTER:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place is not None:
            self._go(*place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._place_at(event.position().toPoint()) is not None:
            self.asked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("surface"))
        for column, day in enumerate(self._week.days):
            self._paint_heading(painter, self._area(column, -1), day)
        for row, channel in enumerate(self._week.channels):
            self._paint_name(painter, row, channel)
            for column in range(len(self._week.days)):
                self._paint_cell(painter, column, row)
        painter.end()

    def _paint_heading(self, painter: QPainter, area: QRect, day: date) -> None:
        is_today = day == self._today
        words = weekday_long(day, language()).split()[0].partition("ที่")[0].rstrip(",")
        upper, lower = area.adjusted(0, 0, 0, -HEADING // 2), area.adjusted(0, HEADING // 2 - 2, 0, -2)
        painter.setPen(colour("primary" if is_today else "text"))
        painter.setFont(font("strong"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, _("Today") if is_today else words)
        painter.setFont(font("caption"))
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, day_short(day, language()))

    def _paint_name(self, painter: QPainter, row: int, channel: DailyChannel) -> None:
        area = QRect(0, HEADING + row * ROW, self._names_width(), ROW)
        painter.setPen(colour("line"))
        painter.drawLine(0, area.top(), self.width(), area.top())
        painter.setFont(font("body"))
        painter.setPen(colour("text"))
        metrics = QFontMetrics(font("body"))
        name = metrics.elidedText(channel.label, Qt.TextElideMode.ElideRight, area.width() - PADDING)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, name)
        by = area.adjusted(metrics.horizontalAdvance(name) + PADDING, 0, -PADDING, 0)
        painter.setFont(font("caption"))
        painter.setPen(colour("text2"))
        words = QFontMetrics(font("caption")).elidedText(
            channel.looked_at_by, Qt.TextElideMode.ElideRight, max(by.width(), 0)
        )
        painter.drawText(by, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)

    def _paint_cell(self, painter: QPainter, column: int, row: int) -> None:
        area, check = self._area(column, row), self._check_at(column, row)
        centre = QPointF(area.center())
        if check is None:
            self._paint_gap(painter, centre, is_late=self._week.days[column] < self._today)
        else:
            _paint_look(painter, centre, check)
        if (column, row) == (self._column, self._row):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("primary" if self.hasFocus() else "control"), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(3, 3, -3, -3), 6, 6)

    def _paint_gap(self, painter: QPainter, centre: QPointF, *, is_late: bool) -> None:
        """Nobody looked: a warning on a past day, an empty ring today."""
        if is_late:
            image = picture("warning", "danger", MARK - 2, ratio=self.devicePixelRatioF())
            painter.drawPixmap(centre - QPointF((MARK - 2) / 2, (MARK - 2) / 2), image)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("control"), 1.5, Qt.PenStyle.DotLine))
            painter.drawEllipse(centre, MARK / 2 - 2, MARK / 2 - 2)

    def _names_width(self) -> int:
        return int(self.width() * NAMES_SHARE)

    def _area(self, column: int, row: int) -> QRect:
        """The place of a cell; row -1 is the heading."""
        width = (self.width() - self._names_width()) // max(len(self._week.days), 1)
        left = self._names_width() + column * width
        return QRect(left, 0, width, HEADING) if row < 0 else QRect(left, HEADING + row * ROW, width, ROW)

    def _places(self) -> Iterator[tuple[int, int]]:
        return ((c, r) for c in range(len(self._week.days)) for r in range(len(self._week.channels)))

    def _place_at(self, point: QPoint) -> tuple[int, int] | None:
        return next((place for place in self._places() if self._area(*place).contains(point)), None)

    def _check_at(self, column: int, row: int) -> CheckRow | None:
        if column >= len(self._week.days) or row >= len(self._week.channels):
            return None
        return self._week.checks.get((self._week.days[column], self._week.channels[row].code))

    def _go(self, column: int, row: int) -> None:
        if 0 <= column < len(self._week.days) and 0 <= row < len(self._week.channels):
            self._column, self._row = column, row
            self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(self.words())
        self.update()
        self.chosen.emit()


def words_of(check: CheckRow | None) -> str:
    """Who looked, when, and what was found; also that nobody did."""
    if check is None:
        return _("nobody looked")
    found = ngettext("{count} found", "{count} found", check.found).format(count=check.found)
    at = time_of_day(check.at, language())
    if check.at.date() != check.on:
        at = f"{day_short(check.at.date(), language())} {at}"
    parts = [found if check.found else _("nothing found"), check.by, at]
    parts += [_("present: {people}").format(people=_(", ").join(check.present))] if check.present else []
    return " · ".join(parts)


def _paint_look(painter: QPainter, centre: QPointF, check: CheckRow) -> None:
    """A tick where nothing was found, else how many."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("primary"))
    if check.found:
        words, text = font("count"), str(check.found)
        width = max(MARK, QFontMetrics(words).horizontalAdvance(text) + PADDING)
        area = QRectF(centre.x() - width / 2, centre.y() - MARK / 2, width, MARK)
        painter.drawRoundedRect(area, MARK / 2, MARK / 2)
        painter.setFont(words)
        painter.setPen(colour("on_primary"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    else:
        ratio = painter.device().devicePixelRatioF()
        image = picture("checkmark_circle", "done_fg", MARK, filled=True, ratio=ratio)
        painter.drawPixmap(centre - QPointF(MARK / 2, MARK / 2), image)
