"""What one process learns of this PC, another one that has the same folder open knows with its next save."""

from threading import Thread

import pytest
from sqlalchemy import select

from app.bootstrap.offices import draw_form
from app.models.log_tables import origin, save
from app.services.database import write_setting
from app.services.desk import Desk
from app.services.exchange.set_back import accept_set_back
from app.services.exchange.taking_over import take_over
from app.services.kept_outside.ledger import Fact, Known
from app.services.log.store import Change
from app.services.node import origins_of_this_pc
from app.services.numbers import case_uid_of
from app.services.office import Office, office_at
from tests.cases import a_complaint
from tests.exchange.world import World


@pytest.fixture
def second_process(world: World) -> Office:
    """Opened at the same folder of the centre, as the command line does beside the window."""
    first = world.centre.office.desk
    desk = Desk(world.centre.database, first.policy, lambda: first.calendar, first.now)
    return office_at(desk, draw_form)


def test_a_centre_that_must_wait_gives_no_number_in_a_window_that_was_open_before(
    world: World, second_process: Office
) -> None:
    second_process.complaints.record(a_complaint())
    with world.centre.database.transaction() as connection:
        accept_set_back(connection, world.centre.office.desk)
    number = second_process.complaints.record(a_complaint())
    assert "/" not in number
    with world.centre.database.reading() as connection:
        assert second_process.complaints.case(number).uid.startswith(origins_of_this_pc(connection)[-1])


def test_a_correction_is_written_under_the_origin_that_another_process_took(
    world: World, second_process: Office
) -> None:
    number = second_process.complaints.record(a_complaint())
    with world.centre.database.transaction() as connection:
        accept_set_back(connection, world.centre.office.desk)
    second_process.complaints.change_fields(number, {"place": "ตึกหน้า"})
    assert second_process.desk.node.origin_uid == world.centre.office.desk.node.origin_uid


def test_a_code_from_a_pairing_on_the_command_line_stands_in_the_next_number(world: World) -> None:
    with world.w1.database.transaction() as connection:
        write_setting(connection, "code", "W7")
    assert world.w1.record().startswith("W7")


def test_a_node_that_was_set_in_an_undone_transaction_is_forgotten(world: World) -> None:
    desk = world.centre.office.desk
    world.centre.record()
    with pytest.raises(ZeroDivisionError), world.centre.database.transaction() as connection:
        accept_set_back(connection, desk)
        raise ZeroDivisionError
    assert world.centre.record() == "2569/00002"


def test_a_code_from_a_pairing_that_was_undone_stands_in_no_number(world: World) -> None:
    desk, before = world.w1.office.desk, world.w1.record()
    with pytest.raises(ZeroDivisionError), world.w1.database.transaction() as connection:
        write_setting(connection, "code", "W7")
        assert desk.present_node(connection).code == "W7"
        raise ZeroDivisionError
    assert world.w1.record().partition("-")[0] == before.partition("-")[0]


def test_a_pc_that_looked_before_it_was_set_back_writes_the_rest_of_the_transaction_as_what_it_is_now(
    world: World,
) -> None:
    desk, number = world.centre.office.desk, world.centre.record()
    with world.centre.database.transaction() as connection:
        before = desk.author(connection).origin_uid
        accept_set_back(connection, desk)
        case_uid = case_uid_of(connection, number)
        desk.save(connection, case_uid, "changed", [Change("case", "place", "ตึกหน้า")])
        now = origins_of_this_pc(connection)[-1]
        last = connection.execute(select(origin.c.uid).join(save, save.c.origin_id == origin.c.id).order_by(save.c.id))
        assert (last.scalars().all()[-1], now == before) == (now, False)
    assert desk.node.origin_uid == now


def test_what_is_taken_over_is_written_under_the_origin_that_another_process_took(
    world: World, second_process: Office
) -> None:
    number = second_process.complaints.record(a_complaint())
    with world.centre.database.transaction() as connection:
        accept_set_back(connection, world.centre.office.desk)
    with world.centre.database.transaction() as connection:
        hold = Fact(case_uid_of(connection, number), "hold", "until", "2027-01-01")
        take_over(connection, second_process.desk, Known(facts=(hold,)))
        query = select(origin.c.uid).join(save, save.c.origin_id == origin.c.id).where(save.c.kind == "put_back")
        assert connection.execute(query).scalars().all() == [origins_of_this_pc(connection)[-1]]


def test_another_thread_that_looks_again_does_not_bring_the_old_origin_back(world: World) -> None:
    desk = world.centre.office.desk
    with world.centre.database.transaction() as connection:
        before = desk.author(connection).origin_uid
        accept_set_back(connection, desk)
        looking = Thread(target=desk.look_again)  # as after a pairing in the window; it sees what stood before
        looking.start()
        looking.join()
        assert desk.node.origin_uid == before
        assert desk.author(connection).origin_uid == origins_of_this_pc(connection)[-1] != before
