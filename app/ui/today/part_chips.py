"""The chips above the lines of the Today board: all parts, or one, each with its count."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from app.services.today.rows import Part
from app.translation import N_, _
from app.ui.entry.flow import FlowLayout

ALL = "all"
SHORT = {
    Part.SENTINEL: N_("Sentinel events"),
    Part.OVERDUE: N_("Overdue"),
    Part.TODAY: N_("Today"),
    Part.SOON: N_("The next days"),
    Part.REPORTS: N_("Reports"),
    Part.WAITING: N_("Waiting for others"),
    Part.PROVISIONAL: N_("Provisional"),
    Part.DRAFTS: N_("Drafts"),
    Part.NOT_SENT: N_("Not yet received elsewhere"),
    Part.CHANNELS: N_("Channels"),
    Part.COLLECTED: N_("Collected for the year"),
}


class PartChips(QWidget):
    """One chip is always chosen; a part without lines has none.

    Signals:
        chosen: the part that is to be shown alone, or None for all.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._line = FlowLayout(self)
        self._all = self._chip(ALL, _("All"))
        self._chips = {part: self._chip(part.value, _(words)) for part, words in SHORT.items()}
        self._all.setChecked(True)
        for chip in self._chips.values():
            chip.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._group.buttonToggled.connect(self._tell)

    def part(self) -> Part | None:
        """The part that is chosen; None for all."""
        return next((part for part, chip in self._chips.items() if chip.isChecked()), None)

    def show_totals(self, totals: Mapping[Part, int]) -> None:
        """Show how many lines each part has; where the chosen one has none any more, all are chosen."""
        for each, chip in self._chips.items():
            count = totals.get(each, 0)
            chip.setText(f"{_(SHORT[each])}  {count:,}")
            chip.setVisible(count > 0)
        part = self.part()
        if part is not None and not totals.get(part):
            with QSignalBlocker(self._group):
                self._all.setChecked(True)

    def _chip(self, code: str, words: str) -> QPushButton:
        chip = QPushButton(words, self)
        chip.setObjectName(f"part_{code}")
        chip.setToolTip(_("Counts lines: each is one thing to do, and a case may have several"))
        chip.setProperty("kind", "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        self._group.addButton(chip)
        self._line.addWidget(chip)
        return chip

    def _tell(self, _chip: QPushButton, chosen: bool) -> None:
        if chosen:
            self.chosen.emit(self.part())
