"""Above a year of the calendar: which year, whether it is confirmed, and what officers can change of it."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QWidget

from app.domain.buddhist_dates import BUDDHIST, moment_short
from app.domain.officers_days import DayAction, of_code
from app.services.hospital.calendar_rows import CalendarYear
from app.translation import N_, _, language
from app.ui.kit import BUTTON_GAP, Badge, Tone, primary_button, secondary_button, step_button

ACTIONS = {
    DayAction.ADD: N_("Add a day off"),
    DayAction.STRIKE: N_("Strike"),
    DayAction.MOVE: N_("Move"),
    DayAction.WORK: N_("Working weekend day"),
}


class YearHead(QWidget):
    """One row.

    Signals:
        turned: another year is wanted.
        action_wanted: the calendar is to be changed, a `DayAction`.
        mark_wanted: the year is to be confirmed, or said to be in doubt again.
    """

    turned = Signal()
    action_wanted = Signal(object)
    mark_wanted = Signal()

    def __init__(self, year: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = _year_box(year, self)
        self._badge, self._mark = Badge(self), secondary_button("", "checkmark_circle")
        self._badge.setObjectName("year_standing")
        self._mark.setObjectName("mark_year")
        self._actions = [_action_button(action) for action in ACTIONS]
        self._lay_out()
        self.number.valueChanged.connect(self.turned)
        self._mark.clicked.connect(self.mark_wanted)
        for button in self._actions:
            button.clicked.connect(self._ask)

    def year(self) -> int:
        """The year of the common era that is wanted."""
        return self.number.value() - BUDDHIST

    def turn_to(self, year: int) -> None:
        """Want a year of the common era."""
        self.number.setValue(year + BUDDHIST)

    def offer_years(self, first: int, last: int) -> None:
        """Let these years of the common era be chosen."""
        with QSignalBlocker(self.number):
            self.number.setRange(first + BUDDHIST, last + BUDDHIST)

    def show_standing(self, year: CalendarYear, *, may_change: bool) -> None:
        """Say whether the year is confirmed, and offer what may be done here."""
        tone, words = (Tone.DONE, _("Confirmed")) if year.is_confirmed else (Tone.SOON, _("Not confirmed yet"))
        self._badge.show_badge(tone, words)
        self._badge.setToolTip(_who_confirmed(year))
        self._mark.setText(_("In doubt again") if year.is_confirmed else _("Confirm the year"))
        for button in (self._mark, *self._actions):
            button.setEnabled(may_change)
            if not may_change:
                button.setToolTip(_("The centre decides on the calendar; it comes here with its files."))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BUTTON_GAP)
        before = step_button("‹", "year_before", _("Year before"))
        after = step_button("›", "year_after", _("Year after"))
        before.clicked.connect(self.number.stepDown)
        after.clicked.connect(self.number.stepUp)
        for part in (before, self.number, after, self._badge, self._mark):
            row.addWidget(part)
        row.addStretch(1)
        for button in self._actions:
            row.addWidget(button)

    def _ask(self) -> None:
        self.action_wanted.emit(of_code(DayAction, str(self.sender().property("action"))))


def _year_box(year: int, parent: QWidget) -> QSpinBox:
    box = QSpinBox(parent)
    box.setObjectName("year_of_calendar")
    box.setAccessibleName(_("Buddhist year"))
    box.setPrefix(_("B.E. "))
    box.setRange(year + BUDDHIST, year + BUDDHIST)
    box.setKeyboardTracking(False)
    box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return box


def _action_button(action: DayAction) -> QPushButton:
    is_first = action is DayAction.ADD
    button = primary_button(_(ACTIONS[action]), "add") if is_first else secondary_button(_(ACTIONS[action]), None)
    button.setObjectName(f"calendar_{action.value}")
    button.setToolTip(_(action.label))
    button.setProperty("action", action.value)
    return button


def _who_confirmed(year: CalendarYear) -> str:
    if year.mark is None:
        return _("Compared with the cabinet's resolutions by the makers of the program.") if year.is_confirmed else ""
    said = _("Confirmed by {person}, {moment}.") if year.mark.confirmed else _("In doubt, says {person}, {moment}.")
    return said.format(person=year.mark.by, moment=moment_short(year.mark.at, language()))
