"""What a paired ward may claim of others: proposals, parents, hashes, manifests and requests that are not its own."""

import contextlib
import json

import pytest

from app.domain.errors import InvalidComplaint, UnusableExchangeFile
from app.domain.fields import FIELDS
from app.domain.units import CASE
from app.services.exchange.container import pack_lines
from tests.exchange import forging
from tests.exchange.forging import a_save
from tests.exchange.world import World

FORGERY = "forged with a ward's own keys"
CONFLICTS = "happened-before never conflicts, different values always do, equal ones never"


def _import(world: World, *lines: object, **options: object) -> None:
    path = forging.a_file(world.w1, world.centre, world.stick / "forged.ccx", lines, **options)  # type: ignore[arg-type]
    world.centre.services.exchange.import_file(path)


@pytest.fixture
def case_of_w2(world: World) -> str:
    """A case of the second ward, which the first one was never sent."""
    uid = world.w2.uid(world.w2.record(details="ของหอผู้ป่วยหญิง"))
    world.trips()
    return uid


@pytest.mark.shows(FORGERY)
def test_a_ward_that_writes_into_a_case_it_never_had_only_proposes(world: World, case_of_w2: str) -> None:
    shown = world.centre.heads(case_of_w2)["case", "details"][0].id
    forged = a_save(
        world.w1, case_of_w2, [("case", "details", "แต่งเติม")], kind="received", parents=[(shown.hash, shown.position)]
    )
    _import(world, forged)
    world.trips(2)
    (proposal,) = world.centre.services.exchange.proposals()
    assert (proposal.unit, proposal.value) == ("details", "แต่งเติม")
    assert world.centre.fields("2569/00001")["details"] == "ของหอผู้ป่วยหญิง"
    assert world.w2.fields("2569/00001")["details"] == "ของหอผู้ป่วยหญิง"
    assert not world.w1.numbers(), "claiming to have received it discloses nothing"


@pytest.mark.shows(FORGERY)
def test_a_new_case_under_the_origin_of_another_ward_stands_in_no_list(world: World) -> None:
    world.trips()
    uid = f"{world.w2.office.desk.node.origin_uid}!{'0' * 16}"
    _import(
        world, a_save(world.w1, uid, [("case", "details", "x"), ("case", "received_at", "2026-11-21T09:00:00+07:00")])
    )
    assert not world.centre.numbers()
    assert len(world.centre.services.exchange.proposals()) == 2


@pytest.mark.shows(CONFLICTS)
def test_a_parent_of_another_unit_supersedes_nothing(world: World) -> None:
    uid = world.w1.uid(world.w1.record(level=2))
    world.trips()
    level = world.centre.heads(uid)["case", "level"][0].id
    _import(world, a_save(world.w1, uid, [("case", "place", "x")], parents=[(level.hash, level.position)]))
    assert world.centre.fields("2569/00001")["level"] == 2


@pytest.mark.shows(FORGERY)
def test_a_hidden_change_takes_nothing_away_that_only_the_centre_may_write(world: World) -> None:
    uid = world.w1.uid(world.w1.record())
    world.trips()
    number = world.centre.heads(uid)["number", "official"][0].id
    hidden = a_save(world.w1, uid, [("case", "place", "x")], parents=[(number.hash, number.position)])
    _import(world, {**hidden, "values": []})
    assert world.centre.numbers() == {"2569/00001"}


@pytest.mark.shows(CONFLICTS)
def test_equal_words_of_two_pcs_are_no_conflict_and_none_after_the_next_edit(world: World) -> None:
    world.w1.record()
    world.trips()
    for place in (world.w1, world.centre):
        place.edit("2569/00001", place="ตึกหน้า")
    world.trips()
    assert not world.centre.office.complaints.case("2569/00001").conflicts
    world.centre.edit("2569/00001", place="ตึกหลัง")
    world.trips()
    assert not world.w1.office.complaints.case("2569/00001").conflicts
    assert world.w1.fields("2569/00001")["place"] == "ตึกหลัง"


@pytest.mark.shows(CONFLICTS)
def test_different_words_of_two_pcs_are_a_conflict_until_somebody_decides(world: World) -> None:
    world.w1.record()
    world.trips()
    world.w1.edit("2569/00001", place="ตึกหน้า")
    world.centre.edit("2569/00001", place="ตึกหลัง")
    world.trips()
    for place in (world.w1, world.centre):
        (conflict,) = place.office.complaints.case("2569/00001").conflicts
        assert {value[1] for value in conflict.values} == {"ตึกหน้า", "ตึกหลัง"}
    world.w1.office.complaints.resolve("2569/00001", "place", "ตึกกลาง")
    world.trips()
    assert not world.centre.office.complaints.case("2569/00001").conflicts


@pytest.mark.shows("undecided conflicts fail safe")
def test_while_nobody_has_decided_the_protecting_value_counts(world: World) -> None:
    world.w1.record(disclosure="anonymous")
    world.trips()
    world.w1.edit("2569/00001", disclosure="no_consent")
    world.centre.later(days=3)
    world.centre.edit("2569/00001", disclosure="consent")
    world.trips()
    for place in (world.centre, world.w1):
        assert place.fields("2569/00001")["disclosure"] == "no_consent"


def test_two_copies_of_one_save_in_one_file_give_all_that_either_carries(world: World) -> None:
    uid = world.w1.uid(world.w1.record(place="ตึกหน้า"))
    lines = forging.honest_lines(world.w1, world.centre)
    bare = [{**line, "values": []} for line in lines]
    _import(world, *bare, *lines, *bare)
    assert world.centre.saves(uid)[:1] == world.w1.saves(uid)
    assert world.centre.fields("2569/00001")["place"] == "ตึกหน้า"


@pytest.mark.shows(FORGERY)
def test_a_ward_cannot_tell_the_centre_that_it_was_set_back_by_an_origin_of_somebody_else(world: World) -> None:
    foreign = world.w2.office.desk.node.origin_uid
    before = world.centre.office.desk.node.origin_uid
    for _time in range(2):
        _import(world, alter=lambda said: said["confirmed"].update(origin=foreign))  # type: ignore[attr-defined]
    assert world.centre.office.desk.node.origin_uid == before
    assert world.centre.services.recovery.state() is None


@pytest.mark.shows(FORGERY)
@pytest.mark.parametrize(
    "request_line",
    [
        {"refused": "\ud800", "reason": "x"},
        {"refused": "a" * 64, "reason": "\ud800"},
        {"case": ["x"]},
        {"file": "../x"},
    ],
)
def test_requests_of_no_sense_are_passed_over(request_line: dict[str, object], world: World) -> None:
    world.w1.record()
    asked = pack_lines("requests", [json.dumps(request_line)])
    _import(world, *forging.honest_lines(world.w1, world.centre), sections=[asked])
    assert world.centre.numbers() == {"2569/00001"}


@pytest.mark.shows(FORGERY)
@pytest.mark.parametrize("line", [{"case": "x"}, {"case": "reference", "digest": "\ud800"}, [], {"case": 5}])
def test_a_list_of_no_sense_refuses_the_file_and_changes_nothing(line: object, world: World) -> None:
    world.w1.record()
    listed = pack_lines("holdings", [json.dumps(line)])
    with pytest.raises(UnusableExchangeFile) as refused:
        _import(world, *forging.honest_lines(world.w1, world.centre), sections=[listed])
    assert refused.value.code == "broken"
    assert not world.centre.numbers()


@pytest.mark.shows(FORGERY)
@pytest.mark.parametrize(
    "changed",
    [
        {"origins": []},
        {"origins": ["x"]},
        {"number": 2**63},
        {"number": True},
        {"file_id": "../x"},
        {"tips": [[1]]},
        {"confirmed": None},
        {"confirmed": {"origin": 5, "files": "x"}},
        {"complete": "x"},
    ],
)
def test_a_manifest_of_no_sense_refuses_the_file(changed: dict[str, object], world: World) -> None:
    with pytest.raises(UnusableExchangeFile) as refused:
        _import(world, alter=lambda said: said.update(changed))
    assert refused.value.code == "broken"


@pytest.mark.shows(FORGERY)
def test_a_ward_cannot_speak_under_the_origins_of_another(world: World) -> None:
    foreign = world.w2.office.desk.node.origin_uid
    with pytest.raises(UnusableExchangeFile):
        _import(world, alter=lambda said: said.update(origins=[foreign]))
    world.trips()
    assert len(world.centre.services.exchange.overview()) == 3


ODD_VALUES = (5, -1.5, "x", "", [], {}, [{}], True, False, None, "2026-13-45", "9" * 400, 10**300, {"due_on": "x"})
ODD_PLACES = (
    *((CASE, each.unit) for each in FIELDS if not each.answer_only),
    *((CASE, unit) for unit in ("topic:x", "unit:x", "sentinel:1", "place:x", "unknown")),
    *(("duty:x", unit) for unit in ("due", "done", "other")),
    *(("call:1", unit) for unit in ("call", "other")),
    *(("attachment:1", unit) for unit in ("file", "voided")),
    *(("number", unit) for unit in ("local", "other")),
    *(("mediation", unit) for unit in ("sent", "other")),
    ("unknown:1", "x"),
)


@pytest.mark.shows("NUL, surrogates, huge numbers, deep JSON, path-like names")
def test_no_value_in_any_place_stops_the_import_or_the_list(world: World) -> None:
    cases = {world.w1.uid(world.w1.record()): value for value in ODD_VALUES}
    lines = forging.honest_lines(world.w1, world.centre)
    later = "2026-11-22T10:35:00+07:00"
    for uid, value in cases.items():
        shown = {key: [(head.id.hash, head.id.position) for head in each] for key, each in world.w1.heads(uid).items()}
        for place in dict.fromkeys(ODD_PLACES):
            odd = a_save(world.w1, uid, [(*place, value)], parents=shown.get(place, ()), saved_at=later)
            lines.append(odd)
    _import(world, *lines)
    assert len(world.centre.numbers()) == len(cases)
    for number in world.centre.numbers():
        world.centre.office.complaints.case(number)
        # What no form would have taken is named to whoever works on the case.
        with contextlib.suppress(InvalidComplaint):
            world.centre.edit(number, details="เขียนใหม่")
    assert world.centre.office.register.found("เขียนใหม่")
    assert len(world.centre.services.exchange.quarantined()) > len(cases) * 10
