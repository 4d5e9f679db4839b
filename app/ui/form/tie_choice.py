"""What a case not saved yet is to be tied to: chosen among those that may be the same matter, and taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import Problem
from app.domain.proceedings.tie_kinds import LINK, MERGE, NUMBER
from app.domain.proceedings.words import LinkKind
from app.translation import N_, _, ngettext
from app.ui.entry.elided_choice import ElidedChoice
from app.ui.form.alike_words import head_of, more_of
from app.ui.form.case_in_hand import CODE
from app.ui.kit import field_box, label, problem_label, secondary_button
from app.ui.problem_labels import SUFFIX, show_problems, take_away_problem
from app.ui.shown_text import plain, shown

if TYPE_CHECKING:
    from app.services.cases.duplicates import PossibleDuplicate

GAP = 6
LINK_KIND, REASON = "link", "reason"
WORDS = {
    LINK: N_("When you save this, it will be linked with {number}."),
    MERGE: N_("When you save this, it gets a number of its own and goes on in {number}. Both histories stay whole."),
}
WHY = {LINK: LINK_KIND, MERGE: REASON}
Tie = Mapping[str, object]


class TieChoice(QFrame):
    """Hidden as long as nothing is chosen. Its fields are called `tie_…`, so that a refusal finds them.

    Signals:
        edited: another reason is given, or the choice was taken back.
        case_wanted: number of the case to look at.
    """

    edited = Signal()
    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tie_choice")
        self.setProperty("kind", "banner")
        self.setProperty("tone", "info")
        self._code, self._number = "", ""
        self._words, self._details = label("", "body_strong"), label("", "caption")
        self._why: Mapping[str, QWidget] = {LINK_KIND: self._link_box(), REASON: self._reason_box()}
        self._lay_out()
        self.hide()

    def choose_other(self, code: str, number: str, reason: str) -> None:
        """Show this choice: kind of tie, number of the other case, and what speaks for it."""
        self.choose({CODE: code, NUMBER: number, REASON: reason})

    def choose(self, tie: Tie | None) -> None:
        """Show this choice, or none: kind of tie, number of the other case, and why."""
        self._code = str(tie[CODE]) if tie and tie.get(CODE) in WORDS else ""
        self._number = str(tie.get(NUMBER) or "") if tie and self._code else ""
        words = _(WORDS[self._code]).format(number=self._number) if self._code else ""
        self._words.setText(shown(words))
        self.setAccessibleName(words)
        self._details.hide()
        show_problems(self, ())
        for name, box in self._why.items():
            box.setVisible(WHY.get(self._code) == name)
        if tie is not None:
            self._show_why(tie)
        self.setVisible(bool(self._code))

    def value(self) -> Tie | None:
        """What is chosen; None when nothing is."""
        if not self._code:
            return None
        why = self._kinds.currentData() if self._code == LINK else plain(self._reason.text()).strip()
        return {CODE: self._code, NUMBER: self._number, WHY[self._code]: why}

    def describe(self, found: "Sequence[PossibleDuplicate]") -> None:
        """Say which case is chosen, when it is one of those found, and name the others."""
        # No more than that: a low window has no room for all that was said of it before it was chosen.
        lines: list[str] = []
        for each in found:
            if each.number == self._number:
                lines += [head_of(each), each.row.subject or more_of(each)]
        others = [each.number for each in found if each.number != self._number]
        lines += [_others_in_words(others)] if others else []
        self._details.setText(shown("\n".join(filter(None, lines))))
        self._details.setVisible(bool(lines))

    def show_problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Show what stands against the choice beside it; returns what has no place here."""
        return show_problems(self, problems) if self._code else tuple(problems)

    def problems_shown(self) -> Collection[str]:
        """The names of the fields that are marked."""
        named = ("tie_number", "tie_link", "tie_reason")
        places = ((name, self.findChild(QWidget, f"{name}{SUFFIX}")) for name in named)
        return [name for name, place in places if place is not None and not place.isHidden()]

    def take_keyboard(self) -> None:
        """Put the keyboard on what can be done about the choice."""
        is_why = f"tie_{WHY.get(self._code)}" in self.problems_shown()
        target: QWidget = self._back
        if is_why:
            target = self._kinds if self._code == LINK else self._reason
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        self.choose(None)
        self.edited.emit()

    def _look(self) -> None:
        self.case_wanted.emit(self._number)

    def _note_edit(self) -> None:
        take_away_problem(self, f"tie_{WHY[self._code]}")
        self.edited.emit()

    def _show_why(self, tie: Tie) -> None:
        with QSignalBlocker(self._kinds):
            self._kinds.setCurrentIndex(max(0, self._kinds.findData(tie.get(LINK_KIND))))
        self._reason.setText(shown(str(tie.get(REASON) or "")))
        self._reason.setCursorPosition(0)

    def _link_box(self) -> QWidget:
        self._kinds = ElidedChoice(self)
        for kind in (LinkKind.SAME_MATTER, LinkKind.SAME_PERSON, LinkKind.COMPLAINT_AND_INCIDENT, LinkKind.CLAIM):
            self._kinds.addItem(_(kind.label), kind.value)
        self._kinds.currentIndexChanged.connect(self._note_edit)
        return field_box(_("Why they belong together"), self._kinds, "tie_link", True)

    def _reason_box(self) -> QWidget:
        self._reason = QLineEdit(self)
        self._reason.textEdited.connect(self._note_edit)
        return field_box(_("Reason"), self._reason, "tie_reason", True)

    def _lay_out(self) -> None:
        self._words.setObjectName("tie_words")
        self._words.setWordWrap(True)
        self._details.setObjectName("tie_details")
        self._details.setWordWrap(True)
        self._back = _button("tie_take_back", _("Not that one after all"))
        look = _button("tie_look", _("Look at it"))
        self._back.clicked.connect(self._take_back)
        look.clicked.connect(self._look)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._words, 1)
        for button in (look, self._back):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addLayout(row)
        for part in (self._details, problem_label("tie_number"), *self._why.values()):
            column.addWidget(part)


def _others_in_words(numbers: Sequence[str]) -> str:
    words = ngettext(
        "Alike too: {count} more case, {numbers}",
        "Alike too: {count} more cases, {numbers}",
        len(numbers),
    )
    return words.format(count=len(numbers), numbers=_(", ").join(numbers))


def _button(name: str, words: str) -> QPushButton:
    button = secondary_button(words, None)
    button.setObjectName(name)
    button.setProperty("extent", "small")
    return button
