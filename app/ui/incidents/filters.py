"""Unit, severity and fiscal year, for every page of incidents."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.domain.buddhist_dates import BUDDHIST
from app.domain.policy import Policy
from app.domain.thai_text import arabic_digits
from app.services.risk.risk_conditions import CLINICAL, NONCLINICAL
from app.translation import _, language
from app.ui.kit import label

GAP, NARROW, SHORT = 8, 12, 8


class RiskFilters(QWidget):
    """Three lists; what is chosen stays while the lists are filled anew.

    Signals:
        changed: another unit, severity or year.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = _box("filter_unit", _("Unit"), NARROW, self)
        self._risk = _box("filter_risk", _("Severity"), NARROW, self)
        self._year = _box("filter_year", _("Fiscal year"), SHORT, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for box in (self._unit, self._risk, self._year):
            name = label(box.accessibleName(), "field")
            name.setBuddy(box)
            row.addWidget(name)
            row.addWidget(box)
            box.currentIndexChanged.connect(self.changed)
        row.addStretch(1)

    def show_policy(self, policy: Policy) -> None:
        """Offer the severities of both scales, each under its own name."""
        clinical = [((CLINICAL, code), _("Clinical {code}").format(code=code)) for code in policy.categories]
        others = [
            ((NONCLINICAL, code), _("General {level}").format(level=arabic_digits(code)))
            for code in policy.nonclinical_levels
        ]
        _fill(self._risk, _("Every severity"), [*clinical, *others])

    def show_units(self, names: Sequence[str]) -> None:
        """Offer these units."""
        _fill(self._unit, _("Every unit"), [(name, name) for name in names])

    def show_years(self, years: Sequence[int]) -> None:
        """Offer these fiscal years; at first the newest is chosen."""
        is_first = self._year.count() == 0
        shown = [(year, str(year + BUDDHIST if language() == "th" else year)) for year in years]
        _fill(self._year, _("Every year"), shown)
        if is_first:
            with QSignalBlocker(self._year):
                self._year.setCurrentIndex(min(1, self._year.count() - 1))

    def unit(self) -> str:
        return str(self._unit.currentData() or "")

    def risk(self) -> tuple[str, str] | None:
        chosen = self._risk.currentData()
        return (str(chosen[0]), str(chosen[1])) if chosen else None

    def year(self) -> int | None:
        chosen = self._year.currentData()
        return int(chosen) if chosen else None

    def ask_for_risk(self, asked: bool) -> None:
        """Whether the severity matters to what is shown."""
        self._risk.setEnabled(asked)


def _box(name: str, spoken: str, width: int, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setObjectName(name)
    box.setAccessibleName(spoken)
    box.setMinimumContentsLength(width)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMaxVisibleItems(20)
    return box


def _fill(box: QComboBox, everything: str, choices: Sequence[tuple[object, str]]) -> None:
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        box.addItem(everything, None)
        for code, words in choices:
            box.addItem(words, code)
        place = next((at for at, (code, _words) in enumerate(choices, 1) if code == chosen), 0)
        box.setCurrentIndex(place)
