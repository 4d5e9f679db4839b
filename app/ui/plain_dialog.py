"""What every plain dialog has: margins, a width, buttons on the right, and an end."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.kit import secondary_button

WIDTH = 560


class PlainDialog(QDialog):
    """Its content goes into `body`; it goes away when it is closed."""

    def __init__(self, name: str, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 20, 20, 20)
        self.body.setSpacing(12)
        self.finished.connect(self.deleteLater)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as the lines of the content need; only now are they known in their fonts."""
        self.body.invalidate()
        self.resize(self.width(), self.body.totalHeightForWidth(self.width()))

    def end_with(self, *buttons: QPushButton) -> None:
        """Put the buttons at the end, on the right."""
        self.body.addLayout(closing_row(*buttons))


def closing_row(*buttons: QPushButton) -> QHBoxLayout:
    """The buttons at the end of a dialog, on the right."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def way_out(dialog: QDialog, words: str, name: str = "cancel") -> QPushButton:
    """The button that closes the dialog and changes nothing."""
    button = secondary_button(words, None)
    button.setObjectName(name)
    button.clicked.connect(dialog.reject)
    return button
