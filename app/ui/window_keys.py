"""The keys that work anywhere in the window."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from app.ui.keys import on_keys
from app.ui.keys_help import KeysHelp
from app.ui.page_entry import keys_of
from app.ui.panes import focus_next_pane

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class WindowKeys(QObject):
    """Binds the keys of a window to what it does."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        on_keys("Ctrl+N", window, window.new_case)
        on_keys("Ctrl+Shift+N", window, window.open_quick_log)
        on_keys("Ctrl+F", window, window.top.focus_search)
        on_keys("F5", window, window.refresh)
        on_keys("F6", window, self._go_to_next_pane)
        on_keys("F1", window, self.show_help)
        for page, keys in keys_of(window.pages.pages()).items():
            on_keys(keys, window, self._go_to_page).setObjectName(page)

    def show_help(self) -> None:
        """Explain the keys in a window of their own."""
        window = self._window()
        KeysHelp(window.pages.pages(), window).open()

    def _go_to_page(self) -> None:
        key, window = self.sender().objectName(), self._window()
        if key in {page.key for page in window.pages.pages()}:
            window.show_page(key)

    def _go_to_next_pane(self) -> None:
        window = self._window()
        page = window.pages.view(window.pages.shown())
        focus_next_pane((window.sidebar, window.top, *page.panes()), window.focusWidget())

    def _window(self) -> "MainWindow":
        return cast("MainWindow", self.parent())  # asked for, not kept, as in `PageStack`
