"""The main screens look as they did: small grey pictures of them are kept and compared with a tolerance.

When a screen was changed on purpose, `poe pictures` makes them anew; whoever commits them has looked at the screens.
"""

import os
from collections.abc import Iterator
from functools import partial
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.bootstrap.furnishing import make_window
from app.bootstrap.offices import DEMO_MOMENT, demo_clock, demo_office
from app.services.demo.cases import DemoClock
from app.services.paper.word_breaker import shipped_words
from app.translation import use_language
from app.ui.main_window import MainWindow
from app.ui.shown_text import use_breaker
from app.ui.tour.making import Stage
from app.ui.tour.screens import SCREENS
from app.ui.tour.steps import let_paint
from tests.ui.looks import dressed
from tests.ui.thumbnails import share_apart, thumbnail

KEPT = Path(__file__).parent / "pictures"
MADE_ANEW = bool(os.environ.get("NEW_PICTURES"))
MOST_APART = 0.03  # of all points; the two most alike of these screens are 0.035 apart
MAIN = (
    "register",
    "new-case",
    "proceedings",
    "today",
    "waiting",
    "mediation",
    "incidents",
    "agenda",
    "exchange",
    "roster",
    "calendar",
    "counts",
    "audit",
    "settings",
)


@pytest.fixture(scope="module")
def pictures(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, QImage]]:
    """The main screens of the demo as they are painted now."""
    use_language("th")
    use_breaker(shipped_words().with_breaks)
    office = demo_office(tmp_path_factory.mktemp("pictures") / "data", DemoClock(DEMO_MOMENT))
    with dressed(qapp):
        stage = Stage(partial(make_window, demo_clock), office, "โรงพยาบาลตัวอย่าง")
        window = stage.build()
        window.resize(1366, 768)
        window.new_case()
        window.show()
        stage.hand_over(window)
        yield dict(_painted(window, stage.case()))
        window.close()
        window.deleteLater()
    use_breaker(None)
    office.database.close()


def _painted(window: MainWindow, case: str) -> Iterator[tuple[str, QImage]]:
    for screen in SCREENS:
        if screen.name in MAIN:
            screen.show(window, case)
            let_paint()
            picture = thumbnail(window)
            if MADE_ANEW:
                picture.save(str(KEPT / f"{screen.name}.png"))
            yield screen.name, picture


@pytest.mark.parametrize("name", MAIN)
def test_a_main_screen_looks_as_it_did(pictures: dict[str, QImage], name: str) -> None:
    assert share_apart(pictures[name], QImage(str(KEPT / f"{name}.png"))) < MOST_APART


def test_the_pictures_tell_the_screens_apart(pictures: dict[str, QImage]) -> None:
    pairs = combinations(MAIN, 2)
    assert [pair for pair in pairs if share_apart(*(pictures[name] for name in pair)) < MOST_APART] == []
