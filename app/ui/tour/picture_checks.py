"""What a picture of a screen must satisfy: its named widgets are in sight and whole, and no text is cut off."""

from collections.abc import Iterable, Iterator
from html import unescape

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QTableView, QToolButton, QWidget

from app.services.words.rule_words import rule_in_words
from app.ui.rule_label import rules_in
from app.ui.shown_text import plain


def faults_in(screen: QWidget, names: Iterable[str]) -> list[str]:
    """Everything wrong with the screen as it stands, in English, for the tour and its test."""
    return [
        *_missing(screen, names),
        *_cut_labels(screen),
        *_cut_buttons(screen),
        *_cut_tabs(screen),
        *_unexplained_rules(screen),
    ]


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
    if not widget.visibleRegion().isEmpty():
        return True
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return any(_is_in_sight(child) for child in children)


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


def _cut_tabs(screen: QWidget) -> Iterator[str]:
    for bar in screen.findChildren(QTabBar):
        last = bar.count() - 1
        if _is_in_sight(bar) and last >= 0 and bar.tabRect(last).right() > bar.width():
            yield f"the tab “{bar.tabText(last)}” ({bar.objectName()}) is cut off"


def _unexplained_rules(screen: QWidget) -> Iterator[str]:
    """A number of a rule says nothing to who does not know it: its words must be behind it."""
    texts: list[QLabel | QAbstractButton] = [*screen.findChildren(QLabel), *screen.findChildren(QAbstractButton)]
    for widget in filter(_is_in_sight, texts):
        around = widget.parentWidget() or widget  # Qt asks the parent where a widget has no tooltip
        yield from _unexplained(widget.text(), widget.toolTip() or around.toolTip())
    for view in screen.findChildren(QTableView):
        if _is_in_sight(view):
            for index in _in_sight(view):
                yield from _unexplained(str(index.data() or ""), str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))


def _unexplained(text: str, explanation: str) -> Iterator[str]:
    for rule in rules_in(plain(text)):
        words = rule_in_words(rule)
        if words and plain(words.partition("\n")[0]) not in unescape(plain(explanation)):
            yield f"rule {rule} of “{plain(text)}” is not explained"


def _in_sight(view: QTableView) -> Iterator[QModelIndex]:
    model, first, last = view.model(), view.rowAt(0), view.rowAt(view.viewport().height() - 1)
    if model is None or first < 0:
        return
    for row in range(first, (last if last >= 0 else model.rowCount() - 1) + 1):
        yield from (model.index(row, column) for column in range(model.columnCount()))


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
