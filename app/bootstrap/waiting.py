"""Makes the page of what is waited for, and counts what waits there."""

from typing import TYPE_CHECKING

from app.bootstrap.letters import letters_of, show_preview
from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.page_entry import PageWindow
    from app.ui.pages import PageView


def waiting_page(window: "PageWindow") -> "PageView":
    """The page, with what prints its letters."""
    with plain_imports():
        from app.ui.waiting.page import WaitingPage

    return WaitingPage(letters_of, show_preview)


def replies_waited_for(office: "Office") -> int:
    """How many requests and memos have had no reply."""
    with plain_imports():
        from app.services.cases.waiting_for import waited_for

    return len(waited_for(office.desk))
