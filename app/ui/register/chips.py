"""The chips above the register with their counts, and the menu of kinds."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from app.domain.labels import LABELS
from app.domain.vocabulary import Kind
from app.services.register.filter import Chip
from app.translation import N_, _
from app.ui.kit import icon_button

CHIPS = {Chip.TO_DO: N_("To do"), Chip.OVERDUE: N_("Overdue"), Chip.ALL: N_("All")}
COUNTS = {
    Chip.TO_DO: N_("Cases that are open, whatever is to be done in them"),
    Chip.OVERDUE: N_("Cases in which at least one duty is overdue; one case may have several such duties"),
    Chip.ALL: N_("Open and closed cases"),
}
MOST_SHOWN = 999  # more has no room where the list is narrow; under the list stands how many they are
MARGINS, GAP = (8, 12, 4, 10), 4


class RegisterChips(QWidget):
    """One chip is always chosen; the kinds narrow what stands behind it.

    Signals:
        chip_chosen: to_do, overdue or all.
        kinds_chosen: the kinds that are wanted; none means every kind.
        person_chosen: only cases of this person are wanted; empty for everybody's.
        people_asked: the menu opens and wants the names of those in charge.
        hand_over_wanted: all open cases of somebody are to go to somebody else.
    """

    chip_chosen = Signal(str)
    kinds_chosen = Signal(object)
    person_chosen = Signal(str)
    people_asked = Signal()
    hand_over_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._chips = {code: self._chip(code) for code in CHIPS}
        self._kinds: dict[str, QAction] = {}
        self._people: QMenu | None = None
        self._person = ""
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
        menu.addSeparator()
        self._people = menu.addMenu(_("Person in charge"))
        self._people.setObjectName("people")
        self._people.triggered.connect(self._tell_person)
        hand_over = menu.addAction(_("Hand over all cases of somebody…"))
        hand_over.setObjectName("hand_over")
        hand_over.triggered.connect(self.hand_over_wanted)
        menu.aboutToShow.connect(self.people_asked)
        self._filter.setMenu(menu)

    def offer_people(self, names: Sequence[str], me: str) -> None:
        """List who is in charge of cases, oneself first; who was chosen stays chosen."""
        if self._people is None:
            return
        self._people.clear()
        others = [name for name in names if name != me]
        for name, words in (("", _("Everybody")), (me, _("Mine")), *((each, each) for each in others)):
            action = self._people.addAction(words)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == self._person)

    def choose(self, chip: str) -> None:
        """Choose a chip as somebody would."""
        self._chips[Chip(chip)].setChecked(True)

    def clear(self) -> None:
        """Every case of every kind."""
        for action in self._kinds.values():
            action.setChecked(False)
        self._choose_person("")
        self.choose(Chip.ALL)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write the counts into the chips; all cases are not counted on their chip."""
        for code, chip in self._chips.items():
            chip.setText(_words(code, 0 if code == Chip.ALL else counts.get(code, 0)))

    def _chip(self, code: Chip) -> QPushButton:
        chip = QPushButton(_words(code, 0), self)
        chip.setObjectName(f"chip_{code}")
        chip.setToolTip(_(COUNTS[code]))
        chip.setAccessibleDescription(_(COUNTS[code]))
        chip.setProperty("kind", "chip")
        chip.setProperty("extent", "narrow")
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

    def _tell_person(self, action: QAction) -> None:
        self._choose_person(str(action.data()))

    def _choose_person(self, name: str) -> None:
        if name != self._person:
            self._person = name
            self.person_chosen.emit(name)

    def _tell_kinds(self) -> None:
        self.kinds_chosen.emit([kind for kind, action in self._kinds.items() if action.isChecked()])


def _words(code: Chip, count: int) -> str:
    if not count:
        return _(CHIPS[code])
    shown = str(count) if count <= MOST_SHOWN else f"{MOST_SHOWN}+"
    return f"{_(CHIPS[code])} {shown}"
