"""Every page of the window, in the order of the sidebar; to add one, add an entry here."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.exchange import exchange_page
from app.bootstrap.plain_imports import plain_imports
from app.translation import N_

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.main_window import MainWindow
    from app.ui.page_entry import Page
    from app.ui.pages import PageView


def every_page(clock: Callable[[], datetime]) -> "tuple[Page, ...]":
    """The entries; what a page is made of is imported when it is made."""
    with plain_imports():
        from app.ui.page_entry import Page
        from app.ui.pages import CALENDAR, EXCHANGE, MEDIATION, REGISTER

    return (
        Page(REGISTER, "document_table", N_("Register of cases"), _register),
        Page(MEDIATION, "handshake", N_("Mediation"), partial(_mediation, clock), waiting=_cases_in_mediation),
        Page(EXCHANGE, "arrow_sync", N_("Send and receive"), exchange_page, is_awaited=True),
        Page(CALENDAR, "calendar", N_("Working days"), partial(_calendar, clock)),
    )


def _register(window: "MainWindow") -> "PageView":
    return window.register


def _mediation(clock: Callable[[], datetime], window: "MainWindow") -> "PageView":
    with plain_imports():
        from app.ui.form.moment_edit import MomentEdit
        from app.ui.mediation.page import MediationPage

    return MediationPage(partial(MomentEdit, clock))


def _calendar(clock: Callable[[], datetime], window: "MainWindow") -> "PageView":
    with plain_imports():
        from app.services.hospital_calendar import HospitalCalendar
        from app.ui.calendar.page import CalendarPage

    page = CalendarPage(clock, HospitalCalendar)
    page.calendar_changed.connect(window.register.cases.use_calendar)
    return page


def _cases_in_mediation(office: "Office") -> int:
    return len(office.mediation.cases_in_mediation())
