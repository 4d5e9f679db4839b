"""After an erasure the centre says of each PC whether it has confirmed it, and when."""

from datetime import date

import pytest

from app.services.privacy.disclosures import Disclosures
from app.services.privacy.erasing import Erasing
from app.services.privacy.rows import Erased
from tests.exchange.world import World

NUMBER = "2569/00001"


@pytest.fixture
def erased(world: World) -> World:
    """A case that the first ward has, and of which the centre has just erased the telephone."""
    number = world.centre.record(complainant_phone="0800000000")
    world.centre.services.grants.grant(number, world.w1.word, "identity")
    world.trips(2)
    office = world.centre.office
    Erasing(office.desk, office.complaints).erase(number, ["complainant_phone"], because="ขอลบ", confirmed=number)
    return world


def standing(world: World) -> Erased:
    office = world.centre.office
    (found,) = Erasing(office.desk, office.complaints).standing(NUMBER)
    return found


def test_a_ward_has_it_still_until_it_confirms_and_then_it_says_on_which_day(erased: World) -> None:
    (ward,) = standing(erased).holders
    assert (ward.name, ward.is_confirmed, standing(erased).waits) == (erased.w1.word, False, True)
    erased.centre.later(days=2)
    erased.trips(2)
    (ward,) = standing(erased).holders
    assert ward.is_confirmed and not standing(erased).waits
    assert ward.confirmed_at is not None and ward.confirmed_at.date() == date(2026, 11, 23)


def test_the_day_stays_when_more_files_come_and_a_pc_that_is_gone_never_confirms(erased: World) -> None:
    erased.centre.services.pairing.revoke(erased.w1.word, "stolen")
    (ward,) = standing(erased).holders
    assert (ward.is_confirmed, ward.is_ended, standing(erased).waits) == (False, True, False)


def test_whom_a_case_was_shared_with_stands_among_the_disclosures_with_how_much(erased: World) -> None:
    office = erased.centre.office
    (row,) = Disclosures(office.desk).of(office.complaints.case(NUMBER))
    assert (row.way, row.to_whom) == ("shared", erased.w1.word)
    assert row.what.endswith("เห็นตัวผู้ร้อง · เครื่องนั้นยืนยันแล้ว")


def test_a_ward_is_told_what_was_erased_and_not_who_has_it_still(erased: World) -> None:
    erased.trips(2)
    office = erased.w1.office
    (found,) = Erasing(office.desk, office.complaints).standing(NUMBER)
    assert (found.what, found.holders, found.knows_holders) == (("โทรศัพท์",), (), False)
