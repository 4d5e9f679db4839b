"""Going from pane to pane of the window with one key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_next_pane(panes: Sequence[QWidget], here: QWidget | None) -> None:
    """Take the keyboard from the pane around `here` to the next one that takes it."""
    place = next((at for at, pane in enumerate(panes) if here and pane.isAncestorOf(here)), -1)
    for pane in (*panes[place + 1 :], *panes):
        if _takes_focus(pane):
            return


def _takes_focus(pane: QWidget) -> bool:
    """Give the keyboard to the first widget of the pane that takes it."""
    for each in (pane, *pane.findChildren(QWidget)):
        takes = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and each.isVisible() and each.isEnabled() and each.focusProxy() is None:
            each.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
