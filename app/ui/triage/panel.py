"""The triage panel beside the Complaint Form: the classification, and under it every duty with its date."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.errors import Problem
from app.services.rows import CaseRecord
from app.translation import _, language
from app.ui.keys import on_keys
from app.ui.kit import label, scrolled
from app.ui.moment_editor import EditorFactory
from app.ui.problem_labels import SUFFIX, show_problems
from app.ui.shown_text import shown
from app.ui.triage.category_section import CategorySection
from app.ui.triage.choices import LEVELS
from app.ui.triage.duties_board import DutiesBoard
from app.ui.triage.next_due import NextDue
from app.ui.triage.sections import GroupSection, LevelSection, NonclinicalSection, SentinelSection
from app.ui.triage.suggestions_button import SuggestionsButton
from app.ui.triage.tree_dialog import TreeDialog
from app.ui.triage.tree_path import walk_by
from app.ui.triage.wording import roles_in_words

if TYPE_CHECKING:
    from app.services.complaints import Complaints
    from app.services.duties import Duties

PAUSE_MS = 180
TALL = 860  # from this height on, duties are seen under the suggestions; below it these are folded at first
REASONS = ("level_reason", "category_reason", "nonclinical_reason", "group_reason")  # nothing follows from them


class TriagePanel(QFrame):
    """Suggests, lets a person decide, and shows what follows from it.

    Signals:
        classification_changed: something is classified otherwise; nothing is saved yet.
        changed: number of the case in which a duty was ticked.
    """

    classification_changed = Signal()
    changed = Signal(str)

    def __init__(self, moment_edit: EditorFactory, day_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("triage")
        self.setAccessibleName(_("Classification and duties"))
        self._complaints: Complaints | None = None
        self._record: CaseRecord | None = None
        self._values: Mapping[str, object] = {}
        self._followed: Mapping[str, object] = {}  # the decisions whose consequences are shown
        self._level = LevelSection(self)
        self._category = CategorySection(day_edit, self)
        self._sections = (
            self._level,
            self._category,
            NonclinicalSection(self),
            SentinelSection(self),
            GroupSection(self),
        )
        self._board = DutiesBoard(moment_edit, self)
        self._suggestions, self._next_due = SuggestionsButton(self), NextDue(self)
        self._responsible, self._ended = label("", "body"), label("", "body")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.setObjectName("consequences_timer")
        self._build()
        self._connect()

    def use(self, complaints: "Complaints", duties: "Duties") -> None:
        """Work with these services from now on; until then only placeholders are painted."""
        self._complaints = complaints
        self._board.use(complaints, duties)
        for section in self._sections:
            section.show_policy(complaints.policy, complaints.now().date())
        self._show_consequences()

    def show_case(self, record: CaseRecord | None) -> None:
        """Show a saved case, or a new one without any decision."""
        self._record = record
        self._allow_deciding(record)
        self._values = dict(record.fields) if record else {}
        self._board.show_record(record)
        self.show_classification(self._values)

    def _allow_deciding(self, record: CaseRecord | None) -> None:
        """A case that is continued elsewhere is read here, and why nothing can be decided is said."""
        since = record.ended_since if record else None
        for section in self._sections:
            section.setEnabled(since is None)
        words = _("Continued elsewhere since {moment}; this can only be read here.")
        self._ended.setText(shown(words.format(moment=moment_short(since, language())) if since else ""))
        self._ended.setVisible(since is not None)

    def show_classification(self, values: Mapping[str, object]) -> None:
        """Show decisions that are not saved, such as a draft's; nobody is told."""
        for section in self._sections:
            section.show_values(values)
        self._show_consequences()

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show what follows from the values on the form after a pause; another classification is taken at once."""
        before, self._values = self._values, dict(values)
        own = self.classification()
        if _given(own) != _given({name: values.get(name) for name in own}):
            self.show_classification(values)
        elif before != self._values:
            self._level.show_kind(values.get("kind"))
            self._pause.start()  # each key brings other values; what follows from them can wait for the last one

    def show_problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Write what is wrong beside each choice, unfold and scroll to it; what has no place here comes back."""
        elsewhere = tuple(problems)
        for section in self._sections:
            before = {each.field for each in elsewhere}
            elsewhere = show_problems(section, elsewhere)
            section.unfold(before - {each.field for each in elsewhere})
        self._scroll_to_marked()
        return elsewhere

    def _scroll_to_marked(self) -> None:
        """Bring the first field that is marked into sight."""
        for place in (each for section in self._sections for each in section.findChildren(QLabel)):
            if place.objectName().endswith(SUFFIX) and not place.isHidden():
                self._area.ensureWidgetVisible(place)
                return

    def classification(self) -> dict[str, object]:
        """Every field decided here; None where nothing is."""
        return {name: value for section in self._sections for name, value in section.values().items()}

    def refresh(self) -> None:
        """Look again at what became of the case's duties; what is decided here and not saved stays."""
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

    def _build(self) -> None:
        for notice, name in ((self._responsible, "responsible"), (self._ended, "triage_ended")):
            notice.setObjectName(name)
            notice.setProperty("part", "notice")
            notice.setWordWrap(True)
            notice.hide()
        content = QWidget(self)
        content.setObjectName("triage_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addLayout(self._title_row())
        column.addWidget(self._ended)
        for section in self._sections:
            column.addWidget(section)
        column.addWidget(self._board)
        column.addWidget(self._responsible)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(content, self)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        outer.addWidget(self._next_due)

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(_("Classification"), "title"), 1)
        row.addWidget(self._suggestions)
        return row

    def _connect(self) -> None:
        for section in self._sections:
            section.changed.connect(self._tell)
        self._category.tree_wanted.connect(self._ask_step_by_step)
        self._board.changed.connect(self._take_tick)
        self._board.listed.connect(self._show_next_due)
        self._next_due.clicked.connect(self._scroll_to_duties)
        self._pause.timeout.connect(self._show_consequences)
        for level in LEVELS:
            on_keys(f"Alt+{level}", self, self._choose_level).setProperty("level", level)

    def _choose_level(self) -> None:
        if self._level.isEnabled():
            self._level.choose(str(self.sender().property("level")))

    def _tell(self) -> None:
        if _decided(self.classification()) != self._followed:
            self._show_consequences()
        self.classification_changed.emit()

    def _take_tick(self, number: str) -> None:
        self.refresh()
        self.changed.emit(number)

    def _ask_step_by_step(self) -> None:
        if self._complaints is None:
            return
        policy = self._complaints.policy
        dialog = TreeDialog(walk_by(policy), policy, self)
        dialog.show_answers(self._category.answers())
        dialog.decided.connect(self._category.take)
        dialog.open()

    def _show_consequences(self) -> None:
        """The suggestions, the duties and who answers for them, by what is decided so far."""
        self._pause.stop()
        if self._complaints is None:
            return
        own = self.classification()
        self._followed = _decided(own)
        values = {**self._values, **own}
        suggestions = self._complaints.suggestions_for(values) if self._values else ()
        self._level.show_kind(values.get("kind"))
        for section in self._sections:
            section.show_suggestions(suggestions)
        self._suggestions.look()
        self._board.show_values(values, self._category.up_to())
        self._show_responsible(values.get("level"))

    def _show_responsible(self, level: object) -> None:
        policy = self._complaints.policy if self._complaints else None
        self._responsible.setVisible(policy is not None and level is not None)
        if policy and level is not None:
            roles = roles_in_words(policy.levels[str(level)].responsible, policy)
            words = _("Level {level}: {roles}").format(level=level, roles=roles)
            self._responsible.setText(shown(words))


def _decided(values: Mapping[str, object]) -> dict[str, object]:
    """The decisions themselves, without the reasons given for them."""
    return {name: value for name, value in values.items() if name not in REASONS}


def _given(values: Mapping[str, object]) -> dict[str, object]:
    """What is decided, without what is not."""
    return {name: value for name, value in values.items() if value not in (None, [], ())}
