"""The root cause analysis of one case: kept part by part, with its clock and what the case knows beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.errors import UnknownCase
from app.domain.measure_standing import standing_of
from app.domain.proceedings.kinds import KINDS
from app.domain.thai_text import arabic_digits
from app.services.incidents import ANALYSIS
from app.services.risk_conditions import CLINICAL
from app.services.root_causes import RootCauses, known_course, root_causes_of
from app.translation import _, language
from app.ui.incidents.case_card import ADD_MEASURE
from app.ui.incidents.stage_card import StageCard
from app.ui.incidents.standing import MEASURE_TONES, badge_of, by_rule, when_of
from app.ui.kit import Badge, Card, label, scrolled, secondary_button
from app.ui.rows import cleared
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.office import Office
    from app.services.rows import CaseRecord, ProceedingRow

MARGIN, GAP, SIDE = 20, 12, 340
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
        self._kept: dict[tuple[str, str], dict[str, object]] = {}  # typed and not saved, by case and stage
        self._cards: dict[str, StageCard] = {}
        self._title, self._subject, self._clock = label("", "title"), label("", "caption"), label("", "caption")
        self._badge = Badge(self)
        self._change, self._closed = label("", "body"), label("", "body")
        self._known, self._measures = QVBoxLayout(), QVBoxLayout()
        self._stages = QVBoxLayout()
        self._back = secondary_button(_("Back to the list"), "arrow_undo")
        self._take = secondary_button(_("Take over into the course of events"), "arrow_import")
        self._add = secondary_button(_("Add a measure…"), "shield_checkmark")
        self._lay_out()
        self._back.clicked.connect(self.left)
        self._take.clicked.connect(self._take_over)
        self._add.clicked.connect(self._want_measure)

    def use(self, office: "Office") -> None:
        """The services are ready: only now are the choices of the editors known."""
        self._office = office
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
        self._keep()
        self._record = None
        if self._office is not None:
            self._show(self._office.complaints.case(number))

    def refresh(self) -> None:
        """Read the case again; what is typed and not saved stays."""
        if self._office is None or self._record is None:
            return
        self._keep()
        try:
            record = self._office.complaints.case(self._record.key)
        except UnknownCase:
            self.left.emit()
        else:
            self._show(record)

    def take_keyboard(self) -> None:
        """Begin where something is still to be written."""
        waiting = (card for card in self._cards.values() if not card.is_written())
        card = next(waiting, None)
        if card is not None:
            card.take_keyboard()

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return (self._back, *self._cards.values(), self._add)

    def _show(self, record: "CaseRecord") -> None:
        if self._office is None:
            return
        self._record = record
        policy, now = self._office.desk.policy, self._office.desk.now()
        view = root_causes_of(record, policy)
        self._uid = view.analysis.uid if view.analysis else ""
        self._title.setText(shown(_("Root cause analysis · {number}").format(number=record.number)))
        self._subject.setText(shown(str(record.fields.get("details") or "").partition("\n")[0]))
        self._badge.setVisible(view.clock is not None)
        if view.clock is not None:
            badge = badge_of(view.clock, now)
            self._badge.show_badge(badge.tone, badge.text)
        self._clock.setText(shown(clock_in_words(view)))
        _say(self._change, change_in_words(view))
        closed = record.state != "open" or record.is_read_only
        _say(self._closed, _("The case is closed; its analysis can be read here.") if closed else "")
        self._show_stages(view, may_write=not closed)
        self._show_known(record)
        self._show_measures(view.measures)

    def _show_stages(self, view: RootCauses, *, may_write: bool) -> None:
        if self._office is None or self._record is None:
            return
        now = self._office.desk.now().isoformat(timespec="seconds")
        for name, card in self._cards.items():
            card.show_stage(view.stage(name), now)
            card.show_typed(self._kept.pop((self._record.uid, name), None))
            card.allow(may_write and (bool(self._uid) or name == KINDS[ANALYSIS].first.name))

    def _show_known(self, record: "CaseRecord") -> None:
        cleared(self._known)
        lines = known_course(record)
        for words in lines:
            line = label(shown(words), "caption")
            line.setWordWrap(True)
            self._known.addWidget(line)
        self._take.setVisible(bool(lines))

    def _show_measures(self, measures: "tuple[ProceedingRow, ...]") -> None:
        cleared(self._measures)
        for each in measures:
            self._measures.addWidget(self._measure_line(each))
        if not measures:
            self._measures.addWidget(label(_("No measure yet"), "hint"))

    def _measure_line(self, row: "ProceedingRow") -> QWidget:
        box = QWidget(self)
        line = QVBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 4)
        line.setSpacing(2)
        what = label(shown(str(row.value("planned", "what") or "–")), "body")
        what.setWordWrap(True)
        badge = Badge(box)
        if self._office is not None:
            standing = standing_of(row.stages, self._office.desk.now().date())
            badge.show_badge(MEASURE_TONES[standing], _(standing.label))
        for part in (what, label(str(row.value("planned", "owner") or ""), "caption"), badge):
            line.addWidget(part)
        return box

    def _save(self, stage: str) -> None:
        if self._office is None or self._record is None:
            return
        key, values = self._record.key, self._cards[stage].values()
        if self._uid:
            is_saved = self._cards[stage].try_to(self._office.proceedings.go_on, key, self._uid, stage, values)
        else:
            is_saved = self._cards[stage].try_to(self._office.proceedings.begin, key, ANALYSIS, values)
        if is_saved:
            self._cards[stage].forget_typed()
            self.refresh()
            self.changed.emit(self._record.number)

    def _keep(self) -> None:
        """Remember what is typed and not saved."""
        if self._record is None:
            return
        for name, card in self._cards.items():
            if card.is_unsaved():
                self._kept[self._record.uid, name] = card.values()

    def _take_over(self) -> None:
        if self._record is not None:
            known = "\n".join(known_course(self._record))
            written = str(self._cards[COURSE].values().get(EVENTS) or "")
            self._cards[COURSE].enter({EVENTS: "\n".join(filter(None, (written, known)))})

    def _want_measure(self) -> None:
        if self._record is not None:
            self.measure_wanted.emit(self._record.number, ADD_MEASURE)

    def _lay_out(self) -> None:
        for part, name in (
            (self._title, "rca_title"),
            (self._clock, "rca_clock"),
            (self._badge, "rca_badge"),
            (self._change, "rca_change"),
            (self._closed, "rca_closed"),
            (self._back, "rca_back"),
            (self._take, "rca_take_over"),
            (self._add, "rca_add_measure"),
        ):
            part.setObjectName(name)
        content = QWidget(self)
        content.setLayout(self._stages)
        self._stages.setContentsMargins(0, 0, GAP, 0)
        self._stages.setSpacing(GAP)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(scrolled(content, self), 1)
        row.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._head())
        for notice in (self._change, self._closed):
            notice.setProperty("part", "warning")
            notice.setWordWrap(True)
            column.addWidget(notice)
        column.addLayout(row, 1)

    def _head(self) -> QWidget:
        head = QFrame(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subject)
        row.addWidget(self._back)
        row.addLayout(words, 1)
        clock = QVBoxLayout()
        clock.setSpacing(2)
        clock.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignRight)
        clock.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignRight)
        row.addLayout(clock)
        return head

    def _side(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        known, measures = Card(_("What the case knows already"), side), Card(_("Measures"), side)
        known.body.addLayout(self._known)
        known.body.addWidget(self._take)
        measures.body.addLayout(self._measures)
        measures.body.addWidget(self._add)
        for card in (known, measures):
            column.addWidget(card)
        column.addStretch(1)
        area = scrolled(side, self)
        area.setFixedWidth(SIDE)
        return area


def clock_in_words(view: RootCauses) -> str:
    """By when, and by which rule; or that the rules ask for no analysis."""
    if view.clock is None:
        return _("The rules ask for no analysis of this case.")
    return " · ".join((when_of(view.clock), by_rule(view.clock)))


def change_in_words(view: RootCauses) -> str:
    """What a category that was changed since means for the analysis and its clock; empty when nothing changed."""
    change = view.change
    if change is None:
        return ""
    words = _("The clinical risk was changed from {before} to {after} after the RCA had begun ({moment}, {person}).")
    if change.scale != CLINICAL:
        words = _(
            "The non-clinical risk was changed from {before} to {after} after the RCA had begun ({moment}, {person})."
        )
    moment = moment_short(change.at, language())
    before, after = (arabic_digits(each) or _("none") for each in (change.before, change.after))
    said = words.format(before=before, after=after, moment=moment, person=change.by)
    return " ".join((said, _what_follows(view)))


def _what_follows(view: RootCauses) -> str:
    kept = _("What is written stays.")
    if view.clock is None:
        return " ".join((_("The rules ask for no RCA any more; its clock is gone."), kept))
    if view.clock.is_ended:
        words = _("The RCA was handed over before; look whether it must be gone on with.")
        return " ".join((words, kept))
    return " ".join((_("Its clock was counted again: {when}.").format(when=when_of(view.clock)), kept))


def _say(place: QLabel, words: str) -> None:
    place.setText(shown(words))
    place.setVisible(bool(words))
