"""The parts of the classification beside clinical risk: level, non-clinical risk, sentinel events, group."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.policy import Policy
from app.domain.policy_entries import Choice
from app.domain.suggestions import Suggestion
from app.domain.vocabulary import Kind
from app.translation import _, language, ngettext
from app.ui.kit import label, problem_label
from app.ui.triage.axis import Axis, Disclosure, SuggestionBox
from app.ui.triage.check_list import CheckList, CheckRow
from app.ui.triage.choices import GroupList, LevelCards
from app.ui.triage.wording import bare_label, urgent_in_words


class Decided(Protocol):
    """What each part of the classification does; `table` of the policy has its choices."""

    table: str

    def show_policy(self, policy: Policy, today: date) -> None:
        """Fill the choices with the hospital's own words and numbers."""

    def values(self) -> dict[str, object]:
        """The fields of this part; None where nothing is decided."""

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show what a case says; nobody is told."""

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show what the rules suggest, of all axes, for this part."""

    def unfold(self, fields: Collection[str]) -> None:
        """Open what hides one of these fields."""


class Section(QWidget):
    """The room of one part of the classification.

    Signals:
        changed: something is decided otherwise than before.
    """

    changed = Signal()
    table = ""  # of the policy; without a choice there, as in other offices, nothing is asked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    def unfold(self, fields: Collection[str]) -> None:
        """Nothing is hidden in most parts."""


class LevelSection(Section):
    """The complaint level; an incident may also be marked as likely to become a complaint (LVL-7)."""

    table = "levels"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy: Policy | None = None
        self._cards = LevelCards(self)
        self._axis = Axis("level", "level_reason", self._cards, self)
        self._flag = CheckRow("may_escalate", _("May become a complaint or lawsuit"), self)
        self._flag.hide()
        self._given_flag: object = None
        self._urgent = SuggestionBox("priority", self, can_be_taken=False)  # it is decided in the form
        self.column.addWidget(self._urgent)
        self.column.addWidget(label(_("Complaint level"), "section"))
        self.column.addWidget(self._axis)
        self.column.addWidget(self._flag)
        self._axis.changed.connect(self.changed)
        self._flag.clicked.connect(self.changed)

    def show_policy(self, policy: Policy, today: date) -> None:
        self._policy = policy
        self._cards.show_policy(policy, today)

    def values(self) -> dict[str, object]:
        flag = self._given_flag if self._flag.isChecked() == bool(self._given_flag) else self._flag.isChecked()
        return {
            "level": number_of(self._axis.value()),
            "level_reason": self._axis.reason(),
            "may_escalate": flag,
        }

    def show_values(self, values: Mapping[str, object]) -> None:
        self._given_flag = values.get("may_escalate")
        self._flag.setChecked(bool(self._given_flag))
        self._axis.show_values(values.get("level"), values.get("level_reason"))
        self.show_kind(values.get("kind"))

    def show_kind(self, kind: object) -> None:
        """Ask an incident whether it may become a complaint."""
        self._flag.setVisible(kind == Kind.INCIDENT or self._flag.isChecked())

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        own = of_axis(suggestions, "level")
        words = _("Level {level}").format(level=own[0].value) if own else ""
        self._axis.show_suggestions(own, words)
        urgent = of_axis(suggestions, "priority")
        self._urgent.show_suggestions(tuple(urgent), urgent_in_words(urgent, self._policy))
        self._urgent.stand(wanted=bool(urgent))

    def choose(self, level: str) -> None:
        """Choose from the keyboard; the same level again takes it back."""
        self._axis.choose(level)


class SentinelSection(Section):
    """The sentinel events; shut, only those that happened are shown."""

    table = "sentinels"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy: Policy | None = None
        self._list = CheckList("sentinel", self)
        self._hint = SuggestionBox("sentinels", self)
        self._line = Disclosure("sentinels", _("Sentinel events"), (), self)
        for part in (self._line, self._hint, self._list, problem_label("sentinels")):
            self.column.addWidget(part)
        self._list.show_folded(folded=True)
        self._line.toggled.connect(self._unfold)
        self._list.chosen.connect(self._tell)
        self._hint.taken.connect(self._add)

    def show_policy(self, policy: Policy, today: date) -> None:
        self._policy = policy
        self._list.show_choices([(code, each.label(language())) for code, each in policy.sentinels.items()])
        self._show_standing()

    def values(self) -> dict[str, object]:
        return {"sentinels": self._list.value() or None}

    def show_values(self, values: Mapping[str, object]) -> None:
        given = values.get("sentinels")
        self._list.set_value(given if isinstance(given, list | tuple) else ())
        self._show_standing()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        ticked = self._list.value()
        own = [each for each in of_axis(suggestions, "sentinels") if each.value not in ticked]
        known = self._policy.sentinels if self._policy else {}
        words = known[str(own[0].value)].label(language()) if own and own[0].value in known else ""
        self._hint.show_suggestions(tuple(own), words)
        self._hint.stand(wanted=bool(own))

    def _unfold(self, unfolded: bool) -> None:
        self._list.show_folded(folded=not unfolded)

    def _add(self, code: str) -> None:
        self._list.set_value([*self._list.value(), code])
        self._hint.stand(wanted=False)
        self._tell()

    def _tell(self) -> None:
        self._show_standing()
        self.changed.emit()

    def _show_standing(self) -> None:
        count = len(self._list.value())
        words = ngettext("{count} event", "{count} events", count).format(count=count)
        self._line.show_value(words if count else _("None"))


class GroupSection(Section):
    """The resolution-time group that the handling unit chooses (GRP-5)."""

    table = "groups"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy: Policy | None = None
        self._groups = GroupList(self)
        self._axis = Axis("resolution_group", "group_reason", self._groups, self)
        self._line = Disclosure("groups", _("Resolution-time group"), (self._groups,), self)
        self.column.addWidget(self._line)
        self.column.addWidget(self._axis)
        self._line.toggled.connect(self._show_standing)
        self._axis.changed.connect(self._tell)

    def show_policy(self, policy: Policy, today: date) -> None:
        self._policy = policy
        chosen = self._axis.value()
        self._groups.show_policy(policy, today)
        self._groups.set_value(chosen)
        self._show_standing()

    def values(self) -> dict[str, object]:
        return {"resolution_group": self._axis.value(), "group_reason": self._axis.reason()}

    def show_values(self, values: Mapping[str, object]) -> None:
        self._axis.show_values(values.get("resolution_group"), values.get("group_reason"))
        self._show_standing()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        own = of_axis(suggestions, "resolution_group")
        choice = self._choice(str(own[0].value)) if own else None
        self._axis.show_suggestions(own, bare_label(choice) if choice else "")

    def _choice(self, code: str | None) -> Choice | None:
        return self._policy.groups.get(code) if self._policy and code else None

    def _tell(self) -> None:
        self._show_standing()
        self.changed.emit()

    def _show_standing(self) -> None:
        choice = self._choice(self._axis.value())
        self._line.show_value(self._groups.in_short(choice.code) if choice else _("Not stated"))
        self._axis.show_meaning(bare_label(choice) if choice and not self._line.isChecked() else "")


def of_axis(suggestions: Sequence[Suggestion], axis: str) -> list[Suggestion]:
    """The suggestions for one axis."""
    return [each for each in suggestions if each.axis == axis]


def number_of(code: str | None) -> int | None:
    """A level as the number that is kept."""
    return int(code) if code else None


def amount_in(text: str) -> object:
    """An amount in baht as it is kept; what is no number stays as typed, so that it can be explained."""
    typed = text.strip().replace(",", "")
    if typed.isdecimal():
        return int(typed)
    return float(typed) if typed.replace(".", "", 1).isdecimal() else text.strip() or None


def amount_in_words(value: object) -> str:
    """An amount with its thousands apart."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"{value:,}" if is_number else str(value or "")
