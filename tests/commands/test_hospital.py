"""The hospital's own data on the command line: what stands on paper, units, orders of appointment, waiting clocks."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder of its own."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        status = bootstrap.main(["--data-dir", str(tmp_path / "data"), *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_command


@pytest.mark.rule("ADM-1")
def test_the_hospital_is_described_and_what_is_left_out_stays(run: Run) -> None:
    run("hospital", "--hospital", "โรงพยาบาลตัวอย่าง", "--place", "ชั้น 1")
    status, said, _words = run("hospital", "--phone", "0 2000 0000", "--json")
    described = json.loads(said)
    assert status == 0
    assert (described["hospital"], described["place"], described["phone"]) == (
        "โรงพยาบาลตัวอย่าง",
        "ชั้น 1",
        "0 2000 0000",
    )
    assert described["email"] is None


def test_units_are_added_and_one_is_taken_off_the_list(run: Run) -> None:
    run("units", "--add", "ห้องคลอด", "--add", "หองคลอด")
    status, said, _words = run("units", "--take-off", "หองคลอด", "--json")
    assert (status, json.loads(said)) == (0, [{"name": "ห้องคลอด", "is_listed": True, "cases": 0}])


@pytest.mark.rule("ADM-2")
def test_an_order_is_refused_with_the_names_of_what_it_lacks(run: Run) -> None:
    status, _said, words = run("appointments", "--person", "นางสมมุติ", "--ordered-on", "1/10/2568")
    assert (status, "เลขที่คำสั่ง: ต้องกรอก" in words) == (1, True)
    status, said, _words = run(
        "appointments", "--person", "นางสมมุติ", "--order-number", "15/2568", "--ordered-on", "1/10/2568"
    )
    assert status == 0 and "15/2568" in said and "1 ต.ค. 2568" in said


@pytest.mark.rule("DAY-6")
def test_clocks_may_wait_from_a_day_on_but_not_from_one_that_is_past(run: Run) -> None:
    assert run("rules", "--pausing", "on", "--since", "1/1/2640")[0] == 0
    status, _said, words = run("rules", "--pausing", "off", "--since", "1/1/2560")
    assert (status, "วันที่ผ่านมาแล้ว" in words) == (1, True)
    assert run("rules", "--pausing", "on")[0] == 2


@pytest.mark.rule("PDPA-23")
def test_the_privacy_notice_is_a_draft_until_a_version_is_approved(run: Run) -> None:
    assert json.loads(run("notice", "--json")[1])["is_draft"]
    status, _said, words = run("notice", "--line-th", "เราเก็บข้อมูลของท่าน", "--text-th", "ทั้งหมด")
    assert (status, "ผู้อนุมัติรับรอง: ต้องกรอก" in words) == (1, True)
    approved = ("--approved-by", "ผู้อำนวยการ", "--approved-on", "1/10/2569")
    run("notice", "--line-th", "เราเก็บข้อมูลของท่าน", "--text-th", "ทั้งหมด", *approved)
    said = json.loads(run("notice", "--json")[1])
    assert (said["in_use"]["version"], said["in_use"]["approved_on"]) == ("1", "2026-10-01")
