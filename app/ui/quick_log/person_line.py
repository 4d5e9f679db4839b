"""One person to tell: role, name and number, and when told the true time, the means and the words."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.proceedings.words import Means
from app.services.cases.quick_log import ToTell
from app.services.cases.telling import Told
from app.translation import _, language
from app.ui.kit import field_box, label
from app.ui.moment_editor import EditorFactory, timed_moment_in, widget_of
from app.ui.problem_labels import take_away_problem
from app.ui.rule_label import explain, rules_in
from app.ui.shown_text import plain, shown

GAP, INSET = 8, 12
THIS_MEANS = (Means.TELEPHONE, Means.IN_PERSON, Means.LINE, Means.OTHER)


class PersonLine(QFrame):
    """Space or a click says that the person was told; what is asked then opens under it.

    Signals:
        edited: something is entered that is not saved.
    """

    edited = Signal()

    def __init__(self, place: int, line: ToTell, moment_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "card")
        self.setObjectName(f"to_tell_{place}")
        self._place, self._line, self._now = place, line, ""
        self._check = QCheckBox(_("Told"), self)
        self._check.setObjectName(f"told_{place}")
        self._check.setAccessibleName(_("Told: {person}").format(person=line.person.words))
        self._check.toggled.connect(self._open)
        self._at, self._name = moment_edit(self), QLineEdit(self)
        self._means, self._words = self._means_box(), QLineEdit(self)
        self._asked = self._asked_part()
        self._at.edited.connect(self._tell_time)
        self._name.textChanged.connect(self._tell_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, GAP, INSET, GAP)
        column.setSpacing(GAP)
        column.addLayout(self._head())
        column.addWidget(self._asked)
        self._asked.hide()

    def suggest(self, now: datetime) -> None:
        """The true time to begin with, once the person is said to be told."""
        self._now = now.isoformat(timespec="seconds")

    def is_ticked(self) -> bool:
        """Whether the person is said to be told."""
        return self._check.isChecked()

    def told(self) -> Told:
        """What is entered.

        Raises:
            InvalidComplaint: the time is missing or cannot be read.
        """
        return Told(
            role=self._line.person.role,
            name=plain(self._name.text()).strip(),
            at=timed_moment_in(self._at, f"at_{self._place}"),
            means=str(self._means.currentData() or ""),
            words=plain(self._words.text()).strip(),
            number=self._line.person.number,
        )

    def take_keyboard(self) -> None:
        """The keyboard goes to the tick."""
        self._check.setFocus(Qt.FocusReason.TabFocusReason)

    def _head(self) -> QHBoxLayout:
        person, row = self._line.person, QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(person.label, "body_strong"))
        name = label(person.name or _("not entered in the roster"), "body")
        name.setObjectName(f"person_{self._place}")
        words.addWidget(name)
        for caption in filter(None, (self._rule_words(), person.note, self._told_words())):
            line = explain(label(caption, "caption"), *rules_in(caption))
            line.setWordWrap(True)
            words.addWidget(line)
        number = label(person.number or _("no number"), "title" if person.number else "hint")
        number.setObjectName(f"number_{self._place}")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._check, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _rule_words(self) -> str:
        duty = self._line.duty
        if duty is None:
            return ""
        if self._line.is_at_once or duty.due_by is None:
            return _("At once, by rule {rule}").format(rule=duty.rule)
        moment = moment_short(duty.due_by, language())
        return _("By {moment}, rule {rule}").format(moment=moment, rule=duty.rule)

    def _told_words(self) -> str:
        if self._line.told_at is None:
            return ""
        return _("Told already: {moment}").format(moment=moment_short(self._line.told_at, language()))

    def _asked_part(self) -> QWidget:
        part = QWidget(self)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        place = self._place
        grid.addWidget(field_box(_("Told at (the true time)"), widget_of(self._at), f"at_{place}", required=True), 0, 0)
        grid.addWidget(field_box(_("Who was told"), self._name, f"name_{place}", required=True), 0, 1)
        grid.addWidget(field_box(_("By what means"), self._means, f"means_{place}", required=False), 1, 0)
        grid.addWidget(field_box(_("In words"), self._words, f"words_{place}", required=False), 1, 1)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        return part

    def _means_box(self) -> QComboBox:
        box = QComboBox(self)
        for each in THIS_MEANS:
            box.addItem(_(each.label), each.value)
        return box

    def _tell_time(self) -> None:
        take_away_problem(self, f"at_{self._place}")
        self.edited.emit()

    def _tell_name(self) -> None:
        take_away_problem(self, f"name_{self._place}")
        self.edited.emit()

    def _open(self, ticked: bool) -> None:
        """The keyboard stays at the tick: the next Space takes it back, and empties nothing."""
        self._asked.setVisible(ticked)
        if ticked and self._at.value() is None:
            self._at.set_value(self._now)
            self._name.setText(shown(self._line.person.name))
        self.take_keyboard()
        self.edited.emit()
