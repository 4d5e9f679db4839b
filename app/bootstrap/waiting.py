"""Makes the page of what is waited for."""

from typing import TYPE_CHECKING

from app.bootstrap.letters import letters_of, show_preview
from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.pages import PageView


def waiting_page(window: "MainWindow") -> "PageView":
    """The page, with what prints its letters."""
    with plain_imports():
        from app.ui.waiting.page import WaitingPage

    return WaitingPage(letters_of, show_preview)
