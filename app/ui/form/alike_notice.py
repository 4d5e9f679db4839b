"""Cases that may be the same matter, with enough of each to decide: look at it, tie it, or merge it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.vocabulary import LABELS, State
from app.translation import N_, _, language, ngettext
from app.ui.kit import label, secondary_button
from app.ui.rows import cleared
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.cases.duplicates import PossibleDuplicate

GAP = 6
MOST_LINES = 2
SEPARATOR = "  ·  "
ALIKE = {
    "patient": N_("the same patient"),
    "telephone": N_("the same telephone"),
    "link": N_("the same link"),
    "name": N_("the same name"),
    "unit_and_day": N_("the same unit and day"),
}


class AlikeNotice(QFrame):
    """Hidden as long as there is nothing alike.

    Signals:
        case_wanted: number of the case to look at.
        tie_wanted: link or merge, and the number of the other case.
    """

    case_wanted = Signal(str)
    tie_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("duplicates")
        self.setProperty("kind", "banner")
        self._shown: tuple[PossibleDuplicate, ...] = ()
        self._may_tie = False
        self._is_wanted = True
        self._words = label("", "body_strong")
        self._words.setObjectName("duplicates_words")
        self._words.setWordWrap(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addWidget(self._words)
        column.addLayout(self._lines)
        self.hide()

    def show_found(self, found: "Sequence[PossibleDuplicate]", *, may_tie: bool) -> None:
        """Name these cases; only a case that is recorded can be tied to one of them."""
        if (tuple(found), may_tie) == (self._shown, self._may_tie):
            return
        self._shown, self._may_tie = tuple(found), may_tie
        cleared(self._lines)
        words = _headline(len(found), may_tie=may_tie) if found else ""
        self._words.setText(shown(words))
        self.setAccessibleName(words)
        for place, each in enumerate(found[:MOST_LINES], start=1):
            self._lines.addWidget(self._line(place, each))
        self.setVisible(bool(found) and self._is_wanted)

    def stand_aside(self, *, aside: bool) -> None:
        """Whether the room is needed for something else now."""
        self._is_wanted = not aside
        self.setVisible(bool(self._shown) and self._is_wanted)

    def _line(self, place: int, found: "PossibleDuplicate") -> QWidget:
        line = QWidget(self)
        head = label(head_of(found), "body_strong")
        head.setObjectName(f"alike_{place}")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(head, 1)
        for button in self._buttons(place, found.number):
            row.addWidget(button)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        for text, role in ((found.row.subject, "body"), (more_of(found), "caption")):
            words = label(text, role)
            words.setWordWrap(True)
            column.addWidget(words)
        return line

    def _buttons(self, place: int, number: str) -> list[QPushButton]:
        offered = [("look", _("Look at it"))]
        if self._may_tie:
            offered += [("link", _("Link")), ("merge", _("Merge into it"))]
        made = []
        for code, words in offered:
            button = secondary_button(words, None)
            button.setObjectName(f"alike_{place}_{code}")
            button.setProperty("extent", "small")
            button.setProperty("number", number)
            button.setProperty("code", code)
            button.setAccessibleName(_("{action}: {number}").format(action=words, number=number))
            button.clicked.connect(self._take)
            made.append(button)
        return made

    def _take(self) -> None:
        number, code = str(self.sender().property("number")), str(self.sender().property("code"))
        if code == "look":
            self.case_wanted.emit(number)
        else:
            self.tie_wanted.emit(code, number)


def head_of(found: "PossibleDuplicate") -> str:
    """Number, state, and when it came."""
    row = found.row
    standing = _("Continues in {number}").format(number=row.continues_in) if row.continues_in else ""
    state = standing or (_(LABELS[State(row.state)]) if row.state in set(State) else row.state)
    return SEPARATOR.join((row.number, state, moment_short(row.received_at, language())))


def more_of(found: "PossibleDuplicate") -> str:
    """Who complained, which units, and in what it is alike."""
    alike = _(", ").join(_(ALIKE[each]) for each in found.alike)
    parts = (found.who, _(", ").join(found.row.units), alike)
    return SEPARATOR.join(part for part in parts if part)


def _headline(count: int, *, may_tie: bool) -> str:
    words = ngettext(
        "This may be the same matter as {count} case that is here.",
        "This may be the same matter as {count} cases that are here.",
        count,
    )
    headline = words.format(count=count)
    if may_tie:
        return headline
    return _("{headline} Save this one first to link or merge it.").format(headline=headline)
