"""`retention`: entries are off, cases wait, holds keep them, and what is erased was named and counted."""

import json
from pathlib import Path

import pytest

from app import bootstrap
from tests.cases import a_complaint

ENDED = {
    "received_at": "2015-03-02T09:00:00+07:00",
    "level": 2,
    "complainant_name": "นางทดสอบ ระบบดี",
    "disclosure": "consent",
    "complainant_phone": "0800000000",
    "outcome": "in_part",
    "outcome_words": "ชี้แจงแล้ว",
    "told_at": "2015-03-10T09:00:00+07:00",
    "told_means": "telephone",
}
NUMBER = "2558/00001"
ON = ("on", "complaints_text", "--years", "5", "--decided-by", "ผู้อำนวยการ")


class Shell:
    """Runs `retention` in one data folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self._capsys.readouterr()
        status = bootstrap.main(["--data-dir", str(self._folder), *arguments])
        said = self._capsys.readouterr()
        assert "Traceback" not in said.err
        return status, said.out, said.err


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path / "data", capsys)
    (tmp_path / "cases.json").write_text(json.dumps([a_complaint(**ENDED)]), "utf-8")
    assert shell("record", str(tmp_path / "cases.json"))[0] == 0
    return shell


def test_the_list_is_empty_until_an_entry_is_switched_on_and_the_case_waits(run: Shell) -> None:
    assert json.loads(run("retention", "list", "--json")[1]) == {"due": [], "more": False, "held": []}
    assert {each["switch"] for each in json.loads(run("retention", "entries", "--json")[1])} == {None}
    assert run("retention", *ON)[0] == 0
    (row,) = json.loads(run("retention", "list", "--json")[1])["due"]
    assert (row["number"], row["ends"], row["is_ready"]) == (NUMBER, "text", False)
    status, _out, err = run("retention", "erase", NUMBER, "--confirm", "1", "--because", "ครบกำหนด")
    assert status == 1 and NUMBER in err and "รอ" in err
    assert run("retention", "off", "complaints_text")[0] == 0


def test_a_hold_is_put_and_lifted_with_a_reason(run: Shell) -> None:
    assert run("retention", "hold", NUMBER, "--because", "")[0] == 1
    assert run("retention", "hold", NUMBER, "--because", "ศาลขอเอกสาร")[0] == 0
    (held,) = json.loads(run("retention", "list", "--json")[1])["held"]
    assert (held["number"], held["holds"][0]["reason"]) == (NUMBER, "ศาลขอเอกสาร")
    assert NUMBER in run("retention", "list")[1]
    assert run("retention", "release", NUMBER, "--because", "คืนแล้ว")[0] == 0
    assert run("retention", "release", NUMBER, "--because", "คืนแล้ว")[0] == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ("hold", "2558/99999", "--because", "x"),
        ("erase", NUMBER, "--confirm", "2", "--because", "x"),
        ("erase", NUMBER, "--confirm", "1"),
        ("on", "gossip", "--years", "5", "--decided-by", "ก"),
        ("on", "complaints_text", "--years", "-1", "--decided-by", "ก"),
        ("on", "complaints_text"),
    ],
)
def test_what_is_wrong_is_refused_in_words(wrong: tuple[str, ...], run: Shell) -> None:
    status, out, err = run("retention", *wrong)
    assert (status, out) == (1, "") and err.strip()


def test_the_plain_command_erases_nothing_of_a_case_on_hold(run: Shell) -> None:
    assert run("retention", "hold", NUMBER, "--because", "ศาลขอเอกสาร")[0] == 0
    status, out, err = run("erase", NUMBER, "complainant_phone", "--because", "ผู้ร้องขอ")
    assert (status, out) == (1, "") and NUMBER in err and "ระงับ" in err
    assert run("retention", "release", NUMBER, "--because", "คดีจบแล้ว")[0] == 0
    assert run("erase", NUMBER, "complainant_phone", "--because", "ผู้ร้องขอ")[0] == 0
