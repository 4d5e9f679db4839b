"""The hand-over sheet of a shift: what happened in it, who was told, what the next one takes over."""

from datetime import date, datetime

import pytest

from app.domain.on_duty import Cell
from app.services.cases.telling import Told
from app.services.handover import Handover, HandoverSheet
from app.services.office import Office
from app.services.paper.handover_sheet import handover_sheet
from app.services.papers import letterhead_of
from tests.cases import an_incident

WARD = "หอผู้ป่วยหญิง"
NIGHT = datetime.fromisoformat("2026-11-17T05:00:00+07:00")


@pytest.fixture
def sheet(office: Office) -> HandoverSheet:
    """Of the night of 17 November: one event of the ward, one of another, one of the evening before."""
    office.roster.write({Cell(date(2026, 11, 17), "08:00", "shift_head", WARD): "พว. ตัวอย่าง ห้า ต่อ 1150"})
    number = office.complaints.record(an_incident(reported_by="พยาบาล ตัวอย่าง"))
    office.complaints.record(an_incident(units=["หอผู้ป่วยชาย"]))
    before = "2026-11-16T22:00:00+07:00"
    office.complaints.record(an_incident(known_at=before, received_at=before, category="A", category_reason="ทดสอบ"))
    at = datetime.fromisoformat("2026-11-17T03:04:00+07:00")
    office.duties.told(number, [Told("shift_head", "พว. ตัวอย่าง หนึ่ง", at, "telephone", "จะมาดู")])
    return Handover(office.desk, office.complaints, office.roster).sheet(NIGHT, WARD)


@pytest.mark.rule("RPT-2")
def test_the_sheet_lists_what_became_known_in_the_shift_of_the_unit(sheet: HandoverSheet) -> None:
    assert [each.number for each in sheet.events] == ["2569/00001"]
    assert [(each.role, each.name, f"{each.at:%H:%M}") for each in sheet.told] == [
        ("shift_head", "พว. ตัวอย่าง หนึ่ง", "03:04")
    ]


@pytest.mark.rule("RPT-2")
def test_what_is_open_until_the_next_shift_ends_is_taken_over_with_its_people(sheet: HandoverSheet) -> None:
    tree = next(each for each in sheet.left_open if each.number == "2569/00001")
    assert (tree.duty.id, str(tree.duty.due_at)) == ("RPT-2:finish_tree", "2026-11-17 08:00:00+07:00")
    assert tree.people[0].words == "หัวหน้าเวร: พว. ตัวอย่าง ห้า โทร. 1150"
    assert (sheet.shift.hours, sheet.next_shift.hours) == ("00:00–08:00", "08:00–16:00")


def test_the_paper_is_the_same_each_time_and_names_no_reporter(office: Office, sheet: HandoverSheet) -> None:
    first, again = (
        handover_sheet(sheet, office.desk.policy, letterhead_of(office.desk), printed_at=NIGHT) for _each in range(2)
    )
    assert first == again
    assert first.startswith(b"%PDF")
