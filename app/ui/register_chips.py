"""The chips above the register with their counts, and the menu of kinds."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from app.domain.vocabulary import LABELS, Kind
from app.services.register_filter import Chip
from app.translation import N_, _
from app.ui.kit import icon_button

CHIPS = {Chip.TO_DO: N_("To do"), Chip.OVERDUE: N_("Overdue"), Chip.MINE: N_("Mine"), Chip.ALL: N_("All")}
MOST_SHOWN = 10_000
MARGINS, GAP = (12, 12, 10, 10), 5


class RegisterChips(QWidget):
    """One chip is always chosen; the kinds narrow what stands behind it.

    Signals:
        chip_chosen: to_do, overdue or all.
        kinds_chosen: the kinds that are wanted; none means every kind.
    """

    chip_chosen = Signal(str)
    kinds_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._chips = {code: self._chip(code) for code in CHIPS}
        self._kinds: dict[str, QAction] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(*MARGINS)
        row.setSpacing(GAP)
        for chip in self._chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        self._filter = self._filter_button()
        row.addWidget(self._filter)
        self._chips[Chip.TO_DO].setChecked(True)
        self._group.buttonToggled.connect(self._tell_chip)

    def offer_kinds(self) -> None:
        """List the kinds behind their button; there is nothing to narrow before there is a register."""
        if self._kinds:
            return
        menu = QMenu(self._filter)
        for kind in Kind:
            action = menu.addAction(_(LABELS[kind]))
            action.setObjectName(f"kind_{kind.value}")
            action.setCheckable(True)
            action.toggled.connect(self._tell_kinds)
            self._kinds[kind.value] = action
        self._filter.setMenu(menu)

    def choose(self, chip: str) -> None:
        """Choose a chip as somebody would."""
        self._chips[Chip(chip)].setChecked(True)

    def clear(self) -> None:
        """Every case of every kind."""
        for action in self._kinds.values():
            action.setChecked(False)
        self.choose(Chip.ALL)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write the counts into the chips; all cases are not counted on their chip."""
        for code, chip in self._chips.items():
            chip.setText(_words(code, 0 if code == Chip.ALL else counts.get(code, 0)))

    def _chip(self, code: Chip) -> QPushButton:
        chip = QPushButton(_words(code, 0), self)
        chip.setObjectName(f"chip_{code}")
        chip.setProperty("kind", "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        self._group.addButton(chip)
        return chip

    def _filter_button(self) -> QPushButton:
        button = icon_button("filter", _("Show only some kinds"))
        button.setObjectName("kinds")
        button.setProperty("kind", "ghost")
        return button

    def _tell_chip(self, button: QPushButton, chosen: bool) -> None:
        if chosen:
            self.chip_chosen.emit(button.objectName().removeprefix("chip_"))

    def _tell_kinds(self) -> None:
        self.kinds_chosen.emit([kind for kind, action in self._kinds.items() if action.isChecked()])


def _words(code: Chip, count: int) -> str:
    if not count:
        return _(CHIPS[code])
    shown = str(count) if count <= MOST_SHOWN else f"{MOST_SHOWN:,}+"
    return f"{_(CHIPS[code])}  {shown}"
