"""Rows made anew for each case, and buttons with a content of their own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget


def cleared(layout: QLayout) -> None:
    """Take every widget out of the layout and let it go; until it is gone it answers to no name."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            for part in (widget, *widget.findChildren(QWidget)):
                part.setObjectName("")
            widget.hide()
            widget.deleteLater()


def restyled(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and let the style look again; one never set counts as off."""
    before = widget.property(name)
    if before == value or (before is None and not value):
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def passed_through(button: QWidget) -> None:
    """Let a click on the labels inside a button be a click on the button."""
    for part in button.findChildren(QWidget):
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class RowButton(QPushButton):
    """A button with a layout of labels; frame and colours come from the style sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout else super().minimumSizeHint()
