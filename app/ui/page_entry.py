"""How a page of the window is declared; the list of all pages is `app/bootstrap/pages.py`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.ui.pages import PageView

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from app.services.office import Office
    from app.ui.register.screen import RegisterScreen
    from app.ui.sidebar import Sidebar
    from app.ui.top_bar import TopBar

CENTRE, WARD = "centre", "ward"
EVERYWHERE = frozenset({CENTRE, WARD})


class PageWindow(Protocol):
    """What a page finds around it: the register, sidebar and top bar, and the ways to other pages or a new window."""

    register: "RegisterScreen"
    sidebar: "Sidebar"
    top: "TopBar"
    renewal_wanted: "SignalInstance"
    restore_wanted: "SignalInstance"
    errand_wanted: "SignalInstance"

    def window(self) -> "QWidget":
        """The window itself, as what belongs to it needs it."""

    def show_page(self, key: str) -> None:
        """Go to a page."""

    def open_case(self, number: str) -> None:
        """Go to a case."""

    def new_case(self) -> None:
        """Go to an empty form."""


class Page(NamedTuple):
    """An entry of the sidebar. Ctrl and the place in the list lead there.

    `make` makes the view when somebody goes there first, or with `is_awaited` soon after the first paint: a page that
    works while nobody looks. `roles` are the kinds of PC that have it. `waiting` counts what waits there, for a page
    that does not say so by `counted`, or only once it is made; `counts` says what the `{count}` in the sidebar counts,
    cases here and duties there. One `is_at_foot` stands apart, above the help. `is_allowed` says whether the person may
    see anything there; without it everybody may.
    """

    key: str
    icon: str
    title: str
    make: Callable[[PageWindow], PageView]
    is_awaited: bool = False
    roles: frozenset[str] = EVERYWHERE
    waiting: "Callable[[Office], int] | None" = None
    is_at_foot: bool = False
    counts: str = "{count}"
    is_allowed: "Callable[[Office], bool] | None" = None

    def is_for(self, office: "Office") -> bool:
        """Whether this PC has the page, and the person at it."""
        return office.desk.node.role in self.roles and (self.is_allowed is None or self.is_allowed(office))


def keys_of(pages: Sequence[Page]) -> dict[str, str]:
    """The keys that lead to each page, by the key of the page; nine pages have some."""
    return {page.key: f"Ctrl+{place}" for place, page in enumerate(pages[:9], start=1)}
