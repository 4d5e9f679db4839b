"""The case page beside form and triage: more time from a duty's menu, and what is typed stays meanwhile."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.furnishing import make_form_pages
from app.bootstrap.letters import show_preview
from app.services.office import Office
from app.ui.case_work import CaseWork
from app.ui.entry.date_edit import DateEdit
from app.ui.entry.moment_edit import MomentEdit
from app.ui.form.screen import FormScreen
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.shown_text import plain
from app.ui.triage.panel import TriagePanel
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

NUMBER = "2569/00001"


@pytest.fixture
def work(office: Office, now: datetime, qtbot: QtBot) -> Iterator[CaseWork]:
    """Form and triage with one complaint of level 2."""

    def clock() -> datetime:
        return now

    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2", disclosure="anonymous"))
    place = QWidget()
    work = CaseWork(FormScreen(clock, make_form_pages, show_preview), place)
    work.take_triage(TriagePanel(lambda parent: MomentEdit(clock, parent), lambda parent: DateEdit(clock, parent)))
    work.use(office)
    work.resize(1100, 700)
    place.show()
    work.in_step.show_case(office.complaints.case(NUMBER))
    yield work
    for dialog in work.window().findChildren(QDialog):
        dialog.blockSignals(True)
        dialog.deleteLater()


@pytest.fixture
def desk(work: CaseWork, qtbot: QtBot) -> Desk:
    return Desk(work, qtbot)


def choose(work: CaseWork, menu_name: str, action_name: str) -> None:
    menu = work.findChild(QMenu, menu_name)
    assert menu is not None
    action = menu.findChild(QAction, action_name)
    assert action is not None
    action.trigger()
    menu.close()


@pytest.mark.rule("DAY-6")
def test_more_time_from_a_dutys_menu_shows_both_dates_and_colours_by_the_later(
    work: CaseWork, desk: Desk, qtbot: QtBot
) -> None:
    desk.click("duty_menu_GRP-2")
    choose(work, "duty_menu", "menu_more_time")
    dialog = work.window().findChild(StageDialog, "extension_granted_dialog")
    assert dialog is not None
    dialog.show_values({"until": "2026-12-18", "reason": "รอผลตรวจสอบ", "by_whom": "ผู้อำนวยการ"})
    with qtbot.waitSignal(work.changed) as changed:
        dialog.save()
    Desk.let_go()
    assert changed.args == [NUMBER]
    assert desk.text_of("left_GRP-2") == "เหลือ 18 วันทำการ"
    assert "ครบกำหนดเดิม 30 พ.ย. 2569 ขยายถึง 18 ธ.ค. 2569" in all_text(work)


def test_what_is_typed_in_the_form_stays_while_something_is_written_down(
    work: CaseWork, desk: Desk, office: Office
) -> None:
    desk.part("wish").set_value("ขอคำชี้แจง")
    work.form.case_page.start_contact()
    desk.click("quick_no_answer", "quick_save")
    Desk.let_go()
    assert desk.part("wish").value() == "ขอคำชี้แจง"
    assert len(office.complaints.case(NUMBER).proceedings) == 1


@pytest.mark.rule("INT-10")
def test_the_proposed_outcome_stands_in_the_form_and_waits_for_a_person(
    work: CaseWork, desk: Desk, office: Office
) -> None:
    ended = {"at": "2026-11-18T09:00", "route": "resolved_at_once", "reason": "ชี้แจงแล้วเข้าใจ"}
    office.proceedings.begin(NUMBER, "screening", ended)
    work.in_step.refresh_case(office.complaints.case(NUMBER))
    desk.part("form_tabs").setCurrentIndex(1)
    desk.click("suggested_outcome_of_screening_accept")
    assert desk.part("outcome").value() == "ended_at_screening"
    assert desk.part("outcome_words").value() == "ชี้แจงแล้วเข้าใจ"
    assert office.complaints.case(NUMBER).state == "open"


def test_one_key_opens_the_menu_and_another_the_line_for_a_contact(work: CaseWork, desk: Desk) -> None:
    tabs = desk.part("form_tabs")
    assert isinstance(tabs, QTabBar)
    QTest.keyClick(work.form, Qt.Key.Key_F3)
    menu = work.findChild(QMenu, "add_menu")
    assert menu is not None
    menu.close()
    tabs.setCurrentIndex(0)
    QTest.keyClick(work.form, Qt.Key.Key_F4)
    assert tabs.currentIndex() == 1
    assert work.window().focusWidget().objectName() == "quick_reached"


def all_text(work: CaseWork) -> str:
    return "\n".join(plain(label.text()) for label in work.findChildren(QLabel))
