"""What a ward writes in a case that it never had is a proposal to the centre, and nobody else hears of it."""

import argparse
import json
from collections.abc import Callable

import pytest

from app.commands import list_
from tests.exchange import forging
from tests.exchange.pages import words_in
from tests.exchange.world import World

pytestmark = pytest.mark.usefixtures("people_sign_in")
NOWHERE_ELSE = "no value appears where it must not"
NUMBER = "2569/00001"
PLANTED = "ข้อความที่ปลูกไว้"


@pytest.fixture
def propose(world: World) -> Callable[[], None]:
    """The second ward writes into the case of the first, and its file comes to the centre."""
    uid = world.w1.uid(world.w1.record(details="เรื่องจริง"))
    world.trips()

    def proposed() -> None:
        line = forging.a_save(world.w2, uid, [("case", "place", PLANTED)])
        lines = [*forging.honest_lines(world.w2, world.centre), line]
        path = forging.a_file(world.w2, world.centre, world.stick / "planted.ccx", lines)
        world.centre.services.exchange.import_file(path)

    return proposed


@pytest.mark.shows(NOWHERE_ELSE)
def test_a_proposal_is_not_passed_on_to_the_ward_that_has_the_case(world: World, propose: Callable[[], None]) -> None:
    propose()
    world.trips(3)
    (row,) = world.centre.services.exchange.proposals()
    assert (row.number, row.value) == (NUMBER, PLANTED)
    assert PLANTED.encode() not in words_in(world.w1.folder)
    (status,) = world.w1.services.exchange.overview()
    assert not status.not_acknowledged and not _asks(world)
    for ward in world.wards:
        world.send(ward, world.centre)
    statuses = {each.id: each.not_acknowledged for each in world.centre.services.exchange.overview()}
    assert [statuses[ward.id] for ward in world.wards] == [0, 0]


def test_a_field_that_was_only_proposed_is_not_said_to_be_withheld(world: World, propose: Callable[[], None]) -> None:
    propose()
    assert not world.centre.office.complaints.case(NUMBER).not_for_here


def test_a_proposal_reaches_the_others_once_its_author_is_granted_the_case(
    world: World, propose: Callable[[], None]
) -> None:
    propose()
    world.trips(2)
    world.centre.services.grants.grant(NUMBER, world.w2.word, "work")
    world.trips(3)
    uid = world.w1.uid(NUMBER)
    assert not world.centre.services.exchange.proposals()
    assert world.centre.values(uid, "place") == world.w1.values(uid, "place") != []


def test_the_timeline_marks_what_is_only_proposed_until_its_author_has_the_case(
    world: World, propose: Callable[[], None]
) -> None:
    propose()
    assert _proposed(world) == [{("case", "place")}]
    world.centre.services.grants.grant(NUMBER, world.w2.word, "work")
    assert _proposed(world) == []


def test_show_marks_what_is_only_proposed(
    world: World, propose: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    propose()
    list_.run_show(argparse.Namespace(number=NUMBER, json=True, reason=None), world.centre.office)
    timeline = json.loads(capsys.readouterr().out)["timeline"]
    changes = [change for save in timeline for change in save["changes"]]
    assert [each["value"] for each in changes if each["proposed"]] == [PLANTED]


def _proposed(world: World) -> list[set[tuple[str, str]]]:
    timeline = world.centre.office.complaints.case(NUMBER).timeline
    return [set(each.proposed) for each in timeline if each.proposed]


def _asks(world: World) -> bool:
    with world.w1.database.reading() as connection:
        return bool(connection.exec_driver_sql("select count(*) from asked_case").scalar_one())
