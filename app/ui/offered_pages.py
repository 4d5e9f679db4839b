"""Which pages of the window this PC and the person at it have; until somebody is known, every one."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.ui.page_entry import Page, keys_of

if TYPE_CHECKING:
    from app.services.office import Office


class OfferedPages:
    """The entries, and what waits on the pages behind them."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = {page.key: page for page in pages}
        self._office: Office | None = None
        self._hidden: frozenset[str] = frozenset()

    def use(self, office: "Office") -> None:
        """From now on for whoever is here."""
        self._office = office
        self._hidden = frozenset(page.key for page in self._pages.values() if not page.is_for(office))

    def entries(self) -> tuple[Page, ...]:
        """Every page that is offered, in order."""
        return tuple(page for page in self._pages.values() if self.has(page.key))

    def entry(self, key: str) -> Page:
        """The page of that key, offered or not."""
        return self._pages[key]

    def has(self, key: str) -> bool:
        """Whether the page of that key is offered."""
        return key not in self._hidden

    def keys(self) -> dict[str, str]:
        """The keys that lead to each page; they stay the same for everybody."""
        return keys_of(tuple(self._pages.values()))

    def waiting(self) -> Iterator[tuple[str, int]]:
        """How much waits on the pages that do not say so themselves, by the key of the page."""
        for page in self.entries():
            if self._office is not None and page.waiting is not None:
                yield page.key, page.waiting(self._office)
