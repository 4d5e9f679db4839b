"""What the audit of one PC learns from what others confirmed."""

from app.services.audit.others import said_by_peers
from app.services.audit.rows import Found, Verified
from app.services.audit.verification import Verification
from app.services.audit.walk import broken_chains, walked
from tests.exchange.world import Place, World


def verified(place: Place) -> Verified:
    return Verification(place.office.desk).verify(lambda _done, _of: None)


def codes(place: Place) -> list[str]:
    return [each.code for each in verified(place).found if each.code != "no_witness"]


def of_ward(place: Place, ward: Place) -> list[Found]:
    """What is found about one of the wards; a third one is paired and never heard of here."""
    return [each for each in said_by_peers(place.office.desk) if each.data["pc"] == ward.word]


def test_between_pcs_that_exchanged_everything_nothing_is_found(world: World) -> None:
    world.centre.record()
    world.trips(2)
    for ward in world.wards:
        world.send(ward, world.centre)
    assert of_ward(world.centre, world.w1) == [] and set(codes(world.centre)) == {"not_confirmed"}


def test_what_no_other_pc_confirmed_yet_is_good_to_know(world: World) -> None:
    for ward in world.wards:
        world.send(world.centre, ward)
        world.send(ward, world.centre)
    world.centre.services.grants.grant(world.centre.record(), world.w1.word)
    (found,) = of_ward(world.centre, world.w1)
    assert (found.code, found.seriousness) == ("not_confirmed", "know")
    assert found.data == {"pc": "หอผู้ป่วยชาย", "count": 3}


def test_entries_that_another_pc_confirmed_and_that_are_gone_here_stop_the_work(world: World) -> None:
    number = world.centre.record()
    world.centre.services.grants.grant(number, world.w1.word)
    world.trips(3)
    with world.centre.database.transaction() as connection:
        last = connection.exec_driver_sql("select max(id) from save").scalar_one()
        for table, column in (("head", "save_id"), ("change_value", "save_id"), ("save", "id")):
            connection.exec_driver_sql(f"delete from {table} where {column} = ?", (last,))
        connection.exec_driver_sql(
            "update origin set last_number = last_number - 1, last_hash ="
            " (select hash from save where origin_id = origin.id order by number desc limit 1) where last_number > 1"
        )
    assert "confirmed_more" in codes(world.centre)


def test_a_ward_that_was_set_back_is_seen_as_a_fork_at_the_centre(world: World) -> None:
    image = world.image_of(world.w1)
    world.w1.record()
    world.send(world.w1, world.centre)
    world.set_back(world.w1, image)
    world.w1.record()
    world.send(world.w1, world.centre)
    (found, *_rest) = [each for each in verified(world.centre).found if each.code == "fork"]
    assert found.seriousness == "look"


def test_what_came_back_after_a_set_back_is_not_missing_and_what_did_not_come_is(world: World) -> None:
    world.trips()
    image = world.image_of(world.w1)
    world.w1.record()
    world.w1.record()
    world.trips()
    world.set_back(world.w1, image)
    world.trips(3)
    with world.w1.database.reading() as connection:
        seen = walked(connection, lambda _done, _of: None)
        assert list(broken_chains(connection, seen)) == []
        seen.links = {id_: [each for each in links if each.number != 2] for id_, links in seen.links.items()}
        assert {each.code for each in broken_chains(connection, seen)} == {"old_chain"}
