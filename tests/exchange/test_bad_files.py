"""Files that are not what somebody hoped: each is refused in words, with a next step, and changes nothing."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.container import pack_bytes
from app.services.exchange.words import EXCHANGE_FILES
from app.services.words.messages import words_for
from tests.exchange import forging
from tests.exchange.world import World
from tests.services.test_saving import everything_in

ALTERED = "cut anywhere, a flipped bit anywhere, the clear line too"
WRONG_HANDS = "wrong sender or recipient, old or swapped request and reply"
BOMBS = "bombs, huge lengths"
NEWER = "a newer program's data through an old one and back"


def _refused(world: World, path: Path, code: str = "") -> str:
    before = everything_in(world.centre.database)
    with pytest.raises(UnusableExchangeFile) as refused:
        world.centre.services.exchange.import_file(path)
    assert everything_in(world.centre.database) == before
    assert refused.value.code in EXCHANGE_FILES
    assert str(path) in (said := words_for(refused.value)) and len(said) > len(str(path)) + 40
    assert code in ("", refused.value.code), refused.value.code
    return refused.value.code


def _good(world: World) -> Path:
    world.w1.record()
    return world.export(world.w1, world.centre)


@pytest.mark.shows(ALTERED)
def test_a_file_cut_at_any_kilobyte_is_refused(world: World) -> None:
    path = _good(world)
    whole = path.read_bytes()
    for length in [0, 1, 40, *range(200, len(whole), 1024), len(whole) - 1]:
        path.write_bytes(whole[:length])
        _refused(world, path)
    path.write_bytes(whole)
    assert world.centre.services.exchange.import_file(path).new_cases == 1


@pytest.mark.shows(ALTERED)
def test_a_flipped_bit_anywhere_refuses_the_file(world: World) -> None:
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    path = _good(world)
    whole = path.read_bytes()
    for place in [0, 5, 30, 60, 90, 120, *chance.sample(range(len(whole)), 12)]:
        spoilt = bytearray(whole)
        spoilt[place] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(spoilt))
        _refused(world, path)


def _foreign(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(500))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5 * 10**9)


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.shows(BOMBS)
@pytest.mark.parametrize("make", [_foreign, _empty, _sparse, _folder])
def test_what_only_bears_the_ending_is_refused(make: Callable[[Path], None], world: World) -> None:
    path = world.stick / "letter.ccx"
    make(path)
    _refused(world, path)


@pytest.mark.shows(WRONG_HANDS)
def test_a_file_for_somebody_else_is_refused(world: World) -> None:
    world.w2.record()
    world.trips()
    path = world.export(world.centre, world.w2)
    before = everything_in(world.w1.database)
    with pytest.raises(UnusableExchangeFile) as refused:
        world.w1.services.exchange.import_file(path)
    assert refused.value.code == "for_somebody_else"
    assert everything_in(world.w1.database) == before


@pytest.mark.shows(WRONG_HANDS)
def test_a_file_of_ones_own_is_refused(world: World) -> None:
    _refused(world, world.export(world.centre, world.w1), "from_yourself")


@pytest.mark.shows(WRONG_HANDS)
def test_a_file_of_a_pc_that_nobody_paired_is_refused(world: World) -> None:
    path = _good(world)
    with world.centre.database.transaction() as connection:
        for table in ("received_file", "shared_case", "sent_file"):
            connection.exec_driver_sql(f"delete from {table} where peer_id = ?", (world.w1.id,))
        connection.exec_driver_sql("delete from peer where id = ?", (world.w1.id,))
    _refused(world, path, "not_paired")


@pytest.mark.shows(WRONG_HANDS)
def test_a_later_file_of_a_replaced_pc_is_refused_and_an_earlier_one_taken(world: World) -> None:
    first = _good(world)
    world.w1.record()
    second = world.export(world.w1, world.centre)
    world.centre.services.pairing.revoke(world.w1.word, "replaced", last_number=1)
    assert world.centre.services.exchange.import_file(first).new_cases == 1
    with pytest.raises(UnusableExchangeFile) as refused:
        world.centre.services.exchange.import_file(second)
    assert refused.value.code == "kept_of_replaced"
    assert len(world.centre.numbers()) == 1


@pytest.mark.shows(NEWER)
def test_a_file_with_a_required_section_of_a_newer_program_waits_whole(world: World) -> None:
    world.w1.record()
    extra = pack_bytes("new-matters", b"x" * 1000)
    lines = forging.honest_lines(world.w1, world.centre)
    path = forging.a_file(world.w1, world.centre, world.stick / "newer.ccx", lines, sections=[extra])
    with pytest.raises(UnusableExchangeFile) as refused:
        world.centre.services.exchange.import_file(path)
    assert refused.value.code == "waits_for_update"
    assert not world.centre.numbers()


@pytest.mark.shows(NEWER)
def test_a_file_of_a_newer_format_waits_whole(world: World) -> None:
    path = forging.a_file(world.w1, world.centre, world.stick / "n.ccx", [], alter=lambda said: said.update(format=9))
    with pytest.raises(UnusableExchangeFile) as refused:
        world.centre.services.exchange.import_file(path)
    assert refused.value.code == "waits_for_update"
