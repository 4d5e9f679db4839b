"""The keys that work anywhere in the window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.keys import on_keys
from app.ui.keys_help import KeysHelp
from app.ui.page_stack import PageStack
from app.ui.panes import focus_next_pane


class WindowKeys(QObject):
    """Says what a key of the window asks for; the help and the way through the panes are its own.

    Signals:
        new_wanted: a new case is to be recorded.
        quick_log_wanted: an event of this shift is to be logged.
        search_wanted: the keyboard is to go to the search.
        refresh_wanted: everything is to be read again.
        page_wanted: key of the page to go to.
    """

    new_wanted = Signal()
    quick_log_wanted = Signal()
    search_wanted = Signal()
    refresh_wanted = Signal()
    page_wanted = Signal(str)

    def __init__(self, pages: PageStack, beside: tuple[QWidget, ...], window: QWidget) -> None:
        super().__init__(window)
        self._pages, self._beside = pages, beside
        on_keys("Ctrl+N", window, self.new_wanted.emit)
        on_keys("Ctrl+Shift+N", window, self.quick_log_wanted.emit)
        on_keys("Ctrl+F", window, self.search_wanted.emit)
        on_keys("F5", window, self.refresh_wanted.emit)
        on_keys("F6", window, self._go_to_next_pane)
        on_keys("F1", window, self.show_help)
        for page, keys in pages.offered.keys().items():
            on_keys(keys, window, self._want_page).setObjectName(page)

    def show_help(self) -> None:
        """Explain the keys in a window of their own."""
        KeysHelp(self._pages.offered.entries(), self._pages.offered.keys(), self._pages.window()).open()

    def _want_page(self) -> None:
        key = self.sender().objectName()
        if key in {page.key for page in self._pages.offered.entries()}:
            self.page_wanted.emit(key)

    def _go_to_next_pane(self) -> None:
        page = self._pages.view(self._pages.shown())
        focus_next_pane((*self._beside, *page.panes()), self._pages.window().focusWidget())
