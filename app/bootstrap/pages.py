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
from app.bootstrap.reports import reports_page
from app.bootstrap.settings import settings_page
from app.bootstrap.today import today_page
from app.bootstrap.waiting import replies_waited_for, waiting_page
from app.translation import N_
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
    REPORTS,
    ROSTER,
    SETTINGS,
    TODAY,
    WAITING,
)

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.page_entry import PageWindow
    from app.ui.pages import PageView

# What the figures in the sidebar count: here cases, there duties or letters.
DUTIES = N_("Duties overdue, or to be told at once: {count}")
CASES = N_("Open cases: {count}")
MEDIATED = N_("Cases in mediation: {count}")
REPLIES = N_("Requests and memos without a reply: {count}")
UNTOLD = N_("Cases with a sentinel event of which not everybody was told: {count}")
PROPOSED = N_("Cases to be put on an agenda: {count}")
TO_DECIDE = N_("Things to decide or to look at: {count}")

AT_CENTRE = frozenset({CENTRE})
# Who has one of the rights of a page, each named "action data", sees it.
RIGHTS = {
    TODAY: ("read case", "read incident", "record case", "record incident"),
    REGISTER: ("read case", "read incident", "record case", "record incident"),
    MEDIATION: ("read case",),
    WAITING: ("read case",),
    INCIDENTS: ("read incident",),
    AGENDA: ("read case",),
    EXCHANGE: ("read exchange",),
    ROSTER: ("read reference",),
    CALENDAR: ("read reference",),
    COUNTS: ("read reports",),
    REPORTS: ("read reports",),
    AUDIT: ("read audit",),
    SETTINGS: ("change reference", "change accounts", "read copies"),
}


def every_page(clock: Callable[[], datetime]) -> tuple[Page, ...]:
    """The entries; what a page is made of is imported when it is made."""
    pages = (*_work(clock), *_office(clock), *_foot(clock))
    return tuple(page._replace(is_allowed=partial(_may, RIGHTS[page.key])) for page in pages)


def _work(clock: Callable[[], datetime]) -> tuple[Page, ...]:
    """What is done with cases, and what waits for somebody."""
    return (
        Page(TODAY, "home", N_("Overview"), partial(today_page, clock), is_awaited=True, counts=DUTIES),
        Page(REGISTER, "document_table", N_("Register of cases"), _register, is_awaited=True, counts=CASES),
        Page(MEDIATION, "handshake", N_("Mediation"), partial(_mediation, clock), waiting=_mediated, counts=MEDIATED),
        Page(
            WAITING,
            "hourglass",
            N_("Replies awaited"),
            waiting_page,
            roles=AT_CENTRE,
            waiting=replies_waited_for,
            counts=REPLIES,
        ),
        Page(INCIDENTS, "shield_error", N_("Incidents"), incidents_page, waiting=untold_sentinels, counts=UNTOLD),
        Page(AGENDA, "gavel", N_("Committee"), _agenda, roles=AT_CENTRE, waiting=_proposed, counts=PROPOSED),
    )


def _office(clock: Callable[[], datetime]) -> tuple[Page, ...]:
    """What the office looks up, sends and hands in."""
    return (
        Page(EXCHANGE, "arrow_sync", N_("Send and receive"), exchange_page, is_awaited=True, counts=TO_DECIDE),
        Page(ROSTER, "people_team", N_("Roster"), partial(roster_page, clock)),
        Page(CALENDAR, "calendar", N_("Working days"), partial(_calendar, clock)),
        # A ward has its own cases only, and of those not every name: its figures would be wrong.
        Page(COUNTS, "data_bar_vertical", N_("Counts"), _counts, roles=AT_CENTRE),
        Page(REPORTS, "clipboard_text_edit", N_("Reports"), reports_page, roles=AT_CENTRE),
    )


def _foot(clock: Callable[[], datetime]) -> tuple[Page, ...]:
    """What stands apart at the foot of the sidebar."""
    audit = partial(audit_page, clock)
    return (
        # A ward's PC has neither the director's account nor an administrator's; “check” looks at its data.
        Page(AUDIT, "shield_checkmark", N_("Audit"), audit, roles=AT_CENTRE, is_at_foot=True),
        Page(SETTINGS, "settings", N_("Settings"), settings_page, is_at_foot=True),
    )


def _may(rights: tuple[str, ...], office: "Office") -> bool:
    """Whether the person has any of these rights."""
    from app.domain.roles import Action, DataClass

    pairs = (each.split() for each in rights)
    return any(office.desk.may(Action(action), DataClass(data)) for action, data in pairs)


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


def _mediated(office: "Office") -> int:
    return len(office.mediation.cases_in_mediation())


def _proposed(office: "Office") -> int:
    with plain_imports():
        from app.services.cases.agenda import Agenda

    return Agenda(office.desk, office.proceedings).waiting()
