"""No word of a case lies open on the disk, also when the PC is switched off in the middle of some work."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.services.cases.attachments import PRIVATE_FOLDER
from app.services.locked_log.pins import Pins
from app.services.node import SetUp
from tests.exchange.pages import words_in
from tests.exchange.pc import Pc, pair
from tests.services.canary_words import PIN, case_full_of, fill_case, latin_of, open_in, stem_of
from tests.services.signing_in import RULES, WEAK

MODULE = "tests.services.killed_canaries"
ROOTS = ("data", "state", "tmp", "home", "stick")
FEW, MANY = 6, 50


@pytest.fixture
def seed(told: Callable[[str], None]) -> int:
    """Another one each time, unless one is given; told at the end."""
    found = int(os.environ.get("SEED", random.SystemRandom().randrange(10**6)))
    told(f"SEED={found}")
    return found


@pytest.fixture
def ready(tmp_path: Path, seed: int, now: datetime) -> Path:
    """A centre with a case full of canary words, and a file of its ward full of them, too."""
    place = tmp_path / "ready"
    for name in (*ROOTS, "out"):
        (place / name).mkdir(parents=True)
    centre = Pc("centre", place / "data", lambda: now, SetUp(role="centre"))
    ward = Pc("ward", tmp_path / "ward", lambda: now, SetUp(role="ward", unit="หอผู้ป่วยหญิง"))
    pair(centre, ward, tmp_path)
    for pc in (centre, ward):
        fill_case(pc.office, pc.record(**case_full_of(stem_of(seed))), stem_of(seed), tmp_path)
    Pins(centre.office.desk, centre.office.roster, RULES, lambda: WEAK).set(centre.office.desk.person.uid, PIN)
    ward.export(centre, place / "stick" / "to-centre.ccx")
    for pc in (centre, ward):
        pc.close()
    return place


def found_open(place: Path, stem: str, *, but_opened: bool) -> list[str]:
    """What lies open in any folder that the program writes to by itself."""
    found = open_in([place / name for name in ROOTS], stem)
    opened = str(place / "data" / PRIVATE_FOLDER)
    return [each for each in found if not (but_opened and each.startswith(opened))]


def nothing_lies_open(ready: Path, seed: int, kills: int, now: datetime) -> None:
    """Right after each kill nothing but an opened copy, and after the next start not even that."""
    places = ready.parent / "places"
    command = [sys.executable, "-m", MODULE, str(ready), str(places), str(seed), str(kills)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert ran.returncode == 0, ran.stderr
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert sum(point != "whole" for _act, _name, point in lines) == kills
    for act, name, point in lines:
        place = places / name
        assert found_open(place, stem_of(seed), but_opened=act == "open") == [], (act, point)
        # The search is not blind: what somebody has opened lies open until the next start.
        assert act != "open" or point != "whole" or found_open(place, stem_of(seed), but_opened=False)
        office = bootstrap.open_office(place / "data", clock=lambda: now, outside=place / "state")
        office.attachments.forget_private_copies()
        office.database.close()
        assert found_open(place, stem_of(seed), but_opened=False) == [], (act, point)


@pytest.mark.shows("no word of a case lies open on the disk")
def test_no_word_of_a_case_lies_open_after_a_few_kills(ready: Path, seed: int, now: datetime) -> None:
    assert latin_of(stem_of(seed)).encode() in words_in(ready / "data")
    nothing_lies_open(ready, seed, FEW, now)


@pytest.mark.long
def test_no_word_of_a_case_lies_open_after_fifty_kills(ready: Path, seed: int, now: datetime) -> None:
    nothing_lies_open(ready, seed, MANY, now)


@pytest.mark.parametrize(
    "content",
    [
        stem_of(1).encode(),
        stem_of(1).encode("utf-16-le"),
        stem_of(1).encode("cp874"),
        latin_of(stem_of(1)).encode(),
        b"%PDF-1.4",
    ],
)
def test_what_lies_open_is_found(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_bytes(b"\x00" * 5_000 + content)
    assert open_in([tmp_path], stem_of(1))
