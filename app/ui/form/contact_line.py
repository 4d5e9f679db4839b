"""What is entered of a contact: by what means, how it went, what for, and in words."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.proceedings.words import ContactPurpose, Means
from app.translation import _
from app.ui.entry.choice_edit import ChoiceEditor
from app.ui.entry.editors import TextEditor
from app.ui.form.result_chips import ResultChips
from app.ui.kit import BUTTON_GAP, icon_button, primary_button, problem_label
from app.ui.problem_labels import take_away_problem
from app.ui.reading_order import set_reading_order

MEANS_SHARE, PURPOSE_SHARE, WORDS_SHARE = 1, 2, 3


class ContactLine(QWidget):
    """Two rows of fields. What was refused is not said any more once its field is another one.

    Signals:
        save_wanted: it is to be written down as of now.
        dialog_wanted: it is to be written with another time.
        rest_edited: the purpose or the words are others.
    """

    save_wanted = Signal()
    dialog_wanted = Signal()
    rest_edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._means, self._purpose = ChoiceEditor(self), ChoiceEditor(self)
        self._results, self._words = ResultChips(self), TextEditor(self)
        _name_choices(self._means, self._purpose)
        _name_words(self._words)
        self._lay_out()
        self._words.returnPressed.connect(self.save_wanted)
        self._means.edited.connect(self._take_means_for_mended)
        self._results.edited.connect(self._take_result_for_mended)
        for editor in (self._purpose, self._words):
            editor.edited.connect(self.rest_edited)

    def values(self) -> dict[str, object]:
        """What is entered, by the names of the fields of a contact."""
        entered = {name: editor.value() for name, editor in self._editors().items()}
        return {name: value for name, value in entered.items() if value is not None}

    def begin(self) -> None:
        """Empty everything; most contacts are by telephone."""
        self._results.set_value(None)
        self._means.set_value(Means.TELEPHONE.value)
        self._purpose.set_value(None)
        self._words.set_value(None)

    def is_touched(self) -> bool:
        """Whether anything was entered since."""
        return self.values() != {"means": Means.TELEPHONE.value}

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show these values; what is left out stays."""
        for name, editor in self._editors().items():
            if name in values:
                editor.set_value(values[name])

    def start(self) -> None:
        """Put the keyboard where a contact begins."""
        self._results.take_keyboard()

    def _editors(self) -> dict[str, ChoiceEditor | ResultChips | TextEditor]:
        return {"means": self._means, "result": self._results, "purpose": self._purpose, "words": self._words}

    def _lay_out(self) -> None:
        other_time, save = _other_time(), _save_button()
        other_time.clicked.connect(self.dialog_wanted)
        save.clicked.connect(self.save_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BUTTON_GAP)
        column.addLayout(_row((self._means, MEANS_SHARE), (self._results, 0)))
        column.addWidget(problem_label("result"))
        column.addLayout(_row((self._purpose, PURPOSE_SHARE), (self._words, WORDS_SHARE), (other_time, 0), (save, 0)))
        column.addWidget(problem_label("means"))
        set_reading_order(self._means, *self._results.chips(), self._purpose, self._words, other_time, save)

    def _take_means_for_mended(self) -> None:
        take_away_problem(self, "means")

    def _take_result_for_mended(self) -> None:
        take_away_problem(self, "result")


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Widgets side by side, each with its share of what room is left."""
    row = QHBoxLayout()
    row.setSpacing(BUTTON_GAP)
    for part, share in parts:
        row.addWidget(part, share)
    return row


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


def _other_time() -> QPushButton:
    button = icon_button("clock", _("It was at another time…"))
    button.setObjectName("quick_other_time")
    return button


def _save_button() -> QPushButton:
    button = primary_button(_("Write down"), None)
    button.setObjectName("quick_save")
    return button
