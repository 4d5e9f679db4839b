"""A ward that was paired with a centre does not look at the channels of the hospital."""

from datetime import date

import pytest

from app.domain.errors import NotAllowed
from app.services.channel_checks import ChannelChecks
from tests.exchange.world import World


@pytest.mark.rule("INT-15")
def test_a_paired_ward_leaves_the_channels_to_the_centre(world: World) -> None:
    checks = ChannelChecks(world.places["w1"].office.desk)
    assert not checks.may_look()
    with pytest.raises(NotAllowed):
        checks.looked(date(2026, 11, 20), "letter")


@pytest.mark.rule("INT-15")
def test_the_centre_looks_at_them(world: World) -> None:
    checks = ChannelChecks(world.places["centre"].office.desk)
    checks.looked(date(2026, 11, 20), "letter")
    assert checks.week(date(2026, 11, 20)).checks[date(2026, 11, 20), "letter"].found == 0
