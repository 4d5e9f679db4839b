"""What a picture of a screen must satisfy: its named widgets are in sight and whole, and no text is cut off."""

from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QTableView, QToolButton, QWidget

from app.services.words.rule_words import rule_in_words
from app.ui.rule_label import rules_in
from app.ui.shown_text import plain

LOOKED_AT = (QLabel, QAbstractButton, QTabBar, QTableView)


def faults_in(screen: QWidget, names: Iterable[str]) -> list[str]:
    """Everything wrong with the screen as it stands, in English, for the tour and its test."""
    parts = screen.findChildren(QWidget)  # once: a window has some thousands
    seen = [part for part in parts if isinstance(part, LOOKED_AT) and _is_in_sight(part)]
    return [
        *_missing(parts, names),
        *_cut_labels(seen),
        *_cut_buttons(seen),
        *_cut_tabs(seen),
        *_unexplained_rules(seen),
    ]


def _missing(parts: Sequence[QWidget], names: Iterable[str]) -> Iterator[str]:
    named: dict[str, list[QWidget]] = {name: [] for name in names}
    for part in parts:
        named.get(part.objectName(), []).append(part)
    for name, widgets in named.items():
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
    """A button says itself how much lower it may be than it wants to; a line of words has no room to give away."""
    is_line = isinstance(widget, QLabel) and not _wraps(widget)
    wanted = widget.sizeHint() if is_line else widget.minimumSizeHint()
    return widget.width() < wanted.width() or widget.height() < wanted.height()


def _cut_labels(seen: Sequence[QWidget]) -> Iterator[str]:
    for label in seen:
        if not isinstance(label, QLabel) or not label.text():
            continue
        if _wraps(label):
            cut = label.heightForWidth(label.width()) > label.height()
        else:
            cut = label.sizeHint().width() > label.width()
        if cut:
            yield f"the label “{label.text()}” ({label.objectName()}) is cut off"


def _cut_buttons(seen: Sequence[QWidget]) -> Iterator[str]:
    for button in seen:
        if not isinstance(button, QAbstractButton) or not button.text() or _shows_icon_only(button):
            continue
        words = max(button.fontMetrics().horizontalAdvance(line) for line in button.text().split("\n"))
        if words > button.width():
            yield f"the button “{button.text()}” ({button.objectName()}) is cut off"


def _cut_tabs(seen: Sequence[QWidget]) -> Iterator[str]:
    for bar in seen:
        if not isinstance(bar, QTabBar):
            continue
        last = bar.count() - 1
        if last >= 0 and bar.tabRect(last).right() > bar.width():
            yield f"the tab “{bar.tabText(last)}” ({bar.objectName()}) is cut off"


def _unexplained_rules(seen: Sequence[QWidget]) -> Iterator[str]:
    """A number of a rule says nothing to who does not know it: its words must be behind it."""
    for part in seen:
        if isinstance(part, QLabel | QAbstractButton):
            around = part.parentWidget() or part  # Qt asks the parent where a widget has no tooltip
            yield from _unexplained(part.text(), part.toolTip() or around.toolTip())
        elif isinstance(part, QTableView):
            for index in _in_sight(part):
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


def _shows_icon_only(button: QAbstractButton) -> bool:
    only = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(button, QToolButton) and button.toolButtonStyle() == only and not button.icon().isNull()
