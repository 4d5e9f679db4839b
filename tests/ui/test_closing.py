"""Closing a case from the form: what is missing, a way there, the outcome; and two cases tied from the notice."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services.cases.closing import Closings
from app.services.cases.duplicates import PossibleDuplicate
from app.services.office import Office
from app.ui.form.alike_notice import AlikeNotice
from app.ui.form.closing_dialog import ClosingDialog
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

NUMBER = "2569/00001"
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
