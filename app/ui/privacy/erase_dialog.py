"""Erasing personal data of a case: what, what stays, why it cannot be undone, the reason, and the number once more."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from app.domain.buddhist_dates import day_short
from app.domain.errors import ComplaintError, InvalidComplaint
from app.services.privacy.rows import Offered
from app.services.words.messages import words_for
from app.translation import _, language
from app.ui.keys import on_keys
from app.ui.kit import field_box, label, primary_button, secondary_button
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.privacy.erasable_list import ErasableList
from app.ui.privacy.erase_words import BEYOND
from app.ui.problem_labels import show_problems
from app.ui.rule_label import rule_label
from app.ui.shown_text import plain, shown

RULE = "PDPA-33"
BECAUSE, CONFIRMED = "because", "confirmed"
# Erases the named parts for the reason, when the number that was typed is right; refusals come back from it.
Eraser = Callable[[Sequence[str], str, str], object]


class EraseDialog(PlainDialog):
    """Esc goes without a word: nothing that was typed here is worth keeping."""

    def __init__(self, erase: Eraser, parent: QWidget | None = None) -> None:
        super().__init__("erase_dialog", _("Erase personal data"), parent)
        self._erase = erase
        self._parts, self._because, self._number = ErasableList(self), QLineEdit(self), QLineEdit(self)
        self._what, self._stays, self._gone = (
            _line("erase_what", "body_strong"),
            _line("stays"),
            _line("cannot_be_undone"),
        )
        self._held, self._refusal = _line("case_is_held", "problem"), _line("erase_refusal", "problem")
        self._number_name = field_box(_("Number of the case, typed once more"), self._number, CONFIRMED, True)
        self._lay_out()
        for line in (self._held, self._refusal):
            line.hide()

    def show_offered(self, offered: Offered) -> None:
        """The parts of the case, and by when copies of the data have lost them, too."""
        words = _("What is to be erased from case {number}?").format(number=offered.number)
        self._what.setText(shown(words))
        self._parts.show_parts(offered.parts)
        self._number.setPlaceholderText(offered.number)
        self._gone.setText(shown(_cannot_be_undone(offered)))
        held = _("Somebody holds this case, so that nothing of it can be erased until the hold is lifted.")
        self._held.setText(shown(held))
        self._held.setVisible(offered.is_held)

    def erase(self) -> None:
        """Erase what is ticked and close, or say what is missing and stay."""
        self._say(())
        try:
            self._erase(self._parts.names(), plain(self._because.text()), plain(self._number.text()))
        except InvalidComplaint as refusal:
            elsewhere = show_problems(self, refusal.problems)
            self._say([words_for(InvalidComplaint([each])) for each in elsewhere])
        except ComplaintError as refusal:
            show_problems(self, ())
            self._say([words_for(refusal)])
        else:
            self.accept()

    def _say(self, words: Sequence[str]) -> None:
        self._refusal.setText(shown("\n".join(words)))
        self._refusal.setVisible(bool(words))
        self.fit()

    def _lay_out(self) -> None:
        everything = secondary_button(_("Tick all that may say who somebody is"), "person")
        everything.setObjectName("erase_identity")
        everything.setAutoDefault(False)
        everything.clicked.connect(self._parts.choose_identity)
        self._stays.setText(shown(_stays()))
        for part in (self._what, self._held, self._stays, self._gone):
            self.body.addWidget(part)
        self.body.addWidget(everything, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._parts)
        self.foot.addWidget(field_box(_("Reason"), self._because, BECAUSE, True))
        self.foot.addWidget(self._number_name)
        self.foot.addWidget(self._refusal)
        self.foot.addWidget(rule_label(RULE))
        cancel = way_out(self, _("Cancel"))
        cancel.setAutoDefault(False)
        self.end_with(cancel, self._button())

    def _button(self) -> QPushButton:
        button = primary_button(_("Erase for ever"), "warning")
        button.setObjectName("erase")
        button.setAutoDefault(False)  # Enter in a line must neither erase nor close
        button.clicked.connect(self.erase)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            on_keys(keys, self, self.erase)
        return button


def _line(name: str, role: str = "hint") -> QLabel:
    line = label("", role)
    line.setObjectName(name)
    line.setWordWrap(True)
    return line


def _stays() -> str:
    return _(
        "What stays: the number, dates, kind, channel, topics, units, levels, duties and outcome, so that every figure "
        "is as it was. What goes: every value that these parts ever had, here at once, and on every PC that got the "
        "case with its next file."
    )


def _cannot_be_undone(offered: Offered) -> str:
    words = _("It cannot be undone: nobody has the words any more, no administrator either.")
    if offered.copies_until is None:
        return words
    copies = _(
        "Copies of the data made before still hold them, until {day} at the latest; when one is put back, they are "
        "erased again at once."
    )
    return f"{words} {copies.format(day=day_short(offered.copies_until, language()))} {_(BEYOND)}"
