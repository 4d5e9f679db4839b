"""The triage panel beside the Complaint Form: the classification, and under it every duty with its date."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.errors import Problem
from app.services.rows import CaseRecord
from app.services.words.rule_words import changed_rule_in_words, rules_kept_in_words
from app.translation import _
from app.ui.kit import label, scrolled
from app.ui.moment_editor import EditorFactory
from app.ui.tips import as_tip
from app.ui.triage.classification import Classification
from app.ui.triage.duties_board import DutiesBoard
from app.ui.triage.next_due import NextDue
from app.ui.triage.notice import analysis_in_words, notice, responsible_in_words, say, why_read_only_in_words
from app.ui.triage.suggestions_button import SuggestionsButton

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.cases.complaints import Complaints
    from app.services.cases.duties import Duties

PAUSE_MS = 180
TALL = 860  # from this height on, duties are seen under the suggestions; below it these are folded at first
REASONS = ("level_reason", "category_reason", "nonclinical_reason", "group_reason")  # nothing follows from them


class TriagePanel(QFrame):
    """Shows what follows from the values on the form and from what is decided here.

    Signals:
        classification_changed: something is classified otherwise; nothing is saved yet.
        changed: number of the case in which a duty was ticked.
        telling_wanted: number of the case of which somebody wants to tell people.
        more_time_wanted: id of a duty of the case for which somebody grants more time.
    """

    classification_changed = Signal()
    changed = Signal(str)
    telling_wanted = Signal(str)
    more_time_wanted = Signal(str)

    def __init__(self, moment_edit: EditorFactory, day_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("triage")
        self.setAccessibleName(_("Classification and duties"))
        self._complaints: Complaints | None = None
        self._assessment: Assessment | None = None
        self._record: CaseRecord | None = None
        self._values: Mapping[str, object] = {}
        self._followed: Mapping[str, object] = {}  # the decisions whose consequences are shown
        self._decisions, self._board = Classification(day_edit, self), DutiesBoard(moment_edit, self)
        self._suggestions, self._next_due = SuggestionsButton(self), NextDue(self)
        self._responsible, self._ended = notice("responsible"), notice("triage_ended")
        self._rules_kept, self._analysis = notice("rules_kept"), notice("analysis_stands")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.setObjectName("consequences_timer")
        self._lay_out()
        self._connect()

    def use(self, complaints: "Complaints", assessment: "Assessment", duties: "Duties") -> None:
        """Work with these services from now on; until then only placeholders are painted."""
        self._complaints, self._assessment = complaints, assessment
        self._board.use(assessment, duties)
        self._decisions.use(assessment)
        self._show_consequences()

    def show_case(self, record: CaseRecord | None) -> None:
        """Show a saved case, or a new one without any decision; some can only be read here."""
        self._record = record
        why_not = why_read_only_in_words(record) if record else ""
        self._decisions.allow_deciding(not why_not)
        say(self._ended, why_not)
        self._values = dict(record.fields) if record else {}
        self._board.show_record(record)
        self.show_classification(self._values)

    def show_classification(self, values: Mapping[str, object]) -> None:
        """Show decisions that are not saved, such as a draft's; nobody is told."""
        self._decisions.show_values(values)
        self._show_consequences()

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show what follows from the values on the form after a pause; another classification is taken at once."""
        before, self._values = self._values, dict(values)
        own = self.classification()
        if _given(own) != _given({name: values.get(name) for name in own}):
            self.show_classification(values)
        elif before != self._values:
            self._decisions.show_kind(values.get("kind"))
            self._pause.start()  # each key brings other values; what follows from them can wait for the last one

    def show_problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Write what is wrong beside each choice, unfold and scroll to it; what has no place here comes back."""
        elsewhere = self._decisions.show_problems(problems)
        marked = self._decisions.first_marked()
        if marked is not None:
            self._area.ensureWidgetVisible(marked)
        return elsewhere

    def classification(self) -> dict[str, object]:
        """Every field decided here; None where nothing is."""
        return self._decisions.values()

    def refresh(self) -> None:
        """Look again at the clock and at what became of the duties; what is decided here and not saved stays."""
        if self._complaints and self._record:
            self._record = self._complaints.case(self._record.key)
            self._board.show_record(self._record)
        self._show_consequences()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._suggestions.unfold_by_itself(unfolded=event.size().height() >= TALL)
        self._show_next_due()

    def _show_next_due(self) -> None:
        """Where the duties cannot be seen under the classification, the first of them stand below it."""
        self._board.show_first(self._next_due)
        self._next_due.setVisible(self.height() < TALL and self._next_due.has_duties())

    def _scroll_to_duties(self) -> None:
        self._area.verticalScrollBar().setValue(self._board.y())

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.addWidget(label(_("Classification"), "title"), 1)
        title.addWidget(self._suggestions)
        content = QWidget(self)
        content.setObjectName("triage_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addLayout(title)
        for part in (self._ended, self._decisions, self._analysis, self._board, self._rules_kept, self._responsible):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(content, self)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        outer.addWidget(self._next_due)

    def _connect(self) -> None:
        self._decisions.changed.connect(self._tell)
        self._board.changed.connect(self.refresh)  # before others are told
        self._board.changed.connect(self.changed)
        self._board.more_time_wanted.connect(self.more_time_wanted)
        self._board.telling_wanted.connect(self.telling_wanted)
        self._board.listed.connect(self._show_next_due)
        self._next_due.clicked.connect(self._scroll_to_duties)
        self._pause.timeout.connect(self._show_consequences)

    def _tell(self) -> None:
        if _decided(self.classification()) != self._followed:
            self._show_consequences()
        self.classification_changed.emit()

    def _show_consequences(self) -> None:
        """The suggestions, the duties and who answers for them, by what is decided so far."""
        self._pause.stop()
        if self._assessment is None:
            return
        own = self.classification()
        self._followed = _decided(own)
        values = {**self._values, **own}
        self._decisions.show_kind(values.get("kind"))
        self._decisions.show_suggestions(self._assessment.suggestions_for(values) if self._values else ())
        self._suggestions.look()
        self._board.show_values(values, self._decisions.up_to())
        say(self._analysis, analysis_in_words(self._record, own))
        say(self._responsible, responsible_in_words(values.get("level"), self._assessment.policy))
        if self._record is not None:
            _say_rules_kept(self._rules_kept, self._record, self._assessment)
        else:
            say(self._rules_kept, "")


def _decided(values: Mapping[str, object]) -> dict[str, object]:
    """The decisions themselves, without the reasons given for them."""
    return {name: value for name, value in values.items() if name not in REASONS}


def _given(values: Mapping[str, object]) -> dict[str, object]:
    """What is decided, without what is not."""
    return {name: value for name, value in values.items() if value not in (None, [], ())}


def _say_rules_kept(place: QLabel, record: CaseRecord, assessment: "Assessment") -> None:
    """A case keeps the rules of its day; which of them are others today is written under its duties."""
    changed = assessment.rules_since_changed(record)
    say(place, rules_kept_in_words(record, changed))
    place.setToolTip(as_tip("\n".join(changed_rule_in_words(each) for each in changed)))
