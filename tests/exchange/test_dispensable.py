"""What may be erased, what the register cannot do without, and what is said of erased, missing and replaced values."""

import pytest
from sqlalchemy import update

from app.domain.errors import NotAllowed
from app.models.log_tables import change_value
from app.services.exchange.erased_places import erase_places
from app.services.log.store import Change, append
from app.services.projection import project_case
from app.services.words.wordings import REFUSALS
from tests.exchange.world import Place, World

NUMBER = "2569/00001"
PHONE = "0800000001"


@pytest.fixture
def shared(world: World) -> World:
    """A case of the centre that the first ward has whole."""
    world.centre.record(complainant_phone=PHONE, level=3)
    world.centre.services.grants.grant(NUMBER, world.w1.word, "identity")
    world.trips()
    return world


@pytest.mark.parametrize("name", ["kind", "channel", "received_at"])
def test_what_the_register_cannot_do_without_is_not_erased(name: str, shared: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        shared.centre.services.erasures.erase(NUMBER, ["complainant_phone", name])
    assert refused.value.code == "cannot_be_erased" and refused.value.code in REFUSALS
    assert shared.centre.fields(NUMBER)["complainant_phone"] == PHONE


def test_a_case_without_a_time_of_receipt_stands_in_the_register_when_it_was_entered(shared: World) -> None:
    forget(shared.centre, "received_at")
    (row,) = shared.centre.office.register.everything()
    assert row.received_at == shared.centre.moment
    shared.centre.edit(NUMBER, place="ตึกหน้า")
    duty = shared.centre.office.complaints.case(NUMBER).duties[0]
    shared.centre.later(minutes=5)
    shared.centre.office.duties.done(NUMBER, [duty.id], at=shared.centre.moment, by="เจ้าหน้าที่ ตัวอย่าง")


def test_a_case_without_a_time_of_receipt_gets_a_new_number_by_when_it_was_entered(shared: World) -> None:
    shared.centre.record()
    with shared.centre.database.transaction() as connection:
        uid = shared.centre.uid("2569/00002")
        stood = tuple(head.id for head in shared.centre.heads(uid)["number", "official"])
        shared.centre.office.desk.save(connection, uid, "renumbered", [Change("number", "official", NUMBER, stood)])
    first, _second = shared.centre.services.renumbering.duplicates()[NUMBER]
    forget(shared.centre, "received_at", first)
    assert shared.centre.services.renumbering.give_new_number(first) == "2569/00003"


def test_a_value_that_is_only_missing_is_not_said_to_be_erased(shared: World) -> None:
    with shared.w1.database.transaction() as connection:
        place = (change_value.c.unit == "complainant_phone",)
        connection.execute(update(change_value).where(*place).values(salt=None, value=None))
    assert shared.w1.office.complaints.case(NUMBER).erased == ()
    shared.centre.services.erasures.erase(NUMBER, ["complainant_phone"])
    shared.trips()
    assert shared.w1.office.complaints.case(NUMBER).erased == ("complainant_phone",)


def test_what_a_value_replaced_is_not_looked_for_among_other_units(shared: World) -> None:
    uid = shared.centre.uid(NUMBER)
    stranger = shared.centre.heads(uid)["case", "complainant_phone"][0].id
    with shared.centre.database.transaction() as connection:
        desk = shared.centre.office.desk
        for value in ("ตึกหน้า", "ตึกหลัง"):
            append(
                connection,
                desk.author(connection),
                uid,
                "corrected",
                [Change("case", "place", value, (stranger,))],
                desk.now().isoformat(),
            )
        project_case(connection, uid)
    (conflict,) = [each for each in shared.centre.office.complaints.case(NUMBER).conflicts if each.unit == "place"]
    assert PHONE not in conflict.before


@pytest.mark.parametrize("how", ["stolen", "replaced"])
def test_nobody_waits_for_a_pc_that_cannot_confirm_an_erasure_any_more(how: str, shared: World) -> None:
    shared.centre.services.erasures.erase(NUMBER, ["complainant_phone"])
    assert shared.centre.services.erasures.waiting()
    shared.centre.services.pairing.revoke(shared.w1.word, how)
    assert shared.centre.services.erasures.waiting() == ()
    (row,) = shared.centre.services.erasures.of(NUMBER)
    assert (row.reached, row.never) == ((), (shared.w1.word,))


@pytest.mark.parametrize("how", ["stolen", "replaced"])
def test_no_case_is_granted_to_a_pc_whose_pairing_has_ended(how: str, shared: World) -> None:
    number, grants = shared.centre.record(), shared.centre.services.grants
    shared.centre.services.pairing.revoke(shared.w1.word, how)
    with pytest.raises(NotAllowed) as refused:
        grants.grant(number, shared.w1.word)
    assert refused.value.code == "pairing_ended"
    assert grants.of(number) == ()
    grants.end(NUMBER, shared.w1.word)
    assert [row.klass for row in grants.of(NUMBER)] == ["ended"]


def forget(place: Place, unit: str, number: str = NUMBER) -> None:
    """Erase a field as a centre with an older program did, which asked nothing."""
    uid = place.uid(number)
    heads = place.heads(uid)["case", unit]
    with place.database.transaction() as connection:
        erase_places(connection, [f"{head.id.hash}/{head.id.position}" for head in heads])
        project_case(connection, uid)
