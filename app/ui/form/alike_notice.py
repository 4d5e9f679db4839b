"""Cases that may be the same matter, with enough of each to decide: look at it, link with it, or merge into it."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.proceedings.tie_kinds import LINK, MERGE
from app.domain.vocabulary import State
from app.translation import _, ngettext
from app.ui.form.alike_words import alike_in_words, head_of, more_of
from app.ui.kit import label, secondary_button
from app.ui.rows import cleared
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.cases.duplicates import PossibleDuplicate

GAP = 6
MOST_LINES = 2
LOOK = "look"


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
        self._may_tie, self._tied = False, frozenset[str]()
        self._is_wanted, self._first = True, 0
        self._words = label("", "body_strong")
        self._words.setObjectName("duplicates_words")
        self._words.setWordWrap(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addLayout(self._headline())
        column.addLayout(self._lines)
        self.hide()

    def show_found(self, found: "Sequence[PossibleDuplicate]", *, may_tie: bool, tied: Collection[str] = ()) -> None:
        """Name these cases; whether they can be tied here, and the numbers of those that are tied already."""
        if (tuple(found), may_tie, frozenset(tied)) == (self._shown, self._may_tie, self._tied):
            return
        self._shown, self._may_tie, self._tied = tuple(found), may_tie, frozenset(tied)
        words = _how_many(len(found)) if found else ""
        self._words.setText(shown(words))
        self.setAccessibleName(words)
        self._first = 0
        self._show_lines()
        self._next.setVisible(len(found) > MOST_LINES)
        self.setVisible(bool(found) and self._is_wanted)

    def stand_aside(self, *, aside: bool) -> None:
        """Whether the room is needed for something else now."""
        self._is_wanted = not aside
        self.setVisible(bool(self._shown) and self._is_wanted)

    @property
    def found(self) -> "tuple[PossibleDuplicate, ...]":
        """The cases that are named, or would be if there were room."""
        return self._shown

    def reason_for(self, number: str) -> str:
        """Why the case is taken for the same matter as the one of that number; empty where it is not shown."""
        found = (each for each in self._shown if number in (each.number, each.row.continues_in))
        alike = next((alike_in_words(each) for each in found), "")
        return _("The same matter, noticed on receipt: {alike}").format(alike=alike) if alike else ""

    def _show_lines(self) -> None:
        cleared(self._lines)
        places = range(self._first, min(self._first + MOST_LINES, len(self._shown)))
        for place in places:
            self._lines.addWidget(self._line(place + 1, self._shown[place]))

    def _show_next(self) -> None:
        """The others, two at a time; after the last the first again."""
        self._first = self._first + MOST_LINES if self._first + MOST_LINES < len(self._shown) else 0
        self._show_lines()

    def _headline(self) -> QHBoxLayout:
        self._next = secondary_button(_("See others"), None)
        self._next.setObjectName("alike_next")
        self._next.setProperty("extent", "small")
        self._next.clicked.connect(self._show_next)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._words, 1)
        row.addWidget(self._next)
        return row

    def _line(self, place: int, found: "PossibleDuplicate") -> QWidget:
        line = QWidget(self)
        head = label(head_of(found), "body_strong")
        head.setObjectName(f"alike_{place}")
        head.setWordWrap(True)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        for text, role in ((found.row.subject, "body"), (more_of(found), "caption")):
            if text:
                words = label(text, role)
                words.setWordWrap(True)
                column.addWidget(words)
        column.addSpacing(GAP)
        if found.number:
            column.addLayout(self._offers(place, found))
        return line

    def _offers(self, place: int, found: "PossibleDuplicate") -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._button(place, LOOK, found.number, _("Look at it"), ""))
        if found.number in self._tied:
            tied = label(_("Linked or merged with this case"), "caption")
            tied.setObjectName(f"alike_{place}_tied")
            row.addWidget(tied)
        elif self._may_tie:
            for button in self._ties(place, found):
                row.addWidget(button)
        row.addStretch(1)
        return row

    def _ties(self, place: int, found: "PossibleDuplicate") -> list[QPushButton]:
        """A case goes on only in one that goes on itself."""
        tip = _("Both cases stay, each with its number, and name each other.")
        made = [self._button(place, LINK, found.number, _("Link"), tip)]
        goes_on = found.row.continues_in
        if goes_on or found.row.state == State.OPEN:
            words = _("Merge into {number}").format(number=goes_on) if goes_on else _("Merge into it")
            tip = _("This case keeps its own number and its history, and goes on in that case.")
            made.append(self._button(place, MERGE, goes_on or found.number, words, tip))
        return made

    def _button(self, place: int, code: str, number: str, words: str, tip: str) -> QPushButton:
        button = secondary_button(words, None)
        button.setObjectName(f"alike_{place}_{code}")
        button.setProperty("extent", "small")
        button.setProperty("number", number)
        button.setProperty("code", code)
        button.setToolTip(tip)
        button.setAccessibleName(_("{action}: {number}").format(action=words, number=number))
        button.clicked.connect(self._take)
        return button

    def _take(self) -> None:
        number, code = str(self.sender().property("number")), str(self.sender().property("code"))
        if code == LOOK:
            self.case_wanted.emit(number)
        else:
            self.tie_wanted.emit(code, number)


def _how_many(count: int) -> str:
    words = ngettext(
        "This may be the same matter as {count} case that is here.",
        "This may be the same matter as {count} cases that are here.",
        count,
    )
    return words.format(count=count)
