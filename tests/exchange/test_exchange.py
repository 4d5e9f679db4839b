"""Cases that go from a ward to the centre and back: confirmations, lost and old files, grants, classes, numbers."""

import pytest

from app.domain.errors import NotAllowed
from app.services.projection import rebuild
from tests.exchange.world import World
from tests.services.test_saving import everything_in, facts_in

CONVERGENCE = "convergence under any order, doubling and loss"
GRANTS = "grants that come, go and come again; classes that grow"
NOTHING_LOST = "no value disappears"
NOWHERE_ELSE = "no value appears where it must not"
NUMBER = "2569/00001"


@pytest.mark.shows(CONVERGENCE)
def test_a_lost_file_heals_with_the_next_one(world: World) -> None:
    world.w1.record(place="ตึกหน้า")
    world.export(world.w1, world.centre)
    world.w1.record(place="ตึกหลัง")
    world.trips()
    assert world.centre.numbers() == {NUMBER, "2569/00002"}
    assert world.w1.services.exchange.overview()[0].not_acknowledged == 0


@pytest.mark.shows(CONVERGENCE)
def test_a_file_that_comes_twice_changes_no_table(world: World) -> None:
    world.w1.record()
    world.trips()
    world.w1.edit(NUMBER, place="ตึกหน้า")
    path = world.export(world.w1, world.centre)
    world.centre.services.exchange.import_file(path)
    before = everything_in(world.centre.database)
    world.centre.later(hours=3)
    again = world.centre.services.exchange.import_file(path)
    assert (again.old, again.new) == (True, 0)
    assert everything_in(world.centre.database) == before


@pytest.mark.shows(CONVERGENCE)
def test_files_in_the_wrong_order_give_the_same_case(world: World) -> None:
    world.w1.record(place="ตึกหน้า")
    world.trips()
    first = world.export(world.w1, world.centre)
    world.w1.edit(NUMBER, place="ตึกกลาง")
    second = world.export(world.w1, world.centre)
    world.w1.edit(NUMBER, place="ตึกหลัง")
    third = world.export(world.w1, world.centre)
    told = [world.centre.services.exchange.import_file(path) for path in (third, first, second)]
    assert [each.old for each in told] == [False, True, True]
    assert world.centre.fields(NUMBER)["place"] == "ตึกหลัง"
    assert not world.centre.office.complaints.case(NUMBER).conflicts


@pytest.mark.shows(CONVERGENCE)
def test_both_sides_say_how_much_is_not_confirmed_and_since_when(world: World) -> None:
    world.trips()
    world.w1.record()
    world.w1.later(days=9)
    world.w1.record()
    (status,) = world.w1.services.exchange.overview()
    assert (status.not_acknowledged, status.since) == (2, world.centre.moment)
    world.send(world.w1, world.centre)
    assert world.w1.services.exchange.overview()[0].not_acknowledged == 2
    world.send(world.centre, world.w1)
    assert world.w1.services.exchange.overview()[0].not_acknowledged == 0


@pytest.mark.shows(CONVERGENCE)
def test_an_old_file_moves_no_confirmation(world: World) -> None:
    number = world.centre.record(place="ตึกหน้า")
    world.centre.services.grants.grant(number, world.w1.word)
    world.trips()
    image = world.image_of(world.w1)
    world.centre.edit(number, place="ตึกหลัง")
    world.send(world.centre, world.w1)
    old = world.export(world.w1, world.centre)
    world.set_back(world.w1, image)
    world.send(world.w1, world.centre)
    world.centre.services.exchange.import_file(old)
    world.trips(2)
    assert world.w1.fields(number)["place"] == "ตึกหลัง"


@pytest.mark.shows(GRANTS)
def test_a_grant_whose_file_was_lost_comes_with_the_next_one(world: World) -> None:
    number = world.centre.record(place="ตึกหน้า")
    world.centre.services.grants.grant(number, world.w1.word)
    world.export(world.centre, world.w1)
    world.centre.edit(number, place="ตึกหลัง")
    world.trips()
    assert world.w1.fields(number)["place"] == "ตึกหลัง"
    assert "details" in world.w1.fields(number)


@pytest.mark.shows(GRANTS)
def test_a_late_confirmation_of_a_narrower_class_does_not_hold_back_the_wider_one(world: World) -> None:
    number = world.centre.record(complainant_phone="0800000001")
    world.centre.services.grants.grant(number, world.w1.word, "work")
    world.send(world.centre, world.w1)
    late = world.export(world.w1, world.centre)
    world.centre.services.grants.grant(number, world.w1.word, "identity")
    world.export(world.centre, world.w1)
    world.centre.services.exchange.import_file(late)
    assert "complainant_phone" not in world.w1.fields(number)
    world.trips()
    assert world.w1.fields(number)["complainant_phone"] == "0800000001"


@pytest.mark.shows(GRANTS)
def test_a_grant_that_ended_leaves_the_case_to_read_and_brings_all_when_it_comes_again(world: World) -> None:
    number = world.centre.record(place="ตึกหน้า")
    world.centre.services.grants.grant(number, world.w1.word)
    world.trips()
    world.centre.services.grants.end(number, world.w1.word)
    world.centre.edit(number, place="ตึกหลัง")
    world.trips()
    assert world.w1.fields(number)["place"] == "ตึกหน้า"
    assert world.w1.office.complaints.case(number).ended_since == world.centre.moment
    with pytest.raises(NotAllowed) as refused:
        world.w1.edit(number, place="ที่อื่น")
    assert refused.value.code == "continued_elsewhere"
    world.centre.services.grants.grant(number, world.w1.word)
    world.trips()
    assert world.w1.fields(number)["place"] == "ตึกหลัง"


@pytest.mark.shows(GRANTS)
@pytest.mark.parametrize(("klass", "seen"), [("summary", False), ("work", True), ("identity", True)])
def test_a_class_shows_what_it_covers_of_every_value_that_ever_stood(klass: str, seen: bool, world: World) -> None:
    number = world.centre.record(complainant_phone="0800000001")
    world.centre.edit(number, complainant_phone="0800000002", details="เรื่องใหม่")
    world.centre.services.grants.grant(number, world.w1.word, klass)
    world.trips()
    uid = world.w1.uid(number)
    assert len(world.w1.values(uid, "details")) == (2 if seen else 0)
    assert len(world.w1.values(uid, "complainant_phone")) == (2 if klass == "identity" else 0)
    assert world.w1.saves(uid) == world.centre.saves(uid)


@pytest.mark.shows(NOWHERE_ELSE)
def test_a_wards_own_value_that_a_withheld_one_replaced_is_not_shown_as_current(world: World) -> None:
    world.w1.record(complainant_phone="0800000001")
    world.trips()
    world.centre.edit(NUMBER, complainant_phone="0800000002")
    world.trips()
    case = world.w1.office.complaints.case(NUMBER)
    assert "complainant_phone" not in case.fields
    assert "complainant_phone" in case.not_for_here
    assert world.w1.values(case.uid, "complainant_phone") == ['"0800000001"']


@pytest.mark.shows(NOWHERE_ELSE)
def test_a_ward_sees_what_it_logged_and_what_it_was_sent(three_wards: World) -> None:
    world = three_wards
    for ward in world.wards:
        ward.record(details=f"ของ {ward.word}")
    world.trips()
    world.centre.services.grants.grant("2569/00002", world.w3.word, "summary")
    world.trips()
    seen = {ward.name: ward.numbers() for ward in world.wards}
    assert seen == {"w1": {NUMBER}, "w2": {"2569/00002"}, "w3": {"2569/00002", "2569/00003"}}


@pytest.mark.shows(GRANTS)
def test_who_shares_a_case_sees_which_units_share_it(three_wards: World) -> None:
    world = three_wards
    world.w1.record()
    world.trips()
    world.centre.services.grants.grant(NUMBER, world.w2.word)
    world.trips()
    granted = {row.peer_id for row in world.w1.services.grants.of(NUMBER)}
    assert granted == {world.w2.id}
    assert world.w3.numbers() == set()


@pytest.mark.shows(NOTHING_LOST)
def test_a_ward_that_was_set_back_to_nothing_gets_all_it_ever_had(world: World) -> None:
    empty = world.image_of(world.w1)
    for place in range(3):
        world.w1.record(complainant_phone=f"080000000{place}")
    world.trips()
    world.set_back(world.w1, empty)
    world.trips(2)
    assert len(world.w1.numbers()) == 3
    phones = {world.w1.fields(number)["complainant_phone"] for number in world.w1.numbers()}
    assert phones == {"0800000000", "0800000001", "0800000002"}


@pytest.mark.shows("clocks at +543 years, +10 and -3 days")
@pytest.mark.parametrize("step", [{"days": 543 * 365.25}, {"days": 10}, {"days": -3}])
def test_a_wrong_clock_orders_nothing_and_loses_nothing(step: dict[str, float], world: World) -> None:
    world.w1.record(place="ตึกหน้า")
    world.trips()
    world.w1.later(**step)
    world.w1.edit(NUMBER, place="ตึกกลาง")
    world.trips()
    world.centre.edit(NUMBER, place="ตึกหลัง")
    world.trips()
    assert world.centre.fields(NUMBER)["place"] == world.w1.fields(NUMBER)["place"] == "ตึกหลัง"
    assert not world.centre.office.complaints.case(NUMBER).conflicts


@pytest.mark.shows("rebuilding gives the same tables")
def test_rebuilding_from_the_log_gives_the_same_tables_at_everybody(world: World) -> None:
    world.w1.record(place="ตึกหน้า", topics=["service", "waiting"])
    world.trips()
    world.w1.edit(NUMBER, place="ตึกกลาง", topics=["waiting"])
    world.centre.edit(NUMBER, place="ตึกหลัง", complainant_phone="0800000000")
    world.centre.services.grants.grant(NUMBER, world.w2.word, "summary")
    world.trips(2)
    for place in world.places.values():
        before = facts_in(place.database)
        with place.database.transaction() as connection:
            rebuild(connection)
        assert facts_in(place.database) == before, place.name


@pytest.mark.shows("official numbers, duplicates and aliases")
def test_the_centre_gives_a_number_once_and_the_ward_finds_the_case_by_both(world: World) -> None:
    local = world.w1.record()
    world.trips(2)
    assert world.w1.numbers() == world.centre.numbers() == {NUMBER}
    assert world.w1.uid(local) == world.centre.uid(local) == world.centre.uid(NUMBER)


@pytest.mark.shows("official numbers, duplicates and aliases")
@pytest.mark.shows("restore, rollback on the same path, clone")
def test_a_number_that_a_centre_gave_twice_is_listed_and_one_case_gets_a_new_one(world: World) -> None:
    first = world.w1.record()
    image = world.image_of(world.centre)
    world.trips(wards=[world.w1])
    world.set_back(world.centre, image)
    second = world.w2.record()
    world.send(world.w2, world.centre)
    world.send(world.w1, world.centre)
    assert world.centre.services.recovery.state() is not None
    world.trips(2)
    if world.centre.services.recovery.state() is not None:
        world.centre.services.recovery.confirm()
    assert world.centre.services.renumbering.duplicates() == {NUMBER: (first, second)}
    fresh = world.centre.services.renumbering.give_new_number(second)
    world.trips()
    assert world.centre.services.renumbering.duplicates() == {}
    assert (world.w1.uid(NUMBER), world.w2.uid(fresh)) == (
        world.centre.uid(first),
        world.centre.uid(second),
    )
    assert world.w2.office.complaints.case(fresh).aliases == (NUMBER,)


@pytest.mark.shows("restore, rollback on the same path, clone")
def test_both_copies_of_a_data_folder_go_on_and_lose_nothing(world: World) -> None:
    world.w1.record(place="ตึกหน้า")
    world.trips()
    copy = world.clone(world.w1)
    world.w1.edit(NUMBER, place="ตึกกลาง")
    copy.edit(NUMBER, place="ตึกหลัง")
    for _time in range(3):
        for each in (world.w1, copy):
            world.send(each, world.centre)
            world.send(world.centre, each)
    for place in (world.centre, world.w1, copy):
        (conflict,) = place.office.complaints.case(NUMBER).conflicts
        assert {value[1] for value in conflict.values} == {"ตึกกลาง", "ตึกหลัง"}
    assert copy.office.desk.node.origin_uid != world.w1.office.desk.node.origin_uid
    copy.close()
