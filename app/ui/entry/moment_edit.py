"""A moment: a Buddhist day and a time of 24 hours beside it."""

import re
from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.buddhist_dates import BANGKOK, read_day
from app.translation import _
from app.ui.entry.date_edit import DateEdit

TIME = r"(\d{1,2})\s*[:.]?\s*(\d{2})(?:\s*น\.?)?"
LIKE_TIME = r"\d{1,3}:\d{0,3}"
GAP = 4
MIDNIGHT = time()
WIDEST_TIME = "00:00"
FRAME_IN_EMS = 2.2  # border and padding on both sides


class MomentEdit(QWidget):
    """Keeps whatever was typed in both parts; seconds that were there stay.

    Signals:
        edited: one of the texts is another one.
    """

    edited = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._given: datetime | None = None
        self._day, self._time = DateEdit(clock, self), self._time_line()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._day, 1)
        row.addWidget(self._time)
        self.setFocusProxy(self._day)
        self._day.edited.connect(self.edited)
        self._day.picked.connect(self._fill_time)
        self.objectNameChanged.connect(self._name_parts)
        self._fit_time()

    def value(self) -> object:
        """The moment with its zone; both texts as typed when they say none; None when empty.

        A day without a time is its midnight.
        """
        day, at = self._day.day(), _readable(self._time.text())
        if day is None or at is None:
            return f"{self._day.text()} {self._time.text()}".strip() or None
        given = self._given
        if given and (given.date(), given.hour, given.minute) == (day, at.hour, at.minute):
            return given.isoformat()
        return datetime.combine(day, at, BANGKOK).isoformat()

    def set_value(self, value: object) -> None:
        """Show a moment given in ISO, or any other text as it is."""
        self._given = _moment(value)
        if self._given:
            self._day.set_value(self._given.date().isoformat())
            self._time.setText(_written(self._given))
        else:
            day, at = _parts(str(value or ""), self._clock().date())
            self._time.setText(at)
            self._day.set_value(day or None)

    def says_time(self) -> bool:
        """Whether anything stands in the part of the time."""
        return bool(self._time.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._tidy_time()
        return super().eventFilter(watched, event)

    def _time_line(self) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(_("hh:mm"))  # in figures it would read as midnight
        line.textChanged.connect(self.edited)
        line.installEventFilter(self)
        return line

    def _name_parts(self, name: str) -> None:
        self._day.setObjectName(f"{name}_day")
        self._time.setObjectName(f"{name}_time")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_time()

    def _fit_time(self) -> None:
        frame, words = round(FRAME_IN_EMS * self.fontInfo().pixelSize()), self._time.fontMetrics()
        texts = (WIDEST_TIME, self._time.placeholderText())
        self._time.setFixedWidth(max(map(words.horizontalAdvance, texts)) + frame)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._day.setAccessibleName(_("{field}, day").format(field=name))
        self._time.setAccessibleName(_("{field}, time").format(field=name))

    def _tidy_time(self) -> None:
        at = _readable(self._time.text())
        if at and self._time.text() and self._time.text() != f"{at:%H:%M}":
            self._time.setText(f"{at:%H:%M}")

    def _fill_time(self, day: date) -> None:
        """Picking today means now, as long as no time was said."""
        if day == self._clock().date() and not self._time.text():
            self._time.setText(f"{self._clock():%H:%M}")


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(value or ""))
    except ValueError:
        return None
    return moment.astimezone(BANGKOK) if moment.tzinfo else None


def _parts(text: str, today: date) -> tuple[str, str]:
    """The day and the time of a text that `value` joined, each as it was typed."""
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        day, rest = " ".join(words[:count]), " ".join(words[count:])
        if _is_day(day, today):
            return day, rest
    *before, last = words
    return (" ".join(before), last) if re.fullmatch(LIKE_TIME, last) else (text, "")


def _is_day(text: str, today: date) -> bool:
    try:
        read_day(text, today)
    except ValueError:
        return False
    return True


def _written(moment: datetime) -> str:
    return "" if moment.time() == MIDNIGHT else f"{moment:%H:%M}"


def _readable(text: str) -> time | None:
    if not text.strip():
        return MIDNIGHT
    found = re.fullmatch(TIME, text.strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2])  # int() reads Thai digits too
    return time(hour, minute) if hour < 24 and minute < 60 else None
