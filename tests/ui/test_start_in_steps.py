"""The window stands before its panels; they come in their places, and nothing that was typed is lost."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.ui.main_window import MainWindow
from app.ui.mediation.page import MediationPage
from app.ui.triage.panel import TriagePanel
from tests.conftest import DEMO_MOMENT


def frame(qtbot: QtBot) -> MainWindow:
    window = bootstrap.make_frame(lambda: DEMO_MOMENT)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.new_case()
    window.show()
    return window


def test_the_triage_panel_comes_where_its_place_was_kept(qtbot: QtBot) -> None:
    window = frame(qtbot)
    place = window.findChild(QWidget, "triage").width()
    bootstrap.furnish(lambda: DEMO_MOMENT, window)
    assert window.findChild(TriagePanel).width() == place


def test_the_mediation_page_comes_although_it_was_opened_before(qtbot: QtBot) -> None:
    window = frame(qtbot)
    window.show_page("mediation")
    bootstrap.furnish(lambda: DEMO_MOMENT, window)
    assert window.page() == "mediation"
    assert window.findChild(MediationPage).isVisible()


def test_what_is_typed_and_chosen_before_the_services_come_stays(qtbot: QtBot, tmp_path: Path) -> None:
    window = frame(qtbot)
    window.findChild(QLineEdit, "reported_by").setText("นางสาวสมมุติ")
    window.findChild(QTabBar, "form_tabs").setCurrentIndex(2)
    bootstrap.furnish(lambda: DEMO_MOMENT, window)
    office = bootstrap.open_office(tmp_path, clock=lambda: DEMO_MOMENT)
    window.use(office)
    assert window.findChild(QLineEdit, "reported_by").text() == "นางสาวสมมุติ"
    assert window.findChild(QWidget, "attachments_page").isVisible()
    window.close()
    office.database.close()
