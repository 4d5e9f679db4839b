"""What every dialog of this page has: margins, a width, buttons on the right, and an end."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

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
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.body.addLayout(row)
