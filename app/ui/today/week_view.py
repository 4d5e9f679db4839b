"""A week of looks at the channels: a row a channel, a column a working day, worked with the keyboard."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.buddhist_dates import weekday_long
from app.services.hospital.channel_checks import CheckedWeek, CheckRow, DailyChannel
from app.translation import _, language
from app.ui.theme import colour
from app.ui.today.look_words import words_of
from app.ui.today.week_choice import WeekChoice
from app.ui.today.week_painter import WeekGrid, WeekPainter

USUAL_WIDTH = 640
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
        self._today, self._choice = today, WeekChoice()

    def show_week(self, week: CheckedWeek) -> None:
        """Show another week, or the same one again; the chosen place stays as far as it is there."""
        self._choice.take_week(week)
        self.setMinimumHeight(self.sizeHint().height())
        self._tell()

    def day(self) -> date | None:
        """The chosen day."""
        return self._choice.day()

    def channel(self) -> DailyChannel | None:
        """The chosen channel."""
        return self._choice.channel()

    def check(self) -> CheckRow | None:
        """What was written for the chosen day and channel."""
        return self._choice.check_at(self._choice.column, self._choice.row)

    def choose(self, day: date, channel: str = "") -> None:
        """Choose a day of the week that is shown, and the channel or the first that nobody looked at."""
        if day in self._choice.week.days:
            self._choice.take_day(day, channel)
            self._tell()

    def choose_next(self) -> None:
        """Go on to the next channel of that day that nobody looked at."""
        self._choice.go_on()
        self._tell()

    def words(self) -> str:
        """The chosen place in words: the channel, the day, who looked and what was found."""
        day, channel, check = self.day(), self.channel(), self.check()
        if day is None or channel is None:
            return ""
        head = _("{channel}, {day}").format(channel=channel.label, day=weekday_long(day, language()))
        return _("{place}: {look}").format(place=head, look=words_of(check))

    def sizeHint(self) -> QSize:
        return QSize(USUAL_WIDTH, self._grid().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in STEPS:
            self._choice.move(*STEPS[key])
            self._tell()
        elif key == Qt.Key.Key_Space:
            self.nothing_found.emit()
        elif key in ENTER:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._grid().place_at(event.position().toPoint())
        if place is not None:
            self._choice.go_to(*place)
            self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._grid().place_at(event.position().toPoint()) is not None:
            self.asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("surface"))
        WeekPainter(painter, self._grid(), self._today, has_keyboard=self.hasFocus()).paint(self._choice)
        painter.end()

    def _grid(self) -> WeekGrid:
        week = self._choice.week
        return WeekGrid(self.width(), len(week.days), len(week.channels))

    def _tell(self) -> None:
        self.setAccessibleName(self.words())
        self.update()
        self.chosen.emit()
