"""A ward that was paired with a centre does not look at the channels of the hospital."""

from datetime import date

import pytest

from app.bootstrap.today import today_desk
from app.domain.errors import NotAllowed
from app.services.hospital.channel_checks import ChannelChecks
from app.services.today.rows import Goal, Part
from tests.cases import a_complaint
from tests.exchange.world import World


@pytest.mark.rule("INT-15")
def test_a_paired_ward_leaves_the_channels_to_the_centre(world: World) -> None:
    checks = ChannelChecks(world.places["w1"].office.desk)
    assert not checks.may_look()
    with pytest.raises(NotAllowed) as refused:
        checks.looked(date(2026, 11, 20), "letter")
    assert refused.value.code == "only_centre"


@pytest.mark.rule("INT-15")
def test_the_centre_looks_at_them(world: World) -> None:
    checks = ChannelChecks(world.places["centre"].office.desk)
    checks.looked(date(2026, 11, 20), "letter")
    assert checks.week(date(2026, 11, 20)).checks[date(2026, 11, 20), "letter"].found == 0


def test_what_the_centre_has_not_received_stands_on_the_board_of_the_ward(world: World) -> None:
    office = world.places["w1"].office
    office.complaints.record(a_complaint())
    board = today_desk(office).today.board()
    (line,) = [each for each in board.lines if each.part is Part.NOT_SENT]
    assert (line.what, line.goal) == (f"รอส่ง {board.figures.not_sent} รายการ", Goal.EXCHANGE)
    assert board.figures.not_sent > 0 and board.figures.channels is None
    assert Part.CHANNELS not in board.totals
