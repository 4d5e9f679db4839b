"""Goes to the very place of a case where the next thing is to be done."""

from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QTabBar, QWidget

from app.services.today.rows import Goal, TodayLine
from app.ui.page_entry import PageWindow
from app.ui.pages import INCIDENTS

TABS, PROCEEDINGS_TAB = "form_tabs", 1
CATEGORY = "tree"
YEARLY_TABS, YEARLY_TAB = "incident_tabs", 3


class Places(QObject):
    """Opens a case in the window and takes the keyboard to its duty, its proceeding or its category."""

    def __init__(self, window: PageWindow) -> None:
        super().__init__(window.window())
        self._name = ""

    def go_to(self, uid: str, line: TodayLine) -> None:
        """Show the case, and take the keyboard there when it is laid out."""
        window = self._window()
        if line.goal is Goal.YEARLY:
            _show_yearly_lists(window)
            return
        window.open_case(uid)
        tabs = window.register.findChild(QTabBar, TABS)
        if isinstance(tabs, QTabBar):
            tabs.setCurrentIndex(PROCEEDINGS_TAB if line.goal is Goal.PROCEEDING else 0)
        self._name = CATEGORY if line.goal is Goal.CATEGORY else f"{line.goal.value}_{line.goal_id}"
        QTimer.singleShot(0, self, self._focus)

    def go_on_with(self, number: str) -> None:
        """Show the form of that case, or an empty one; what was typed is offered there."""
        if number:
            self._window().open_case(number)
        else:
            self._window().new_case()

    def _focus(self) -> None:
        place = self._window().register.findChild(QWidget, self._name)
        if not isinstance(place, QWidget):
            return
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        area = place.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(place)

    def _window(self) -> PageWindow:
        return cast(PageWindow, self.parent())  # asked for, not kept, as in `PageStack`


def _show_yearly_lists(window: PageWindow) -> None:
    window.show_page(INCIDENTS)
    tabs = window.window().findChild(QTabBar, YEARLY_TABS)
    if isinstance(tabs, QTabBar):
        tabs.setCurrentIndex(YEARLY_TAB)
