"""The main window: sidebar, top bar and pages. It only navigates; screens come from outside."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.translation import N_, _
from app.ui.keys import on_keys
from app.ui.keys_help import KeysHelp
from app.ui.panes import focus_next_pane
from app.ui.register_screen import RegisterScreen
from app.ui.screens import ExchangePart, ExchangeToCome, MediationPart, MediationToCome, TriagePart, widget
from app.ui.sidebar import EXCHANGE, MEDIATION, REGISTER, Sidebar
from app.ui.top_bar import TopBar

if TYPE_CHECKING:
    from app.domain.working_days import Calendar
    from app.services.office import Office
    from app.services.register import Register

TITLES = {REGISTER: N_("Register of cases"), MEDIATION: N_("Mediation"), EXCHANGE: N_("Send and receive")}
PAGES = (REGISTER, MEDIATION, EXCHANGE)  # in the order of Ctrl+1, Ctrl+2, Ctrl+3
SMALLEST = (1024, 640)


@dataclass(frozen=True)
class Place:
    """A page, the case in the form, and the case on the mediation page."""

    page: str
    number: str | None
    mediated: str | None


class MainWindow(QMainWindow):
    """Painted before any service exists; `use` hands the services to the screens.

    Signals:
        language_wanted: the language to go on in.
        scheme_wanted: light or dark.
        changed: number of the case that was saved, ticked or called for.
        settled: the list of cases was read, well or not.
        closed: the window is gone, and what was typed is kept.
    """

    language_wanted = Signal(str)
    scheme_wanted = Signal(str)
    changed = Signal(str)
    settled = Signal()
    closed = Signal()

    def __init__(self, register: RegisterScreen, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(_("Complaint Centre"))
        self._clock = clock
        self._register = register
        self._mediation: MediationPart = MediationToCome(self)
        self._exchange: ExchangePart = ExchangeToCome(self)
        self._office: Office | None = None
        self._build()
        self._connect()
        self._bind_keys()
        self.show_page(REGISTER)

    def list_from(self, register: "Register") -> None:
        """The register can be read; the other services follow."""
        self._register.list_from(register)

    def take_triage(self, triage: TriagePart) -> None:
        """The triage panel comes when the frame is painted."""
        self._register.take_triage(triage)

    def take_mediation(self, mediation: MediationPart) -> None:
        """The mediation page comes when the frame is painted."""
        self._mediation = mediation
        mediation.changed.connect(self.changed)
        self._put(MEDIATION, widget(mediation))

    def take_exchange(self, exchange: ExchangePart) -> None:
        """The page of sending and receiving comes when the frame is painted."""
        self._exchange = exchange
        exchange.changed.connect(self.changed)
        exchange.case_wanted.connect(self.open_case)
        exchange.counted.connect(self._show_exchange_count)
        exchange.attention_wanted.connect(self._show_exchange)
        exchange.sending_allowed.connect(self._register.allow_sending)
        self._register.send_wanted.connect(exchange.send_case)
        exchange.watch_drops(self)
        self._put(EXCHANGE, widget(exchange))

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office = office
        self._register.use(office)
        self._mediation.use(office.mediation, office.complaints)
        self._exchange.use(office)
        self._show_mediation_count()

    def use_calendar(self, calendar: "Calendar") -> None:
        """The calendar is ready; it comes after the first rows."""
        self._register.use_calendar(calendar)

    def show_hospital(self, name: str) -> None:
        """Name the hospital."""
        self._sidebar.show_hospital(name)

    def show_person(self, name: str, unit: str) -> None:
        """Name the person at this PC."""
        self._sidebar.show_person(name, unit)

    def show_scheme(self) -> None:
        """The colours are others now."""
        self._sidebar.show_scheme()

    def show_page(self, name: str) -> None:
        """Go to a page: register, mediation or exchange."""
        page = self._pages[name]
        self._stack.setCurrentWidget(page)
        self._sidebar.show_page(name)
        self._top.show_page(_(TITLES[name]), self._clock().date())
        if name == MEDIATION:
            self._mediation.refresh()
        elif name == EXCHANGE:
            self._exchange.refresh()

    def page(self) -> str:
        """The page that is open."""
        return next(name for name, page in self._pages.items() if page is self._stack.currentWidget())

    def new_case(self) -> None:
        """Go to an empty form."""
        self.show_page(REGISTER)
        self._register.new()

    def open_case(self, number: str) -> None:
        """Go to a case."""
        self.show_page(REGISTER)
        self._register.open_case(number)

    def show_nothing(self) -> None:
        """Go to the register without a case."""
        self.show_page(REGISTER)
        self._register.show_nothing()

    def number(self) -> str | None:
        """The number of the case in the form."""
        return self._register.number()

    def place(self) -> "Place":
        """Where somebody is, to go there again in another window."""
        return Place(self.page(), self.number(), self._mediation.number())

    def go_to(self, place: "Place") -> None:
        """Go where somebody was."""
        if place.number is not None:
            self.open_case(place.number)
        if place.page == MEDIATION:
            self.show_page(MEDIATION)
            self._mediation.show_case(place.mediated)
        if place.page == EXCHANGE:
            self.show_page(EXCHANGE)

    def call_mediators(self, number: str) -> None:
        """Go to the mediators of a case."""
        self.show_page(MEDIATION)
        self._mediation.show_case(number)
        self._show_mediation_count()

    def refresh(self) -> None:
        """Read again what is shown; what is typed stays."""
        self._register.refresh()
        self._mediation.refresh()
        self._exchange.refresh()
        self._show_mediation_count()

    def take_change(self, _number: str) -> None:
        """Something was saved somewhere."""
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._register.close_down()
        self._exchange.close_down()
        super().closeEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        self._sidebar, self._top = Sidebar(self), TopBar(self)
        self._stack = QStackedWidget(self)
        parts = (self._register, self._mediation, self._exchange)
        self._pages = dict(zip(PAGES, map(widget, parts), strict=True))
        for page in self._pages.values():
            self._stack.addWidget(page)
        root = QWidget(self)
        row, column = QHBoxLayout(root), QVBoxLayout()
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addLayout(column, 1)
        column.addWidget(self._top)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(root)
        self.setMinimumSize(*SMALLEST)

    def _connect(self) -> None:
        self._sidebar.page_wanted.connect(self.show_page)
        self._sidebar.new_wanted.connect(self.new_case)
        self._sidebar.help_wanted.connect(self._show_help)
        self._sidebar.language_wanted.connect(self.language_wanted)
        self._sidebar.scheme_wanted.connect(self.scheme_wanted)
        self._top.new_wanted.connect(self.new_case)
        self._top.search_changed.connect(self._search)
        self._top.list_wanted.connect(self._register.focus_list)
        self._register.search_cleared.connect(self._top.clear_search)
        self._register.counted.connect(self._show_to_do)
        self._register.settled.connect(self.settled)
        self._register.changed.connect(self.changed)
        self._register.mediation_wanted.connect(self.call_mediators)

    def _bind_keys(self) -> None:
        on_keys("Ctrl+N", self, self.new_case)
        on_keys("Ctrl+F", self, self._top.focus_search)
        on_keys("F5", self, self.refresh)
        on_keys("F6", self, self._go_to_next_pane)
        on_keys("F1", self, self._show_help)
        for number, name in enumerate(PAGES, start=1):
            on_keys(f"Ctrl+{number}", self, self._go_to_page).setObjectName(name)

    def _put(self, name: str, page: QWidget) -> None:
        """Put a page where its place was kept."""
        place = self._pages[name]
        is_open = self._stack.currentWidget() is place
        self._stack.addWidget(page)
        self._pages[name] = page
        if is_open:
            self._stack.setCurrentWidget(page)
        self._stack.removeWidget(place)
        place.deleteLater()

    def _go_to_page(self) -> None:
        self.show_page(self.sender().objectName())

    def _search(self, words: str) -> None:
        if words:
            self.show_page(REGISTER)
        self._register.search(words)

    def _show_to_do(self, count: int) -> None:
        self._sidebar.show_counts(to_do=count)

    def _show_mediation_count(self) -> None:
        if self._office is not None:
            cases = self._office.mediation.cases_in_mediation()
            self._sidebar.show_counts(in_mediation=len(cases))

    def _show_exchange_count(self, count: int) -> None:
        self._sidebar.show_counts(to_exchange=count)

    def _show_exchange(self) -> None:
        self.show_page(EXCHANGE)

    def _go_back(self) -> None:
        """Esc leads to the list; it never takes text away."""
        self.show_page(REGISTER)
        self._register.focus_list()

    def _go_to_next_pane(self) -> None:
        focus_next_pane((self._sidebar, self._top, *self._panes_of_page()), self.focusWidget())

    def _panes_of_page(self) -> tuple[QWidget, ...]:
        return self._register.panes() if self.page() == REGISTER else (self._pages[self.page()],)

    def _show_help(self) -> None:
        KeysHelp(self).open()
