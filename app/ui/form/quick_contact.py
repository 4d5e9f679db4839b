"""One line in which a contact with the complainant is written down without a dialog."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import time_of_day
from app.domain.errors import ComplaintError, InvalidComplaint
from app.domain.proceedings.standing import AT
from app.domain.proceedings.words import ContactPurpose, ContactResult, Means
from app.services.words.messages import words_for
from app.translation import _, language
from app.ui.form.editors import ChoiceEditor, TextEditor
from app.ui.kit import icon_button, label, primary_button, problem_label
from app.ui.problem_labels import show_problems, take_away_problem
from app.ui.reading_order import set_reading_order

GAP = 8
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
        self._means, self._purpose = ChoiceEditor(self), ChoiceEditor(self)
        self._words, self._results = TextEditor(self), QButtonGroup(self)
        self._state, self._problem = label("", "caption"), problem_label("quick_contact")
        self._lay_out()
        self._listen()
        self._begin()
        self._tell("")

    def use(self, write: Writer, clock: Clock) -> None:
        """Write there from now on."""
        self._write, self._clock = write, clock

    def show_case(self, number: str, *, may_write: bool) -> None:
        """Another case: what was typed for the last one waits for it, and comes back with it."""
        if number != self._number:
            if self._is_touched():
                self._waiting[self._number] = self.values()
            self._number = number
            self._begin()
            self._tell("")
            self._show_values(self._waiting.pop(number, {}))
        self.setVisible(bool(number) and may_write)

    def values(self) -> dict[str, object]:
        """What is entered, by the names of the fields of a contact."""
        chosen = self._results.checkedButton()
        entered = {
            "means": self._means.value(),
            "result": chosen.property("code") if chosen else None,
            "purpose": self._purpose.value(),
            "words": self._words.value(),
        }
        return {name: value for name, value in entered.items() if value is not None}

    def start(self) -> None:
        """Put the keyboard where a contact begins."""
        self._results.buttons()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

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

    def _is_touched(self) -> bool:
        return bool(self._number) and self.values() != {"means": Means.TELEPHONE.value}

    def _begin(self) -> None:
        self._results.setExclusive(False)
        for button in self._results.buttons():
            button.setChecked(False)
        self._results.setExclusive(True)
        self._means.set_value(Means.TELEPHONE.value)
        self._purpose.set_value(None)
        self._words.set_value(None)
        show_problems(self, ())

    def _show_values(self, values: Mapping[str, object]) -> None:
        for name, editor in (("means", self._means), ("purpose", self._purpose), ("words", self._words)):
            if name in values:
                editor.set_value(values[name])
        for button in self._results.buttons():
            if button.property("code") == values.get("result"):
                button.setChecked(True)

    def _lay_out(self) -> None:
        _name_choices(self._means, self._purpose)
        _name_words(self._words)
        self._words.returnPressed.connect(self.save)
        self._state.setObjectName("quick_state")
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._means, 1)
        for result in ContactResult:
            chip = _chip(result, self)
            self._results.addButton(chip)
            first.addWidget(chip)
        second.addWidget(self._purpose, 2)
        second.addWidget(self._words, 3)
        other_time, save = _other_time(), _save_button()
        other_time.clicked.connect(self._want_dialog)
        save.clicked.connect(self.save)
        behind = (other_time, save)
        for button in behind:
            second.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for row in (first, second):
            row.setSpacing(GAP)
        column.setSpacing(GAP)
        column.addLayout(first)
        column.addWidget(problem_label("result"))
        column.addLayout(second)
        column.addWidget(problem_label("means"))
        column.addWidget(self._problem)
        column.addWidget(self._state)
        set_reading_order(self._means, *self._results.buttons(), self._purpose, self._words, *behind)

    def _listen(self) -> None:
        """What was refused is not said any more once its field is another one."""
        self._means.edited.connect(self._take_means_for_mended)
        self._results.buttonToggled.connect(self._take_result_for_mended)
        for editor in (self._purpose, self._words):
            editor.edited.connect(self._take_rest_for_mended)

    def _take_means_for_mended(self) -> None:
        take_away_problem(self, "means")

    def _take_result_for_mended(self) -> None:
        take_away_problem(self, "result")

    def _take_rest_for_mended(self) -> None:
        self._say("")

    def _want_dialog(self) -> None:
        self.dialog_wanted.emit(self.values())


def _name_choices(means: ChoiceEditor, purpose: ChoiceEditor) -> None:
    means.setObjectName("quick_means")
    means.setAccessibleName(_("By what means"))
    means.offer([(str(each), _(each.label)) for each in Means])
    purpose.setObjectName("quick_purpose")
    purpose.setAccessibleName(_("What for"))
    purpose.setItemText(0, _("What for?"))
    purpose.offer([(str(each), _(each.label)) for each in ContactPurpose])


def _name_words(words: TextEditor) -> None:
    words.setObjectName("quick_words")
    words.setAccessibleName(_("In words"))
    words.setPlaceholderText(_("In words; Enter saves"))


def _chip(result: ContactResult, parent: QWidget) -> QPushButton:
    chip = QPushButton(_(result.label), parent)
    chip.setObjectName(f"quick_{result}")
    chip.setProperty("kind", "chip")
    chip.setProperty("code", str(result))
    chip.setCheckable(True)
    chip.setAutoDefault(False)
    return chip


def _other_time() -> QPushButton:
    button = icon_button("clock", _("It was at another time…"))
    button.setObjectName("quick_other_time")
    return button


def _save_button() -> QPushButton:
    button = primary_button(_("Write down"), None)
    button.setObjectName("quick_save")
    return button
