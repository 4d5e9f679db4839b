"""What every plain dialog has: margins, a width, a content that scrolls, buttons in sight on the right, and an end."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.kit import secondary_button

WIDTH = 560
MARGIN, GAP = 20, 12
FRAME = 48  # pixels of the screen that the window's own title and border take


class PlainDialog(QDialog):
    """Its content goes into `body`, which scrolls where the screen is too low; it goes away when it is closed.

    What stands in `foot`, above the buttons, is always in sight.
    """

    def __init__(self, name: str, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self._content = QWidget(self)
        self.body = _column(QVBoxLayout(self._content), top=MARGIN)
        self.area = _area_of(self._content, self)
        self.foot = _column(QVBoxLayout(), top=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, MARGIN - GAP)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addLayout(self.foot)
        self.finished.connect(self.deleteLater)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as the lines of the content need, but no higher than the screen; only now are they known."""
        for layout in (self.body, self.foot):
            layout.invalidate()
        self.area.setMinimumWidth(self._content.minimumSizeHint().width())
        width = max(self.width(), self.minimumSizeHint().width())
        wanted = _height(self.body, width) + _height(self.foot, width) + MARGIN - GAP
        self.resize(width, min(wanted, self.screen().availableGeometry().height() - FRAME))

    def end_with(self, *buttons: QPushButton) -> None:
        """Put the buttons at the end, on the right."""
        self.foot.addLayout(closing_row(*buttons))


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


def _column(layout: QVBoxLayout, top: int) -> QVBoxLayout:
    layout.setContentsMargins(MARGIN, top, MARGIN, GAP)
    layout.setSpacing(GAP)
    return layout


def _area_of(content: QWidget, dialog: QDialog) -> QScrollArea:
    area = QScrollArea(dialog)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    content.setAutoFillBackground(False)  # the dialog's own ground shows through
    return area


def _height(layout: QLayout, width: int) -> int:
    """Pixels; a layout in which nothing wraps answers -1 to the question for its height."""
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
