"""The window's life: its first paint, its colours, its language, its place."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.services.hospital.policy_changes import PolicyChanges
from app.services.office import Office
from app.translation import language
from app.ui.application import Desktop
from app.ui.main_window import MainWindow
from app.ui.pages import MEDIATION, SETTINGS
from app.ui.register.list import RegisterList
from app.ui.settings.page import SettingsPage
from app.ui.theme import DARK, LIGHT, scheme
from app.ui.window_memory import WindowMemory
from tests.cases import a_complaint
from tests.ui.driver import ScreenDriver


@pytest.fixture
def desktop(light: None, qapp: QApplication, qtbot: QtBot, now: datetime, tmp_path: Path) -> Iterator[Desktop]:
    memory = WindowMemory(tmp_path / "window.ini")
    memory.keep_scheme(LIGHT)

    def clock() -> datetime:
        return now

    desktop = Desktop(qapp, partial(bootstrap.make_frame, clock), [partial(bootstrap.furnish, clock)], memory)
    with qtbot.waitSignal(desktop.painted):
        desktop.open()
    yield desktop
    standing(desktop).close()
    standing(desktop).deleteLater()
    desktop.deleteLater()


def standing(desktop: Desktop) -> MainWindow:
    """The window that stands now."""
    window = desktop.window()
    assert window is not None
    return window


def offered(desktop: Desktop, name: str) -> set[str]:
    """The codes that a list of the form offers."""
    choices = ScreenDriver(standing(desktop)).widget(name, QComboBox)
    return {str(choices.itemData(place)) for place in range(choices.count())}


def test_the_first_window_is_an_empty_form_with_the_keyboard_in_it(desktop: Desktop) -> None:
    driver = ScreenDriver(standing(desktop))
    assert driver.is_visible("skeleton") and driver.is_visible("form_title")
    assert standing(desktop).focusWidget().objectName() == "kind"


def test_the_switch_of_colours_changes_them_and_is_remembered(desktop: Desktop, tmp_path: Path) -> None:
    driver = ScreenDriver(standing(desktop))
    before = driver.text_of("scheme_switch")
    driver.click("scheme_switch")
    assert scheme() == DARK
    assert driver.text_of("scheme_switch") != before
    assert WindowMemory(tmp_path / "window.ini").scheme() == DARK


def test_colours_change_where_no_file_remembers_them(light: None, qapp: QApplication, now: datetime) -> None:
    memory = WindowMemory(None)
    memory.keep_scheme(LIGHT)
    desktop = Desktop(qapp, partial(bootstrap.make_frame, lambda: now), [], memory)
    desktop.open()
    for wanted in (DARK, LIGHT):
        ScreenDriver(standing(desktop)).click("scheme_switch")
        assert scheme() == wanted
    standing(desktop).close()
    standing(desktop).deleteLater()
    desktop.deleteLater()


def test_another_language_builds_the_window_again_and_loses_nothing(
    desktop: Desktop, office: Office, qtbot: QtBot
) -> None:
    desktop.use(office, "โรงพยาบาลตัวอย่าง")
    first = ScreenDriver(standing(desktop))
    first.type("details", "พิมพ์ค้างไว้")
    first.click("language_switch")
    second = ScreenDriver(standing(desktop))
    qtbot.waitSignal(second.widget("register_pane", RegisterList).shown).wait()
    assert language() == "en" and second.screen is not first.screen
    assert second.text_of("new_case") == "Record a new case"
    assert [draft.values["details"] for draft in office.drafts.pending()] == ["พิมพ์ค้างไว้"]
    assert second.text_of("hospital") == "โรงพยาบาลตัวอย่าง"


def test_another_language_stays_on_the_page_and_at_its_case(desktop: Desktop, office: Office) -> None:
    number = office.complaints.record(a_complaint())
    desktop.use(office, "")
    office.mediation.send(number)
    standing(desktop).show_case_on(MEDIATION, number)
    ScreenDriver(standing(desktop)).click("language_switch")
    assert standing(desktop).page() == MEDIATION
    assert number in ScreenDriver(standing(desktop)).text_of("mediation_case")


def test_after_other_rules_a_window_made_again_offers_their_choices_and_loses_nothing(
    desktop: Desktop, office: Office, now: datetime
) -> None:
    desktop.use(office, "")
    ScreenDriver(standing(desktop)).type("details", "พิมพ์ค้างไว้")
    standing(desktop).show_page(SETTINGS)
    page = standing(desktop).pages.view(SETTINGS)
    assert isinstance(page, SettingsPage)
    PolicyChanges(office.desk).change_profile("sso", now.date())
    assert not set(office.desk.policy.channels) <= offered(desktop, "channel")
    page.renewal_wanted.emit()
    assert set(office.desk.policy.channels) <= offered(desktop, "channel")
    assert standing(desktop).page() == SETTINGS
    assert [draft.values["details"] for draft in office.drafts.pending()] == ["พิมพ์ค้างไว้"]


def test_a_second_start_brings_the_window_to_the_front(desktop: Desktop) -> None:
    standing(desktop).setWindowState(Qt.WindowState.WindowMinimized)
    desktop.come_to_front()
    assert not standing(desktop).isMinimized()


def test_the_place_of_the_window_is_kept(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    standing(desktop).showNormal()
    standing(desktop).setGeometry(20, 50, 1100, 700)
    with qtbot.waitSignal(desktop.closed):
        standing(desktop).close()
    desktop.open()
    assert standing(desktop).size().height() == 700
