"""Above the roster: which month, of the hospital or of a unit, and what is done with the table."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from app.translation import _
from app.ui.kit import BUTTON_GAP, label, primary_button, secondary_button

CHANGING = ("roster_copy", "roster_paste", "roster_undo", "roster_save")


class RosterHead(QWidget):
    """One row; what each button does is joined by its name.

    Signals:
        unit_chosen: the roster of another unit is wanted.
    """

    unit_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._units, self._buttons = label("", "title"), QComboBox(self), _buttons()
        self._title.setObjectName("roster_month")
        self._units.setObjectName("roster_unit")
        self._units.setAccessibleName(_("Roster of"))
        self._units.activated.connect(self.unit_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BUTTON_GAP)
        for part in (self._buttons["month_before"], self._title, self._buttons["month_after"], self._units):
            row.addWidget(part)
        row.addStretch(1)
        for name in ("roster_copy", "roster_paste", "roster_undo", "roster_sheet", "roster_save"):
            row.addWidget(self._buttons[name])

    def button(self, name: str) -> QPushButton:
        """The button of that object name."""
        return self._buttons[name]

    def offer_units(self, units: Sequence[str]) -> None:
        """Offer the roster of the hospital and those of its units."""
        self._units.addItem(_("Whole hospital"), "")
        for unit in units:
            self._units.addItem(unit, unit)

    def unit(self) -> str:
        """The unit that is chosen; empty for the whole hospital."""
        return str(self._units.currentData() or "")

    def show_title(self, words: str) -> None:
        """Say which month is shown."""
        self._title.setText(words)

    def show_buttons(self, *, may_change: bool, has_roles: bool) -> None:
        """Show what can be done with this table."""
        for name in CHANGING:
            self._buttons[name].setVisible(may_change and has_roles)
        self._buttons["roster_sheet"].setVisible(has_roles)
        self._units.setVisible(has_roles or bool(self.unit()))

    def show_typed(self, undo_stack: QUndoStack, *, has_unsaved: bool) -> None:
        """Say which step can be taken back, and whether there is something to save."""
        self._buttons["roster_save"].setEnabled(has_unsaved)
        undo, words = self._buttons["roster_undo"], undo_stack.undoText()
        undo.setEnabled(undo_stack.canUndo())
        undo.setToolTip(_("Undo: {step} (Ctrl+Z)").format(step=words) if words else "")


def _buttons() -> dict[str, QPushButton]:
    made = {
        "month_before": secondary_button("‹", None),
        "month_after": secondary_button("›", None),
        "roster_copy": secondary_button(_("Copy last month"), "history"),
        "roster_paste": secondary_button(_("Paste from Excel"), "document_table"),
        "roster_undo": secondary_button(_("Undo"), "arrow_undo"),
        "roster_sheet": secondary_button(_("Hand-over sheet"), "document_pdf"),
        "roster_save": primary_button(_("Save"), "save"),
    }
    for name, button in made.items():
        button.setObjectName(name)
    made["month_before"].setAccessibleName(_("Month before"))
    made["month_after"].setAccessibleName(_("Month after"))
    return made
