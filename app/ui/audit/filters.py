"""By what the history is chosen: days, a person, a case, a kind of change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.domain.errors import Problem
from app.services.audit.rows import Matter, Wanted
from app.services.words.messages import words_for_problem
from app.services.words.wordings_of_audit import MATTERS
from app.translation import _
from app.ui.audit.contracts import Clock
from app.ui.entry.date_edit import DateEdit
from app.ui.entry.elided_choice import ElidedChoice
from app.ui.kit import GAP, field_box
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.node import Person

NARROW = 12  # letters of a list that is closed


class Filters(QWidget):
    """One row; of a day that cannot be read it is said what is wrong, and it lets everything pass.

    Signals:
        changed: something else is chosen.
    """

    changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._last = DateEdit(clock, self), DateEdit(clock, self)
        self._person, self._matter, self._number = ElidedChoice(self), ElidedChoice(self), QLineEdit(self)
        self._wanted = Wanted()
        self._matter.addItem(_("Everything"), None)
        for matter in Matter:
            self._matter.addItem(_(MATTERS[matter]), matter)
        self.offer_people(())
        self._lay_out()
        self._connect()

    def offer_people(self, people: "Sequence[Person]") -> None:
        """Offer these accounts; the chosen one stays."""
        chosen = self._person.currentData()
        with QSignalBlocker(self._person):
            self._person.clear()
            self._person.addItem(_("Everybody"), None)
            for person in people:
                self._person.addItem(person.name, person.uid)
            self._person.setCurrentIndex(max(self._person.findData(chosen), 0))

    def wanted(self) -> Wanted:
        """What is chosen."""
        person, matter = self._person.currentData(), self._matter.currentData()
        return Wanted(
            first_on=self._first.day(),
            last_on=self._last.day(),
            people=(str(person),) if person else (),
            number=self._number.text().strip(),
            matter=Matter(matter) if matter else None,
        )

    def take_keyboard(self) -> None:
        """Somebody goes here."""
        self._first.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        parts: tuple[tuple[str, QWidget, str, int], ...] = (
            (_("From the day"), self._first, "audit_first", 2),
            (_("Until the day"), self._last, "audit_last", 2),
            (_("By whom"), self._person, "audit_person", 3),
            (_("Case"), self._number, "audit_number", 2),
            (_("Kind of change"), self._matter, "audit_matter", 3),
        )
        for words, editor, name, share in parts:
            row.addWidget(field_box(words, editor, name, required=False), share)
        for box in (self._person, self._matter):
            box.setMinimumContentsLength(NARROW)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _connect(self) -> None:
        for editor in (self._first, self._last):
            editor.editingFinished.connect(self._tell)
            editor.picked.connect(self._tell)
        self._number.editingFinished.connect(self._tell)
        for box in (self._person, self._matter):
            box.currentIndexChanged.connect(self._tell)

    def _tell(self) -> None:
        """Leaving a field changes nothing; only another choice is told."""
        self._say_unreadable()
        wanted = self.wanted()
        if wanted != self._wanted:
            self._wanted = wanted
            self.changed.emit()

    def _say_unreadable(self) -> None:
        for editor in (self._first, self._last):
            text = editor.text().strip()
            is_wrong = bool(text) and editor.day() is None
            for problem in self.findChildren(QLabel, f"{editor.objectName()}_problem"):
                words = words_for_problem(Problem("day", "date_unreadable", {"text": text})) if is_wrong else ""
                problem.setText(shown(words))
                problem.setVisible(is_wrong)
