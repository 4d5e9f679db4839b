"""One axis of the classification: its choices, what is suggested and why, why somebody chose otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.suggestions import Suggestion
from app.domain.thai_text import arabic_digits
from app.translation import _
from app.ui.icons import icon
from app.ui.kit import field_box, label, problem_label, secondary_button
from app.ui.rows import RowButton, cleared, passed_through
from app.ui.rule_label import explain
from app.ui.shown_text import plain, shown
from app.ui.triage.one_or_none import OneOrNone


class Axis(QWidget):
    """Choices under a caption, with the suggestion and the reason for another choice below them.

    Signals:
        changed: another choice, or another reason.
    """

    changed = Signal()

    def __init__(self, name: str, reason: str, choices: OneOrNone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.choices = choices
        self._suggested: tuple[str, ...] = ()
        self._explained: str | None = None  # the choice for which the saved case gives a reason
        self.meaning = label("", "body")
        self.meaning.setObjectName(f"{name}_meaning")
        self.meaning.setProperty("part", "meaning")
        self.meaning.setWordWrap(True)
        self.meaning.hide()
        self.suggestion = SuggestionBox(name, self)
        self._reason = QLineEdit(self)
        self._reason_box = field_box(_("Why not as suggested"), self._reason, reason, required=False)
        self._reason_box.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        for part in (choices, problem_label(name), self.meaning, self.suggestion, self._reason_box):
            self.column.addWidget(part)
        choices.chosen.connect(self._tell)
        self._reason.textEdited.connect(self._tell)
        self.suggestion.taken.connect(choices.choose)

    def value(self) -> str | None:
        return self.choices.value()

    def reason(self) -> str | None:
        """Why not as suggested; None where nothing is overruled."""
        return (plain(self._reason.text()).strip() or None) if self.asks_for_reason() else None

    def show_values(self, code: object, reason: object) -> None:
        """Show what a case says; nobody is told."""
        self._explained = None if reason is None else str(code)
        self.choices.set_value(None if code is None else str(code))
        if plain(self._reason.text()) != str(reason or ""):
            self._reason.setText(str(reason or ""))
        self.show_standing()

    def show_suggestions(self, suggestions: Sequence[Suggestion], words: str) -> None:
        """Show what the rules suggest; `words` name the value suggested."""
        self._suggested = tuple(str(each.value) for each in suggestions)
        self.suggestion.show_suggestions(tuple(suggestions), words)
        self.show_standing()

    def choose(self, code: str | None) -> None:
        """Choose from the keyboard; the same code again takes it back."""
        self.choices.choose(code)

    def show_meaning(self, words: str) -> None:
        """Say under the choices what the chosen one means."""
        self.meaning.setText(shown(words))
        self.meaning.setVisible(bool(words))

    def expect(self, codes: Sequence[str]) -> None:
        """Ask for a reason when something else is chosen than these, without suggesting them aloud."""
        self._suggested = tuple(codes)
        self.show_standing()

    def allow(self, code: str) -> None:
        """Ask for no reason where this is chosen, beside what is suggested."""
        self._suggested = (*self._suggested, code) if self._suggested else ()
        self.show_standing()

    def asks_for_reason(self) -> bool:
        """Whether something else is chosen than what is suggested, or the case gives a reason already."""
        chosen = self.value()
        if chosen is None:
            return False
        return chosen == self._explained or (bool(self._suggested) and chosen not in self._suggested)

    def show_standing(self) -> None:
        """Show the suggestion while it is not followed, and ask for the reason once it is overruled."""
        self.suggestion.stand(wanted=self.suggestion.has_words() and self.value() not in self._suggested)
        self._reason_box.setVisible(self.asks_for_reason())

    def _tell(self) -> None:
        self.show_standing()
        self.changed.emit()


class SuggestionBox(QFrame):
    """What the rules suggest, because of what, by which rule; a person decides.

    Signals:
        taken: the code of the suggestion that somebody accepts.
    """

    taken = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, can_be_taken: bool = True) -> None:
        super().__init__(parent)
        self.is_wanted = False
        self._is_folded = False
        self.setObjectName(f"suggestion_{name}")
        self.setProperty("part", "suggestion")
        self._code = ""
        self._shown: tuple[Suggestion, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._accept = secondary_button(_("Accept"), None)
        self._accept.setObjectName(f"accept_{name}")
        self._accept.setProperty("extent", "small")
        self._accept.clicked.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.setSpacing(8)
        row.addLayout(self._lines, 1)
        row.addWidget(self._accept, 0, Qt.AlignmentFlag.AlignVCenter)
        self._accept.setVisible(can_be_taken)
        self.hide()

    def has_words(self) -> bool:
        return bool(self._shown)

    def stand(self, *, wanted: bool) -> None:
        """Say whether there is something to suggest; it is in sight unless suggestions are folded."""
        self.is_wanted = wanted
        self.setVisible(wanted and not self._is_folded)

    def fold(self, *, folded: bool) -> None:
        """Take the suggestion out of sight, or bring it back."""
        self._is_folded = folded
        self.stand(wanted=self.is_wanted)

    def show_suggestions(self, suggestions: tuple[Suggestion, ...], words: str) -> None:
        """Show the first suggestion and every reason for it."""
        if suggestions == self._shown:
            return
        self._shown = suggestions
        cleared(self._lines)
        if not suggestions:
            return
        self._code = str(suggestions[0].value)
        for each in suggestions:
            if str(each.value) == self._code:
                self._lines.addWidget(explain(self._line(sentence(each, words)), each.rule))

    def _line(self, words: str) -> QLabel:
        line = label(shown(words), "caption")
        line.setWordWrap(True)
        return line

    def _take(self) -> None:
        self.taken.emit(self._code)


def sentence(suggestion: Suggestion, words: str) -> str:
    """What is suggested, why, and by which rule."""
    reason = _(suggestion.reason).format(**suggestion.data)
    return _("Suggested: {value}, because {reason} ({rule})").format(
        value=arabic_digits(words), reason=reason, rule=suggestion.rule
    )


class Disclosure(RowButton):
    """A line with a caption and what is chosen; opens and shuts the choices below it."""

    def __init__(self, name: str, caption: str, below: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"open_{name}")
        self.setProperty("kind", "disclosure")
        self.setCheckable(True)
        self._caption = caption
        self._value = label("", "body")
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._arrow = label("", "body")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(8)
        row.addWidget(label(caption, "section"))
        row.addWidget(self._value, 1)
        row.addWidget(self._arrow)
        passed_through(self)
        for part in below:
            part.setVisible(False)
            self.toggled.connect(part.setVisible)
        self.toggled.connect(self._show_arrow)
        self._show_arrow(False)

    def show_value(self, words: str) -> None:
        """Say in short what is chosen."""
        self._value.setText(shown(words))
        self.setAccessibleName(_("{caption}: {value}").format(caption=self._caption, value=words))

    def _show_arrow(self, opened: bool) -> None:
        picture = icon("chevron_up" if opened else "chevron_down", "text2")
        self._arrow.setPixmap(picture.pixmap(self.iconSize()))
