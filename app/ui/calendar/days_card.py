"""The days off of a year beside it: the list, the chosen day in words, and the way to take a change back."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.services.hospital.calendar_rows import CalendarYear, DayOff
from app.translation import _, ngettext
from app.ui.calendar.day_list import DayList
from app.ui.kit import Card, label, secondary_button
from app.ui.shown_text import shown


class DaysCard(Card):
    """Says more of the day that is chosen.

    Signals:
        chosen: the day of a line, a `date`.
        taking_back_wanted: the change of the chosen day is to be taken back.
    """

    chosen = Signal(object)
    taking_back_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.days, self._words = DayList(self), label("", "body")
        self._take_back = secondary_button(_("Take the change back"), "history")
        self._words.setObjectName("chosen_day")
        self._words.setWordWrap(True)
        self._take_back.setObjectName("take_back")
        self.body.addWidget(self.days, 1)
        self.body.addWidget(self._words)
        self.body.addWidget(self._take_back, 0, Qt.AlignmentFlag.AlignLeft)
        self.days.chosen.connect(self.chosen)
        self._take_back.clicked.connect(self.taking_back_wanted)

    def show_year(self, year: CalendarYear) -> None:
        """List the days off of a year."""
        self.days.show_days(year.days)
        count = ngettext("{count} working day in the year", "{count} working days in the year", year.working_days)
        self.days.setAccessibleDescription(count.format(count=year.working_days))

    def show_day(self, day: date, words: str, *, may_change: bool) -> None:
        """Say what a day is; a change of an officer may be taken back."""
        self.days.choose(day)
        self._words.setText(shown(words))
        self._take_back.setVisible(may_change and self.officers_day(day) is not None)

    def officers_day(self, day: date) -> DayOff | None:
        """The line of a day that officers changed; None for any other day."""
        row = self.days.row_of(day)
        return row if row is not None and row.officer is not None else None
