"""Every page of the window, in the order of the sidebar; to add one, add an entry here."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.audit import audit_page
from app.bootstrap.exchange import exchange_page
from app.bootstrap.incidents import incidents_page, untold_sentinels
from app.bootstrap.letters import agenda_papers_of, mediation_papers_of, show_preview
from app.bootstrap.plain_imports import plain_imports
from app.bootstrap.quick_log import roster_page
from app.bootstrap.settings import settings_page
from app.bootstrap.today import today_page
from app.bootstrap.waiting import replies_waited_for, waiting_page
from app.translation import N_

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.page_entry import Page, PageWindow
    from app.ui.pages import PageView

# What the figures in the sidebar count: here cases, there duties or letters.
DUTIES = N_("Duties overdue, or to be told at once: {count}")
CASES = N_("Open cases: {count}")
MEDIATED = N_("Cases in mediation: {count}")
REPLIES = N_("Requests and memos without a reply: {count}")
UNTOLD = N_("Cases with a sentinel event of which not everybody was told: {count}")
PROPOSED = N_("Cases to be put on an agenda: {count}")
TO_DECIDE = N_("Things to decide or to look at: {count}")


def every_page(clock: Callable[[], datetime]) -> "tuple[Page, ...]":
    """The entries; what a page is made of is imported when it is made."""
    with plain_imports():
        from app.ui.page_entry import CENTRE, Page
        from app.ui.pages import (
            AGENDA,
            AUDIT,
            CALENDAR,
            COUNTS,
            EXCHANGE,
            INCIDENTS,
            MEDIATION,
            REGISTER,
            ROSTER,
            SETTINGS,
            TODAY,
            WAITING,
        )

    at_centre = frozenset({CENTRE})
    return (
        Page(TODAY, "home", N_("Overview"), partial(today_page, clock), is_awaited=True, counts=DUTIES),
        Page(REGISTER, "document_table", N_("Register of cases"), _register, counts=CASES),
        Page(
            MEDIATION,
            "handshake",
            N_("Mediation"),
            partial(_mediation, clock),
            waiting=_cases_in_mediation,
            counts=MEDIATED,
        ),
        Page(
            WAITING,
            "hourglass",
            N_("Replies awaited"),
            waiting_page,
            roles=at_centre,
            waiting=replies_waited_for,
            counts=REPLIES,
        ),
        Page(INCIDENTS, "shield_error", N_("Incidents"), incidents_page, waiting=untold_sentinels, counts=UNTOLD),
        Page(
            AGENDA,
            "gavel",
            N_("Committee"),
            _agenda,
            roles=at_centre,
            waiting=_cases_for_the_committee,
            counts=PROPOSED,
        ),
        Page(EXCHANGE, "arrow_sync", N_("Send and receive"), exchange_page, is_awaited=True, counts=TO_DECIDE),
        Page(ROSTER, "people_team", N_("Roster"), partial(roster_page, clock)),
        Page(CALENDAR, "calendar", N_("Working days"), partial(_calendar, clock)),
        # A ward has its own cases only, and of those not every name: its figures would be wrong.
        Page(COUNTS, "data_bar_vertical", N_("Counts"), _counts, roles=at_centre),
        # A ward's PC has neither the director's account nor an administrator's; “check” looks at its data.
        Page(AUDIT, "shield_checkmark", N_("Audit"), partial(audit_page, clock), roles=at_centre, is_at_foot=True),
        Page(SETTINGS, "settings", N_("Settings"), settings_page, is_at_foot=True),
    )


def _register(window: "PageWindow") -> "PageView":
    return window.register


def _mediation(clock: Callable[[], datetime], window: "PageWindow") -> "PageView":
    with plain_imports():
        from app.ui.entry.moment_edit import MomentEdit
        from app.ui.form.case_doings import CaseDoings
        from app.ui.mediation.given import Given
        from app.ui.mediation.page import MediationPage

    return MediationPage(Given(partial(MomentEdit, clock), CaseDoings, mediation_papers_of, show_preview))


def _agenda(window: "PageWindow") -> "PageView":
    with plain_imports():
        from app.services.cases.agenda import Agenda
        from app.ui.agenda.page import AgendaPage

    return AgendaPage(Agenda, agenda_papers_of, show_preview)


def _counts(window: "PageWindow") -> "PageView":
    with plain_imports():
        from app.services.counts.counts import Counts
        from app.ui.counts.page import CountsPage

    return CountsPage(Counts)


def _calendar(clock: Callable[[], datetime], window: "PageWindow") -> "PageView":
    with plain_imports():
        from app.services.hospital.calendar import HospitalCalendar
        from app.ui.calendar.page import CalendarPage

    page = CalendarPage(clock, HospitalCalendar)
    page.calendar_changed.connect(window.register.cases.use_calendar)
    return page


def _cases_in_mediation(office: "Office") -> int:
    return len(office.mediation.cases_in_mediation())


def _cases_for_the_committee(office: "Office") -> int:
    with plain_imports():
        from app.services.cases.agenda import Agenda

    return Agenda(office.desk, office.proceedings).waiting()
