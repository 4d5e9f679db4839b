"""Who sees only the summary of a case changes nothing in it, least of all its dates."""

import pytest

from app.domain.errors import NotAllowed
from tests.cases import an_incident
from tests.exchange.world import World


@pytest.fixture
def summarised(world: World) -> World:
    """An incident with all its dates, of which the first ward has the summary."""
    number = world.centre.office.complaints.record(an_incident())
    world.centre.edit(number, level=2, category="G")
    world.centre.services.grants.grant(number, world.w1.word, "summary")
    world.trips()
    return world


NUMBER = "2569/00001"


def dates_at_the_centre(world: World) -> dict[str, object]:
    return {each.id: (each.due_on, each.due_at) for each in world.centre.office.complaints.case(NUMBER).duties}


def test_a_ward_with_the_summary_ticks_no_duty_and_no_date_changes(summarised: World) -> None:
    before, ward = dates_at_the_centre(summarised), summarised.w1
    duty = next(each for each in ward.office.complaints.case(NUMBER).duties if not each.is_ended)
    ward.later(minutes=5)
    with pytest.raises(NotAllowed) as refused:
        ward.office.duties.done(NUMBER, [duty.id], at=ward.moment, by="หัวหน้าเวร ตัวอย่าง")
    assert refused.value.code == "summary_only"
    with pytest.raises(NotAllowed):
        ward.office.duties.not_needed(NUMBER, duty.id, because="ผู้ร้องถอนเรื่อง")
    summarised.trips()
    assert len(before) > 3
    assert dates_at_the_centre(summarised) == before


def test_a_ward_with_the_summary_corrects_and_decides_nothing(summarised: World) -> None:
    before, ward = dates_at_the_centre(summarised), summarised.w1
    duty = ward.office.complaints.case(NUMBER).duties[0]
    with pytest.raises(NotAllowed):
        ward.edit(NUMBER, priority="urgent", priority_ground="a")
    with pytest.raises(NotAllowed):
        ward.office.decisions.choose(NUMBER, f"duty:{duty.id}", "done", None)
    summarised.trips()
    assert dates_at_the_centre(summarised) == before


def test_a_ward_that_may_work_on_it_ticks_a_duty_and_the_other_dates_stay(summarised: World) -> None:
    summarised.centre.services.grants.grant(NUMBER, summarised.w1.word, "work")
    summarised.trips()
    before, ward = dates_at_the_centre(summarised), summarised.w1
    duty = next(each for each in ward.office.complaints.case(NUMBER).duties if not each.is_ended)
    ward.later(minutes=5)
    ward.office.duties.done(NUMBER, [duty.id], at=ward.moment, by="หัวหน้าเวร ตัวอย่าง")
    summarised.trips()
    assert dates_at_the_centre(summarised).keys() == before.keys()
    assert next(each for each in summarised.centre.office.complaints.case(NUMBER).duties if each.id == duty.id).is_ended


def test_a_case_says_that_only_its_summary_is_here_until_more_of_it_is(summarised: World) -> None:
    centre, ward = summarised.centre, summarised.w1
    shown = ward.office.complaints.case(NUMBER)
    assert shown.is_summary and shown.is_read_only
    assert not centre.office.complaints.case(NUMBER).is_read_only
    centre.services.grants.grant(NUMBER, ward.word, "work")
    summarised.trips()
    assert not ward.office.complaints.case(NUMBER).is_read_only
