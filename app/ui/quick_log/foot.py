"""The foot of the quick log: what cannot be said beside an answer, and the buttons of both screens."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.translation import _
from app.ui.kit import label, primary_button, secondary_button
from app.ui.rule_label import rule_label
from app.ui.shown_text import shown

GAP = 12
FIRST_CORRECTION = "RPT-1"


class Foot(QWidget):
    """The buttons change with the screen above them.

    Signals:
        save_wanted: the event is to be recorded, or who was told is to be kept.
        next_wanted: another event is to be logged.
        sheet_wanted: the hand-over sheet is to be shown.
        close_wanted: the window is to go.
    """

    save_wanted = Signal()
    next_wanted = Signal()
    sheet_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._is_warned = label("", "problem"), False
        self._words.setObjectName("quick_log_refused")
        self._words.setWordWrap(True)
        self._words.hide()
        self._sheet = secondary_button(_("Hand-over sheet"), "document_pdf")
        self._close = secondary_button(_("Close (Esc)"), None)
        self._next = secondary_button(_("Next event"), "document_add")
        self._save = primary_button("", "save")
        self._save.setToolTip(_("Ctrl+Enter"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._words)
        column.addLayout(self._buttons())

    def say(self, words: str) -> None:
        """Say this above the buttons; empty words take it away."""
        self._words.setText(shown(words))
        self._words.setVisible(bool(words))

    def warn_once(self, words: str) -> bool:
        """Say this where it was not said yet; whether it is said now."""
        if self._is_warned:
            return False
        self._is_warned = True
        self.say(words)
        return True

    def forget_warning(self) -> None:
        """What was warned of is not so any more."""
        if self._is_warned:
            self._is_warned = False
            self.say("")

    def show_asking(self) -> None:
        """The questions stand above."""
        self._save.setText(_("Save and see whom to tell"))
        self._next.hide()

    def show_telling(self) -> None:
        """Those who must be told stand above."""
        self._save.setText(_("Save who was told"))
        self._next.show()

    def stops(self) -> tuple[QPushButton, ...]:
        """Where Tab stops."""
        return self._sheet, self._close, self._next, self._save

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(rule_label(FIRST_CORRECTION))
        row.addWidget(label(_("Tab leads from question to question, Ctrl+Enter saves."), "caption"), 1)
        for button, name, signal in (
            (self._sheet, "quick_log_sheet", self.sheet_wanted),
            (self._close, "quick_log_close", self.close_wanted),
            (self._next, "quick_log_next", self.next_wanted),
            (self._save, "quick_log_save", self.save_wanted),
        ):
            button.setObjectName(name)
            button.clicked.connect(signal)
            row.addWidget(button)
        return row
