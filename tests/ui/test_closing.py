"""Closing a case from the form: what is missing, a way there, the outcome; and two cases tied from the notice."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap.letters import letters_of
from app.domain.buddhist_dates import BANGKOK
from app.domain.proceedings.offered import kinds_offered
from app.services.cases.closing import Closings
from app.services.cases.duplicates import PossibleDuplicate
from app.services.office import Office
from app.ui.form.alike_notice import AlikeNotice
from app.ui.form.closing_dialog import ClosingDialog
from app.ui.form.merge_dialog import MergeDialog
from app.ui.form.proceedings import ProceedingsPage
from app.ui.plain_dialog import FRAME
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

NUMBER, OTHER = "2569/00001", "2569/00002"
FIRST, SECOND = "รอยานานเกินไป", "รอรับยาสองชั่วโมง"
LONG_AGO = datetime(2026, 11, 2, 9, tzinfo=BANGKOK)
ASKED = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยา", "question": "ขอข้อเท็จจริง", "due_on": "2026-11-27"}
TOLD = {"at": "2026-11-20T14:00", "means": "line", "result": "reached", "purpose": "result"}


@pytest.fixture
def dialog(office: Office, qtbot: QtBot) -> ClosingDialog:
    """The dialog of a case whose unit has not replied, and whose complainant was told the result by LINE."""
    office.complaints.record(a_complaint(level=2))
    office.proceedings.begin(NUMBER, "request", ASKED)
    office.proceedings.begin(NUMBER, "contact", TOLD)
    closings = Closings(office.desk, office.complaints, office.proceedings)
    dialog = ClosingDialog(office.assessment, lambda values: closings.close(NUMBER, values))
    dialog.show_case(closings.before(NUMBER), office.complaints.case(NUMBER).fields, closings.endings())
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


@pytest.mark.rule("OUT-1")
def test_an_open_duty_is_named_and_one_button_leads_to_it(dialog: ClosingDialog, qtbot: QtBot) -> None:
    desk = Desk(dialog, qtbot)
    assert "27 พ.ย. 2569" in desk.text_of("open_duty_1")
    with qtbot.waitSignal(dialog.duty_wanted) as wanted:
        desk.click("go_to_duty_1")
    assert wanted.args[0].startswith("INT-17@")


@pytest.mark.rule("OUT-1")
def test_closing_with_an_open_duty_is_refused_beside_the_outcome(
    dialog: ClosingDialog, office: Office, qtbot: QtBot
) -> None:
    dialog.show_values({"outcome": "in_part"})
    dialog.save()
    assert dialog.isVisible()
    assert "ยังปิดเรื่องไม่ได้" in Desk(dialog, qtbot).text_of("outcome_problem")
    assert office.complaints.case(NUMBER).state == "open"


@pytest.mark.rule("DAY-7")
def test_how_it_was_told_is_filled_in_from_the_contacts(dialog: ClosingDialog, office: Office) -> None:
    assert dialog.values()["told_means"] == "line"
    request = office.complaints.case(NUMBER).proceedings[0]
    office.proceedings.go_on(NUMBER, request.uid, "replied", {"at": "2026-11-20T09:00", "words": "ระบบคิวขัดข้อง"})
    dialog.show_values({"outcome": "in_part", "lesson": "จัดคิวใหม่"})
    dialog.save()
    case = office.complaints.case(NUMBER)
    assert (case.state, case.fields["told_means"], case.fields["lesson"]) == ("closed", "line", "จัดคิวใหม่")


def test_however_much_is_missing_the_buttons_are_on_the_screen(dialog: ClosingDialog, office: Office) -> None:
    closings = Closings(office.desk, office.complaints, office.proceedings)
    before = closings.before(NUMBER)
    many = replace(before, open_duties=before.open_duties * 40)
    dialog.hide()
    dialog.show_case(many, office.complaints.case(NUMBER).fields, closings.endings())
    dialog.show()
    assert dialog.area.verticalScrollBar().maximum() > 0
    assert dialog.height() <= dialog.screen().availableGeometry().height() - FRAME
    save = dialog.findChild(QPushButton, "save_stage")
    assert dialog.rect().contains(save.rect().translated(save.mapTo(dialog, QPoint())))


def test_ctrl_enter_says_why_the_case_is_not_closed_where_it_can_be_read(dialog: ClosingDialog, qtbot: QtBot) -> None:
    dialog.show_values({"outcome": "in_part"})
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    problem = dialog.findChild(QLabel, "outcome_problem")
    assert not problem.visibleRegion().isEmpty()


@pytest.fixture
def merged(office: Office, qtbot: QtBot) -> MergeDialog:
    """A case of level 2 about to be merged into another one, long after a duty of it was due."""
    for words in (FIRST, SECOND):
        office.complaints.record(a_complaint(level=2, details=words))
    dialog = MergeDialog(
        office.assessment,
        office.complaints.case,
        lambda values: office.proceedings.begin(NUMBER, "merge", values),
    )
    record = office.complaints.case(NUMBER)
    first, *_others = record.duties
    dialog.show_case(replace(record, duties=(replace(first, due_at=LONG_AGO), first)))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


@pytest.mark.rule("OUT-2")
def test_before_it_is_merged_the_end_of_the_case_and_of_its_duties_is_told(merged: MergeDialog, qtbot: QtBot) -> None:
    desk = Desk(merged, qtbot)
    assert merged.windowTitle() == "รวมกับเรื่องอื่น"
    assert "เรื่องนี้จะสิ้นสุด" in desk.text_of("merge_warning")
    assert "เกินกำหนด" in desk.text_of("ending_duty_1") and "เกินกำหนด" not in desk.text_of("ending_duty_2")


@pytest.mark.rule("OUT-2")
def test_the_case_that_goes_on_is_shown_once_its_number_is_whole(merged: MergeDialog, qtbot: QtBot) -> None:
    desk = Desk(merged, qtbot)
    merged.show_values({"number": "2569/000"})
    assert not desk.is_shown("merge_target")
    merged.show_values({"number": OTHER})
    assert SECOND in desk.text_of("merge_target") and "พ.ย. 2569" in desk.text_of("merge_target")


@pytest.mark.rule("OUT-2")
def test_a_merged_case_offers_to_take_the_merge_back(office: Office, qtbot: QtBot) -> None:
    for words in (FIRST, SECOND):
        office.complaints.record(a_complaint(level=2, details=words))
    values = {"number": OTHER, "reason": "เรื่องเดียวกัน", "by_whom": "ผู้อำนวยการ ตัวอย่าง", "at": "2026-11-20T10:00"}
    office.proceedings.begin(NUMBER, "merge", values)
    record = office.complaints.case(NUMBER)
    offered = kinds_offered(record.fields, record.state, record.proceedings)
    assert "reopening" not in {each.code for each in offered}
    page = ProceedingsPage(letters_of)
    qtbot.addWidget(page)
    page.use(office)
    page.show_record(record)
    dialog = page.closing.open()
    assert dialog.objectName() == "merge_voided_dialog"
    dialog.show_values({"reason": "คนละเรื่อง"})
    dialog.save()
    assert office.complaints.case(NUMBER).state == "open"


def test_a_case_alike_shows_who_when_and_why_and_offers_to_tie_only_what_is_recorded(
    office: Office, qtbot: QtBot
) -> None:
    office.complaints.record(a_complaint(complainant_name="นางสาวสมมุติ ตัวอย่าง"))
    found = office.complaints.possible_duplicates(a_complaint(complainant_name="น.ส. สมมุติ ตัวอย่าง"))
    notice = AlikeNotice()
    qtbot.addWidget(notice)
    notice.show_found(found, may_tie=False)
    assert notice.findChild(QPushButton, "alike_1_merge") is None
    notice.show_found(found, may_tie=True)
    with qtbot.waitSignal(notice.tie_wanted) as wanted:
        notice.findChild(QPushButton, "alike_1_merge").click()
    assert wanted.args == ["merge", NUMBER]
    assert isinstance(found[0], PossibleDuplicate)
    assert (found[0].who, [each.value for each in found[0].alike]) == ("นางสาวสมมุติ ตัวอย่าง", ["name"])
