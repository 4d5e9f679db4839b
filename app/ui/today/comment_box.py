"""The day of the comment box: the record of opening, and the slips in a grid, each a case of its own."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import ComplaintError, Problem
from app.services.cases.comment_box import Opening, Recorded, Slip
from app.services.words.messages import words_for
from app.translation import _, ngettext
from app.ui.background import run_with_progress
from app.ui.entry.banner import Banner
from app.ui.entry.draft_keeper import DraftKeeper
from app.ui.keys import on_keys
from app.ui.kit import GAP
from app.ui.moment_editor import EditorFactory
from app.ui.problem_labels import show_problems
from app.ui.today.opening_card import OpeningCard
from app.ui.today.slips_card import SlipsCard

if TYPE_CHECKING:
    from app.services.cases.comment_box import CommentBox


class CommentBoxView(QWidget):
    """Nothing typed is lost: it is kept as a draft until every slip has its number.

    Signals:
        recorded: the numbers that were just given.
        looked: that the box was opened is written down.
    """

    recorded = Signal(object)
    looked = Signal()

    def __init__(self, moment_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comment_box_page")
        self._box: CommentBox | None = None
        self._opening = OpeningCard(moment_edit, self)
        self._told = Banner("box_told", _("Begin another day"), "", self)
        self._slips = SlipsCard(self)
        self._keeper = DraftKeeper(self._as_kept, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._opening)
        column.addWidget(self._told)
        column.addWidget(self._slips, 1)
        self._connect()

    def use(self, box: "CommentBox", units: Sequence[str], people: Sequence[str]) -> None:
        """The services are ready: offer what there is to choose, and what was not saved the last time."""
        self._box = box
        choices, table = box.choices(), self._slips.table
        self._slips.offer_kinds(choices["kind"])
        table.offer("topics", choices["topics"])
        table.offer("units", units)
        table.know_others(box.other_words())
        table.slips.use(partial(self._problems_of, box))
        self._opening.offer_people(people)
        self._keeper.use(box.drafts)
        waiting = self._keeper.waiting()
        self._begin(waiting[0].values if waiting else {})
        if waiting:
            self._keeper.begin(None, None, waiting[0])

    def take_keyboard(self) -> None:
        """Where the next thing is to be typed."""
        if self._opening.is_begun():
            self._slips.table.begin()
        else:
            self._opening.present.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self._opening.present, self._slips.table

    def keep(self) -> None:
        """Keep what is typed now, for somebody goes away."""
        self._slips.table.commit()
        self._keeper.keep()

    def record(self) -> None:
        """Record every good slip; the others stay, with what is wrong beside their cells."""
        self._slips.table.commit()
        self._slips.say_refused("")
        if self._box is None:
            return
        opening = self._checked_opening(self._box)
        slips = self._slips.table.slips.rows.to_record()
        if opening is None:
            return
        progress = run_with_progress(self, _("Recording the slips…"), partial(self._box.record, opening, slips))
        progress.succeeded.connect(self._show_results)
        progress.broke.connect(self._refuse)

    def _checked_opening(self, box: "CommentBox") -> Opening | None:
        """The record of opening, or None with every problem beside its field."""
        opening, problems = self._opening.opening()
        problems += [each for each in box.problems_of_opening(opening) if each.field not in {p.field for p in problems}]
        show_problems(self, problems)
        return None if problems else opening

    def _problems_of(self, box: "CommentBox", slip: Slip) -> tuple[Problem, ...]:
        return box.problems_of_slip(slip, self._opening.opening()[0])

    def _show_results(self, results: Collection[Recorded]) -> None:
        rows = self._slips.table.slips
        rows.show_recorded(tuple(results))
        refused = sum(not each.number for each in results)
        if refused:
            self._keeper.note_edit()
            self._keeper.keep()
            self._slips.show_refused(refused)
        else:
            self._keeper.discard()
            self._told.say(_words_of(rows.rows.recorded()))
        self._slips.show_state()
        self.looked.emit()
        self.recorded.emit([each.number for each in results if each.number])

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, ComplaintError):
            raise error
        self._slips.say_refused(words_for(error))

    def _begin_another(self) -> None:
        self._begin({})
        self._keeper.begin(None, None)
        self.take_keyboard()

    def _begin(self, kept: Mapping[str, object]) -> None:
        """Show what a draft kept; without one the box is opened now."""
        self._opening.show_kept(kept, self._box.now() if self._box is not None else None)
        rows = kept.get("slips")
        self._slips.table.slips.show_kept(rows if isinstance(rows, list) else ())
        self._told.say("")
        self._slips.say_refused("")
        show_problems(self, ())
        self._slips.show_state()
        self._keeper.is_dirty = False

    def _as_kept(self) -> dict[str, object]:
        return {**self._opening.as_kept(), "slips": self._slips.table.slips.rows.as_kept()}

    def _note_edit(self) -> None:
        self._keeper.note_edit()
        self._slips.show_state()

    def _connect(self) -> None:
        self._told.accepted.connect(self._begin_another)
        self._slips.table.slips.edited.connect(self._note_edit)
        self._slips.record_wanted.connect(self.record)
        self._opening.edited.connect(self._note_edit)
        on_keys("Ctrl+S", self, self.record)


def _words_of(numbers: Sequence[str]) -> str:
    if not numbers:
        return _("The box was opened and nothing was found; that is written down.")
    words = ngettext("{count} case recorded: {first}", "{count} cases recorded: {first} to {last}", len(numbers))
    return words.format(count=len(numbers), first=numbers[0], last=numbers[-1])
