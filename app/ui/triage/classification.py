"""What is decided about a case in the triage panel: its sections as one, the guided tree, and the keys of levels."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.errors import Problem
from app.domain.suggestions import Suggestion
from app.ui.keys import on_keys
from app.ui.moment_editor import EditorFactory
from app.ui.problem_labels import SUFFIX, show_problems
from app.ui.triage.category_section import CategorySection
from app.ui.triage.choices import LEVELS
from app.ui.triage.nonclinical_section import NonclinicalSection
from app.ui.triage.sections import Decided, GroupSection, LevelSection, SentinelSection
from app.ui.triage.tree_dialog import TreeDialog
from app.ui.triage.tree_path import walk_by

if TYPE_CHECKING:
    from app.domain.policy import Policy
    from app.services.cases.assessment import Assessment

GAP = 8


class Classification(QWidget):
    """Lets a person decide; what is decided is told, and saved elsewhere.

    Signals:
        changed: something is decided otherwise, or for another reason.
    """

    changed = Signal()

    def __init__(self, day_edit: EditorFactory, parent: QWidget) -> None:
        super().__init__(parent)
        self._policy: Policy | None = None
        self._level, self._category = LevelSection(self), CategorySection(day_edit, self)
        sections = self._level, self._category, NonclinicalSection(self), SentinelSection(self), GroupSection(self)
        self._sections: tuple[Decided, ...] = sections
        self._rooms: tuple[QWidget, ...] = sections
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for section in sections:
            column.addWidget(section)
            section.changed.connect(self.changed)
        self._category.tree_wanted.connect(self._ask_step_by_step)
        for level in LEVELS:
            on_keys(f"Alt+{level}", self, self._choose_level).setProperty("level", level)

    def use(self, assessment: "Assessment") -> None:
        """Offer the choices of the policy."""
        self._policy = assessment.policy
        for section, room in zip(self._sections, self._rooms, strict=True):
            section.show_policy(assessment.policy, assessment.now().date())
            room.setVisible(bool(getattr(assessment.policy, section.table)))

    def values(self) -> dict[str, object]:
        """Every field decided here; None where nothing is."""
        return {name: value for section in self._sections for name, value in section.values().items()}

    def up_to(self) -> str | None:
        """The worst category that is still possible, while the category is not certain."""
        return self._category.up_to()

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show decisions; nobody is told."""
        for section in self._sections:
            section.show_values(values)

    def show_kind(self, kind: object) -> None:
        """What is no complaint has no complaint level."""
        self._level.show_kind(kind)

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer what the rules suggest, each in its section."""
        for section in self._sections:
            section.show_suggestions(suggestions)

    def allow_deciding(self, allowed: bool) -> None:
        """Whether anything can be decided here, or only read."""
        for room in self._rooms:
            room.setEnabled(allowed)

    def show_problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Write what is wrong beside each choice and unfold it; what has no place here comes back."""
        elsewhere = tuple(problems)
        for section, room in zip(self._sections, self._rooms, strict=True):
            before = {each.field for each in elsewhere}
            elsewhere = show_problems(room, elsewhere)
            section.unfold(before - {each.field for each in elsewhere})
        return elsewhere

    def first_marked(self) -> QWidget | None:
        """Where the first problem is written."""
        places = (each for room in self._rooms for each in room.findChildren(QLabel))
        return next((each for each in places if each.objectName().endswith(SUFFIX) and not each.isHidden()), None)

    def _choose_level(self) -> None:
        if self._level.isEnabled() and not self._level.isHidden():
            self._level.choose(str(self.sender().property("level")))

    def _ask_step_by_step(self) -> None:
        if self._policy is None:
            return
        dialog = TreeDialog(walk_by(self._policy), self._policy, self)
        dialog.show_answers(self._category.answers())
        dialog.decided.connect(self._category.take)
        dialog.open()
