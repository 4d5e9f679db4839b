"""The main window: sidebar, top bar and pages. It only navigates; pages come from outside."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.domain.buddhist_dates import BANGKOK
from app.translation import _
from app.ui.page_entry import Page
from app.ui.page_stack import PageStack
from app.ui.pages import REGISTER
from app.ui.register.screen import RegisterScreen
from app.ui.sidebar import Sidebar
from app.ui.top_bar import TopBar
from app.ui.window_keys import WindowKeys

if TYPE_CHECKING:
    from app.services.office import Office

SMALLEST = (1024, 640)


class MainWindow(QMainWindow):
    """Painted before any service exists; `use` hands the services to the pages.

    Signals:
        language_wanted: the language to go on in.
        scheme_wanted: light or dark.
        renewal_wanted: the window is to be made again: its forms would offer other choices.
        restore_wanted: the copy of the data that is to take their place, a `Path`; the window goes for it.
        errand_wanted: what is to be done with the accounts while no window is open, an `AccountErrand`.
        changed: number of the case that was saved, ticked or called for.
        quick_log_wanted: an event of this shift is to be logged, by these services, an `Office`.
        telling_wanted: somebody wants to tell people of a case; by these services, and its number.
        settled: the list of cases was read, well or not.
        closed: the window is gone, and what was typed is kept.
    """

    language_wanted = Signal(str)
    scheme_wanted = Signal(str)
    renewal_wanted = Signal()
    restore_wanted = Signal(object)
    errand_wanted = Signal(object)
    changed = Signal(str)
    quick_log_wanted = Signal(object)
    telling_wanted = Signal(object, str)
    settled = Signal()
    closed = Signal()

    def __init__(self, register: RegisterScreen, pages: Sequence[Page], clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(_("Complaint Centre"))
        self._clock = clock
        self._office: Office | None = None
        self.register = register
        self.sidebar, self.top = Sidebar(pages, self), TopBar(self)
        self.pages = PageStack(pages, self)
        self.setCentralWidget(_side_by_side(self.sidebar, self.top, self.pages))
        self.setMinimumSize(*SMALLEST)
        self._connect()
        self.show_page(REGISTER)

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office = office
        self.pages.use(office)
        self.sidebar.offer_quick_log(offered=office.logs_events())
        for part in (self.sidebar, self.top):
            part.offer_new(offered=office.records_cases())
        self.sidebar.show_pages(self.pages.offered.entries())
        if not office.records_cases() and self.number() is None:
            self.register.show_nothing()
        if self.page() not in {page.key for page in self.pages.offered.entries()}:
            self.show_page(self.page())

    def show_page(self, key: str) -> None:
        """Go to a page, or to the first one where that is not for whoever is here."""
        titles = {page.key: page.title for page in self.pages.offered.entries()}
        key = key if key in titles else next(iter(titles))
        self.pages.show_page(key)
        self.sidebar.show_page(key)
        self.top.show_page(_(titles[key]), self._clock().astimezone(BANGKOK).date())

    def page(self) -> str:
        """The key of the page that is open."""
        return self.pages.shown()

    def show_case_on(self, key: str, number: str) -> None:
        """Go to what a page has of a case; an empty number for none."""
        self.show_page(key)
        if number and self.page() == key:
            self.pages.view(key).show_case(number)
        self.pages.count_waiting()

    def new_case(self) -> None:
        """Go to an empty form."""
        self.show_page(REGISTER)
        if self._office is None or self._office.records_cases():
            self.register.new()

    def open_quick_log(self) -> None:
        """Log an event of this shift, in a window of its own."""
        if self._office is not None and self._office.logs_events():
            self.quick_log_wanted.emit(self._office)

    def tell_people(self, number: str) -> None:
        """Say whom to tell of a case, and keep who was told."""
        if self._office is not None:
            self.telling_wanted.emit(self._office, number)

    def open_case(self, number: str) -> None:
        """Go to a case."""
        self.show_page(REGISTER)
        self.register.show_case(number)

    def number(self) -> str | None:
        """The number of the case in the form."""
        return self.register.number()

    def refresh(self) -> None:
        """Read again what is shown; what is typed stays."""
        self.pages.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads to the list; it never takes text away."""
        if event.key() == Qt.Key.Key_Escape:
            self.show_page(REGISTER)
            self.register.cases.focus_list()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pages.close_down()
        super().closeEvent(event)
        self.closed.emit()

    def _connect(self) -> None:
        keys = WindowKeys(self.pages, (self.sidebar, self.top), self)
        keys.new_wanted.connect(self.new_case)
        keys.quick_log_wanted.connect(self.open_quick_log)
        keys.search_wanted.connect(self.top.focus_search)
        keys.refresh_wanted.connect(self.refresh)
        keys.refresh_wanted.connect(self.register.work.in_step.look_again)
        keys.page_wanted.connect(self.show_page)
        self.sidebar.page_wanted.connect(self.show_page)
        self.sidebar.new_wanted.connect(self.new_case)
        self.sidebar.quick_log_wanted.connect(self.open_quick_log)
        self.sidebar.help_wanted.connect(keys.show_help)
        self.sidebar.language_wanted.connect(self.language_wanted)
        self.sidebar.scheme_wanted.connect(self.scheme_wanted)
        self.top.new_wanted.connect(self.new_case)
        self.top.search_changed.connect(self._search)
        self.top.list_wanted.connect(self.register.cases.focus_list)
        self.pages.counted.connect(self.sidebar.show_count)
        self.pages.changed.connect(self.changed)
        self.pages.case_wanted.connect(self.open_case)
        self.pages.page_wanted.connect(self.show_case_on)
        self.register.search_cleared.connect(self.top.clear_search)
        self.register.settled.connect(self.settled)

    def _search(self, words: str) -> None:
        if words:
            self.show_page(REGISTER)
        self.register.cases.search.look_for(words)


def _side_by_side(sidebar: QWidget, top: QWidget, pages: QWidget) -> QWidget:
    """The sidebar on the left, and beside it the pages under the top bar."""
    root = QWidget()
    row, column = QHBoxLayout(root), QVBoxLayout()
    for layout in (row, column):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    row.addWidget(sidebar)
    row.addLayout(column, 1)
    column.addWidget(top)
    column.addWidget(pages, 1)
    return root
