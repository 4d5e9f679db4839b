"""What is too much for one file goes in parts, each valid alone.

`benchmarks/exchange_memory.py` tries it with 1,200,000 changes.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.services.exchange import sending
from tests.exchange.world import World

PARTS = "much in parts, each valid alone, in any order"
CASES = 12


@pytest.fixture
def parts(world: World, monkeypatch: pytest.MonkeyPatch) -> Sequence[Path]:
    """The files of a ward that has more to say than one of them holds."""
    monkeypatch.setattr(sending, "PART_CHARACTERS", 5_000)
    for place in range(CASES):
        world.w1.record(details=f"เรื่องที่ {place}")
    path = world.stick / "much.ccx"
    done = world.w1.services.exchange.export(world.centre.word, path)
    assert len(done.files) > 3 and done.files[:2] == (path, path.with_name("much.2.ccx"))
    assert done.saves == done.not_acknowledged == CASES + 1
    return done.files


@pytest.mark.shows(PARTS)
@pytest.mark.parametrize("seed", range(3))
def test_parts_may_come_in_any_order(world: World, parts: Sequence[Path], seed: int) -> None:
    shuffled = random.Random(seed).sample(parts, len(parts))
    done = [world.centre.services.exchange.import_file(path) for path in shuffled]
    assert sum(each.new_cases for each in done) == CASES
    assert not any(each.quarantined for each in done)


@pytest.mark.shows(PARTS)
def test_a_part_that_is_lost_heals_with_the_next_file(world: World, parts: Sequence[Path]) -> None:
    for path in parts[1:]:
        world.centre.services.exchange.import_file(path)
    assert 0 < len(world.centre.numbers()) < CASES
    world.trips(2)
    assert len(world.centre.numbers()) == CASES
    assert world.w1.services.exchange.overview()[0].not_acknowledged == 0


@pytest.mark.shows(PARTS)
def test_when_one_part_cannot_be_written_none_stays(
    world: World, parts: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    written, write = [], sending.write_file

    def fails_at_the_third(path: Path, *arguments: object) -> None:
        if len(written) == 2:
            raise OSError
        written.append(path)
        write(path, *arguments)

    monkeypatch.setattr(sending, "write_file", fails_at_the_third)
    with pytest.raises(OSError):
        world.w1.services.exchange.export(world.centre.word, world.stick / "again.ccx")
    assert len(written) == 2 and not any(path.exists() for path in written)


@pytest.mark.shows(PARTS)
def test_a_case_with_more_files_than_a_part_holds_goes_in_several(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PART_FILE_BYTES", 1_000)
    number = world.w1.record()
    kept = {world.w1.office.attachments.add(number, _picture(tmp_path, place)): place for place in range(5)}
    world.w1.record(details="เรื่องอื่น")
    done = world.w1.services.exchange.export(world.centre.word, world.stick / "pictures.ccx")
    assert len(done.files) == 3
    for path in done.files:
        world.centre.services.exchange.import_file(path)
    for uid, place in kept.items():
        content = world.centre.office.attachments.content("2569/00001", uid)
        assert content == _picture(tmp_path, place).read_bytes()


@pytest.mark.shows(PARTS)
def test_files_of_a_part_that_came_before_its_case_are_asked_for(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PART_FILE_BYTES", 1_000)
    number = world.w1.record()
    uids = [world.w1.office.attachments.add(number, _picture(tmp_path, place)) for place in range(3)]
    done = world.w1.services.exchange.export(world.centre.word, world.stick / "pictures.ccx")
    for path in reversed(done.files):
        world.centre.services.exchange.import_file(path)
    world.trips(2)
    assert all(world.centre.office.attachments.content("2569/00001", uid) for uid in uids)


def _picture(folder: Path, place: int) -> Path:
    path = folder / f"ภาพ{place}.png"
    path.write_bytes(b"\x89PNG" + bytes([place]) * 800)
    return path
