"""Words about a field go away as soon as the field is another one; a count goes down with them."""

from datetime import datetime

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.errors import InvalidComplaint, Problem
from app.services.today.rows import TodayFigures
from app.ui.entry.choice_edit import ChoiceEditor
from app.ui.form.notices import Notices
from app.ui.form.quick_contact import QuickContact
from app.ui.today.figures import Figures
from tests.ui.driver import ScreenDriver


def refuse(_values: object) -> None:
    """As the service does when two fields are empty."""
    raise InvalidComplaint([Problem("result", "required"), Problem("purpose", "required")])


def test_the_quick_line_takes_its_words_back_field_by_field(light: None, qtbot: QtBot, now: datetime) -> None:
    quick = QuickContact()
    qtbot.addWidget(quick)
    quick.show()
    quick.use(refuse, lambda: now)
    quick.save()
    driver = ScreenDriver(quick)
    result = driver.widget("result_problem", QLabel)
    assert not result.isHidden()
    driver.click("quick_reached")
    assert result.isHidden()
    assert not driver.widget("quick_contact_problem").isHidden()
    driver.widget("quick_purpose", ChoiceEditor).setCurrentIndex(1)
    assert driver.widget("quick_contact_problem").isHidden()


def test_the_bar_counts_down_and_goes_with_the_last_field(light: None, qtbot: QtBot) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    notices.refuse_fields(4, ())
    notices.count_fields(2)
    words = ScreenDriver(notices).widget("refusal_words", QLabel)
    assert "2" in words.text()
    notices.count_fields(0)
    assert words.text() == ""


def test_the_tile_speaks_of_the_days_that_the_tab_counts(light: None, qtbot: QtBot) -> None:
    figures = Figures()
    qtbot.addWidget(figures)
    figures.show_figures(TodayFigures(), 2)
    assert "2" in ScreenDriver(figures).widget("figure_channels_more", QLabel).text()
