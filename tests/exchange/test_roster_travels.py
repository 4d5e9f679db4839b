"""The roster reaches the wards with the files of the centre, which learns whom a ward has told."""

from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.errors import NotAllowed
from app.domain.on_duty import Cell
from app.services.cases.quick_log import QuickLog
from app.services.cases.telling import Told
from app.services.hospital.appointments import Appointments
from tests.exchange.world import World

SATURDAY = date(2026, 11, 21)
MORNING = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
DOCTOR = {Cell(SATURDAY, "08:00", "duty_doctor"): "พญ. ตัวอย่าง หนึ่ง 08 0000 0001"}


@pytest.mark.rule("RPT-2")
def test_a_ward_calls_by_the_roster_that_came_from_the_centre(world: World) -> None:
    assert world.w1.office.roster.on_duty("duty_doctor", MORNING).name == ""
    world.centre.office.roster.write(DOCTOR)
    world.send(world.centre, world.w1)
    assert world.w1.office.roster.on_duty("duty_doctor", MORNING).number == "08 0000 0001"


def test_a_ward_that_was_paired_does_not_change_the_roster(world: World) -> None:
    assert not world.w1.office.roster.may_change()
    with pytest.raises(NotAllowed):
        world.w1.office.roster.write(DOCTOR)


@pytest.mark.rule("ADM-2")
def test_a_ward_opens_the_order_of_appointment_that_the_centre_attached(world: World, tmp_path: Path) -> None:
    scan = tmp_path / "order.pdf"
    scan.write_bytes(b"%PDF-1.4 order")
    orders = Appointments(world.centre.office.desk)
    orders.attach(orders.appoint("นางสมมุติ ตัวอย่าง", "", "1/2569", date(2026, 11, 2)), scan)
    world.send(world.centre, world.w1)
    received = Appointments(world.w1.office.desk)
    (order,) = received.all()
    assert (order.order_number, order.file_name) == ("1/2569", "order.pdf")
    assert received.documents.private_copy(order.file).read_bytes() == b"%PDF-1.4 order"
    with pytest.raises(NotAllowed):
        received.attach(order.uid, scan)


@pytest.mark.rule("RPT-2")
def test_the_centre_sees_whom_the_ward_told_and_that_the_reporter_is_kept_back(world: World) -> None:
    office = world.w1.office
    quick_log, now = QuickLog(office.desk, office.roster), office.desk.now().isoformat()
    author = office.staff.person.uid
    answers = {"details": "ให้ยาผิดขนาด", "units": "หอผู้ป่วยหญิง", "known_at": now, "seen_now": "watched"}
    number = quick_log.record({**answers, "reported_by": "พยาบาล ตัวอย่าง", "reporter_withheld": True, "author": author})
    quick_log.told(number, [Told("shift_head", "พว. ตัวอย่าง", office.desk.now())], author=author)
    world.send(world.w1, world.centre)
    record = world.centre.office.complaints.case(number)
    assert [each.value("told", "name") for each in record.proceedings] == ["พว. ตัวอย่าง"]
    assert record.fields["reporter_withheld"] is True
