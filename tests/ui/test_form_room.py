"""The form in a narrow window: what says which case it is, and what it warns of, is whole."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import Problem
from app.services.office import Office
from app.ui.form.action_bar import ActionBar
from app.ui.form.field_box import FieldBox
from app.ui.form.header import FormHeader
from app.ui.tour.picture_checks import faults_in
from tests.cases import a_complaint
from tests.ui.form_parts import Desk

NARROW, LOW = 484, 704  # what a window of 1366 by 768 leaves the form
LATE = datetime.fromisoformat("2027-06-30T10:00:00+07:00")


@pytest.mark.usefixtures("light")
def test_a_case_long_overdue_shows_its_whole_number(office: Office, qtbot: QtBot) -> None:
    number = office.complaints.record(a_complaint(level=2))
    form = QWidget()
    qtbot.addWidget(form)
    header = FormHeader(form)
    header.allow_sending(True)
    header.show_record(office.complaints.case(number), LATE, office.desk.calendar)
    header.resize(NARROW - 32, header.heightForWidth(NARROW - 32))
    form.show()
    assert faults_in(form, ["form_title", "form_due", "send_case", "print"]) == []


@pytest.mark.usefixtures("light")
def test_cases_alike_are_whole_beside_the_offer_of_a_draft(office: Office, qtbot: QtBot, now: datetime) -> None:
    for _each in range(3):
        office.complaints.record(a_complaint(complainant_name="นางสาวสมมุติ ตัวอย่าง"))
    desk = Desk(now)
    qtbot.addWidget(desk.screen)
    desk.drafts.keep(None, None, {"reported_by": "เจ้าหน้าที่ ตัวอย่าง"}, None)
    desk.complaints.similar = office.complaints.possible_duplicates(a_complaint(complainant_name="สมมุติ ตัวอย่าง"))
    desk.ready().screen.resize(NARROW, LOW)
    desk.screen.content.case.tied_intake = office.tied_intake
    desk.screen.show()
    desk.screen.content.checks.look()
    qtbot.waitUntil(lambda: faults_in(desk.screen, ["draft_offer", "duplicates", "alike_2_merge"]) == [], timeout=2000)
    desk.screen.content.ties.choose_tie("merge", "2569/00002")
    qtbot.waitUntil(lambda: faults_in(desk.screen, ["draft_offer", "tie_choice", "tie_reason"]) == [], timeout=2000)


@pytest.mark.usefixtures("light")
def test_a_long_refusal_after_a_short_one_has_its_room_and_leaves_the_field_whole(qtbot: QtBot, now: datetime) -> None:
    desk = Desk(now)
    qtbot.addWidget(desk.screen)
    desk.ready().screen.resize(NARROW, LOW)
    desk.screen.show()
    box = next(each for each in desk.screen.findChildren(FieldBox) if each.field.name == "received_at")
    editor = box.editor.height()
    box.show_problem(Problem("received_at", "required"))
    qtbot.waitUntil(lambda: faults_in(desk.screen, ["received_at_problem"]) == [], timeout=2000)
    box.show_problem(Problem("received_at", "date_impossible", {"text": "31/02/2569"}))
    words = desk.screen.findChild(QLabel, "received_at_problem")
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()) > editor, timeout=2000)
    assert box.editor.height() == editor


@pytest.mark.usefixtures("light")
def test_the_buttons_are_whole_beside_what_was_saved_and_the_time_stays(qtbot: QtBot, now: datetime) -> None:
    bar = ActionBar(lambda: now)
    qtbot.addWidget(bar)
    bar.allow_ending(allowed=True, is_open=True)
    bar.show_saved()
    bar.resize(NARROW - 40, bar.sizeHint().height())
    bar.show()
    assert faults_in(bar, ["mediate", "end_case", "save"]) == []
    state = bar.findChild(QLabel, "draft_state")
    assert "10.35" in state.text()
    bar.resize(bar.minimumSizeHint().width(), bar.height())
    assert "10.35" in state.text() and len(state.text()) < len(state.toolTip())
    assert faults_in(bar, ["mediate", "end_case", "save", "draft_state"]) == []
