"""How a page of the window is declared; the list of all pages is `app/bootstrap/pages.py`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.pages import PageView

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.main_window import MainWindow

CENTRE, WARD = "centre", "ward"
EVERYWHERE = frozenset({CENTRE, WARD})


@dataclass(frozen=True)
class Page:
    """An entry of the sidebar. Ctrl and the place in the list lead there.

    `make` makes the view when somebody goes there first, or with `is_awaited` soon after the first paint: a page that
    works while nobody looks. `roles` are the kinds of PC that have it. `waiting` counts what waits there, for a page
    that does not say so by `counted`, or only once it is made. One `is_at_foot` stands apart, above the help.
    """

    key: str
    icon: str
    title: str
    make: "Callable[[MainWindow], PageView]"
    is_awaited: bool = False
    roles: frozenset[str] = EVERYWHERE
    waiting: "Callable[[Office], int] | None" = None
    is_at_foot: bool = False


def keys_of(pages: Sequence[Page]) -> dict[str, str]:
    """The keys that lead to each page, by the key of the page; nine pages have some."""
    return {page.key: f"Ctrl+{place}" for place, page in enumerate(pages[:9], start=1)}
