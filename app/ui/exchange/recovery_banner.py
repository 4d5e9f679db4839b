"""A centre that was set back: which wards have yet to report, and the highest number on paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.exchange.rows import AwaitsConfirmation
from app.services.exchange.told import told_of_waiting
from app.translation import _
from app.ui.exchange.saying import say_beside, wrapped
from app.ui.kit import label, primary_button, problem_label
from app.ui.shown_text import plain, shown

FIELD = 200


class RecoveryBanner(QFrame):
    """Hidden as long as the centre may give numbers.

    Signals:
        confirmed: the highest number on paper, empty for none.
    """

    confirmed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recovery")
        self.setProperty("part", "notice")
        self._words, self._highest = wrapped("", "body"), QLineEdit(self)
        self._words.setObjectName("recovery_words")
        self._highest.setObjectName("recovery_highest")
        self._highest.setAccessibleName(_("Highest number on paper"))
        self._highest.setMaximumWidth(FIELD)
        confirm = primary_button(_("Confirm and go on"), "checkmark_circle")
        confirm.setObjectName("recovery_confirm")
        confirm.clicked.connect(self._confirm)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(_("Highest number on paper"), "field"))
        row.addWidget(self._highest)
        row.addWidget(confirm)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addLayout(row)
        column.addWidget(problem_label("recovery"))
        self.hide()

    def show_state(self, state: AwaitsConfirmation | None) -> None:
        """Show what is awaited; what was typed stays."""
        self.setVisible(state is not None)
        if state is not None:
            self._words.setText(shown(told_of_waiting(state)))
            self._highest.setPlaceholderText(state.highest_known or "2569/00412")

    def say(self, words: str) -> None:
        """Why it cannot go on."""
        say_beside(self, "recovery", words)

    def _confirm(self) -> None:
        self.confirmed.emit(plain(self._highest.text()).strip())
