"""The Complaint Form: what goes in comes back, problems stand beside fields, nothing typed is lost."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.fields import Use, fields_for
from app.services.cases.case_row import CaseRow
from app.services.cases.duplicates import Likeness, PossibleDuplicate
from tests.ui.form_parts import COMPLETE, Desk, a_record, in_a_window

EVERY_VALUE: dict[str, object] = {
    **COMPLETE,
    "channel": "other",
    "channel_words": "ฝากข้อความกับพนักงานรักษาความปลอดภัย",
    "known_at": "2026-11-21T09:30:15+07:00",
    "reported_by": "เจ้าหน้าที่ ตัวอย่าง",
    "priority": "urgent",
    "priority_ground": "b",
    "complainant_organisation": "บริษัท ตัวอย่าง จำกัด",
    "complainant_email": "name@example.org",
    "patient_name": "นางสาวตัวอย่าง ทดสอบ",
    "accused_person": "เจ้าหน้าที่ห้องยา",
    "evidence_named": "named",
    "praised_person": "นางสาวสมมุติ ใจดี",
    "network_hospitals": ["โรงพยาบาลตัวอย่าง"],
    "restricted": "ordinary",
    "place": "ช่องจ่ายยา 3",
    "immediate_action": "ขออภัยผู้ร้อง\nตรวจยาซ้ำ",
    "evidence_url": "https://example.org/post/1",
    "evidence_seen_at": "2026-11-21T08:00:00+07:00",
    "referring_agency": "สำนักงานตัวอย่าง",
    "referring_number": "ตย 0001/2569",
    "referring_on": "2026-11-20",
    "reply_by": "2026-12-04",
    "responsible_unit": "ห้องจ่ายยาผู้ป่วยนอก",
    "sensitive": True,
    "outcome": "in_part",
    "outcome_words": "ชี้แจงแล้ว",
    "told_at": "2026-11-21T10:00:00+07:00",
    "told_means": "telephone",
    "nobody_to_tell": "no_contact",
    "closed_although": "รอคำสั่งศาล",
    "lesson": "จัดคิวรับยาใหม่",
}


@pytest.fixture
def desk(qtbot: QtBot, now: datetime) -> Desk:
    return in_a_window(qtbot, now)


def test_the_values_of_this_test_name_every_field_of_the_form() -> None:
    assert set(EVERY_VALUE) == {field.name for field in fields_for(Use.FORM)}


@pytest.mark.parametrize("field", fields_for(Use.FORM), ids=lambda field: field.name)
def test_each_field_comes_back_equal(desk: Desk, field: object) -> None:
    editor = desk.find(field.name)
    editor.set_value(EVERY_VALUE[field.name])
    assert editor.value() == EVERY_VALUE[field.name]
    editor.set_value(None)
    assert editor.value() is None


def test_a_whole_complaint_is_recorded_as_entered(qtbot: QtBot, desk: Desk) -> None:
    told = {name: value for name, value in EVERY_VALUE.items() if name != "nobody_to_tell"}
    desk.fill(told)
    with qtbot.waitSignal(desk.screen.changed) as changed:
        desk.click("save")
    assert changed.args == ["2569/00001"]
    assert desk.complaints.saved["2569/00001"] == told


def test_the_form_is_painted_before_the_services_are_there(qtbot: QtBot, now: datetime) -> None:
    desk = Desk(now)
    qtbot.addWidget(desk.screen)
    assert desk.find("channel", QComboBox).placeholderText() == "ไม่ระบุ"
    desk.fill({"complainant_name": "นางสมหญิง ตัวอย่าง", "kind": "opinion"})
    desk.ready()
    assert desk.screen.content.values() == {"complainant_name": "นางสมหญิง ตัวอย่าง", "kind": "opinion"}


def test_every_missing_field_is_marked_at_once_and_the_first_has_the_keyboard(desk: Desk) -> None:
    desk.screen.new()
    desk.click("save")
    missing = [name for name in ("kind", "channel", "received_at", "details") if desk.text_of(f"{name}_problem")]
    assert missing == ["kind", "channel", "received_at", "details"]
    assert desk.screen.window().focusWidget() is desk.find("kind")


def test_a_wrong_date_is_explained_beside_it_while_typing(desk: Desk) -> None:
    desk.screen.new()
    desk.find("received_at_day", QLineEdit).setText("31/02/2569")
    desk.let_pass("look_timer")
    assert "31/02/2569" in desk.text_of("received_at_problem")
    assert desk.screen.findChild(QLabel, "details_problem") is None


def test_what_the_rules_ask_for_is_a_hint_and_does_not_stop_saving(desk: Desk) -> None:
    wanted = {name: COMPLETE[name] for name in ("kind", "channel", "received_at", "details")}
    desk.fill(wanted)
    desk.let_pass("look_timer")
    assert desk.text_of("complainant_address_problem")
    desk.click("save")
    assert desk.screen.content.case.number == "2569/00001"


def test_the_classification_is_saved_with_the_form_in_one_save(desk: Desk) -> None:
    desk.fill(COMPLETE)
    desk.screen.content.classify({"level": 2, "category": "C", "kind": "compliment"})
    desk.click("save")
    saved = desk.complaints.saved["2569/00001"]
    assert (saved["level"], saved["category"], saved["kind"]) == (2, "C", "complaint")


def test_a_correction_names_the_state_it_was_opened_on(desk: Desk, now: datetime) -> None:
    desk.complaints.saved["2569/00412"] = dict(COMPLETE)
    desk.screen.content.show(a_record(now, fields={**COMPLETE, "level": 3}))
    desk.fill({"place": "ช่อง 3"})
    desk.click("save")
    assert desk.complaints.seen == "abc"
    assert desk.complaints.saved["2569/00412"]["level"] == 3


def test_after_saving_a_new_case_the_next_form_is_empty(qtbot: QtBot, desk: Desk) -> None:
    desk.fill(COMPLETE)
    qtbot.keyClick(desk.find("place"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (desk.screen.content.case.number, desk.screen.content.values()) == (None, {})


def test_a_choice_can_be_taken_back(qtbot: QtBot, desk: Desk) -> None:
    desk.fill({"kind": "complaint"})
    desk.find("kind").setFocus()
    qtbot.keyClick(desk.find("kind"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.screen.content.values() == {}


def test_a_case_that_may_be_the_same_is_named(qtbot: QtBot, desk: Desk, now: datetime) -> None:
    row = a_row(now - timedelta(days=2))
    desk.complaints.similar = (PossibleDuplicate(row, "นางสมมุติ ตัวอย่าง", (Likeness.TELEPHONE,)),)
    desk.fill({"complainant_phone": "08 0000 0000"})
    desk.let_pass("look_timer")
    assert "2569/00407" in desk.text_of("alike_1")
    assert desk.screen.findChild(QPushButton, "alike_1_merge") is None  # it has no number yet
    with qtbot.waitSignal(desk.screen.case_wanted) as wanted:
        desk.click("alike_1_look")
    assert wanted.args == ["2569/00407"]


def test_two_columns_in_a_small_window_and_four_in_a_wide_one(qtbot: QtBot, desk: Desk) -> None:
    assert columns_of(desk) == 2
    desk.screen.resize(904, 1016)
    qtbot.waitUntil(lambda: columns_of(desk) == 4)


def test_paper_shows_what_is_in_the_form(desk: Desk, now: datetime) -> None:
    desk.screen.content.show(a_record(now, fields=COMPLETE))
    desk.click("print")
    desk.fill({"place": "ช่อง 3"})
    desk.click("print")
    assert desk.previews == [b"form 2569/00412", b"draft"]


def test_the_first_open_duty_gives_the_case_its_badge(desk: Desk, now: datetime) -> None:
    desk.screen.content.show(a_record(now, fields=COMPLETE))
    assert not desk.find("form_due").isHidden()
    desk.screen.content.show(a_record(now, fields=COMPLETE, duties=()))
    assert desk.find("form_due").isHidden()


def test_a_new_case_cannot_go_to_the_mediators_yet(qtbot: QtBot, desk: Desk, now: datetime) -> None:
    assert not desk.find("mediate").isEnabled()
    desk.screen.content.show(a_record(now, fields=COMPLETE))
    with qtbot.waitSignal(desk.screen.mediate_wanted) as wanted:
        desk.click("mediate")
    assert wanted.args == ["2569/00412"]


def test_every_editor_is_named_for_those_who_cannot_see_it(desk: Desk) -> None:
    assert [field.name for field in fields_for(Use.FORM) if not desk.find(field.name).accessibleName()] == []


def test_no_field_is_smaller_than_it_needs(desk: Desk, now: datetime) -> None:
    desk.screen.content.show(a_record(now, fields=EVERY_VALUE))
    buttons = desk.screen.findChildren(QPushButton)
    assert [
        each.objectName() for each in buttons if each.isVisible() and each.width() < each.minimumSizeHint().width()
    ] == []


def columns_of(desk: Desk) -> int:
    top = desk.find("kind").mapTo(desk.screen, desk.find("kind").rect().topLeft()).y()
    names = (field.name for field in fields_for(Use.FORM))
    shown: list[QWidget] = [desk.find(name) for name in names if desk.find(name).isVisibleTo(desk.screen)]
    return sum(each.mapTo(desk.screen, each.rect().topLeft()).y() == top for each in shown)


def a_row(received_at: datetime) -> CaseRow:
    return CaseRow(
        uid="case-2",
        number="2569/00407",
        local_number="",
        kind="complaint",
        state="open",
        subject="รอรับยานาน",
        channel="telephone",
        units=(),
        level=2,
        category=None,
        urgent=False,
        received_at=received_at,
        due_on=None,
        due_at=None,
        conflicts=0,
    )


def test_tab_goes_through_the_fields_in_reading_order(qtbot: QtBot, desk: Desk) -> None:
    desk.screen.new()
    passed = []
    for _each in range(8):
        passed.append(desk.screen.window().focusWidget().objectName())
        qtbot.keyClick(desk.screen.window().focusWidget(), Qt.Key.Key_Tab)
    assert passed == [
        "kind",
        "channel",
        "received_at_day",
        "received_at_time",
        "known_at_day",
        "known_at_time",
        "reported_by",
        "priority",
    ]


def test_scrolling_over_a_list_changes_no_answer(qtbot: QtBot, desk: Desk) -> None:
    box = desk.find("kind", QComboBox)
    desk.fill({"kind": "complaint"})
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(box, wheel)
    assert desk.screen.content.values() == {"kind": "complaint"}


def test_a_code_that_no_list_knows_is_kept(desk: Desk) -> None:
    desk.fill({"channel": "pigeon", "topics": ["waiting", "weather"]})
    assert desk.screen.content.values() == {"channel": "pigeon", "topics": ["waiting", "weather"]}


def test_a_duty_that_is_done_takes_its_badge_away_and_leaves_what_is_typed(desk: Desk, now: datetime) -> None:
    desk.complaints.saved["2569/00412"] = dict(COMPLETE)
    desk.screen.content.show(a_record(now, fields=COMPLETE))
    desk.fill({"place": "ช่อง 3"})
    desk.screen.content.refresh(a_record(now, fields=COMPLETE, duties=(), seen="later"))
    assert desk.find("form_due").isHidden()
    assert desk.screen.content.values()["place"] == "ช่อง 3"
    desk.click("save")
    assert desk.complaints.seen == "abc"


def test_news_of_another_case_is_not_shown(desk: Desk, now: datetime) -> None:
    desk.screen.content.show(a_record(now, fields=COMPLETE))
    desk.screen.content.refresh(a_record(now, uid="case-2", number="2569/00001", fields=COMPLETE, duties=()))
    assert not desk.find("form_due").isHidden()


def test_the_bar_about_fields_goes_when_they_are_mended(desk: Desk) -> None:
    desk.screen.new()
    desk.click("save")
    assert desk.text_of("refusal_words")
    desk.fill(COMPLETE)
    desk.let_pass("look_timer")
    assert desk.find("refusal").isHidden()
