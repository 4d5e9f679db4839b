"""What one process learns of this PC, another one that has the same folder open knows with its next save."""

import pytest

from app.bootstrap.offices import draw_form
from app.services.database import write_setting
from app.services.desk import Desk
from app.services.exchange.set_back import accept_set_back
from app.services.node import origins_of_this_pc
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
