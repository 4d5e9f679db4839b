"""One line in which a contact with the complainant is written down without a dialog."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.buddhist_dates import time_of_day
from app.domain.errors import ComplaintError, InvalidComplaint
from app.domain.proceedings.standing import AT
from app.services.words.messages import words_for
from app.translation import _, language
from app.ui.form.contact_line import ContactLine
from app.ui.kit import BUTTON_GAP, label, problem_label
from app.ui.problem_labels import show_problems

Writer = Callable[[Mapping[str, object]], object]
Clock = Callable[[], datetime]


class QuickContact(QWidget):
    """Means, result, purpose and words; Enter saves it as of now. What was typed waits for its case.

    Signals:
        dialog_wanted: the same is to be written with another time; the values entered so far.
        saved: it was written down.
    """

    dialog_wanted = Signal(object)
    saved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quick_contact")
        self._write: Writer | None = None
        self._clock: Clock | None = None
        self._number = ""
        self._waiting: dict[str, dict[str, object]] = {}
        self._line = ContactLine(self)
        self._state, self._problem = label("", "caption"), problem_label("quick_contact")
        self._state.setObjectName("quick_state")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BUTTON_GAP)
        for part in (self._line, self._problem, self._state):
            column.addWidget(part)
        self._line.save_wanted.connect(self.save)
        self._line.dialog_wanted.connect(self._want_dialog)
        self._line.rest_edited.connect(self._take_rest_for_mended)
        self._begin()
        self._tell("")

    def use(self, write: Writer, clock: Clock) -> None:
        """Write there from now on."""
        self._write, self._clock = write, clock

    def show_case(self, number: str, *, may_write: bool) -> None:
        """Another case: what was typed for the last one waits for it, and comes back with it."""
        if number != self._number:
            if self._number and self._line.is_touched():
                self._waiting[self._number] = self.values()
            self._number = number
            self._begin()
            self._tell("")
            self._line.show_values(self._waiting.pop(number, {}))
        self.setVisible(bool(number) and may_write)

    def values(self) -> dict[str, object]:
        """What is entered, by the names of the fields of a contact."""
        return self._line.values()

    def start(self) -> None:
        """Put the keyboard where a contact begins."""
        self._line.start()

    def forget(self) -> None:
        """It was written down: begin anew, and say so."""
        self._begin()
        if self._clock is not None:
            self._tell(_("Written down at {time}").format(time=time_of_day(self._clock(), language())))

    def save(self) -> None:
        """Write the contact as of now, or say what is missing."""
        if self._write is None or self._clock is None:
            return
        show_problems(self, ())
        try:
            self._write({AT: self._clock().isoformat(timespec="seconds"), **self.values()})
        except InvalidComplaint as refusal:
            elsewhere = show_problems(self, refusal.problems)
            self._say("\n".join(words_for(InvalidComplaint([each])) for each in elsewhere))
        except ComplaintError as refusal:
            self._say(words_for(refusal))
        else:
            self.forget()
            self.saved.emit()

    def _tell(self, words: str) -> None:
        self._state.setText(words)
        self._state.setVisible(bool(words))

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _begin(self) -> None:
        self._line.begin()
        show_problems(self, ())

    def _take_rest_for_mended(self) -> None:
        self._say("")

    def _want_dialog(self) -> None:
        self.dialog_wanted.emit(self.values())
