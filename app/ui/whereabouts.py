"""Where somebody is in the window, to go there again in another one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class Place(NamedTuple):
    """The page that is open, and the number of the case that each page shows, by the key of the page."""

    page: str
    numbers: Mapping[str, str]


def place_of(window: "MainWindow") -> Place:
    """Where somebody is."""
    return Place(window.pages.shown(), window.pages.numbers())


def go_to(window: "MainWindow", place: Place) -> None:
    """Go where somebody was."""
    for key, number in place.numbers.items():
        window.pages.view(key).show_case(number)
    window.show_page(place.page)
