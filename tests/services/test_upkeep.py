"""Copies that are made and tested without anybody asking, and data folders that lie where they should not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import Cancelled, DataFolderProblem, PolicyProblem
from app.services.backup import swap
from app.services.backup.backups import Backups
from app.services.backup.making import Report, unheard, write_manifest
from app.services.backup.manifest import read_manifest
from app.services.backup.places import turn
from app.services.backup.synchronised import NETWORK, synchronising
from app.services.backup.upkeep import Upkeep, days_between
from app.services.backup.upkeep_words import words_for_attended
from app.services.office import Office
from tests.cases import a_complaint


class Days:
    """A clock whose day the test turns."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(now: datetime) -> Days:
    return Days(now)


@pytest.fixture
def kept(tmp_path: Path, clock: Days, outside: Path) -> Iterator[Office]:
    """A centre with one case whose days go by."""
    office = bootstrap.open_office(tmp_path / "data", clock=clock)
    office.complaints.record(a_complaint())
    yield office
    office.database.close()


def test_the_first_use_of_a_day_makes_a_copy_and_the_second_none(kept: Office, clock: Days) -> None:
    upkeep = Upkeep(kept.desk)
    made = upkeep.attend(unheard).made
    assert made is not None and made.copy.fault is None
    clock.now += timedelta(hours=5)
    assert upkeep.attend(unheard).made is None
    clock.now += timedelta(hours=9)
    assert upkeep.attend(unheard).made is not None
    assert [each.manifest.made_at.hour for each in upkeep.standing()] == [0, 10]


def test_a_copy_from_days_to_come_is_none_of_today(kept: Office) -> None:
    copy = Backups(kept.desk).make(unheard).copy.path
    manifest = read_manifest(copy)
    write_manifest(copy, replace(manifest, made_at=manifest.made_at + timedelta(days=400)))
    assert Upkeep(kept.desk).attend(unheard).made is not None


def test_the_newest_copy_is_tested_once_a_month_and_the_result_is_kept(kept: Office, clock: Days) -> None:
    upkeep = Upkeep(kept.desk)
    upkeep.attend(unheard)
    tests = []
    for _ in range(62):
        clock.now += timedelta(days=1)
        tests += upkeep.attend(unheard).tested
    assert [each.fault for each in tests] == [None, None, None]
    assert [(each.at - tests[0].at).days for each in tests] == [0, 30, 60] and upkeep.tested() == (tests[2],)


def test_a_bad_copy_is_tested_again_on_the_next_day(kept: Office, clock: Days, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    upkeep = Upkeep(kept.desk)
    made = Backups(kept.desk).make(unheard, into=tmp_path / "stick")
    assert made.second is not None
    (made.second / swap.KEY).write_bytes(b"")
    assert [each.fault and each.fault.code for each in upkeep.test_newest(unheard)] == [None, "copy_no_key"]
    assert upkeep.tested()[1].path == made.second
    clock.now += timedelta(days=1)
    assert [each.fault for each in upkeep.attend(unheard).tested] != []
    clock.now += timedelta(days=1)
    assert [each.fault for each in upkeep.attend(unheard).tested] == [None, None]


def test_a_bad_copy_of_today_is_none_and_is_tested_again_only_tomorrow(kept: Office, clock: Days) -> None:
    upkeep = Upkeep(kept.desk)
    bad = upkeep.attend(unheard).made
    assert bad is not None
    (bad.copy.path / swap.KEY).write_bytes(b"")
    assert [each.fault and each.fault.code for each in upkeep.test_newest(unheard)] == ["copy_no_key"]
    clock.now += timedelta(hours=1)
    again = upkeep.attend(unheard)
    assert again.tested == () and again.made is not None
    clock.now += timedelta(hours=1)
    assert upkeep.attend(unheard) == replace(again, made=None)
    clock.now += timedelta(days=1)
    assert [each.fault for each in upkeep.attend(unheard).tested] == [None]


def test_a_bad_copy_is_told_even_when_no_other_can_be_made(
    kept: Office, clock: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Backups(kept.desk).make(unheard)
    (made.copy.path / swap.KEY).write_bytes(b"")
    clock.now += timedelta(days=1)

    def refuse(_backups: Backups, _report: Report) -> None:
        raise DataFolderProblem(kept.database.folder, "disk_full")

    monkeypatch.setattr(Backups, "make", refuse)
    bad, full = words_for_attended(Upkeep(kept.desk).attend(unheard))
    assert str(made.copy.path) in bad and str(kept.database.folder) in full


def test_what_hinders_the_second_place_keeps_nothing_else_from_being_told(
    kept: Office, clock: Days, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, upkeep = tmp_path / "stick", Upkeep(kept.desk)
    stick.mkdir()
    upkeep.attend(unheard)
    Backups(kept.desk).choose_second_place(stick)
    (stick / f"complaint-centre-{kept.desk.node.fingerprint[:8]}").touch()
    monkeypatch.setenv("OneDrive", str(tmp_path))
    attended = upkeep.attend(unheard)
    assert attended.made is None and attended.synchronising == "OneDrive"
    assert attended.missed is not None and attended.missed.code == "copy_failed"


def test_while_a_command_copies_the_second_place_misses_nothing(kept: Office, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    upkeep = Upkeep(kept.desk)
    upkeep.attend(unheard)
    Backups(kept.desk).choose_second_place(tmp_path / "stick")
    with turn(kept.database.folder):
        assert upkeep.attend(unheard).missed is None


def test_a_stick_that_is_plugged_in_later_gets_the_newest_copy(kept: Office, tmp_path: Path) -> None:
    stick, upkeep = tmp_path / "stick", Upkeep(kept.desk)
    stick.mkdir()
    Backups(kept.desk).choose_second_place(stick)
    stick.rmdir()
    made = upkeep.attend(unheard).made
    assert made is not None and made.second is None
    upkeep.attend(unheard)
    stick.mkdir()
    for _ in range(2):
        upkeep.attend(unheard)
        assert [each.path.name for each in upkeep.standing()] == [made.copy.name] * 2


def test_a_second_place_that_is_away_is_told_after_a_week(kept: Office, clock: Days, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    upkeep = Upkeep(kept.desk)
    Backups(kept.desk).make(unheard, into=tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "unplugged")
    missed = []
    for _ in range(8):
        clock.now += timedelta(days=1)
        missed.append(upkeep.attend(unheard).missed is not None)
    assert missed == [False] * 6 + [True] * 2


def test_what_is_called_off_is_due_again(kept: Office) -> None:
    def call_off(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Upkeep(kept.desk).attend(call_off)
    assert Upkeep(kept.desk).attend(unheard).made is not None


def test_how_often_is_said_in_the_policy_with_its_source(tmp_path: Path) -> None:
    assert days_between() == {"copy": 1, "self_test": 30, "second_place": 7}
    for text in ("", "upkeep = [3]", '[[upkeep]]\nact = "copy"\nevery_days = 1\nchecked_on = 2026-11-24'):
        (tmp_path / "backup.toml").write_text(text, "utf-8")
        with pytest.raises(PolicyProblem):
            days_between(tmp_path)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OneDrive - โรงพยาบาลตัวอย่าง/data", "OneDrive"),
        ("Dropbox (Hospital)/ward/data", "Dropbox"),
        ("My Drive/data", "Google Drive"),
        ("onedriver/data", ""),
        ("data", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path: Path, folder: str, name: str) -> None:
    assert synchronising(tmp_path / folder, {}, tmp_path / "no mounts") == name


def test_a_synchronised_folder_is_known_by_the_environment_and_by_what_lies_in_it(tmp_path: Path) -> None:
    assert synchronising(tmp_path / "a" / "data", {"OneDriveCommercial": str(tmp_path / "a")}, Path("-")) == "OneDrive"
    (tmp_path / ".dropbox.cache").mkdir()
    assert synchronising(tmp_path / "a" / "data", {}, Path("-")) == "Dropbox"


@pytest.mark.parametrize(("system", "name"), [("nfs4", NETWORK), ("cifs", NETWORK), ("ext4", "")])
def test_a_folder_of_another_computer_is_known_by_its_mount(tmp_path: Path, system: str, name: str) -> None:
    mounts = tmp_path / "mounts"
    place = str(tmp_path / "a share").replace(" ", "\\040")
    mounts.write_text(f"dev / ext4 rw 0 0\nsrv {place} {system} rw 0 0\n", "utf-8")
    assert synchronising(tmp_path / "a share" / "data", {}, mounts) == name
