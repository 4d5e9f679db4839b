"""Slips of the comment box as the service records them: nothing is refused in silence."""

from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap.today import today_desk
from app.services.cases.comment_box import CommentBox, Opening, Slip
from app.services.node import SetUp
from app.services.office import Office

SLIP = Slip("slip-1", {"kind": "complaint", "topics": "waiting", "units": "ห้องจ่ายยา", "details": "รอนาน", "person": ""})


def no_report(done: int, total: int) -> None:
    """Nobody looks on."""


@pytest.fixture
def box(office: Office) -> CommentBox:
    return today_desk(office).box


@pytest.mark.rule("INT-2", "INT-15")
def test_a_box_day_records_each_slip_and_the_look_at_the_channel(box: CommentBox, now: datetime) -> None:
    (slip,) = box.record(Opening(now, ("นางสาวสมมุติ ตัวอย่าง",)), [SLIP], no_report)
    assert (slip.number, slip.problems) == ("2569/00001", ())


@pytest.mark.rule("INT-2")
def test_a_slip_typed_twice_over_is_one_case(box: CommentBox, now: datetime) -> None:
    opening = Opening(now, ("นางสาวสมมุติ ตัวอย่าง",))
    first, again = (box.record(opening, [SLIP], no_report)[0] for _time in range(2))
    assert (first.number, again.number) == ("2569/00001", "2569/00001")


@pytest.mark.rule("INT-15", "OUT-2")
def test_a_slip_entered_by_mistake_is_not_among_what_was_found(office: Office, box: CommentBox, now: datetime) -> None:
    opening, again = Opening(now, ("นางสาวสมมุติ ตัวอย่าง",)), Slip("slip-2", {**SLIP.cells, "details": "รอนานมาก"})
    (slip,) = box.record(opening, [SLIP], no_report)
    mistaken = {"outcome": "entered_by_mistake", "outcome_words": "พิมพ์ซ้ำ"}
    office.complaints.change_fields(slip.number, mistaken)
    box.record(opening, [again], no_report)
    looks = today_desk(office).checks.history(now.date(), "comment_box")
    assert {each.check.found for each in looks} == {1}


@pytest.mark.rule("INT-3")
def test_an_office_without_a_box_says_so_beside_the_words_of_the_slip(tmp_path: Path, now: datetime) -> None:
    office = bootstrap.open_office(tmp_path, clock=lambda: now, set_up=SetUp(profile="sso"))
    box = today_desk(office).box
    assert not box.is_kept()
    values = {**SLIP.cells, "topics": "behaviour"}
    (slip,) = box.record(Opening(now, ("เจ้าหน้าที่",)), [Slip("slip-1", values)], no_report)
    assert [(each.field, each.code) for each in slip.problems] == [("details", "not_a_choice")]
