"""Non-clinical risk in the triage panel: its level with the damage, and the severe block of a sentinel event."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.policy import Policy
from app.domain.policy_entries import Choice
from app.domain.suggestions import Suggestion, level_of
from app.translation import _, language
from app.ui.kit import field_box
from app.ui.shown_text import plain
from app.ui.triage.axis import Axis, Disclosure, SuggestionBox
from app.ui.triage.choices import NonclinicalRow
from app.ui.triage.sections import Section, amount_in, amount_in_words, number_of, of_axis


class NonclinicalSection(Section):
    """Non-clinical risk with the damage in baht, folded into a line until it is asked for."""

    table = "nonclinical_levels"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy: Policy | None = None
        self._row = NonclinicalRow(self)
        self._axis = Axis("nonclinical_level", "nonclinical_reason", self._row, self)
        self._block = SuggestionBox("severe_column", self)
        self._damage = QLineEdit(self)
        damage_box = field_box(_("Damage in baht"), self._damage, "damage_baht", required=False)
        self._line = Disclosure("nonclinical", _("Non-clinical risk"), (self._row, damage_box), self)
        for part in (self._line, self._axis, damage_box):
            self.column.addWidget(part)
        self.column.addWidget(self._block)
        self._block.taken.connect(self._axis.choose)
        self._line.toggled.connect(self._show_standing)
        self._axis.changed.connect(self._tell)
        self._damage.textEdited.connect(self._tell)

    def show_policy(self, policy: Policy, today: date) -> None:
        self._policy = policy
        self._row.show_policy(policy, today)
        self._show_standing()

    def values(self) -> dict[str, object]:
        return {
            "nonclinical_level": number_of(self._axis.value()),
            "nonclinical_reason": self._axis.reason(),
            "damage_baht": amount_in(plain(self._damage.text())),
        }

    def show_values(self, values: Mapping[str, object]) -> None:
        self._axis.show_values(values.get("nonclinical_level"), values.get("nonclinical_reason"))
        if amount_in(plain(self._damage.text())) != values.get("damage_baht"):
            self._damage.setText(amount_in_words(values.get("damage_baht")))
        self._show_standing()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        own = of_axis(suggestions, "nonclinical_level")
        choice = self._choice(str(own[0].value)) if own else None
        self._axis.show_suggestions(own, choice.label(language()) if choice else "")
        self._show_block(of_axis(suggestions, "severe_column"))

    def unfold(self, fields: Collection[str]) -> None:
        if "damage_baht" in fields:
            self._line.setChecked(True)

    def _show_block(self, severe: Sequence[Suggestion]) -> None:
        """Offer the level of the severe block: its duties are those of G to I, and the category stays as it is."""
        level = level_of(severe[0], self._policy) if severe and self._policy else None
        own = (replace(each, value=level.code) for each in severe) if level else ()
        words = _("the whole block “{severity}”").format(severity=level.label(language())) if level else ""
        self._block.show_suggestions(tuple(own), words)
        self._block.stand(wanted=level is not None and self._axis.value() != level.code)
        if level is not None:
            self._axis.allow(level.code)

    def _choice(self, code: str | None) -> Choice | None:
        return self._policy.nonclinical_levels.get(code) if self._policy and code else None

    def _tell(self) -> None:
        self._show_standing()
        self.changed.emit()

    def _show_standing(self) -> None:
        choice = self._choice(self._axis.value())
        self._line.show_value(self._row.in_short(choice.code) if choice else _("Not stated"))
        self._axis.show_meaning(choice.help(language()) if choice and self._line.isChecked() else "")
