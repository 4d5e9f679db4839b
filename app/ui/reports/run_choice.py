"""Which months are reported: a round, a run of months in it, and where levels are told apart, one of them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.domain.indicators.months import Month, Round, months_from
from app.services.reports.words import level_in_words, month_in_words, round_in_words
from app.translation import _
from app.ui.kit import BUTTON_GAP, label

WIDE, NARROW, SHORT, MOST_SHOWN = 22, 13, 8, 20
Choice = tuple[str, object]


class RunChoice(QWidget):
    """Lists; the months that are chosen stay inside the round.

    Signals:
        changed: other months, or another level.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rounds: tuple[Round, ...] = ()
        self._present: Month | None = None
        self._round = _box("report_round", _("Round"), WIDE, self)
        self._first = _box("report_first", _("From month"), NARROW, self)
        self._last = _box("report_last", _("To month"), NARROW, self)
        self._level = _box("report_level", _("Complaint level"), SHORT, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BUTTON_GAP)
        self._names = {box: _named(box) for box in (self._round, self._first, self._last, self._level)}
        for box, name in self._names.items():
            row.addWidget(name)
            row.addWidget(box)
        for before, after in pairwise(self._names):
            self.setTabOrder(before, after)
        self._round.currentIndexChanged.connect(self._change_round)
        self._first.currentIndexChanged.connect(self._change_first)
        self._last.currentIndexChanged.connect(self._change_last)
        self._level.currentIndexChanged.connect(self.changed)

    def show_rounds(self, rounds: Sequence[tuple[Round, int]], present: Month) -> None:
        """Offer these rounds, each with its number in the fiscal year, and their months that have begun."""
        known = tuple(each for each, _number in rounds)
        if (known, present) == (self._rounds, self._present):
            return
        self._rounds, self._present = known, present
        _fill(self._round, [(round_in_words(each, number), each) for each, number in rounds])
        self._offer_months()

    def show_levels(self, levels: Sequence[int | None]) -> None:
        """Offer these levels; one alone is no choice."""
        if [self._level.itemData(place) for place in range(self._level.count())] != list(levels):
            _fill(self._level, [(level_in_words(each), each) for each in levels])
        for part in (self._level, self._names[self._level]):
            part.setVisible(len(levels) > 1)

    def choose_month(self, month: Month) -> None:
        """Choose that month alone, in its round; nothing changes where it is in none of them."""
        place = next((at for at, each in enumerate(self._rounds) if each.first <= month <= each.last), -1)
        if place < 0:
            return
        with QSignalBlocker(self._round):
            self._round.setCurrentIndex(place)
        self._offer_months()
        with QSignalBlocker(self._first), QSignalBlocker(self._last):
            for box in (self._first, self._last):
                box.setCurrentIndex(max(box.findText(month_in_words(month)), 0))
        self.changed.emit()

    def run(self) -> tuple[Month, Month] | None:
        """The first and the last month; None as long as there is no round."""
        first, last = self._first.currentData(), self._last.currentData()
        return (first, last) if isinstance(first, Month) and isinstance(last, Month) else None

    def level(self) -> int | None:
        """The level that is chosen; None for all."""
        level = self._level.currentData()
        return level if isinstance(level, int) else None

    def _change_round(self) -> None:
        self._offer_months()
        self.changed.emit()

    def _change_first(self) -> None:
        self._keep_in_order(self._last, self._first)

    def _change_last(self) -> None:
        self._keep_in_order(self._first, self._last)

    def _keep_in_order(self, other: QComboBox, chosen: QComboBox) -> None:
        """The one that was not chosen follows where the last month would lie before the first."""
        if self._first.currentIndex() > self._last.currentIndex():
            with QSignalBlocker(other):
                other.setCurrentIndex(chosen.currentIndex())
        self.changed.emit()

    def _offer_months(self) -> None:
        chosen = self._round.currentData()
        if not isinstance(chosen, Round) or self._present is None:
            return
        begun = [(month_in_words(each), each) for each in months_from(chosen.first, min(chosen.last, self._present))]
        for box in (self._first, self._last):
            _fill(box, begun)
        with QSignalBlocker(self._last):
            self._last.setCurrentIndex(len(begun) - 1)


def _fill(box: QComboBox, choices: Iterable[Choice]) -> None:
    with QSignalBlocker(box):
        box.clear()
        for words, data in choices:
            box.addItem(words, data)
        box.setCurrentIndex(0)


def _named(box: QComboBox) -> QLabel:
    name = label(box.accessibleName(), "field")
    name.setBuddy(box)
    return name


def _box(name: str, spoken: str, width: int, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setObjectName(name)
    box.setAccessibleName(spoken)
    box.setMinimumContentsLength(width)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMaxVisibleItems(MOST_SHOWN)
    return box
