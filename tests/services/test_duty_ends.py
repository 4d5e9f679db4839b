"""How a duty ended stands in two units of the log, in one in older logs; screens see one end in either case."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.services.log.store import Change, heads_of
from app.services.office import Office
from app.services.rows import DutyRow
from tests.cases import an_incident
from tests.services.test_migrations import KEPT

NUMBER, OLD_NUMBER = "2569/00001", "2569/00002"
BY, WORDS, REASON = "พยาบาล ตัวอย่าง", "แจ้งผู้ร้องแล้ว", "ผู้ร้องถอนเรื่อง"


@pytest.fixture
def old(tmp_path: Path, office_in: Callable[..., Office]) -> Office:
    """A folder of the first version, where RPT-1 was done and RPT-5 not needed."""
    return office_in(shutil.copytree(KEPT[1], tmp_path / "old"))


@pytest.fixture
def incident(office: Office) -> Office:
    assert office.complaints.record(an_incident()) == NUMBER
    office.complaints.change_fields(NUMBER, {"level": 2, "category": "G"})
    return office


def _duty(office: Office, number: str, duty: str) -> DutyRow:
    return next(each for each in office.complaints.case(number).duties if each.id == duty)


def _heads(office: Office, number: str, duty: str) -> dict[str, list[object]]:
    with office.database.reading() as connection:
        heads = heads_of(connection, office.complaints.case(number).uid)
    return {unit: [h.value for h in each] for (entity, unit), each in heads.items() if entity == f"duty:{duty}"}


def test_an_end_written_in_one_piece_reads_as_it_did(old: Office) -> None:
    done, not_needed = _duty(old, OLD_NUMBER, "RPT-1"), _duty(old, OLD_NUMBER, "RPT-5")
    assert (done.is_ended, done.done_by, done.words) == (True, BY, WORDS)
    assert (not_needed.is_ended, not_needed.not_needed) == (True, REASON)
    assert not _duty(old, OLD_NUMBER, "RPT-2").is_ended


def test_an_end_said_again_supersedes_the_one_in_one_piece(old: Office) -> None:
    old.duties.not_needed(OLD_NUMBER, "RPT-1", because=REASON)
    assert _duty(old, OLD_NUMBER, "RPT-1").done_at is None
    assert not old.complaints.case(OLD_NUMBER).conflicts
    assert {unit: len(each) for unit, each in _heads(old, OLD_NUMBER, "RPT-1").items()} == {
        "due": 1,
        "ended": 1,
        "done": 1,
    }


def test_the_end_and_the_words_stand_in_units_of_their_own(incident: Office) -> None:
    at = incident.desk.now()
    incident.duties.done(NUMBER, ["RPT-1"], at=at, by=BY, words=WORDS)
    units = _heads(incident, NUMBER, "RPT-1")
    assert units["ended"] == [{"at": at.isoformat(), "not_needed": False}]
    assert WORDS in str(units["done"]) and "at" not in units["done"][0]  # type: ignore[operator] # a dict
    assert (_duty(incident, NUMBER, "RPT-1").done_at, _duty(incident, NUMBER, "RPT-1").words) == (at, WORDS)


def test_two_ends_are_one_conflict_with_each_in_one_piece(incident: Office) -> None:
    """As after an exchange of files: neither knew of the other."""
    at, uid = incident.desk.now().isoformat(), incident.complaints.case(NUMBER).uid
    for bare, words in (
        ({"at": at, "not_needed": False}, {"by": BY, "words": WORDS, "not_needed": ""}),
        ({"at": None, "not_needed": True}, {"by": "", "words": "", "not_needed": REASON}),
    ):
        with incident.database.transaction() as connection:
            changes = [Change("duty:RPT-1", "ended", bare), Change("duty:RPT-1", "done", words)]
            incident.desk.save(connection, uid, "duty_done", changes)
    (conflict,) = incident.complaints.case(NUMBER).conflicts
    done, not_needed = [value for _id, value, _by, _at in conflict.values]
    assert isinstance(done, dict) and isinstance(not_needed, dict)
    assert (done["at"], done["words"]) == (at, WORDS) and not_needed["not_needed"] == REASON
    incident.decisions.choose(NUMBER, conflict.entity, conflict.unit, not_needed)
    assert not incident.complaints.case(NUMBER).conflicts
    assert _duty(incident, NUMBER, "RPT-1").not_needed == REASON


def test_without_the_words_a_duty_is_ended_all_the_same(incident: Office) -> None:
    uid = incident.complaints.case(NUMBER).uid
    with incident.database.transaction() as connection:
        bare = Change("duty:RPT-1", "ended", {"at": None, "not_needed": True})
        incident.desk.save(connection, uid, "duty_not_needed", [bare])
    assert _duty(incident, NUMBER, "RPT-1").is_ended
