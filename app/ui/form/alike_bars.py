"""Which cases may be the same matter as a new one, and what was chosen to become of that when it is saved."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import Problem
from app.ui.form.alike_notice import AlikeNotice

if TYPE_CHECKING:
    from app.services.cases.duplicates import PossibleDuplicate
    from app.ui.form.tie_choice import Tie, TieChoice


class AlikeBars(QWidget):
    """Shows either the cases alike or the choice among them; taking the choice back brings the others again.

    Signals:
        case_wanted: number of the case to look at.
        tie_wanted: link or merge, and the number of the other case.
        tie_edited: another case is chosen, or for another reason, or none any more.
    """

    case_wanted = Signal(str)
    tie_wanted = Signal(str, str)
    tie_edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = AlikeNotice(self)
        self._found.case_wanted.connect(self.case_wanted)
        self._found.tie_wanted.connect(self.tie_wanted)
        self._tie: TieChoice | None = None
        self._is_aside = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._found)
        self._show_what_is_there()

    def take_choice(self, choice: "TieChoice") -> None:
        """The choice comes after the first paint."""
        self._tie = choice
        self._tie.case_wanted.connect(self.case_wanted)
        self._tie.edited.connect(self._show_what_is_there)
        self._tie.edited.connect(self.tie_edited)
        column = self.layout()
        assert column is not None
        column.addWidget(self._tie)

    def stand_aside(self, *, aside: bool) -> None:
        """Whether the room is needed for something else now; a choice stays in view until it is saved."""
        self._is_aside = aside
        self._show_what_is_there()

    def warn_of(
        self, found: "Sequence[PossibleDuplicate]", *, may_tie: bool = False, tied: Collection[str] = ()
    ) -> None:
        """Name the cases that may be the same matter; whether one can be chosen, and which are tied already."""
        self._found.show_found(found, may_tie=may_tie, tied=tied)
        if self._tie is not None:
            self._tie.describe(found)
        self._show_what_is_there()

    def tie(self) -> "Tie | None":
        """What the new case is to be tied to; None when nothing was chosen."""
        return self._tie.value() if self._tie else None

    def show_tie(self, tie: object) -> None:
        """Show what was chosen before, as a draft kept it; whatever is no choice takes the bar away."""
        if self._tie is not None:
            self._tie.choose(tie if isinstance(tie, Mapping) else None)
            self._show_what_is_there()

    def choose_tie(self, code: str, number: str) -> None:
        """Choose one of the cases alike."""
        if self._tie is not None:
            self._tie.choose_other(code, number, self._found.reason_for(number))
            self._tie.describe(self._found.found)
            self._tie.take_keyboard()
            self._show_what_is_there()
            self.tie_edited.emit()

    def mark_tie(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Show beside the choice what stands against it; returns the other problems."""
        return self._tie.show_problems(problems) if self._tie else tuple(problems)

    def problems_shown(self) -> Collection[str]:
        """The names of what is marked beside the choice."""
        return self._tie.problems_shown() if self._tie else ()

    def focus_tie(self) -> None:
        """Put the keyboard on a choice that something stands against."""
        if self._tie is not None and self.problems_shown():
            self._tie.take_keyboard()

    def _show_what_is_there(self) -> None:
        is_chosen = self.tie() is not None
        self._found.stand_aside(aside=self._is_aside or is_chosen)
        self.setVisible(is_chosen or not self._found.isHidden())
