"""What is missing is asked for, what came later is passed on, what a newer program wrote waits: values and files."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Row, select

from app.domain.errors import UnusableExchangeFile
from app.models.log_tables import received_file
from app.services.exchange import wire
from app.services.exchange.container import pack_bytes
from app.services.exchange.set_aside import WAITING, files_on
from app.services.exchange.waiting import try_waiting_again
from app.services.log import commitments
from tests.exchange import forging
from tests.exchange.forging import Line
from tests.exchange.world import World

NOTHING_LOST = "no value disappears"
NEWER = "a newer program's data through an old one and back"
FILES = "attachments travel and are asked for"
NUMBER = "2569/00001"


def _emptied(line: Line) -> Line:
    """The line without what one of its fields said; the proof stays."""
    values = [_without(value) if value[2] == "details" else value for value in line["values"]]  # type: ignore[attr-defined]
    return {**line, "values": values}


def _without(value: list[object]) -> list[object]:
    position, entity, unit, _digest, salt, spelling = value
    return [position, entity, unit, commitments.value_digest(bytes.fromhex(str(salt)), str(spelling)), None, None]


def _send_emptied(world: World) -> None:
    lines = [_emptied(line) for line in forging.honest_lines(world.w1, world.centre)]
    path = forging.a_file(world.w1, world.centre, world.stick / "emptied.ccx", lines)
    world.centre.services.exchange.import_file(path)


@pytest.mark.shows(NOTHING_LOST)
def test_a_value_that_is_missing_takes_nothing_away_and_comes_with_the_next_file(world: World) -> None:
    world.w1.record(details="หลักฐาน")
    _send_emptied(world)
    assert "details" not in world.centre.fields(NUMBER)
    world.trips(2)
    assert world.centre.fields(NUMBER)["details"] == "หลักฐาน"


@pytest.mark.shows(NOTHING_LOST)
def test_a_value_that_came_later_reaches_those_who_had_confirmed_its_save(world: World) -> None:
    world.w1.record(details="หลักฐาน")
    _send_emptied(world)
    world.centre.services.grants.grant(NUMBER, world.w2.word, "work")
    world.trips(2, [world.w2])
    assert "details" not in world.w2.fields(NUMBER)
    world.trips(2)
    assert world.w2.fields(NUMBER)["details"] == "หลักฐาน"


@pytest.mark.shows(NEWER)
def test_a_save_of_a_newer_program_waits_and_is_taken_after_the_update(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.w1.record(place="ตึกเก่า")
    world.trips()
    shown = world.w1.heads(world.w1.uid(NUMBER))["case", "place"][0].id
    newer = forging.a_save(
        world.w1,
        world.w1.uid(NUMBER),
        [("case", "place", "ตึกใหม่")],
        format=2,
        parents=[(shown.hash, shown.position)],
    )
    path = forging.a_file(world.w1, world.centre, world.stick / "newer.ccx", [newer])
    assert world.centre.services.exchange.import_file(path).waiting == 1
    assert world.centre.reasons() == ["newer_program"]
    assert world.centre.fields(NUMBER)["place"] == "ตึกเก่า"
    monkeypatch.setattr(wire, "FORMAT", 2)
    world.trips()
    assert world.centre.reasons() == []
    assert world.centre.fields(NUMBER)["place"] == "ตึกใหม่"


@pytest.mark.shows(NEWER)
def test_what_an_older_program_does_not_know_goes_through_it_and_on(world: World) -> None:
    uid = world.w1.uid(world.w1.record())
    world.trips()
    unknown = forging.a_save(world.w1, uid, [("weather:1", "sky", {"colour": ["grey"]}), ("case", "mood", 7)])
    path = forging.a_file(world.w1, world.centre, world.stick / "unknown.ccx", [unknown])
    assert world.centre.services.exchange.import_file(path).new == 1
    world.centre.services.grants.grant(NUMBER, world.w2.word, "identity")
    world.trips()
    assert world.w2.values(uid, "sky") == ['{"colour":["grey"]}']
    assert world.w2.values(uid, "mood") == ["7"]
    assert world.w2.saves(uid) == world.centre.saves(uid)


@pytest.mark.shows(NEWER)
def test_an_optional_section_of_a_newer_program_hinders_nothing_and_waits_for_the_update(world: World) -> None:
    world.w1.record()
    extra = pack_bytes("pictures-of-cats", b"x" * 1000, required=False)
    lines = forging.honest_lines(world.w1, world.centre)
    path = forging.a_file(world.w1, world.centre, world.stick / "newer.ccx", lines, sections=[extra])
    done = world.centre.services.exchange.import_file(path)
    assert done.new_cases == 1 and done.for_later
    kept = files_on(world.centre.database.folder, WAITING)
    assert [each.read_bytes() for each in kept] == [path.read_bytes()]
    assert try_waiting_again(world.centre.office.desk, "a version that does not know it either") == 0
    assert files_on(world.centre.database.folder, WAITING) == kept


@pytest.mark.shows(NOTHING_LOST)
def test_a_file_of_which_parts_wait_is_confirmed_only_when_all_of_it_was_taken(world: World) -> None:
    lines = forging.honest_lines(world.w1, world.centre)
    for required, sections in ((False, [pack_bytes("pictures-of-cats", b"x", required=False)]), (True, [])):
        path = forging.a_file(world.w1, world.centre, world.stick / f"{required}.ccx", lines, sections=sections)
        assert world.centre.services.exchange.import_file(path).for_later != required
    assert [row.number for row in _confirmed(world)] == [2]


@pytest.mark.shows(NOTHING_LOST)
def test_nothing_is_taken_of_a_file_whose_parts_cannot_be_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.w1.record()
    extra = pack_bytes("pictures-of-cats", b"x", required=False)
    lines = forging.honest_lines(world.w1, world.centre)
    path = forging.a_file(world.w1, world.centre, world.stick / "newer.ccx", lines, sections=[extra])
    (world.centre.folder / WAITING).write_text("not a folder")
    with pytest.raises(UnusableExchangeFile):
        world.centre.services.exchange.import_file(path)
    assert not world.centre.numbers() and not _confirmed(world)


def test_what_came_too_early_in_a_file_is_not_told_of_as_put_aside(world: World) -> None:
    world.w1.record()
    late = [*reversed(forging.honest_lines(world.w1, world.centre))]
    path = forging.a_file(world.w1, world.centre, world.stick / "late.ccx", late)
    done = world.centre.services.exchange.import_file(path)
    assert (done.new_cases, done.quarantined, world.centre.reasons()) == (1, 0, [])


def _confirmed(world: World) -> Sequence[Row[tuple[int]]]:
    with world.centre.database.reading() as connection:
        return connection.execute(select(received_file.c.number)).all()


@pytest.mark.shows(FILES)
def test_an_attachment_goes_to_the_centre_and_on_to_whoever_may_see_it(world: World, tmp_path: Path) -> None:
    uid, picture = _attached(world, tmp_path)
    world.trips(2)
    assert world.centre.office.attachments.content(NUMBER, uid) == picture
    world.centre.services.grants.grant(NUMBER, world.w2.word, "work")
    world.trips(2)
    assert not world.w2.office.complaints.case(NUMBER).attachments
    world.centre.services.grants.grant(NUMBER, world.w2.word, "identity")
    world.trips(2)
    assert world.w2.office.attachments.content(NUMBER, uid) == picture


@pytest.mark.shows(FILES)
def test_an_attachment_that_did_not_come_is_asked_for(world: World, tmp_path: Path) -> None:
    uid, picture = _attached(world, tmp_path)
    lines = forging.honest_lines(world.w1, world.centre)
    world.centre.services.exchange.import_file(forging.a_file(world.w1, world.centre, world.stick / "bare.ccx", lines))
    world.send(world.centre, world.w1)
    world.send(world.w1, world.centre)
    assert world.centre.office.attachments.content(NUMBER, uid) == picture


@pytest.mark.shows(FILES)
def test_a_request_for_a_file_that_is_not_for_a_ward_is_not_answered(world: World, tmp_path: Path) -> None:
    _uid, _picture = _attached(world, tmp_path)
    world.trips(2)
    (row,) = world.centre.office.complaints.case(NUMBER).attachments
    asked = forging.pack_lines("requests", [json.dumps({"file": _digest(world, row.uid)})])
    path = forging.a_file(world.w2, world.centre, world.stick / "curious.ccx", [], sections=[asked])
    world.centre.services.exchange.import_file(path)
    world.send(world.centre, world.w2)
    with world.w2.database.reading() as connection:
        assert connection.exec_driver_sql("select count(*) from attachment_bytes").scalar_one() == 0


def _attached(world: World, tmp_path: Path) -> tuple[str, bytes]:
    world.w1.record()
    world.trips()
    picture = tmp_path / "ภาพ.png"
    picture.write_bytes(b"\x89PNG" + bytes(range(256)) * 40)
    return world.w1.office.attachments.add(NUMBER, picture), picture.read_bytes()


def _digest(world: World, uid: str) -> str:
    file = world.centre.heads(world.centre.uid(NUMBER))[f"attachment:{uid}", "file"][0].value
    assert isinstance(file, dict)
    return str(file["sha256"])
