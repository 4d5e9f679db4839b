"""A complaint from Facebook through three mediators to an agreement, two kept promises and closure, day by day."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.ui.shown_text import plain
from tests.journeys.conftest import OpenDays
from tests.journeys.days import PROCEEDINGS, Days
from tests.journeys.keyed import CONTROL

NUMBER = "2569/00001"
COMPLAINT = {
    "kind": "complaint",
    "channel": "facebook",
    "received_at": "2026-11-20T09:00:00+07:00",
    "details": "โพสต์สาธารณะว่าโรงพยาบาลตัวอย่างให้รอรับยานานกว่า ๓ ชั่วโมง และเจ้าหน้าที่พูดจาไม่สุภาพ",
    "units": ["กลุ่มงานเภสัชกรรม"],
    "topics": ["behaviour"],
    "complainant_name": "นางสาวสมมุติ ตัวอย่าง",
    "complainant_phone": "08 0000 0000",
}
AGREEMENT = "ห้องยาขอโทษ ลบโพสต์ และติดป้ายคิวรับยา"
SIGN = {"what": "ติดป้ายคิวรับยา", "by_whom": "หัวหน้าห้องยา", "due_on": date(2026, 11, 30)}
EXCUSE = {"what": "โทรศัพท์ขอโทษผู้ร้อง", "by_whom": "เภสัชกร ตัวอย่าง", "due_on": date(2026, 11, 25)}


def record_complaint(days: Days) -> None:
    """The rules suggest level 3 of what everybody can read; another level asks for its reason."""
    days.click("new_case")
    days.fill(COMPLAINT)
    days.click("level_2")
    days.press(Qt.Key.Key_S, CONTROL)
    assert days.window.number() is None
    assert "LVL-3" in days.text_of("level_reason_problem")
    days.click("level_3")
    days.press(Qt.Key.Key_S, CONTROL)
    assert days.number() == NUMBER


def call_mediators(days: Days) -> None:
    """One does not answer, one declines, one accepts."""
    days.click("mediate")
    days.click("call_next")  # asked first: what came of the mediation by the head
    tried = {"head": "หัวหน้ากลุ่มงานเภสัชกรรม", "facts_checked": True, "result": "not_resolved"}
    days.dialog("head_first_tried_dialog", tried)
    for minute, (outcome, words) in enumerate(
        (("no_answer", "ไม่มีผู้รับสาย"), ("declined", "ติดประชุม"), ("accepted", "รับเรื่อง นัดจันทร์ 10 โมง")), start=30
    ):
        days.at(f"2026-11-20T09:{minute}")
        days.click("call_next")
        days.type("call_words", words)
        days.click(f"outcome_{outcome}")


def agree(days: Days) -> None:
    """The session, and two promises by two people."""
    days.click("begin_session")
    held = {"place": "ห้องประชุม 2", "ground_rules": True, "offers": "ติดป้ายบอกเวลารอ", "result": "agreed"}
    days.dialog("session_held_dialog", {**held, "agreement": AGREEMENT})
    for moment, promise in (("2026-11-23T11:40", SIGN), ("2026-11-23T11:45", EXCUSE)):
        days.at(moment)
        days.click("begin_promise")
        days.dialog("promise_made_dialog", promise)


def refused_end(days: Days) -> str:
    """What the dialog of closing says stands in the way; it is left again."""
    days.open_case(NUMBER)
    days.click("end_case")
    dialog = days.opened("closing_end_dialog")
    words = [plain(each.text()) for each in dialog.findChildren(QLabel)]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    return "\n".join(words)


def keep_latest(days: Days, moment: str, words: str) -> None:
    """The promise that was made last of those that are open is kept."""
    days.at(moment)
    days.click("sidebar_mediation")
    days.click(f"case_{NUMBER}")
    days.click("settled_promise_kept")
    days.dialog("promise_kept_dialog", {"words": words})


@pytest.mark.rule("MED-2", "MED-3", "LVL-5")
def test_a_complaint_from_facebook_ends_with_an_agreement_and_kept_promises(open_days: OpenDays) -> None:
    days = open_days("kcm", "2026-11-20T09:10")
    record_complaint(days)
    call_mediators(days)
    days.at("2026-11-23T11:30")
    agree(days)
    days.click("to_outcome")
    days.tab(PROCEEDINGS)
    days.click("suggested_outcome_of_session_accept")
    days.press(Qt.Key.Key_S, CONTROL)
    days.contact("reached", "result", "แจ้งผลตามที่ตกลง")
    waiting = refused_end(days)
    assert all(f"ครบกำหนด {day} พ.ย. 2569" in waiting for day in (25, 30))
    keep_latest(days, "2026-11-25T16:00", "โทรศัพท์แล้ว ผู้ร้องรับคำขอโทษ")
    assert "ครบกำหนด 25 พ.ย. 2569" not in refused_end(days)
    keep_latest(days, "2026-11-30T15:00", "ติดป้ายแล้ว")
    days.open_case(NUMBER)
    days.click("end_case")
    days.dialog("closing_end_dialog", {"outcome": "as_wished"})

    record = days.office.complaints.case(NUMBER)
    assert [(call.mediator, call.outcome, str(call.called_at)[11:16]) for call in record.calls] == [
        ("M1", "no_answer", "09:30"),
        ("M2", "declined", "09:31"),
        ("M3", "accepted", "09:32"),
    ]
    promises = [each for each in record.duties if each.id.startswith("MED-2:promise@")]
    assert sorted((str(each.due_on), str(each.done_at)[:16]) for each in promises) == [
        ("2026-11-25", "2026-11-25 16:00"),
        ("2026-11-30", "2026-11-30 15:00"),
    ]
    assert (record.state, record.fields["outcome_words"]) == ("closed", AGREEMENT)
