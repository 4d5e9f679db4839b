"""The witness outside the data folder: older data in its place are noticed at the start, and so is a copy."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.services.exchange.ledger_words import NOTICES
from app.services.kept_outside.witness import COPIED, OLDER
from app.services.office import Office
from app.translation import _
from tests.exchange.remembered import CENTRE, WARD, Remembered


def test_a_folder_that_only_went_on_is_no_older_one(remembered: Remembered) -> None:
    remembered.record(WARD)
    remembered.close(WARD)
    assert remembered.office(WARD).notices == ()
    assert remembered.origins(WARD) == 1


@pytest.mark.shows("restore, rollback on the same path, clone")
def test_a_folder_put_back_is_noticed_and_writes_under_a_new_origin(remembered: Remembered) -> None:
    remembered.copy(WARD, "ward-backup")
    remembered.record(WARD)
    remembered.copy("ward-backup", WARD)
    assert remembered.origins(WARD) == 2
    assert _notice_of(remembered.office(WARD)) == OLDER


@pytest.mark.shows("restore, rollback on the same path, clone")
def test_a_folder_with_as_many_but_other_saves_is_noticed(
    remembered: Remembered, tmp_path: Path, now: datetime
) -> None:
    remembered.copy(WARD, "ward-backup")
    remembered.record(WARD)
    remembered.copy("ward-backup", WARD)
    elsewhere = Remembered(tmp_path, tmp_path / "outside of another PC", lambda: now)
    elsewhere.record(WARD)
    elsewhere.close(WARD)
    assert remembered.origins(WARD) == 2
    assert _notice_of(remembered.office(WARD)) == OLDER


def test_a_set_back_is_noticed_once(remembered: Remembered) -> None:
    remembered.copy(WARD, "ward-backup")
    remembered.record(WARD)
    remembered.copy("ward-backup", WARD)
    remembered.office(WARD)
    remembered.close(WARD)
    assert remembered.office(WARD).notices == ()
    assert remembered.origins(WARD) == 2


@pytest.mark.shows("restore, rollback on the same path, clone")
def test_nothing_of_a_ward_that_was_set_back_is_lost(remembered: Remembered) -> None:
    remembered.copy(WARD, "ward-backup")
    remembered.record(WARD, details="ก่อนย้อน")
    remembered.carry(WARD, CENTRE)
    remembered.copy("ward-backup", WARD)
    remembered.record(WARD, details="หลังย้อน")
    for _each in range(2):
        remembered.carry(WARD, CENTRE)
        remembered.carry(CENTRE, WARD)
    assert sorted(remembered.details(WARD)) == sorted(remembered.details(CENTRE)) == ["ก่อนย้อน", "หลังย้อน"]


@pytest.mark.shows("restore, rollback on the same path, clone")
def test_a_copy_on_the_same_pc_is_noticed_and_the_first_folder_is_left_alone(remembered: Remembered) -> None:
    remembered.record(WARD)
    remembered.copy(WARD, "ward-copy")
    assert _notice_of(remembered.office("ward-copy")) == COPIED
    assert remembered.origins("ward-copy") == 2
    assert remembered.office(WARD).notices == ()


def test_a_folder_that_was_moved_is_no_copy(remembered: Remembered) -> None:
    remembered.record(WARD)
    remembered.close(WARD)
    remembered.folder(WARD).rename(remembered.folder("ward-moved"))
    assert remembered.office("ward-moved").notices == ()
    assert remembered.origins("ward-moved") == 1


def test_a_folder_under_another_name_is_no_copy(remembered: Remembered) -> None:
    remembered.record(WARD)
    remembered.close(WARD)
    remembered.folder("ward-link").symlink_to(remembered.folder(WARD), target_is_directory=True)
    assert remembered.office("ward-link").notices == ()


def test_an_older_folder_in_another_place_is_noticed(remembered: Remembered) -> None:
    remembered.copy(WARD, "ward-backup")
    remembered.record(WARD)
    remembered.close(WARD)
    shutil.rmtree(remembered.folder(WARD))
    assert remembered.origins("ward-backup") == 2
    assert _notice_of(remembered.office("ward-backup")) == OLDER


def test_a_centre_put_back_gives_no_numbers(remembered: Remembered) -> None:
    remembered.copy(CENTRE, "centre-backup")
    remembered.record(CENTRE)
    remembered.copy("centre-backup", CENTRE)
    assert "/" not in remembered.record(CENTRE)
    assert remembered.state() is not None


def test_a_witness_that_cannot_be_read_stops_nothing(remembered: Remembered) -> None:
    remembered.close(WARD)
    for path in remembered.outside.rglob("witness-*"):
        path.write_bytes(b"\xff{")
    assert remembered.office(WARD).notices == ()


def test_a_place_that_cannot_be_written_is_told_and_stops_nothing(remembered: Remembered) -> None:
    remembered.close(WARD)
    shutil.rmtree(remembered.outside)
    remembered.outside.write_bytes(b"")
    office = remembered.office(WARD)
    assert len(office.notices) == 1
    assert remembered.record(WARD)


def test_a_witness_holds_nothing_of_the_cases(remembered: Remembered) -> None:
    remembered.record(WARD, details="คำลับ")
    remembered.close(WARD)
    for path in remembered.outside.rglob("witness-*"):
        assert set(json.loads(path.read_text("utf-8"))) == {"path", "origin", "number", "hash"}


def test_without_a_place_nothing_is_written_outside(outside: Path, office: Office) -> None:
    office.desk.now()
    office.database.close()
    assert not outside.exists()


def test_the_place_outside_can_be_chosen(outside: Path) -> None:
    assert bootstrap.offices.place_outside() == outside


def _notice_of(office: Office) -> str:
    """Which notice it is; the tests run in Thai."""
    return next((code for code, words in NOTICES.items() if _(words) in office.notices), "")
