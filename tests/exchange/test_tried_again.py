"""What was put aside is tried again when more is known; what is wrong in itself, by another program only."""

from typing import NamedTuple

import pytest

from app.services.exchange import put_aside, wire_values
from tests.exchange import forging
from tests.exchange.world import World


class Wrong(NamedTuple):
    """A save whose place is a number, and the world whose centre has put it aside."""

    world: World
    line: forging.Line

    def at_next_file(self) -> list[str]:
        """What lies aside at the centre after another file of the ward."""
        return heard(self.world)


@pytest.fixture
def wrong(world: World, monkeypatch: pytest.MonkeyPatch) -> Wrong:
    number = world.w1.record(details="คดีตั้งต้น")
    world.trips()
    line = forging.a_save(world.w1, world.w1.uid(number), [("case", "place", 7)])
    assert heard(world, line) == ["wrong_kind"]
    monkeypatch.setattr(wire_values, "fits", lambda *_value: True)
    return Wrong(world, line)


def heard(world: World, *lines: forging.Line) -> list[str]:
    path = forging.a_file(world.w1, world.centre, world.stick / "next.ccx", lines)
    world.centre.services.exchange.import_file(path)
    return world.centre.reasons()


def test_another_version_tries_again_what_was_wrong_in_itself(wrong: Wrong, monkeypatch: pytest.MonkeyPatch) -> None:
    assert wrong.at_next_file() == ["wrong_kind"]
    monkeypatch.setattr(put_aside, "VERSION", "0.2.0")
    assert wrong.at_next_file() == []


def test_what_an_erasure_changed_is_tried_again(wrong: Wrong) -> None:
    with wrong.world.centre.database.transaction() as connection:
        put_aside.redact_copies(connection, str(wrong.line["hash"]), 0)
    assert wrong.at_next_file() == []
