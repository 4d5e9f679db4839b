"""A complaint from Facebook through three mediators to an agreement, kept promises and closure, by what is named."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QTabBar, QWidget

from app.ui.form.editors import Editor
from app.ui.pages import MEDIATION
from app.ui.shown_text import plain
from tests.journeys.conftest import OpenWindow
from tests.journeys.officer import Officer

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
PROCEEDINGS = 1  # the tab
AGREEMENT = "ห้องยาขอโทษ ลบโพสต์ และติดป้ายคิวรับยา"


def fill(officer: Officer, dialog: str, values: Mapping[str, object]) -> None:
    """Enter what the dialog asks for, and save it."""
    found = officer.widget(dialog, QDialog)
    for name, value in values.items():
        cast(Editor, found.findChild(QWidget, name)).set_value(value)
    save = found.findChild(QAbstractButton, "save_stage")
    assert save is not None
    save.click()
    assert not found.isVisible(), [plain(each.text()) for each in found.findChildren(QLabel) if each.isVisible()]


def record_complaint(officer: Officer) -> None:
    """The rules suggest level 3 of what everybody can read; another level asks for its reason."""
    officer.click("new_case")
    officer.fill(COMPLAINT)
    officer.click("level_2")
    officer.click("save")
    assert officer.window.number() is None
    assert "LVL-3" in officer.text_of("level_reason_problem")
    officer.click("level_3")
    officer.click("save")
    assert officer.number() == NUMBER


def call_mediators(officer: Officer) -> None:
    """One does not answer, one declines, one accepts."""
    officer.click("mediate")
    for outcome in ("no_answer", "declined", "accepted"):
        officer.click("call_next")
        officer.click(f"outcome_{outcome}")


def agree(officer: Officer) -> None:
    """The session, and two promises of which one is kept at once."""
    officer.click("begin_session")
    fill(officer, "session_held_dialog", {"result": "agreed", "agreement": AGREEMENT})
    officer.click("begin_promise")
    promised = {"what": "ติดป้ายคิวรับยา", "by_whom": "หัวหน้าห้องยา", "due_on": "2026-11-25"}
    fill(officer, "promise_made_dialog", promised)


def close_case(officer: Officer) -> None:
    """What was agreed stands in the outcome; how far it is as wished, a person says."""
    officer.widget("form_tabs", QTabBar).setCurrentIndex(PROCEEDINGS)
    officer.click("suggested_outcome_of_session_accept")
    officer.choose("outcome", "as_wished")
    officer.type_moment("told_at", officer.office.desk.now())
    officer.click("save")


@pytest.mark.rule("MED-3", "LVL-5")
def test_a_complaint_from_facebook_ends_with_an_agreement_and_kept_promises(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    officer = open_window(tmp_path / "centre")
    record_complaint(officer)
    call_mediators(officer)
    agree(officer)
    officer.click("to_outcome")
    close_case(officer)
    assert "ทำตามที่รับปากไว้" in officer.problems()["outcome"]
    assert officer.office.complaints.case(NUMBER).state == "open"
    officer.window.show_case_on(MEDIATION, NUMBER)
    officer.click("settled_promise_kept")
    fill(officer, "promise_kept_dialog", {"words": "ติดป้ายแล้ว"})
    officer.window.open_case(NUMBER)
    close_case(officer)

    record = officer.office.complaints.case(NUMBER)
    assert [(call.mediator, call.outcome) for call in record.calls] == [
        ("M1", "no_answer"),
        ("M2", "declined"),
        ("M3", "accepted"),
    ]
    promise = next(each for each in record.duties if each.id.startswith("MED-3:promise@"))
    assert (promise.due_on, promise.is_ended) == (date(2026, 11, 25), True)
    assert (record.state, record.fields["outcome_words"]) == ("closed", AGREEMENT)
