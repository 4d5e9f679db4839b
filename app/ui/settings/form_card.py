"""One form of the settings: saved by one click, refusals beside their fields, and what is typed stays."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.domain.errors import ComplaintError, InvalidComplaint
from app.domain.proceedings.schema import Stage
from app.services.words.messages import words_for
from app.translation import _
from app.ui.keys import on_keys
from app.ui.kit import BUTTON_GAP, Card, label, primary_button
from app.ui.problem_labels import show_problems
from app.ui.proceedings.stage_fields import StageFields, Surroundings
from app.ui.shown_text import shown

# Writes what was entered; refusals come back from it.
Writer = Callable[[Mapping[str, object]], object]
ABOUT = ":about"  # beside the fields of a draft; no field has such a name


class FormCard(Card):
    """The fields of a form, its button, and whether something is not saved; `about` is the key of what it corrects.

    Signals:
        saved: it was written down.
        edited: something was typed, or taken back.
        resumed: a draft is taken up again that corrects what has this key.
    """

    saved = Signal()
    edited = Signal()
    resumed = Signal(str)

    def __init__(self, form: Stage, around: Surroundings, write: Writer, action: str, parent: QWidget) -> None:
        super().__init__(_(form.label), parent)
        self.form, self._write, self.about = form, write, ""
        self.fields = StageFields(form.fields, around, self)
        self._save, self._state, self._refusal = primary_button(action, "save"), label("", "hint"), _refusal_label()
        self._save.setObjectName(f"save_{form.name}")
        self._state.setObjectName(f"{form.name}_state")
        self._refusal.setObjectName(f"{form.name}_refusal")
        self._untouched: Mapping[str, object] = self.fields.values()
        self.foot = QHBoxLayout()
        self.foot.setSpacing(BUTTON_GAP)
        self.foot.addWidget(self._save)
        self.foot.addWidget(self._state, 1)
        self.body.addWidget(self.fields)
        self.body.addWidget(self._refusal)
        self.body.addLayout(self.foot)
        self._save.setToolTip(_("Save (Ctrl+S)"))
        self._save.clicked.connect(self.save)
        on_keys("Ctrl+S", self, self.save).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.fields.edited.connect(self._take_edit)

    def values(self) -> dict[str, object]:
        """What is entered, by the names of the fields; empty ones are left out."""
        return self.fields.values()

    def is_dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.values() != self._untouched

    def show_standing(self, values: Mapping[str, object]) -> None:
        """Show what stands, unless something is typed."""
        if not self.is_dirty():
            self.show_anew(values)

    def show_anew(self, values: Mapping[str, object]) -> None:
        """Show these values as what stands, whatever is typed."""
        self._untouched = {name: value for name, value in values.items() if value}
        self.restore(values)
        self._untouched = self.values()
        show_problems(self, ())
        self._say("")

    def draft(self) -> dict[str, object]:
        """What is typed and not saved, with what it corrects."""
        return {**self.values(), **({ABOUT: self.about} if self.about else {})}

    def resume(self, draft: Mapping[str, object]) -> None:
        """Go on with what `draft` said before the program ended."""
        if ABOUT in draft:
            self.resumed.emit(str(draft[ABOUT]))
        self.restore({name: value for name, value in draft.items() if name != ABOUT})

    def restore(self, values: Mapping[str, object]) -> None:
        """Show what was typed before and is not saved."""
        self.fields.show_values({**dict.fromkeys(each.name for each in self.form.fields), **values})

    def allow(self, *, may_change: bool) -> None:
        """Whether the fields take anything; what stands can be read either way."""
        for line in self.fields.findChildren(QLineEdit):
            line.setReadOnly(not may_change)
            for action in line.actions():
                action.setEnabled(may_change)
        for text in self.fields.findChildren(QPlainTextEdit):
            text.setReadOnly(not may_change)
        for kind in (QComboBox, QAbstractButton):
            for each in self.fields.findChildren(kind):
                each.setEnabled(may_change)
        self._save.setVisible(may_change)

    def save(self) -> None:
        """Write what is entered, or say everything that is wrong and stay."""
        self._say("")
        try:
            self._write(self.values())
        except InvalidComplaint as refusal:
            elsewhere = show_problems(self, refusal.problems)
            self._say("\n".join(words_for(InvalidComplaint([each])) for each in elsewhere))
        except ComplaintError as refusal:
            show_problems(self, ())
            self._say(words_for(refusal))
        else:
            self._untouched = self.values()
            show_problems(self, ())
            self.edited.emit()
            self.saved.emit()

    def insert(self, part: QWidget, *, stretch: int = 0) -> None:
        """Put something between the fields and the button."""
        self.body.insertWidget(self.body.indexOf(self.fields) + 1, part, stretch)

    def tell(self, words: str) -> None:
        """Say beside the button what was done; the next key takes it away."""
        self._state.setText(shown(words))

    def _say(self, words: str) -> None:
        self._refusal.setText(shown(words))
        self._refusal.setVisible(bool(words))

    def _take_edit(self) -> None:
        self._state.setText(shown(_("Not saved yet")) if self.is_dirty() else "")
        self.edited.emit()


def _refusal_label() -> QLabel:
    line = label("", "problem")
    line.setWordWrap(True)
    line.hide()
    return line
