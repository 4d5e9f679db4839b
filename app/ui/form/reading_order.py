"""The order in which the Tab key goes through parts of the form that were made at different times."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_reading_order(*parts: QWidget) -> None:
    """Let the keyboard go through `parts` one after another, each from its first made child to its last."""
    stops = [stop for part in parts for stop in tab_stops(part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def tab_stops(part: QWidget) -> Iterator[QWidget]:
    """Every widget in `part` that Tab can stop at once it is shown; popups have an order of their own."""
    for each in (part, *part.findChildren(QWidget)):
        stops = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if stops and each.focusProxy() is None and each.window() is part.window():
            yield each
