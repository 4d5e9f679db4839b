"""Clinical risk A to I: chosen by hand or by the guided tree, provisional while an answer is unknown."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.policy import Policy
from app.domain.suggestions import Suggestion
from app.translation import _, language
from app.ui.kit import label, secondary_button
from app.ui.moment_editor import EditorFactory
from app.ui.triage.axis import Axis, SuggestionBox
from app.ui.triage.choices import CategoryRow
from app.ui.triage.provisional_box import ProvisionalBox
from app.ui.triage.sections import Section, of_axis
from app.ui.triage.tree_path import TreePath, path_through, walk_by

LOOK_AGAIN_AFTER = timedelta(days=1)  # only where the date begins; a person sets it


class CategorySection(Section):
    """The tiles, what the chosen one means, the way into the tree, and what is still open.

    Signals:
        tree_wanted: somebody wants to be asked question by question.
    """

    tree_wanted = Signal()
    table = "categories"

    def __init__(self, day_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy: Policy | None = None
        self._today: date | None = None
        self._answers: Mapping[str, object] | None = None
        self._path: TreePath | None = None
        self._given: Mapping[str, object] = {}
        self._tiles = CategoryRow(self)
        self._axis = Axis("category", "category_reason", self._tiles, self)
        self._hint, self._open = SuggestionBox("tree", self), ProvisionalBox(day_edit, self)
        self.column.addLayout(self._caption_row())
        for part in (self._axis, self._open, self._hint):
            self.column.addWidget(part)
        self._axis.changed.connect(self._chosen_by_hand)
        self._open.edited.connect(self.changed)
        self._hint.taken.connect(self._want_tree)

    def show_policy(self, policy: Policy, today: date) -> None:
        self._policy, self._today = policy, today
        self._tiles.show_policy(policy, today)
        self._take_answers(self._answers)
        self._show_standing()

    def answers(self) -> Mapping[str, object]:
        """The answers given in the tree so far."""
        return self._answers or {}

    def up_to(self) -> str | None:
        """The worst category that unknown answers allow; None when nothing is provisional."""
        if self._path is None:
            given = self._given.get("category_up_to")
            return str(given) if given and self._axis.value() == self._given.get("category") else None
        result = self._path.result
        return result.up_to if result.provisional and self._axis.value() == result.category else None

    def values(self) -> dict[str, object]:
        """The fields of the unit "category"."""
        provisional = self.up_to() is not None
        return {
            "category": self._axis.value(),
            "tree_answers": dict(self._answers) if self._answers else None,
            "category_up_to": self.up_to(),
            "category_provisional": True if provisional else self._given_flag(),
            "category_review_on": self._open.review_on() if provisional else None,
            "category_reason": self._axis.reason(),
        }

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show what a case says; nobody is told."""
        answers = values.get("tree_answers")
        self._given = dict(values)
        self._take_answers(answers if isinstance(answers, dict) else None)
        self._open.show_review_on(values.get("category_review_on"))
        self._axis.show_values(values.get("category"), values.get("category_reason"))
        self._show_standing()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        tree = of_axis(suggestions, "tree")
        self._hint.show_suggestions(tuple(tree), _("ask step by step"))
        self._hint.stand(wanted=bool(tree) and self._axis.value() is None)

    def take(self, path: TreePath) -> None:
        """Follow the tree: its category, or none while it is unfinished."""
        self._given = {}
        self._take_answers(path.answers)
        if path.result.provisional and self._today and self._open.review_on() is None:
            self._open.show_review_on((self._today + LOOK_AGAIN_AFTER).isoformat())
        self._axis.show_values(path.result.category, None)
        self._show_standing()
        self.changed.emit()

    def _caption_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._ask = secondary_button(_("Ask step by step"), None)
        self._ask.setObjectName("tree")
        self._ask.setProperty("extent", "small")
        self._ask.clicked.connect(self._want_tree)
        caption = label(_("Clinical risk A–I"), "section")
        caption.setWordWrap(True)
        row.addWidget(caption, 1)
        row.addWidget(self._ask)
        return row

    def _take_answers(self, answers: Mapping[str, object] | None) -> None:
        self._answers = answers or None
        self._path = path_through(walk_by(self._policy), answers) if answers and self._policy else None
        result = self._path.result if self._path else None
        self._axis.expect((result.category,) if result and result.category else ())

    def _want_tree(self) -> None:
        self.tree_wanted.emit()

    def _given_flag(self) -> object:
        """False where a case says so, which is not the same as saying nothing."""
        return False if self._given.get("category_provisional") is False else None

    def _chosen_by_hand(self) -> None:
        if self._axis.value() is None or (self._path is not None and self._path.is_unfinished):
            self._take_answers(None)
        self._show_standing()
        self.changed.emit()

    def _show_standing(self) -> None:
        code = self._axis.value()
        meaning = self._policy.categories[code].label(language()) if self._policy and code else ""
        self._axis.show_meaning(meaning)
        unfinished = code is None and self._path is not None and self._path.is_unfinished
        self._open.show_open(unfinished=unfinished, up_to=self.up_to())
        self._ask.setText(_("Ask the rest") if unfinished else _("Ask step by step"))
