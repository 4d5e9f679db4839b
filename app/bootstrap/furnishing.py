"""Makes the main window: what is painted first, and the steps that furnish it with its other screens."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.exchange import add_exchange, import_exchange
from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.application import Furnish
    from app.ui.case_table import CaseTable
    from app.ui.main_window import MainWindow


def make_window(clock: Callable[[], datetime]) -> "MainWindow":
    """The main window with all its screens, joined but without services."""
    window = make_frame(clock)
    furnish(clock, window)
    return window


def make_frame(clock: Callable[[], datetime]) -> "MainWindow":
    """The main window with what is painted first: sidebar, list and form."""
    with plain_imports():
        from app.ui.form.screen import FormScreen
        from app.ui.main_window import MainWindow
        from app.ui.register_list import RegisterList
        from app.ui.register_screen import RegisterScreen

    cases = RegisterList(clock, partial(make_table, clock))
    register = RegisterScreen(cases, FormScreen(clock, _show_preview))
    return MainWindow(register, clock)


def furnish(clock: Callable[[], datetime], window: "MainWindow") -> None:
    """Give the window its other screens at once, and join all that write with all that read."""
    for step in furnishing(clock):
        step(window)


def furnishing(clock: Callable[[], datetime]) -> "tuple[Furnish, ...]":
    """The same in steps, one a panel, between which the window takes keys."""
    return (
        _import_sections,
        _import_triage,
        partial(_add_triage, clock),
        partial(_add_mediation, clock),
        import_exchange,
        add_exchange,
        _join_changes,
    )


def _import_sections(window: "MainWindow") -> None:
    with plain_imports():
        import app.ui.triage.category_section
        import app.ui.triage.sections  # noqa: F401  # a step by itself


def _import_triage(window: "MainWindow") -> None:
    with plain_imports():
        import app.ui.triage.panel  # noqa: F401  # a step by itself


def _add_triage(clock: Callable[[], datetime], window: "MainWindow") -> None:
    with plain_imports():
        from app.ui.form.date_edit import DateEdit
        from app.ui.form.moment_edit import MomentEdit
        from app.ui.triage.panel import TriagePanel

    window.take_triage(TriagePanel(partial(MomentEdit, clock), partial(DateEdit, clock)))


def _add_mediation(clock: Callable[[], datetime], window: "MainWindow") -> None:
    with plain_imports():
        from app.ui.form.moment_edit import MomentEdit
        from app.ui.mediation.page import MediationPage

    window.take_mediation(MediationPage(partial(MomentEdit, clock)))


def _join_changes(window: "MainWindow") -> None:
    with plain_imports():
        from app.ui.changes import Changes

    changes = Changes(window)
    window.changed.connect(changes.changed)
    changes.changed.connect(window.take_change)


def make_table(clock: Callable[[], datetime], parent: "QWidget") -> "CaseTable":
    with plain_imports():
        from app.ui.case_table import CaseTable
        from app.ui.register_model import RegisterModel

    return CaseTable(RegisterModel(parent), clock, parent)


def _show_preview(pdf: bytes, title: str, parent: "QWidget") -> None:
    from app.ui.form.preview import show_preview

    show_preview(pdf, title, parent)
