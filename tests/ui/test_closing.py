"""Closing a case from the form: what is missing, a way there, the outcome; and two cases tied from the notice."""

from dataclasses import replace
from datetime import date, datetime

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
from app.ui.shown_text import plain
from tests.cases import a_complaint, an_incident
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
    refusal = Desk(dialog, qtbot).text_of("outcome_problem")
    assert "ยังปิดเรื่องไม่ได้" in refusal and "27 พ.ย." not in refusal and "รายการที่ค้างด้านบน" in refusal
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


def test_a_case_can_be_closed_once_its_outcome_is_chosen(dialog: ClosingDialog) -> None:
    close = dialog.findChild(QPushButton, "save_stage")
    assert not close.isEnabled() and "ผลการแก้ไข" in close.toolTip()
    dialog.show_values({"outcome": "in_part"})
    assert close.isEnabled()


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


def closing_dialog(office: Office, qtbot: QtBot) -> ClosingDialog:
    """The dialog of the first case, open."""
    closings = Closings(office.desk, office.complaints, office.proceedings)
    dialog = ClosingDialog(office.assessment, lambda values: closings.close(NUMBER, values))
    dialog.show_case(closings.before(NUMBER), office.complaints.case(NUMBER).fields, closings.endings())
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


@pytest.mark.rule("OUT-2")
def test_an_incident_is_closed_without_asking_when_a_complainant_was_told(office: Office, qtbot: QtBot) -> None:
    office.complaints.record(an_incident())
    for each in office.complaints.case(NUMBER).duties:
        office.duties.not_needed(NUMBER, each.id, because="ทดสอบ")
    dialog = closing_dialog(office, qtbot)
    desk = Desk(dialog, qtbot)
    assert not desk.is_shown("told_at") and desk.is_shown("nobody_to_tell")
    dialog.show_values({"outcome": "as_wished"})
    dialog.save()
    case = office.complaints.case(NUMBER)
    assert (case.state, case.fields["nobody_to_tell"]) == ("closed", "no_complainant")


@pytest.mark.rule("OUT-1", "INT-11", "LVL-4")
def test_work_without_a_day_is_listed_and_what_may_stay_open_is_closed_with_the_reason(
    office: Office, qtbot: QtBot
) -> None:
    office.complaints.record(a_complaint(level=2))
    sent = office.proceedings.begin(NUMBER, "handover", {"at": "2026-11-18T09:00", "agency": "สำนักงานตัวอย่าง"})
    office.proceedings.begin(NUMBER, "claim", {"at": "2026-11-18T10:00"})
    dialog = closing_dialog(office, qtbot)
    desk = Desk(dialog, qtbot)
    assert "สำนักงานตัวอย่าง" in desk.text_of("open_work_1") and desk.text_of("may_stay_open_1")
    dialog.show_values({"outcome": "in_part", "told_at": "2026-11-20T14:00:00+07:00", "nobody_to_tell": None})
    dialog.save()
    assert "ด้านบน" in desk.text_of("outcome_problem") and desk.text_of("closed_although_problem")
    office.proceedings.go_on(NUMBER, sent, "received", {"at": "2026-11-19T09:00"})
    dialog.show_values({"closed_although": "คำขอตามมาตรา ๔๑ ยังพิจารณาอยู่"})
    dialog.save()
    assert office.complaints.case(NUMBER).state == "closed"


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
    duties = (replace(first, due_at=LONG_AGO), first, replace(first, extended_on=date(2026, 12, 30)))
    dialog.show_case(replace(record, duties=duties))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


@pytest.mark.rule("OUT-2")
def test_before_it_is_merged_the_end_of_the_case_and_of_its_duties_is_told(merged: MergeDialog, qtbot: QtBot) -> None:
    desk = Desk(merged, qtbot)
    assert merged.windowTitle() == "รวมกับเรื่องอื่น"
    assert "เรื่องนี้จะสิ้นสุด" in desk.text_of("merge_warning")
    assert "เกินกำหนด" in desk.text_of("ending_duty_1") and "เกินกำหนด" not in desk.text_of("ending_duty_2")


@pytest.mark.rule("DAY-6")
def test_a_duty_with_more_time_says_once_what_each_of_its_days_is(merged: MergeDialog, qtbot: QtBot) -> None:
    said = Desk(merged, qtbot).text_of("ending_duty_3")
    assert said.count("ครบกำหนด") == 1 and said.endswith("30 ธ.ค. 2569")


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


def test_a_case_alike_shows_who_when_and_why_and_offers_to_tie_what_can_be_tied(office: Office, qtbot: QtBot) -> None:
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


def offers(notice: AlikeNotice, place: int) -> dict[str, str]:
    """What can be done about a case alike, and with which case."""
    found = ((code, notice.findChild(QPushButton, f"alike_{place}_{code}")) for code in ("look", "link", "merge"))
    return {code: button.property("number") for code, button in found if button is not None}


def test_what_is_alike_and_merged_already_offers_the_case_that_goes_on(office: Office, qtbot: QtBot) -> None:
    for hn, details in (("640001", FIRST), ("640002", SECOND)):
        office.complaints.record(a_complaint(patient_hn=hn, details=details))
    office.proceedings.begin(NUMBER, "merge", {"number": OTHER, "reason": "เรื่องเดียวกัน", "at": "2026-11-20T10:00"})
    notice = AlikeNotice()
    qtbot.addWidget(notice)
    notice.show_found(office.complaints.possible_duplicates({"patient_hn": "640001"}), may_tie=True)
    assert offers(notice, 1) == {"look": NUMBER, "link": NUMBER, "merge": OTHER}
    assert OTHER in notice.findChild(QPushButton, "alike_1_merge").text()
    assert "ผู้ป่วยรายเดียวกัน" in notice.reason_for(OTHER)


def test_what_is_alike_and_closed_is_linked_but_not_merged_into(office: Office, qtbot: QtBot) -> None:
    office.complaints.record(a_complaint(patient_hn="640001"))
    office.complaints.change_fields(NUMBER, {"outcome": "entered_by_mistake", "outcome_words": "ลงซ้ำ"})
    notice = AlikeNotice()
    qtbot.addWidget(notice)
    notice.show_found(office.complaints.possible_duplicates({"patient_hn": "640001"}), may_tie=True)
    assert offers(notice, 1) == {"look": NUMBER, "link": NUMBER}


def test_of_many_cases_alike_two_are_shown_at_a_time(office: Office, qtbot: QtBot) -> None:
    for _each in range(3):
        office.complaints.record(a_complaint(patient_hn="640001"))
    notice = AlikeNotice()
    qtbot.addWidget(notice)
    notice.show_found(office.complaints.possible_duplicates({"patient_hn": "640001"}), may_tie=True)
    assert (len(offers(notice, 2)), len(offers(notice, 3))) == (3, 0)
    notice.findChild(QPushButton, "alike_next").click()
    assert (len(offers(notice, 2)), len(offers(notice, 3))) == (0, 3)
    notice.findChild(QPushButton, "alike_next").click()
    assert len(offers(notice, 1)) == 3


def test_what_is_alike_and_tied_already_is_only_looked_at(office: Office, qtbot: QtBot) -> None:
    office.complaints.record(a_complaint(patient_hn="640001"))
    notice = AlikeNotice()
    qtbot.addWidget(notice)
    notice.show_found(office.complaints.possible_duplicates({"patient_hn": "640001"}), may_tie=True, tied=[NUMBER])
    assert offers(notice, 1) == {"look": NUMBER}
    assert notice.findChild(QLabel, "alike_1_tied") is not None


@pytest.mark.rule("INT-18")
def test_of_a_restricted_case_alike_the_screen_says_no_more_than_that_it_is_there(office: Office, qtbot: QtBot) -> None:
    secret = {"details": "กล่าวหาเรื่องจัดซื้อ", "complainant_name": "นางสมมุติ ตัวอย่าง", "patient_hn": "640001"}
    office.complaints.record(a_complaint(topics=["corruption"], **secret))
    notice = AlikeNotice()
    qtbot.addWidget(notice)
    notice.show_found(office.complaints.possible_duplicates({"patient_hn": "640001"}), may_tie=True)
    shown = "\n".join(plain(each.text()) for each in notice.findChildren(QLabel))
    assert NUMBER in shown and "จำกัดผู้รู้" in shown
    assert "กล่าวหา" not in shown and "สมมุติ" not in shown and "ห้องจ่ายยา" not in shown
