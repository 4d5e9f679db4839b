"""Every screen of the tour that applies rules says which: a number of a rule with its words, in sight or as a tip."""

from collections.abc import Iterator
from functools import partial
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QTableView, QWidget

from app.bootstrap.furnishing import make_window
from app.bootstrap.offices import DEMO_MOMENT, demo_clock, demo_office
from app.services.demo.cases import DemoClock
from app.translation import use_language
from app.ui.main_window import MainWindow
from app.ui.rule_label import rules_in, words_of_rules
from app.ui.shown_text import plain
from app.ui.tour.making import Stage
from app.ui.tour.screens import SCREENS, unpictured
from app.ui.tour.steps import let_paint
from tests.ui.looks import dressed

# What follows no rule of the documents: nothing is counted, asked for or refused by one.
WITHOUT_RULES = {
    "new-case": "nothing is decided yet; the fields that are missing name their rules once the case is there",
    "new-case-refused": "says what cannot be read",
    "exchange": "the exchange of files is our own",
    "exchange-send": "the exchange of files is our own",
    "exchange-send-case": "the exchange of files is our own",
    "exchange-conflict": "the exchange of files is our own",
    "choose-day": "a month to choose a day from",
    "preview": "the paper as it is printed",
    "reports-memo": "the paper as it is printed",
    "handover-sheet": "the paper as it is printed, with the rule of each line",
    "keys": "the keys of the keyboard",
    "nothing-chosen": "nothing is shown",
    "nothing-found": "nothing is shown",
    "today-empty": "nothing is to be done",
    "counts-empty": "nothing was counted",
    "alike": "what is alike is our own measure",
    "alike-chosen": "what is alike is our own measure",
    "settings-units": "a list of names",
    "settings-copies": "how the data are kept is our own",
    "settings-copies-return": "how the data are kept is our own",
    "case-redaction": "what could tell who somebody is, is our own measure",
    "settings-retention": "no document gives a period; how long is the hospital's own decision",
    "settings-accounts": "who signs in on a PC is no rule of the documents",
    "settings-account-new": "who signs in on a PC is no rule of the documents",
    "sign-in-forgotten": "who may see the data is asked before they are opened",
    "sign-in-quick-log": "who logs is asked before anything is",
    "settings-retention-erase": "no document gives a period; how long is the hospital's own decision",
    "sign-in": "who may see the data is asked before they are opened",
    "mediation-holder": "a name and a number",
    "mediation-leave": "why somebody is away",
    "audit-reads": "who looked at what; why a name is protected stands in the case",
    "audit-verified": "whether the data stand as they were written is no rule of the documents",
}
# What applies a rule and does not name it yet; one that names it must not stand here.
OWED = {}
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
MOST_ROWS = 100


def texts_on(shown: QWidget) -> Iterator[str]:
    """What can be read, pointed at or heard there."""
    for part in (shown, *shown.findChildren(QWidget)):
        if part.isVisible():
            yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription())
            yield str(part.property("text") or "")
            if isinstance(part, QAbstractItemView) and part.model() is not None:
                yield from _in_cells(part)


def _in_cells(view: QAbstractItemView) -> Iterator[str]:
    model, columns = view.model(), view.horizontalHeader().count() if isinstance(view, QTableView) else 1
    for row, column in product(range(min(model.rowCount(), MOST_ROWS)), range(columns)):
        yield from (str(model.index(row, column).data(role) or "") for role in ROLES)


def in_front(window: MainWindow) -> QWidget:
    """The dialog over the window, or what the window shows."""
    return next((each for each in window.findChildren(QDialog) if each.isVisible()), window)


@pytest.fixture(scope="module")
def rules(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[str, ...]]]:
    """By screen of the tour: the rules that are named there."""
    use_language("th")
    office = demo_office(tmp_path_factory.mktemp("tour") / "data", DemoClock(DEMO_MOMENT))
    with dressed(qapp):
        stage = Stage(partial(make_window, demo_clock), office, "โรงพยาบาลตัวอย่าง")
        window = stage.build()
        window.resize(1366, 768)
        window.new_case()
        window.show()
        stage.hand_over(window)
        yield dict(_walk(window, stage.case()))
        window.close()
        window.deleteLater()
    office.database.close()


def _walk(window: MainWindow, case: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for screen in (*SCREENS, *unpictured(window)):
        if screen.name in WITHOUT_RULES:
            continue
        screen.show(window, case)
        let_paint()
        yield screen.name, rules_in(plain("\n".join(texts_on(in_front(window)))))
        while (shown := in_front(window)) is not window:
            shown.close()
            shown.deleteLater()


def test_every_screen_that_applies_rules_names_one(rules: dict[str, tuple[str, ...]]) -> None:
    assert [name for name, named in rules.items() if not named and name not in OWED] == []


def test_what_is_named_now_is_owed_no_longer(rules: dict[str, tuple[str, ...]]) -> None:
    assert [name for name in OWED if rules.get(name)] == []


def test_every_rule_that_a_screen_names_has_words(rules: dict[str, tuple[str, ...]]) -> None:
    named = {rule for found in rules.values() for rule in found}
    assert {"LVL-3", "INT-17", "MED-3"} <= named
    assert sorted(rule for rule in named if not words_of_rules(rule)) == []


def test_what_is_said_to_follow_no_rule_is_a_screen_of_the_tour(rules: dict[str, tuple[str, ...]]) -> None:
    screens = {screen.name for screen in SCREENS}
    assert sorted({*WITHOUT_RULES, *OWED} - screens) == []
