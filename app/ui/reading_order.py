"""The order in which the Tab key goes through parts of a window that were made at different times."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_reading_order(*parts: QWidget) -> None:
    """Let the keyboard go through `parts` one after another, each from its first made child to its last."""
    stops = [stop for part in parts for stop in _stops(part)]
    handing_on = [(stop, stop.focusProxy(), stop.focusPolicy()) for stop in stops if stop.focusProxy() is not None]
    for stop, _proxy, _policy in handing_on:
        # Qt moves no widget without a policy, and one with a proxy only with all that stands behind it.
        _hand_on(stop, None, Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    for stop, proxy, policy in handing_on:
        _hand_on(stop, proxy, policy)


def _stops(part: QWidget) -> Iterator[QWidget]:
    """Every widget in `part` that Tab can stop at once it is shown; popups have an order of their own.

    Tab stops at a widget that hands the keyboard on, whatever its own policy says, so it stands before its parts.
    """
    for each in (part, *part.findChildren(QWidget)):
        stops = each.focusPolicy() & Qt.FocusPolicy.TabFocus or each.focusProxy() is not None
        if stops and each.window() is part.window():
            yield each


def _hand_on(stop: QWidget, proxy: QWidget | None, policy: Qt.FocusPolicy) -> None:
    stop.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs do not know that none is allowed
    stop.setFocusPolicy(policy)  # with a proxy it would become the proxy's policy too
    if proxy is not None:
        stop.setFocusProxy(proxy)
