"""The root cause analysis of one case: kept part by part, with its clock and what the case knows beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import UnknownCase
from app.domain.proceedings.kinds import KINDS
from app.domain.vocabulary import State
from app.services.risk.incidents import ANALYSIS
from app.services.risk.root_causes import RootCauses, known_course, root_causes_of
from app.ui.incidents.case_card import ADD_MEASURE
from app.ui.incidents.rca_head import RcaHead
from app.ui.incidents.rca_side import RcaSide
from app.ui.incidents.stage_card import StageCard
from app.ui.incidents.typed_parts import TypedParts
from app.ui.kit import scrolled
from app.ui.rows import cleared
from app.ui.screen_reads import ScreenReads

if TYPE_CHECKING:
    from app.services.cases.drafts import Drafts
    from app.services.office import Office
    from app.services.rows import CaseRecord

MARGIN, GAP, SIDE = 20, 12, 340
KEPT_EVERY_MS = 5_000
COURSE, EVENTS = "course", "events"


class RcaWorkspace(QWidget):
    """A card for each stage, each saved by itself. What is typed and not saved waits until somebody comes back.

    Signals:
        changed: number of the case whose analysis went on.
        left: somebody goes back to the list.
        measure_wanted: number of the case, and the act that plans a measure.
    """

    changed = Signal(str)
    left = Signal()
    measure_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rca_workspace")
        self._office: Office | None = None
        self._record: CaseRecord | None = None
        self._uid = ""
        self._typed, self._reads = TypedParts(), ScreenReads(self)
        self._cards: dict[str, StageCard] = {}
        self._head, self._side, self._stages = RcaHead(self), RcaSide(self), QVBoxLayout()
        self._pulse = QTimer(self, interval=KEPT_EVERY_MS)
        self._pulse.setObjectName("rca_draft_timer")
        self._pulse.timeout.connect(self.keep)
        self._lay_out()
        self._head.left.connect(self.left)
        self._side.taken_over.connect(self._take_over)
        self._side.measure_wanted.connect(self._want_measure)

    def use(self, office: "Office", drafts: "Drafts") -> None:
        """The services are ready: only now are the choices of the editors known."""
        self._office = office
        self._typed.use(drafts)
        self._reads.use(office.reads)
        self._pulse.start()
        cleared(self._stages)
        kind = KINDS[ANALYSIS]
        for stage in kind.stages:
            card = StageCard(kind, stage, office.assessment, self)
            card.save_wanted.connect(self._save)
            self._cards[stage.name] = card
            self._stages.addWidget(card)
        self._stages.addStretch(1)

    def number(self) -> str | None:
        """The number of the case; None before one was opened."""
        return self._record.number if self._record else None

    def show_case(self, number: str) -> None:
        """Open the analysis of a case; what was typed in another one is kept until it is opened again."""
        self.keep()
        self._record = None
        if self._office is not None:
            self._show(self._office.complaints.case(number))
        if self._record is not None:
            self._reads.note(self._record)

    def refresh(self) -> None:
        """Read the case again; what is typed and not saved stays."""
        if self._office is None or self._record is None:
            return
        self.keep()
        try:
            record = self._office.complaints.case(self._record.key)
        except UnknownCase:
            self.left.emit()
        else:
            self._show(record)

    def keep(self) -> None:
        """Keep what is typed and not saved, so that it is there again after Esc, another case, or a crash."""
        if self._record is not None:
            parts = {name: card.values() for name, card in self._cards.items() if card.is_unsaved()}
            self._typed.keep(self._record.uid, self._record.number, parts)

    def begin_at_top(self) -> None:
        """Begin with the first part; once that is written, the keyboard scrolls through what stands."""
        self._area.verticalScrollBar().setValue(0)
        first = self._cards[KINDS[ANALYSIS].first.name]
        if first.is_written():
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first.take_keyboard()

    def take_keyboard(self) -> None:
        """Go on where something is still to be written."""
        card = next((card for card in self._cards.values() if not card.is_written()), None)
        if card is not None:
            card.take_keyboard()
            self._area.ensureWidgetVisible(card)

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return (self._head.back, *self._cards.values(), self._side.add)

    def _show(self, record: "CaseRecord") -> None:
        if self._office is None:
            return
        self._record = record
        now, is_closed = self._office.desk.now(), record.state != State.OPEN
        view = root_causes_of(record, self._office.desk.policy)
        self._uid = view.analysis.uid if view.analysis else ""
        may_write = not (is_closed or record.is_read_only)
        self._head.show_view(record, view, now, is_closed=is_closed)
        self._show_stages(record, view, now.isoformat(timespec="seconds"), may_write=may_write)
        self._side.show_known(known_course(record), may_write=may_write)
        self._side.show_measures(view.measures, now.date())

    def _show_stages(self, record: "CaseRecord", view: RootCauses, now: str, *, may_write: bool) -> None:
        typed, first = self._typed.of(record.uid), KINDS[ANALYSIS].first.name
        for name, card in self._cards.items():
            card.show_stage(view.stage(name), now)
            card.show_typed(typed.get(name))
            card.allow(may_write and (bool(self._uid) or name == first))

    def _save(self, stage: str) -> None:
        if self._office is None or self._record is None:
            return
        card, key = self._cards[stage], self._record.key
        if self._uid:
            is_saved = card.try_to(self._office.proceedings.go_on, key, self._uid, stage, card.values())
        else:
            is_saved = card.try_to(self._office.proceedings.begin, key, ANALYSIS, card.values())
        if is_saved:
            card.forget_typed()
            self.refresh()
            self.changed.emit(self._record.number)

    def _take_over(self) -> None:
        if self._record is not None:
            known = "\n".join(known_course(self._record))
            written = str(self._cards[COURSE].values().get(EVENTS) or "")
            self._cards[COURSE].enter({EVENTS: "\n".join(filter(None, (written, known)))})

    def _want_measure(self) -> None:
        if self._record is not None:
            self.measure_wanted.emit(self._record.number, ADD_MEASURE)

    def _lay_out(self) -> None:
        content = QWidget(self)
        content.setLayout(self._stages)
        self._stages.setContentsMargins(0, 0, GAP, 0)
        self._stages.setSpacing(GAP)
        self._area, side = scrolled(content, self), scrolled(self._side, self)
        side.setFixedWidth(SIDE)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._area, 1)
        row.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._head)
        column.addLayout(row, 1)
