"""Every page of the window, in the order of the sidebar; to add one, add an entry here."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.exchange import exchange_page
from app.bootstrap.incidents import incidents_page, untold_sentinels
from app.bootstrap.letters import mediation_papers_of, show_preview
from app.bootstrap.plain_imports import plain_imports
from app.bootstrap.quick_log import roster_page
from app.bootstrap.today import today_page
from app.bootstrap.waiting import waiting_page
from app.translation import N_

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.main_window import MainWindow
    from app.ui.page_entry import Page
    from app.ui.pages import PageView


def every_page(clock: Callable[[], datetime]) -> "tuple[Page, ...]":
    """The entries; what a page is made of is imported when it is made."""
    with plain_imports():
        from app.ui.page_entry import CENTRE, Page
        from app.ui.pages import AGENDA, CALENDAR, EXCHANGE, INCIDENTS, MEDIATION, REGISTER, ROSTER, TODAY, WAITING

    return (
        Page(TODAY, "home", N_("Overview"), partial(today_page, clock), is_awaited=True),
        Page(REGISTER, "document_table", N_("Register of cases"), _register),
        Page(MEDIATION, "handshake", N_("Mediation"), partial(_mediation, clock), waiting=_cases_in_mediation),
        Page(WAITING, "hourglass", N_("Waiting for replies"), waiting_page, roles=frozenset({CENTRE})),
        Page(INCIDENTS, "shield_error", N_("Incidents and risk"), incidents_page, waiting=untold_sentinels),
        Page(AGENDA, "gavel", N_("Committee"), _agenda, roles=frozenset({CENTRE})),
        Page(EXCHANGE, "arrow_sync", N_("Send and receive"), exchange_page, is_awaited=True),
        Page(ROSTER, "people_team", N_("Roster"), partial(roster_page, clock)),
        Page(CALENDAR, "calendar", N_("Working days"), partial(_calendar, clock)),
    )


def _register(window: "MainWindow") -> "PageView":
    return window.register


def _mediation(clock: Callable[[], datetime], window: "MainWindow") -> "PageView":
    with plain_imports():
        from app.ui.form.case_doings import CaseDoings
        from app.ui.form.moment_edit import MomentEdit
        from app.ui.mediation.given import Given
        from app.ui.mediation.page import MediationPage

    return MediationPage(Given(partial(MomentEdit, clock), CaseDoings, mediation_papers_of, show_preview))


def _agenda(window: "MainWindow") -> "PageView":
    with plain_imports():
        from app.services.cases.agenda import Agenda
        from app.ui.agenda.page import AgendaPage

    return AgendaPage(Agenda)


def _calendar(clock: Callable[[], datetime], window: "MainWindow") -> "PageView":
    with plain_imports():
        from app.services.hospital.calendar import HospitalCalendar
        from app.ui.calendar.page import CalendarPage

    page = CalendarPage(clock, HospitalCalendar)
    page.calendar_changed.connect(window.register.cases.use_calendar)
    return page


def _cases_in_mediation(office: "Office") -> int:
    return len(office.mediation.cases_in_mediation())
