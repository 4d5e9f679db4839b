"""A second call about a known matter: seen while typing, tied before it is saved, and nothing of either is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from app.services.office import Office
from app.services.rows import CaseRecord
from app.ui.shown_text import plain
from tests.cases import a_complaint
from tests.journeys.conftest import OpenWindow
from tests.journeys.officer import Officer

FIRST, SECOND = "2569/00001", "2569/00002"
PHONE = "08 0000 0000"
TYPED = {"details": "โทรมาตามเรื่องยาที่ได้ไม่ครบ", "complainant_phone": "+66 80 000 0000"}


@pytest.fixture
def folder(tmp_path: Path, office_in: Callable[..., Office]) -> Path:
    """The data of a centre that knows one case of this telephone number."""
    office = office_in(tmp_path / "centre")
    office.complaints.record(
        a_complaint(complainant_phone=PHONE, complainant_name="นางสมมุติ ตัวอย่าง", details="ได้ยาไม่ครบ", level=2)
    )
    office.database.close()
    return tmp_path / "centre"


def type_the_second_call(officer: Officer) -> None:
    officer.window.new_case()
    officer.fill({"kind": "complaint", "channel": "telephone", "received_at": "2026-11-20T09:00:00+07:00", **TYPED})
    look(officer)


def look(officer: Officer) -> None:
    """As if nothing were typed for a moment."""
    for timer in officer.window.findChildren(QTimer, "look_timer"):
        timer.timeout.emit()


def ties(record: CaseRecord, kind: str) -> list[object]:
    return [each.value("made", "number") for each in record.proceedings if each.kind == kind and not each.is_void]


def case(officer: Officer, number: str) -> CaseRecord:
    return officer.office.complaints.case(number)


def test_a_second_call_is_linked_with_the_click_that_saves_it(folder: Path, open_window: OpenWindow) -> None:
    officer = open_window(folder)
    type_the_second_call(officer)
    assert "นางสมมุติ ตัวอย่าง" in officer.words_in("duplicates") and "ได้ยาไม่ครบ" in officer.words_in("duplicates")
    officer.click("alike_1_link")
    assert FIRST in officer.text_of("tie_words") and not officer.is_visible("duplicates")
    officer.choose("tie_link", "same_person")
    officer.click("save")
    assert (officer.number(), ties(case(officer, SECOND), "link")) == (SECOND, [FIRST])
    assert ties(case(officer, FIRST), "link") == [SECOND]
    assert FIRST in officer.text_of("form_receipt")


def test_a_second_call_that_belongs_to_the_first_goes_on_there(folder: Path, open_window: OpenWindow) -> None:
    officer = open_window(folder)
    type_the_second_call(officer)
    officer.click("alike_1_merge")
    officer.click("save")
    second, first = case(officer, SECOND), case(officer, FIRST)
    assert (officer.number(), second.continues_in, second.fields["details"]) == (SECOND, FIRST, TYPED["details"])
    assert (first.state, first.fields["details"], ties(first, "merged_in")) == ("open", "ได้ยาไม่ครบ", [SECOND])
    assert FIRST in officer.text_of("form_receipt")


def test_a_choice_is_taken_back_and_nothing_is_tied(folder: Path, open_window: OpenWindow) -> None:
    officer = open_window(folder)
    type_the_second_call(officer)
    officer.click("alike_1_merge")
    officer.click("tie_take_back")
    assert officer.is_visible("duplicates") and not officer.is_visible("tie_choice")
    officer.click("save")
    assert (case(officer, SECOND).state, case(officer, SECOND).proceedings) == ("open", ())


def test_a_missing_reason_stands_beside_it_and_nothing_is_saved(folder: Path, open_window: OpenWindow) -> None:
    officer = open_window(folder)
    type_the_second_call(officer)
    officer.click("alike_1_merge")
    officer.type("tie_reason", "")
    officer.type("details", "")
    officer.click("save")
    assert {"tie_reason", "details"} <= set(officer.problems() | tie_problems(officer))
    assert len(officer.office.register.everything()) == 1
    officer.fill(TYPED)
    officer.type("tie_reason", "เรื่องเดียวกัน")
    officer.click("save")
    assert case(officer, SECOND).continues_in == FIRST


def test_a_case_that_was_closed_meanwhile_is_named_beside_the_choice(folder: Path, open_window: OpenWindow) -> None:
    officer = open_window(folder)
    type_the_second_call(officer)
    officer.click("alike_1_merge")
    mistake = {"outcome": "entered_by_mistake", "outcome_words": "ลงผิด"}
    officer.office.complaints.change_fields(FIRST, mistake)
    officer.click("save")
    assert FIRST in tie_problems(officer)["tie_number"]
    assert len(officer.office.register.everything()) == 1


def test_looking_at_the_known_case_leads_back_to_what_was_typed(folder: Path, open_window: OpenWindow) -> None:
    officer = open_window(folder)
    type_the_second_call(officer)
    officer.click("alike_1_link")
    officer.click("tie_look")
    assert officer.number() == FIRST
    officer.click("draft_offer_accept")
    assert officer.window.number() is None
    assert plain(officer.text_of("details")) == TYPED["details"] and FIRST in officer.text_of("tie_words")


def test_a_choice_still_names_the_other_cases_alike(folder: Path, open_window: OpenWindow) -> None:
    officer = open_window(folder)
    officer.office.complaints.record(a_complaint(complainant_phone=PHONE, details="มาถามที่ห้องยา"))
    type_the_second_call(officer)
    officer.click("alike_1_link")
    chosen, other = (FIRST, SECOND) if FIRST in officer.text_of("tie_words") else (SECOND, FIRST)
    lines = plain(officer.text_of("tie_details")).splitlines()
    assert chosen in lines[0] and other in lines[-1]


def test_a_choice_is_there_again_after_the_program_was_killed(folder: Path, open_window: OpenWindow) -> None:
    killed = open_window(folder)
    type_the_second_call(killed)
    killed.click("alike_1_link")
    for timer in killed.window.findChildren(QTimer, "draft_timer"):
        timer.timeout.emit()
    officer = open_window(folder)
    officer.click("draft_offer_accept")
    assert officer.is_visible("tie_choice") and FIRST in officer.text_of("tie_words")
    officer.click("save")
    assert ties(case(officer, FIRST), "link") == [officer.number()]
    assert officer.office.drafts.pending() == ()


def tie_problems(officer: Officer) -> dict[str, str]:
    names = ("tie_number", "tie_link", "tie_reason")
    return {name: officer.text_of(f"{name}_problem") for name in names if officer.is_visible(f"{name}_problem")}
