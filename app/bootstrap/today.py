"""Makes the page of Today and opens its services; both come after the first paint."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.main_window import MainWindow
    from app.ui.page_entry import PageWindow
    from app.ui.pages import PageView
    from app.ui.today.contracts import TodayDesk


def import_today(window: "MainWindow") -> None:
    """A step by itself, after which the window takes keys."""
    with plain_imports():
        import app.ui.today.page
        import app.ui.today.places  # noqa: F401


def today_page(clock: Callable[[], datetime], window: "PageWindow") -> "PageView":
    """The page, which leads to the very place where the next thing is to be done, and reminds in the top bar."""
    with plain_imports():
        from app.ui.entry.moment_edit import MomentEdit
        from app.ui.keys import on_keys
        from app.ui.pages import TODAY
        from app.ui.today.page import NEXT_KEY, TodayPage
        from app.ui.today.places import Places

    page, places = TodayPage(clock, partial(MomentEdit, clock), today_desk), Places(window)
    page.duty_wanted.connect(places.go_to)
    page.draft_wanted.connect(places.go_on_with)
    page.reminded.connect(window.top.remind)
    window.top.reminder_chosen.connect(partial(window.show_page, TODAY))
    on_keys(NEXT_KEY, window.window(), page.do_next)
    return page


def today_desk(office: "Office") -> "TodayDesk":
    """The services for the person at this office."""
    with plain_imports():
        from app.services.cases.comment_box import CommentBox
        from app.services.hospital.channel_checks import ChannelChecks
        from app.services.risk.yearly_lines import YearlyLines
        from app.services.today.board import Today
        from app.services.today.reports import OfficeReports
        from app.ui.today.contracts import TodayDesk

    checks = ChannelChecks(office.desk)
    box = CommentBox(office.desk, office.complaints, office.assessment, checks)
    today = Today(office.desk, checks, office.roster, office.drafts, box.drafts, YearlyLines(office.desk))
    return TodayDesk(today=today, checks=checks, box=box, reports=OfficeReports(office.desk))
