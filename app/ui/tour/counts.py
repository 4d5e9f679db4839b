"""The states of the page of counts in which the tour pictures the window."""

from functools import partial

from PySide6.QtWidgets import QAbstractButton, QComboBox, QTabBar

from app.services.counts.figures import CountKind
from app.ui.counts.page import CountsPage
from app.ui.main_window import MainWindow
from app.ui.pages import COUNTS
from app.ui.tour.steps import FRAME, Screen, let_paint


def _page(window: MainWindow, kind: CountKind) -> CountsPage:
    window.show_page(COUNTS)
    page = window.findChildren(CountsPage)[0]
    page.findChildren(QTabBar, "counts_tabs")[0].setCurrentIndex(tuple(CountKind).index(kind))
    let_paint()
    return page


def _show_count(kind: CountKind, window: MainWindow, _case: str) -> None:
    table = _page(window, kind).view().table
    table.setFocus()
    table.choose(0)


def _show_copied(window: MainWindow, _case: str) -> None:
    page = _page(window, CountKind.UNITS_PRAISED)
    page.findChildren(QAbstractButton, "units_praised_copy")[0].click()


def _show_empty(window: MainWindow, _case: str) -> None:
    """The last month that has begun names no network hospital."""
    months = _page(window, CountKind.HOSPITALS).findChildren(QComboBox, "counts_month")[0]
    months.setCurrentIndex(months.count() - 1)


def _in_sight(kind: CountKind) -> tuple[str, ...]:
    parts = ("table", "cases", "words", "rule", "title", "copy", "open")
    return (*FRAME, "counts_tabs", "counts_year", "counts_month", *(f"{kind}_{part}" for part in parts))


COUNT_SCREENS = (
    Screen("counts", _show_copied, (*_in_sight(CountKind.UNITS_PRAISED), "units_praised_copied")),
    *(
        Screen(f"counts-{kind.replace('_', '-')}", partial(_show_count, kind), _in_sight(kind))
        for kind in (CountKind.PEOPLE_PRAISED, CountKind.HOSPITALS, CountKind.APART)
    ),
    Screen("counts-empty", _show_empty, (*FRAME, "counts_tabs", "hospitals_empty_words")),
)
