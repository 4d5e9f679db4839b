"""Makes what serves the shift: the page of the roster, the quick log when it is wanted first, the hand-over sheet."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.office import Office
    from app.ui.main_window import MainWindow
    from app.ui.page_entry import PageWindow
    from app.ui.pages import PageView
    from app.ui.quick_log.window import QuickLogWindow


def join_quick_log(clock: Callable[[], datetime], window: "MainWindow") -> None:
    """Let the window open its quick log, and read again what it wrote."""
    with plain_imports():
        from app.ui.quick_log.door import QuickLogDoor

    door = QuickLogDoor(partial(_make_quick_log, clock), show_handover_sheet, window)
    window.quick_log_wanted.connect(door.open)
    window.telling_wanted.connect(door.tell)
    door.logged.connect(window.changed)
    door.page_wanted.connect(window.show_page)


def roster_page(clock: Callable[[], datetime], window: "PageWindow") -> "PageView":
    """The page of the roster."""
    with plain_imports():
        from app.ui.roster.page import RosterPage

    return RosterPage(clock, show_handover_sheet)


def _make_quick_log(clock: Callable[[], datetime], office: "Office", parent: "QWidget") -> "QuickLogWindow":
    with plain_imports():
        from app.services.cases.quick_log import QuickLog
        from app.ui.entry.moment_edit import MomentEdit
        from app.ui.privacy.notice_line import NoticeLine
        from app.ui.quick_log.window import QuickLogWindow

    quick_log = QuickLog(office.desk, office.roster)
    window = QuickLogWindow(quick_log, office.complaints, partial(MomentEdit, clock), parent)
    for line in window.findChildren(NoticeLine):
        line.show_notice(office.privacy_notice.current())
    return window


def show_handover_sheet(office: "Office", unit: str, moment: datetime, parent: "QWidget") -> None:
    """The hand-over sheet of a unit, of the shift in which the moment lies, before it is printed or saved."""
    from app.services.handover import Handover
    from app.services.paper.handover_sheet import handover_sheet
    from app.services.papers import letterhead_of
    from app.services.reads.chain import How
    from app.translation import _
    from app.ui.form.preview import show_preview

    sheet = Handover(office.desk, office.complaints, office.roster).sheet(moment, unit)
    office.reads.note_cases(sheet.events, How.PAPER)
    paper = handover_sheet(sheet, office.desk.policy, letterhead_of(office.desk), printed_at=office.desk.now())
    show_preview(paper, _("Hand-over sheet"), parent)
