"""What a paired ward says of the centre's own files and origins is believed where the centre's key says so too."""

from collections.abc import Callable

import pytest

from app.services.exchange.file_ids import is_own_file_id, new_file_id
from app.services.identity.peers import own_keys
from tests.exchange import forging
from tests.exchange.world import World

FORGERY = "forged with a ward's own keys"
FOREIGN_FILE = "ab" * 16
Claim = Callable[[World], dict[str, object]]


def an_unknown_origin(world: World) -> dict[str, object]:
    return {"confirmed": {"origin": f"{world.centre.id}!{'cd' * 8}", "files": [FOREIGN_FILE]}}


def an_unknown_origin_without_a_file(world: World) -> dict[str, object]:
    return {"confirmed": {"origin": f"{world.centre.id}!{'cd' * 8}", "files": []}}


def an_unknown_file(world: World) -> dict[str, object]:
    return {"confirmed": {"origin": world.centre.office.desk.node.origin_uid, "files": [FOREIGN_FILE]}}


def an_unknown_save(world: World) -> dict[str, object]:
    return {"tips": [[world.centre.office.desk.node.origin_uid, "00" * 32]]}


def the_file_of_another_ward(world: World) -> dict[str, object]:
    """Its id was made by the centre, and is no proof in the hands of somebody else."""
    with world.centre.database.transaction() as connection:
        origin = world.centre.office.desk.node.origin_uid
        file_id = new_file_id(own_keys(connection), origin, world.w2.id)
    return {"confirmed": {"origin": origin, "files": [file_id]}}


@pytest.mark.shows(FORGERY)
@pytest.mark.parametrize(
    "claim",
    [
        an_unknown_origin,
        an_unknown_origin_without_a_file,
        an_unknown_file,
        an_unknown_save,
        the_file_of_another_ward,
    ],
)
def test_a_ward_cannot_make_the_centre_wait_by_a_claim(claim: Claim, world: World) -> None:
    world.trips()
    node, said = world.centre.office.desk.node, claim(world)
    path = forging.a_file(world.w1, world.centre, world.stick / "claims.ccx", [], alter=lambda it: it.update(said))
    done = world.centre.services.exchange.import_file(path)
    assert not done.set_back and done.unproven == ("confirmed" in said)
    assert world.centre.services.recovery.state() is None
    assert world.centre.office.desk.node.origin_uid == node.origin_uid
    assert world.centre.record().startswith("2569/")


@pytest.mark.shows("restore, rollback on the same path, clone")
def test_what_the_centre_forgot_it_believes_a_ward_by_its_own_mark(world: World) -> None:
    world.trips()
    image = world.image_of(world.centre)
    world.centre.record()
    world.trips()
    world.set_back(world.centre, image)
    done = world.send(world.w1, world.centre)
    assert done.set_back and not done.unproven
    assert world.centre.services.recovery.state() is not None


def test_only_the_key_that_made_an_id_knows_it_again(world: World) -> None:
    with world.centre.database.transaction() as connection:
        keys = own_keys(connection)
    with world.w1.database.transaction() as connection:
        other = own_keys(connection)
    made = new_file_id(keys, "origin", "peer")
    assert is_own_file_id(keys, "origin", "peer", made) and made != new_file_id(keys, "origin", "peer")
    assert not is_own_file_id(other, "origin", "peer", made)
    assert not is_own_file_id(keys, "another origin", "peer", made)
    assert not is_own_file_id(keys, "origin", "peer", FOREIGN_FILE)
