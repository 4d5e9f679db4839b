"""The pages of the window, one on the other; each is made when it is wanted first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.offered_pages import OfferedPages
from app.ui.page_entry import Page, PageWindow
from app.ui.pages import PageView

if TYPE_CHECKING:
    from app.services.office import Office


class PageStack(QStackedWidget):
    """Makes the pages of `window`, hands them the services, and says what they say.

    Signals:
        changed: number of the case that is not what it was; empty when they are many.
        counted: key of a page, and how much waits there.
        case_wanted: number of a case that somebody wants to see in the form.
        page_wanted: key of a page, and number of the case to show there; empty for none.
    """

    changed = Signal(str)
    counted = Signal(str, int)
    case_wanted = Signal(str)
    page_wanted = Signal(str, str)

    def __init__(self, pages: Sequence[Page], window: QWidget) -> None:
        super().__init__(window)
        self.offered = OfferedPages(pages)
        self._views: dict[str, PageView] = {}
        self._office: Office | None = None

    def view(self, key: str) -> PageView:
        """The page of that key, made now if it is not there."""
        if key not in self._views:
            self._add(key, self.offered.entry(key).make(self._around()))
        return self._views[key]

    def add_awaited(self) -> None:
        """Make the pages that work while nobody looks."""
        for page in self.offered.entries():
            if page.is_awaited:
                self.view(page.key)

    def show_page(self, key: str) -> None:
        """Bring the page to the front."""
        view = self.view(key)
        self.setCurrentWidget(view)
        view.enter()

    def shown(self) -> str:
        """The key of the page in front."""
        return self._key_of(self.currentWidget())

    def use(self, office: "Office") -> None:
        """The services are ready for every page, those that are not made yet too."""
        self._office = office
        self.offered.use(office)
        for view in self._seen():
            view.use(office)
        self.count_waiting()

    def refresh(self) -> None:
        """Read again the page in front and those that work while nobody looks; the others are read when entered."""
        for key, view in self._views.items():
            if self.offered.has(key) and (view is self.currentWidget() or self.offered.entry(key).is_awaited):
                view.refresh()
        self.count_waiting()

    def count_waiting(self) -> None:
        """Say how much waits on the pages that do not say so themselves."""
        for key, count in self.offered.waiting():
            self.counted.emit(key, count)

    def numbers(self) -> dict[str, str]:
        """The number of the case that each page shows, by the key of the page."""
        shown = {key: view.number() for key, view in self._views.items()}
        return {key: number for key, number in shown.items() if number is not None}

    def close_down(self) -> None:
        """Let what the pages have begun end."""
        for view in self._views.values():
            view.close_down()

    def _add(self, key: str, view: PageView) -> None:
        self._views[key] = view
        self.addWidget(view)
        view.changed.connect(self.changed)
        view.counted.connect(self._tell_count)
        view.case_wanted.connect(self.case_wanted)
        view.page_wanted.connect(self.page_wanted)
        if self._office is not None and self.offered.has(key):
            view.use(self._office)

    def _seen(self) -> tuple[PageView, ...]:
        """The pages that are made and for whoever is here; what hears of no services reads nothing."""
        return tuple(view for key, view in self._views.items() if self.offered.has(key))

    def _around(self) -> PageWindow:
        # Asked for, not kept: two that keep each other are let go only when Python looks for such circles, which may
        # be in another thread.
        return cast(PageWindow, self.window())

    def _tell_count(self, count: int) -> None:
        self.counted.emit(self._key_of(self.sender()), count)

    def _key_of(self, view: object) -> str:
        return next(key for key, each in self._views.items() if each is view)
