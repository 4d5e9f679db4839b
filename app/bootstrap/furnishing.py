"""Makes the main window: what is painted first, and the steps that furnish it with its other screens."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.exchange import import_exchange
from app.bootstrap.hand_over import join_hand_over
from app.bootstrap.letters import letters_of, show_preview
from app.bootstrap.plain_imports import plain_imports
from app.bootstrap.privacy import case_privacy
from app.bootstrap.quick_log import join_quick_log
from app.bootstrap.redaction import join_redaction
from app.bootstrap.today import import_today

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.application import Furnish
    from app.ui.case_table import CaseTable
    from app.ui.form.attachments import AttachmentsPage
    from app.ui.form.conflicts import ConflictNotice
    from app.ui.form.history_page import HistoryPage
    from app.ui.form.identity_bar import IdentityBar
    from app.ui.form.proceedings import ProceedingsPage
    from app.ui.form.tie_choice import TieChoice
    from app.ui.main_window import MainWindow
    from app.ui.register.screen import RegisterScreen


def make_window(clock: Callable[[], datetime]) -> "MainWindow":
    """The main window with all its screens, joined but without services."""
    window = make_frame(clock)
    furnish(clock, window)
    return window


def make_frame(clock: Callable[[], datetime]) -> "MainWindow":
    """The main window with what is painted first: sidebar, list and form."""
    with plain_imports():
        from app.bootstrap.pages import every_page
        from app.ui.main_window import MainWindow

    return MainWindow(make_register(clock), every_page(clock), clock)


def make_register(clock: Callable[[], datetime]) -> "RegisterScreen":
    """The register page with what is painted first: list and form."""
    with plain_imports():
        from app.ui.form.screen import FormScreen
        from app.ui.register.list import RegisterList
        from app.ui.register.screen import RegisterScreen

    cases = RegisterList(clock, partial(make_table, clock))
    return RegisterScreen(cases, FormScreen(clock, make_form_pages, show_preview))


def furnish(clock: Callable[[], datetime], window: "MainWindow") -> None:
    """Give the window its other screens at once, and join all that write with all that read."""
    for step in furnishing(clock):
        step(window)


def furnishing(clock: Callable[[], datetime]) -> "tuple[Furnish, ...]":
    """The same in steps, one a panel, between which the window takes keys."""
    return (
        _import_form_pages,
        _import_sections,
        _import_triage,
        partial(_add_triage, clock),
        import_exchange,
        import_today,
        _add_awaited,
        partial(join_quick_log, clock),
        join_hand_over,
        join_redaction,
        _join_changes,
    )


def _import_form_pages(window: "MainWindow") -> None:
    with plain_imports():
        import app.ui.form.attachments
        import app.ui.form.conflicts
        import app.ui.form.history_page
        import app.ui.form.identity_bar
        import app.ui.form.proceedings
        import app.ui.form.tie_choice  # noqa: F401  # a step by itself


def _import_sections(window: "MainWindow") -> None:
    with plain_imports():
        import app.ui.triage.category_section
        import app.ui.triage.sections  # noqa: F401  # a step by itself


def _import_triage(window: "MainWindow") -> None:
    with plain_imports():
        import app.ui.triage.panel  # noqa: F401  # a step by itself


def _add_triage(clock: Callable[[], datetime], window: "MainWindow") -> None:
    with plain_imports():
        from app.ui.entry.date_edit import DateEdit
        from app.ui.entry.moment_edit import MomentEdit
        from app.ui.triage.panel import TriagePanel

    panel = TriagePanel(partial(MomentEdit, clock), partial(DateEdit, clock))
    panel.telling_wanted.connect(window.tell_people)
    window.register.work.take_triage(panel)


def _add_awaited(window: "MainWindow") -> None:
    window.pages.add_awaited()


def _join_changes(window: "MainWindow") -> None:
    with plain_imports():
        from app.ui.changes import Changes

    changes = Changes(window)
    window.changed.connect(changes.changed)
    changes.changed.connect(window.refresh)


def make_table(clock: Callable[[], datetime], parent: "QWidget") -> "CaseTable":
    with plain_imports():
        from app.ui.case_table import CaseTable
        from app.ui.register.model import RegisterModel

    return CaseTable(RegisterModel(parent), clock, parent)


def make_form_pages(
    parent: "QWidget",
) -> "tuple[ProceedingsPage, AttachmentsPage, HistoryPage, ConflictNotice, TieChoice, IdentityBar]":
    """What stands behind the fields of a case, its bars that come later, and the choice among cases alike."""
    with plain_imports():
        from app.ui.form.attachments import AttachmentsPage
        from app.ui.form.conflicts import ConflictNotice
        from app.ui.form.history_page import HistoryPage
        from app.ui.form.identity_bar import IdentityBar
        from app.ui.form.proceedings import ProceedingsPage
        from app.ui.form.tie_choice import TieChoice

    proceedings = ProceedingsPage(letters_of, parent)
    proceedings.take_privacy(case_privacy(proceedings))
    pages = proceedings, AttachmentsPage(parent), HistoryPage(parent)
    return (*pages, ConflictNotice(parent), TieChoice(parent), IdentityBar(parent))
