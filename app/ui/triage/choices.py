"""The choices of the panel: complaint levels, clinical risk A to I, non-clinical risk, resolution group.

The three scales that share a word have three forms: cards with a shape, lettered tiles, an outlined row.
"""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.policy import Policy
from app.domain.policy_entries import Choice, Risk
from app.domain.vocabulary import Category
from app.translation import _, language, ngettext
from app.ui.kit import SeverityMark, label
from app.ui.rows import RowButton, cleared, passed_through, restyled
from app.ui.shown_text import shown
from app.ui.triage.one_or_none import OneOrNone
from app.ui.triage.wording import bare_label, numeral_of

LEVELS = ("1", "2", "3", "4")


class LevelCards(OneOrNone):
    """The four complaint levels, each with its shape and its working days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._cards = {code: LevelCard(code, self) for code in LEVELS}
        for code, card in self._cards.items():
            self.add_choice(code, card)
            column.addWidget(card)

    def show_policy(self, policy: Policy, today: date) -> None:
        for code, card in self._cards.items():
            card.setVisible(code in policy.levels)  # other offices have no levels, or fewer
            if code in policy.levels:
                card.show_choice(policy.levels[code], policy.working_days(f"level:{code}", today))


class LevelCard(RowButton):
    """One complaint level."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"level_{code}")
        self.setProperty("kind", "level")
        self.setProperty("level", code)
        self._name, self._days = label("", "body"), label("", "caption")
        self._name.setProperty("part", "level_name")
        self._days.setProperty("part", "level_days")
        row = QHBoxLayout(self)
        self._name.setWordWrap(True)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(8)
        row.addWidget(SeverityMark(int(code)))
        row.addWidget(self._name, 1)
        row.addWidget(self._days)
        passed_through(self)
        self.toggled.connect(self._show_chosen)

    def show_choice(self, choice: Choice, days: int | None) -> None:
        name = bare_label(choice)
        within = _("≤ {days}").format(days=_within(days)) if days else ""
        self._name.setText(shown(name))
        self._days.setText(within)
        self.setToolTip(choice.help(language()))
        self.setAccessibleName(_("Level {level}, {name}, {within}").format(level=choice.code, name=name, within=within))
        self.setAccessibleDescription(choice.help(language()))

    def _show_chosen(self, chosen: bool) -> None:
        for part in (self._name, self._days):
            restyled(part, "chosen", self.property("level") if chosen else "")


class CategoryRow(OneOrNone):
    """A to I as tiles, grouped by severity with the group's name under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        for each in Category:
            tile = self._tile(each.value)
            self.add_choice(each.value, tile)
            self._row.addWidget(tile, 1)

    def show_policy(self, policy: Policy, today: date) -> None:
        for tile in self.buttons().values():
            tile.setParent(self)
            self._row.removeWidget(tile)
        cleared(self._row)
        for code, severity in policy.severities.items():
            members = [each for each in policy.categories.values() if each.severity == code]
            self._row.addWidget(self._group_of(severity, members), len(members))

    def _tile(self, code: str) -> QPushButton:
        tile = QPushButton(code, self)
        tile.setObjectName(f"category_{code}")
        tile.setProperty("kind", "tile")
        tile.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        tile.setCursor(Qt.CursorShape.PointingHandCursor)
        return tile

    def _group_of(self, severity: Choice, members: list[Risk]) -> QWidget:
        group = QWidget(self)
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        for place, category in enumerate(members):
            tile = self.buttons()[category.code]
            restyled(tile, "severity", severity.code)
            describe(tile, _("Clinical risk {category}").format(category=category.code), category)
            grid.addWidget(tile, 0, place)
            tile.show()
        caption = label(severity.label(language()), "caption")
        caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # The tile of a group of one is wide enough for the name of its group.
        caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid.addWidget(caption, 1, 0, 1, len(members))
        return group


class NonclinicalRow(OneOrNone):
    """Non-clinical risk 1 to 4 as one outlined row of words, without the shapes and colours of the levels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short: dict[str, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, code in enumerate(LEVELS):
            segment = QPushButton(code, self)
            segment.setObjectName(f"nonclinical_{code}")
            segment.setProperty("kind", "segment")
            segment.setProperty("place", {0: "first", len(LEVELS) - 1: "last"}.get(place, "middle"))
            segment.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.add_choice(code, segment)
            row.addWidget(segment, 1)

    def show_policy(self, policy: Policy, today: date) -> None:
        for code, segment in self.buttons().items():
            segment.setVisible(code in policy.nonclinical_levels)
            if code not in policy.nonclinical_levels:
                continue
            choice = policy.nonclinical_levels[code]
            severity = policy.severities[choice.severity].label(language())
            self._short[code] = f"{numeral_of(choice)} {severity}"
            segment.setText(f"{numeral_of(choice)}\n{severity}")
            describe(segment, _("Non-clinical risk {level}").format(level=code), choice)

    def in_short(self, code: str) -> str:
        """What a folded line says of a level."""
        return self._short.get(code) or code


class GroupList(OneOrNone):
    """The resolution-time groups with their working days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._within: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_policy(self, policy: Policy, today: date) -> None:
        self.forget_choices()
        cleared(self._column)
        for code, choice in policy.groups.items():
            self._within[code] = _within(policy.working_days(f"group:{code}", today))
            button = GroupButton(choice, self._within[code], self)
            self.add_choice(code, button)
            self._column.addWidget(button)

    def in_short(self, code: str) -> str:
        """What a folded line says of a group."""
        return self._within.get(code) or code


class GroupButton(RowButton):
    """One resolution-time group."""

    def __init__(self, choice: Choice, days_given: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"group_{choice.code}")
        self.setProperty("kind", "option")
        name = label(bare_label(choice), "body")
        name.setWordWrap(True)
        within = label(days_given, "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(name, 1)
        row.addWidget(within)
        passed_through(self)
        describe(self, _("{name}, {within}").format(name=bare_label(choice), within=days_given), choice)


def describe(button: QAbstractButton, name: str, choice: Choice) -> None:
    """What a screen reader says, and what the mouse shows."""
    words = choice.help(language()) or choice.label(language())
    button.setAccessibleName(name)
    button.setAccessibleDescription(words)
    button.setToolTip(shown(words))


def _within(days: int | None) -> str:
    if days is None:
        return ""
    return ngettext("{count} working day", "{count} working days", days).format(count=days)
