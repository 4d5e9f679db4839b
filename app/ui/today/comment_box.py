"""The day of the comment box: the record of opening, and the slips in a grid, each a case of its own."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError, InvalidComplaint, Problem
from app.services.cases.comment_box import Opening, Recorded, Slip
from app.services.words.messages import words_for
from app.translation import _, ngettext
from app.ui.background import run_with_progress
from app.ui.form.banner import Banner
from app.ui.form.draft_keeper import DraftKeeper
from app.ui.form.names_edit import NamesEditor
from app.ui.keys import on_keys
from app.ui.kit import Card, field_box, label, primary_button, secondary_button
from app.ui.moment_editor import EditorFactory, moment_in, widget_of
from app.ui.problem_labels import show_problems
from app.ui.shown_text import shown
from app.ui.today.slips_table import SlipsTable

if TYPE_CHECKING:
    from app.services.cases.comment_box import CommentBox

GAP, MOMENT_WIDTH = 12, 280
OFFERED = ("kind", "topics")


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
        self._opened_at, self._present = moment_edit(self), NamesEditor(self)
        self._table = SlipsTable(self)
        self._told = Banner("box_told", _("Begin another day"), "", self)
        self._state, self._refusal = label("", "caption"), label("", "problem")
        self._keys = label("", "caption")
        self._keeper = DraftKeeper(self._as_kept, self)
        self._lay_out()
        self._connect()

    def use(self, box: "CommentBox", units: Sequence[str], people: Sequence[str]) -> None:
        """The services are ready: offer what there is to choose, and what was not saved the last time."""
        self._box = box
        choices = box.choices()
        for name in OFFERED:
            self._table.offer(name, choices[name])
        self._table.offer("units", units)
        self._table.know_others(box.other_words())
        kinds = "  ".join(f"{place} = {each}" for place, each in enumerate(choices["kind"], start=1))
        self._keys.setText(shown(_("Kind: {kinds}").format(kinds=kinds) + "\n" + _how_to_choose()))
        self._present.offer_names(people)
        self._table.slips.use(partial(self._problems_of, box))
        self._keeper.use(box.drafts)
        waiting = self._keeper.waiting()
        self._begin(waiting[0].values if waiting else {})
        if waiting:
            self._keeper.begin(None, None, waiting[0])

    def take_keyboard(self) -> None:
        """Where the next thing is to be typed."""
        if self._present.value() is None:
            self._present.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._table.begin()

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self._present, self._table

    def keep(self) -> None:
        """Keep what is typed now, for somebody goes away."""
        self._table.commit()
        self._keeper.keep()

    def record(self) -> None:
        """Record every good slip; the others stay, with what is wrong beside their cells."""
        self._table.commit()
        self._refusal.hide()
        if self._box is None:
            return
        opening = self._checked_opening(self._box)
        slips = self._table.slips.slips_to_record()
        if opening is None:
            return
        progress = run_with_progress(self, _("Recording the slips…"), partial(self._box.record, opening, slips))
        progress.succeeded.connect(self._show_results)
        progress.broke.connect(self._refuse)

    def _checked_opening(self, box: "CommentBox") -> Opening | None:
        """The record of opening, or None with every problem beside its field."""
        opening, problems = self._opening()
        problems += [each for each in box.problems_of_opening(opening) if each.field not in {p.field for p in problems}]
        show_problems(self, problems)
        return None if problems else opening

    def _opening(self) -> tuple[Opening, list[Problem]]:
        names = self._present.value()
        present = tuple(names) if isinstance(names, list) else ()
        try:
            return Opening(moment_in(self._opened_at, "opened_at"), present), []
        except InvalidComplaint as refusal:
            return Opening(None, present), list(refusal.problems)

    def _problems_of(self, box: "CommentBox", slip: Slip) -> tuple[Problem, ...]:
        return box.problems_of_slip(slip, self._opening()[0])

    def _show_results(self, results: Collection[Recorded]) -> None:
        self._table.slips.show_recorded(tuple(results))
        numbers = [each.number for each in results if each.number]
        refused = sum(not each.number for each in results)
        if refused:
            words = ngettext(
                "{count} slip was not recorded. What is wrong stands beside its cells.",
                "{count} slips were not recorded. What is wrong stands beside their cells.",
                refused,
            )
            self._say_refused(words.format(count=refused))
            self._keeper.note_edit()
            self._keeper.keep()
            self._table.show_first_refused()
        else:
            self._keeper.discard()
            self._told.say(_words_of(self._table.slips.recorded()))
        self._show_state()
        self.looked.emit()
        self.recorded.emit(numbers)

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, ComplaintError):
            raise error
        self._say_refused(words_for(error))

    def _say_refused(self, words: str) -> None:
        self._refusal.setText(shown(words))
        self._refusal.show()

    def _begin_another(self) -> None:
        self._begin({})
        self._keeper.begin(None, None)
        self.take_keyboard()

    def _begin(self, kept: Mapping[str, object]) -> None:
        """Show what a draft kept; without one the box is opened now."""
        now = self._box.now().isoformat() if self._box is not None else None
        self._opened_at.set_value(kept.get("opened_at") or now)
        self._present.set_value(kept.get("present"))
        rows = kept.get("slips")
        self._table.slips.show_kept(rows if isinstance(rows, list) else ())
        self._told.say("")
        self._refusal.hide()
        show_problems(self, ())
        self._show_state()
        self._keeper.is_dirty = False

    def _as_kept(self) -> dict[str, object]:
        rows = self._table.slips.as_kept()
        return {"opened_at": self._opened_at.value(), "present": self._present.value(), "slips": rows}

    def _note_edit(self) -> None:
        self._keeper.note_edit()
        self._show_state()

    def _show_state(self) -> None:
        begun, numbers = len(self._table.slips.as_kept()), len(self._table.slips.recorded())
        words = _("{begun} slips typed, {recorded} recorded. What is typed is kept by itself.")
        self._state.setText(shown(words.format(begun=begun, recorded=numbers)))
        self._nothing.setVisible(not begun)
        self._save.setVisible(begun > 0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._opening_card())
        column.addWidget(self._told)
        card = Card("", self)
        card.body.addWidget(self._table, 1)
        card.body.addWidget(self._keys)
        card.body.addWidget(self._refusal)
        card.body.addLayout(self._foot())
        column.addWidget(card, 1)

    def _opening_card(self) -> Card:
        card = Card(_("Record of opening"), self)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        opened = field_box(_("Opened at"), widget_of(self._opened_at), "opened_at", True)
        opened.setFixedWidth(MOMENT_WIDTH)
        row.addWidget(opened, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field_box(_("Who was present"), self._present, "present", True), 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        return card

    def _foot(self) -> QHBoxLayout:
        nothing, save = (
            secondary_button(_("The box was empty"), "checkmark_circle"),
            primary_button(_("Record the slips"), "save"),
        )
        nothing.setObjectName("box_empty")
        save.setObjectName("record_slips")
        save.setToolTip(_("Record the slips (Ctrl+S)"))
        nothing.setToolTip(_("Nothing found is a result too"))
        nothing.clicked.connect(self.record)
        save.clicked.connect(self.record)
        self._nothing, self._save = nothing, save
        self._state.setObjectName("slips_state")
        self._refusal.setObjectName("slips_refusal")
        self._keys.setObjectName("slips_keys")
        self._keys.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._state, 1)
        row.addWidget(nothing)
        row.addWidget(save)
        return row

    def _connect(self) -> None:
        self._refusal.hide()
        self._told.accepted.connect(self._begin_another)
        self._table.slips.edited.connect(self._note_edit)
        self._opened_at.edited.connect(self._note_edit)
        self._present.edited.connect(self._note_edit)
        on_keys("Ctrl+S", self, self.record)


def _how_to_choose() -> str:
    return _("F4 or Alt+↓ opens the list; or type the first letters or the number. Tab next cell, Enter next row.")


def _words_of(numbers: Sequence[str]) -> str:
    if not numbers:
        return _("The box was opened and nothing was found; that is written down.")
    words = ngettext("{count} case recorded: {first}", "{count} cases recorded: {first} to {last}", len(numbers))
    return words.format(count=len(numbers), first=numbers[0], last=numbers[-1])
