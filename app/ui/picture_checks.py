"""What a picture of a screen must satisfy: its named widgets are in sight and whole, and no text is cut off."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget


def faults_in(screen: QWidget, names: Iterable[str]) -> list[str]:
    """Everything wrong with the screen as it stands, in English, for the tour and its test."""
    return [*_missing(screen, names), *_cut_labels(screen), *_cut_buttons(screen)]


def _missing(screen: QWidget, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        widgets = screen.findChildren(QWidget, name)
        if not widgets:
            yield f"{name} does not exist"
        elif not any(_is_in_sight(widget) for widget in widgets):
            yield f"{name} is not in sight"
        elif all(_is_squeezed(widget) for widget in widgets):
            size, wanted = widgets[0].size(), widgets[0].sizeHint()
            yield f"{name} is {size.width()}x{size.height()}, wants {wanted.width()}x{wanted.height()}"


def _is_in_sight(widget: QWidget) -> bool:
    """Whether a part of the widget, or of what covers it from within, is seen."""
    if not widget.isVisible():
        return False
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return not widget.visibleRegion().isEmpty() or any(_is_in_sight(child) for child in children)


def _is_squeezed(widget: QWidget) -> bool:
    exact = isinstance(widget, QLabel | QAbstractButton) and not _wraps(widget) and not _holds_labels(widget)
    wanted = widget.sizeHint() if exact else widget.minimumSizeHint()
    return widget.width() < wanted.width() or widget.height() < wanted.height()


def _cut_labels(screen: QWidget) -> Iterator[str]:
    for label in screen.findChildren(QLabel):
        if not _is_in_sight(label) or not label.text():
            continue
        if _wraps(label):
            cut = label.heightForWidth(label.width()) > label.height()
        else:
            cut = label.sizeHint().width() > label.width()
        if cut:
            yield f"the label “{label.text()}” ({label.objectName()}) is cut off"


def _cut_buttons(screen: QWidget) -> Iterator[str]:
    for button in screen.findChildren(QAbstractButton):
        if not _is_in_sight(button) or not button.text() or _shows_icon_only(button):
            continue
        words = max(button.fontMetrics().horizontalAdvance(line) for line in button.text().split("\n"))
        if words > button.width():
            yield f"the button “{button.text()}” ({button.objectName()}) is cut off"


def _wraps(widget: QWidget) -> bool:
    if not isinstance(widget, QLabel):
        return False
    return widget.wordWrap() and widget.textFormat() != Qt.TextFormat.MarkdownText


def _holds_labels(widget: QWidget) -> bool:
    """A button with a layout may be narrower than its longest line; its labels are looked at one by one."""
    return widget.layout() is not None


def _shows_icon_only(button: QAbstractButton) -> bool:
    only = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(button, QToolButton) and button.toolButtonStyle() == only and not button.icon().isNull()
