"""The fields of a complaint as cards, built from the field schema."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.fields import (
    SECTION_LABELS,
    Field,
    FieldKind,
    PolicyChoice,
    PolicyTables,
    Section,
    Use,
    fields_for,
)
from app.translation import _
from app.ui.entry.editors import Editor, editor_for
from app.ui.form.choice_history import ChoiceHistory
from app.ui.form.field_box import FieldBox
from app.ui.form.field_boxes import FieldBoxes, offer_choices
from app.ui.form.field_grid import GAP, MOST_COLUMNS, FieldGrid
from app.ui.form.focus_watch import FocusWatch
from app.ui.form.relevance import idle_fields
from app.ui.kit import Card
from app.ui.reading_order import set_reading_order

FORM_FIELDS = fields_for(Use.FORM)
CARDS = (
    Section.RECEIPT,
    Section.COMPLAINANT,
    Section.PATIENT,
    Section.MATTER,
    Section.REFERRAL,
    Section.OUTCOME,
)
FIRST_FIELDS = 14  # what a window of 768 pixels shows of the form
MARGIN = 16
SCROLL_BAR = 12  # stands in the right margin, as there is always more than a screen
HALF = MOST_COLUMNS // 2
WITH_UNDO = (FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.FLAG)


class NoTables:
    """What the policy offers before it is read: nothing."""

    first_day = date.min
    channels: Mapping[str, PolicyChoice] = MappingProxyType({})
    topics = levels = groups = categories = nonclinical_levels = sentinels = channels


class FieldsPage(QScrollArea):
    """Every field of the form, in cards, scrolled together.

    Signals:
        edited: a value is another one.
        left: the keyboard left a field.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fields_page")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.boxes = FieldBoxes()
        self._grids: dict[Section, FieldGrid] = {}
        self._filling = False
        self.history = ChoiceHistory(self)
        self._add_undo_keys()
        self._clock, self._watch = clock, FocusWatch(self)
        self._watch.left.connect(self.left)
        self._waiting = tuple(each for card in CARDS for each in FORM_FIELDS if _card_of(each) is card)
        self._column = self._new_column()
        self._add_fields(FIRST_FIELDS)

    def complete(self) -> None:
        """Add the fields below the fold and what can be chosen, and watch the keyboard, all after the first paint."""
        self._add_fields(len(self._waiting))
        self._offer(NoTables())
        for box in self.boxes:
            box.watch_focus(self._watch)

    def offer_choices(self, policy: PolicyTables) -> None:
        """Fill the lists that the policy and the vocabulary define."""
        self._offer(policy)
        set_reading_order(self)  # the chips are new, and the cards below the fold came after other parts

    def allow_writing(self, allowed: bool) -> None:
        """Whether the fields take anything; the page scrolls either way."""
        content = self.widget()
        if content is not None:
            content.setEnabled(allowed)

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show these values and forget what was undone before."""
        self._filling = True
        self.boxes.set_values(values)
        self._filling = False
        self.history.start_anew()
        self.boxes.show_problems(())
        self.boxes.show_hints(())
        self._show_relevant()

    def put_above(self, section: Section, bar: QWidget) -> None:
        """Let a bar stand over the fields of a section, and before them for the keyboard."""
        grid = self._grid(section)
        card = cast(Card, grid.parentWidget())
        card.body.insertWidget(card.body.indexOf(grid), bar)
        bar.lower()

    def focus_field(self, name: str) -> None:
        """Scroll to the field and put the keyboard there."""
        box = self.boxes.box(name)
        box.show()
        box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(box, MARGIN, MARGIN)

    def _add_undo_keys(self) -> None:
        undo = self.history.createUndoAction(self, _("Undo"))
        undo.setShortcuts(QKeySequence.StandardKey.Undo)
        redo = self.history.createRedoAction(self, _("Redo"))
        redo.setShortcuts(QKeySequence.StandardKey.Redo)
        for action in (undo, redo):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)

    def _add_fields(self, count: int) -> None:
        fields, self._waiting = self._waiting[:count], self._waiting[count:]
        for declared in fields:
            grid = self._grid(_card_of(declared))
            grid.add(self._box(declared, grid), _span(declared))
        if fields:
            self._show_relevant()

    def _offer(self, policy: PolicyTables) -> None:
        offer_choices(self.boxes, policy)
        for box in self.boxes:
            self.history.note(box.field.name)

    def _new_column(self) -> QVBoxLayout:
        body = QWidget(self)
        body.setProperty("class", "canvas")
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 0, MARGIN - SCROLL_BAR, MARGIN)
        column.setSpacing(GAP)
        column.addStretch(1)
        self.setWidget(body)  # before anything is in it, which would be styled twice
        return column

    def _grid(self, section: Section) -> FieldGrid:
        """Where the fields of a section stand, on a card of their own below those that are there."""
        if section not in self._grids:
            card = Card(_(SECTION_LABELS[section]), self.widget())
            card.setObjectName(f"card_{section.value}")
            card.setProperty("class", "card")
            self._grids[section] = FieldGrid(card)
            card.body.addWidget(self._grids[section])
            self._column.insertWidget(self._column.count() - 1, card)
        return self._grids[section]

    def _box(self, declared: Field, grid: QWidget) -> FieldBox:
        box = FieldBox(declared, editor_for(declared, self._clock, grid), grid)
        self.boxes.add(box)
        cast(Editor, box.editor).edited.connect(self._note_edit)
        if declared.kind in WITH_UNDO:
            self.history.watch(declared.name, cast(Editor, box.editor))
        return box

    def _note_edit(self) -> None:
        if self._filling:
            return
        self.history.note(self.sender().objectName())
        self._show_relevant()
        self.edited.emit()

    def _show_relevant(self) -> None:
        idle = idle_fields(self.boxes.values())
        for grid in self._grids.values():
            changed = [
                box for box in self.boxes if grid.isAncestorOf(box) and box.isHidden() != (box.field.name in idle)
            ]
            for box in changed:
                box.setVisible(box.field.name not in idle)
            if changed:
                grid.arrange()


def _card_of(declared: Field) -> Section:
    """Who is responsible is asked with the matter; the rest of the classification has its own panel."""
    return Section.MATTER if declared.section is Section.CLASSIFICATION else declared.section


def _span(declared: Field) -> int:
    if declared.kind is FieldKind.CHOICES or (declared.kind is FieldKind.LONG_TEXT and declared.required):
        return MOST_COLUMNS
    return HALF if declared.kind is FieldKind.LONG_TEXT else 1
