"""What was erased, put aside and set back at once: the rest of it comes back, and the erased part does not."""

import pytest

from app.domain.units import CASE
from app.domain.vocabulary import GrantClass
from app.services.exchange import wire
from app.services.exchange.put_aside import without_values
from app.services.exchange.set_back import accept_set_back
from app.services.log.store import Change
from tests.exchange.remembered import CENTRE, WARD, Remembered
from tests.exchange.story import Story, erased, written
from tests.exchange.world import World

ERASURE = "erasure before, after and against old files"
PHONE = "0800001234"


@pytest.mark.shows(ERASURE)
def test_a_case_with_an_erased_element_comes_back_to_a_centre_that_was_set_back(world: World) -> None:
    local = world.w1.record(topics=["waiting", "medication"])
    image = world.image_of(world.centre)
    world.trips()
    uid = world.w1.uid(local)
    world.centre.services.erasures.erase("2569/00001", ["topics"])
    world.trips(2)
    world.set_back(world.centre, image)
    with world.centre.database.transaction() as connection:
        accept_set_back(connection, world.centre.office.desk)
    world.trips(4)
    assert not world.centre.reasons()
    assert sorted(world.centre.saves(uid)) == sorted(world.w1.saves(uid))
    assert "topics" not in world.centre.fields(local)


@pytest.mark.shows(ERASURE)
def test_what_waited_for_an_update_keeps_the_rest_when_one_value_is_erased(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = world.centre.record(complainant_phone=PHONE, details="ข้อความที่เหลือ")
    world.trips()
    world.centre.services.grants.grant(number, world.w1.word, "identity")
    path = world.export(world.centre, world.w1)
    with monkeypatch.context() as older:
        older.setattr(wire, "FORMAT", 0)
        world.w1.services.exchange.import_file(path)
    assert set(world.w1.reasons()) == {"newer_program"}
    world.centre.services.erasures.erase(number, ["complainant_phone"])
    world.trips(3)
    assert not world.w1.reasons()
    assert world.w1.fields(number)["details"] == "ข้อความที่เหลือ"
    assert "complainant_phone" not in world.w1.fields(number)


def test_a_set_back_noticed_while_something_put_aside_is_tried_again_writes_no_save_twice(
    remembered: Remembered, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = remembered.record(CENTRE, complainant_phone=PHONE)
    remembered.record(WARD)
    path = remembered.written(WARD, CENTRE)
    with monkeypatch.context() as older:
        older.setattr(wire, "FORMAT", 0)
        remembered.at(CENTRE).exchange.import_file(path)
    remembered.copy(CENTRE, "centre-image")
    remembered.at(CENTRE).erasures.erase(number, ["complainant_phone"])
    remembered.carry(CENTRE, WARD)
    remembered.copy("centre-image", CENTRE)
    for witness in remembered.outside.rglob("witness-*"):
        witness.unlink()
    done = remembered.carry(WARD, CENTRE)
    assert done.set_back and done.new_cases == 1


def test_who_only_wrote_into_a_case_is_told_of_no_erasure() -> None:
    story = Story()
    uid = story.case_of_the_centre(story.two, GrantClass.IDENTITY)
    written(story.three, uid, Change(CASE, "place", "บุกรุก"))
    story.trip(story.three, 2)
    erased(story, uid)
    story.trip(story.three, 2)
    assert len(story.three.saves(uid)) == 1
    assert uid not in story.centre.sent_to(story.three)


def test_a_line_that_cannot_be_read_is_emptied_when_it_is_erased() -> None:
    assert without_values('{"hash": "x", "values": 7}', {0}) == ""
