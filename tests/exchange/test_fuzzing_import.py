"""Whatever a paired ward's own keys sign, the centre takes it, puts it aside or refuses it, and goes on.

`FUZZ_SECONDS` says for how long, roughly; `poe fuzz` takes an hour.
"""

import copy
import json
import os
import resource
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import UnusableExchangeFile
from app.services import integrity
from app.services.exchange.container import pack_lines
from app.services.exchange.sending import HOLDINGS, REQUESTS
from app.services.exchange.words import EXCHANGE_FILES, PUT_ASIDE
from tests.exchange import forging
from tests.exchange.world import World, world_from

EXAMPLES_A_SECOND = 12
SECONDS = int(os.environ.get("FUZZ_SECONDS", "5"))
MOST_GROWTH_KB = 300_000
fuzzing = settings(
    max_examples=EXAMPLES_A_SECOND * SECONDS,
    deadline=timedelta(seconds=20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
WORDS = st.text(max_size=6) | st.sampled_from(["\0", "\ud800", "../../etc", "C:\\con", "ๆ", "9" * 400, "2569/00001"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS
JSON = st.recursive(LEAVES, lambda x: st.lists(x, max_size=3) | st.dictionaries(WORDS, x, max_size=3), max_leaves=8)
UNITS = st.sampled_from(
    [
        ("case", "details"),
        ("case", "received_at"),
        ("case", "topic:waiting"),
        ("case", "category"),
        ("case", "outcome"),
        ("number", "local"),
        ("number", "official"),
        ("duty:LVL-2", "due"),
        ("duty:LVL-2", "done"),
        ("call:00", "call"),
        ("attachment:00", "file"),
        ("mediation", "sent"),
        ("grant:" + "0" * 32, "class"),
        ("erasure", "0" * 64 + "/0"),
        ("weather:1", "sky"),
    ]
)
SAID = ["kind", "number", "saved_at", "program"]
CHANGES = st.lists(st.tuples(UNITS, JSON), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def hostile(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A centre and a ward whose files are not what they should be."""
    for world in world_from(template, tmp_path_factory.mktemp("hostile"), ("w1",)):
        world.w1.record(details="คดีจริง")
        world.trips()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        yield world
        # Once, over all of it: looked at after every file, what lies aside would be read as often as there are files.
        assert {row.reason for row in world.centre.services.exchange.quarantined()} <= set(PUT_ASIDE)
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_GROWTH_KB


def taken(world: World, path: Path) -> None:
    """The centre took the file as far as it could, or refused it in words; nothing was written elsewhere."""
    before = {each for each in world.stick.parent.rglob("*") if world.centre.folder not in each.parents}
    try:
        world.centre.services.exchange.import_file(path)
    except UnusableExchangeFile as refused:
        assert refused.code in EXCHANGE_FILES
    assert {each for each in world.stick.parent.rglob("*") if world.centre.folder not in each.parents} == before
    world.centre.office.register.everything()


def changed_somewhere(thing: Any, data: st.DataObject) -> Any:
    """The same with one part of it replaced by anything."""
    if isinstance(thing, dict) and thing and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(thing)))
        return {**thing, key: changed_somewhere(thing[key], data)}
    if isinstance(thing, list) and thing and data.draw(st.booleans()):
        place = data.draw(st.integers(0, len(thing) - 1))
        return [*thing[:place], changed_somewhere(thing[place], data), *thing[place + 1 :]]
    return data.draw(JSON)


@fuzzing
@given(changes=CHANGES, said=st.dictionaries(st.sampled_from(SAID), JSON, max_size=2))
def test_any_changes_under_the_wards_signature(hostile: World, changes: list[Any], said: dict[str, Any]) -> None:
    flat = [(entity, unit, value) for (entity, unit), value in changes]
    uid = hostile.w1.uid("2569/00001")
    try:
        line = forging.a_save(hostile.w1, uid, flat, **said)
    except (UnicodeEncodeError, ValueError):
        return  # not even a forger can hash it
    taken(hostile, forging.a_file(hostile.w1, hostile.centre, hostile.stick / "any.ccx", [line]))


@fuzzing
@given(data=st.data())
def test_any_line_in_place_of_a_save(hostile: World, data: st.DataObject) -> None:
    honest = forging.a_save(hostile.w1, hostile.w1.uid("2569/00001"), [("case", "place", "ตึกหน้า")])
    line = json.dumps(changed_somewhere(copy.deepcopy(honest), data))
    taken(hostile, forging.a_file(hostile.w1, hostile.centre, hostile.stick / "any.ccx", [line]))


@fuzzing
@given(data=st.data(), tag=st.sampled_from([REQUESTS, HOLDINGS]))
def test_any_requests_and_lists(hostile: World, data: st.DataObject, tag: str) -> None:
    uid = hostile.w1.uid("2569/00001")
    honest = {REQUESTS: {"case": uid}, HOLDINGS: {"case": uid, "digest": "0" * 16, "saves": {"0" * 16: [0, 1]}}}[tag]
    section = pack_lines(tag, [json.dumps(changed_somewhere(honest, data))])
    path = hostile.stick / "any.ccx"
    taken(hostile, forging.a_file(hostile.w1, hostile.centre, path, [], sections=[section]))


@fuzzing
@given(data=st.data())
def test_any_statement_of_the_sender(hostile: World, data: st.DataObject) -> None:
    def alter(manifest: dict[str, object]) -> None:
        key = data.draw(st.sampled_from(sorted(manifest)))
        manifest[key] = changed_somewhere(manifest[key], data)

    try:
        path = forging.a_file(hostile.w1, hostile.centre, hostile.stick / "any.ccx", [], alter=alter)
    except (UnusableExchangeFile, UnicodeEncodeError, ValueError):
        return  # our own writer does not let it out
    taken(hostile, path)


def test_after_all_of_it_the_centre_is_as_it_was_and_goes_on(hostile: World) -> None:
    number = hostile.w1.record(details="หลังจากนั้น")
    hostile.trips(3)
    assert not integrity.findings(hostile.centre.database)
    assert "หลังจากนั้น" in {str(row.subject) for row in hostile.centre.office.register.everything()}, number
