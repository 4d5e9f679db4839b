"""What is begun in mediation beside the calls: a session, a promise, a visit to the director; and the call list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.proceedings.kinds import KINDS
from app.translation import N_, _
from app.ui.entry.flow import FlowLayout
from app.ui.kit import secondary_button
from app.ui.mediation.settled import HEAD_FIRST, INSISTENCE, PROMISE, SESSION
from app.ui.rule_label import explain

WORDS = {
    HEAD_FIRST: N_("Mediation by the head…"),
    SESSION: N_("Session held…"),
    PROMISE: N_("Promise…"),
    INSISTENCE: N_("Insists on seeing the director…"),
}


class MediationActions(QWidget):
    """Buttons under the title.

    Signals:
        begin_wanted: code of a kind of proceeding.
        list_wanted: the mediators' call list is to be printed.
    """

    begin_wanted = Signal(str)
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mediation_actions")
        self._begin: list[QPushButton] = []
        row = FlowLayout(self)  # as many as fit beside each other, and the others below
        for code, words in WORDS.items():
            button = secondary_button(_(words), KINDS[code].icon)
            button.setObjectName(f"begin_{code}")
            button.setProperty("code", code)
            explain(button, KINDS[code].rule)
            button.clicked.connect(self._want)
            self._begin.append(button)
            row.addWidget(button)
        row.addWidget(self._list_button())

    def allow(self, allowed: bool) -> None:
        """A case that can only be read here takes nothing; its list is printed all the same."""
        for button in self._begin:
            button.setEnabled(allowed)

    def _list_button(self) -> QPushButton:
        button = secondary_button(_("Call list"), "print")
        button.setObjectName("print_call_list")
        button.setToolTip(_("Print the mediators with their numbers, in the order in which they are called now"))
        button.clicked.connect(self.list_wanted)
        return button

    def _want(self) -> None:
        self.begin_wanted.emit(str(self.sender().property("code")))
