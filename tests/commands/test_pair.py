"""`pair` on the command line: two folders become known to each other, and what is printed on the way."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from app import bootstrap
from app.services.exchange import pairing_papers
from app.services.exchange.pairing_words import OTHER_PAIRING, PAIRING

WARD_NAME = "หอผู้ป่วยหญิง"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in the centre's or the ward's folder: its status, what it printed, and its words."""
    # Its slowness guards against forgery; the tests ask what it depends on.
    monkeypatch.setattr(pairing_papers, "MEMORY_KIB", 64)

    def run_command(where: str, *arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = bootstrap.main(["--data-dir", str(tmp_path / where), *(str(each) for each in arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return status, captured.out, captured.err

    run_command("ward", "init", "--role", "ward", "--unit", WARD_NAME)
    run_command("centre", "init")
    return run_command


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Where the request and the reply go."""
    return tmp_path / "request.ccpair", tmp_path / "reply.ccpair"


def accepted(run: Run, files: Sequence[Path]) -> str:
    assert run("ward", "pair", "request", "-o", files[0])[0] == 0
    return run("centre", "pair", "accept", files[0], "-o", files[1])[1].strip()


def listed_ids(run: Run) -> list[str]:
    return [str(row["id"]) for row in json.loads(run("centre", "pair", "list", "--json")[1])]


def listed(run: Run, where: str) -> list[Mapping[str, object]]:
    found = json.loads(run(where, "pair", "list", "--json")[1])
    return [{name: row[name] for name in ("name", "role", "state")} for row in found]


def test_two_folders_are_paired_by_four_commands(run: Run, files: Sequence[Path]) -> None:
    code = accepted(run, files)
    assert run("ward", "pair", "finish", files[1], "--code", code)[0] == 0
    assert run("centre", "pair", "confirm", WARD_NAME)[0] == 0
    assert listed(run, "centre") == [{"name": WARD_NAME, "role": "ward", "state": "trusted"}]
    assert [(row["role"], row["state"]) for row in listed(run, "ward")] == [("centre", "trusted")]


def test_standard_output_of_accept_is_the_code_alone(run: Run, files: Sequence[Path]) -> None:
    assert re.fullmatch(r"[0-9]{5}( [0-9]{5}){3}", accepted(run, files))


def test_a_list_gives_the_id_that_names_the_pc(run: Run, files: Sequence[Path]) -> None:
    accepted(run, files)
    row = json.loads(run("centre", "pair", "list", "--json")[1])[0]
    assert {"id", "name", "role", "state"} <= set(row) and re.fullmatch("[0-9a-f]{32}", row["id"])
    assert run("centre", "pair", "confirm", row["id"])[0] == 0


def test_a_wrong_code_is_refused_and_the_right_one_still_works(run: Run, files: Sequence[Path]) -> None:
    code = accepted(run, files)
    status, out, words = run("ward", "pair", "finish", files[1], "--code", "12345 12345 12345 12345")
    assert (status, out, listed(run, "ward")) == (1, "", []) and "20" in words
    assert run("ward", "pair", "finish", files[1], "--code", *code.split())[0] == 0


def test_steps_of_the_other_side_are_refused(run: Run, files: Sequence[Path]) -> None:
    accepted(run, files)
    assert run("centre", "pair", "request", "-o", files[0])[0] == 1
    assert run("ward", "pair", "accept", files[0], "-o", files[1])[0] == 1
    assert run("ward", "pair", "confirm", WARD_NAME)[0] == 1


def test_an_unknown_pc_is_refused_by_its_name(run: Run) -> None:
    status, _out, words = run("centre", "pair", "confirm", "ห้องที่ไม่มี")
    assert status == 1 and "ห้องที่ไม่มี" in words


def test_a_stolen_pc_is_listed_as_stolen(run: Run, files: Sequence[Path]) -> None:
    accepted(run, files)
    run("centre", "pair", "confirm", "W1")
    assert run("centre", "pair", "revoke", WARD_NAME, "--stolen")[0] == 0
    assert listed(run, "centre") == [{"name": WARD_NAME, "role": "ward", "state": "stolen"}]
    assert run("centre", "pair", "confirm", "W1")[0] == 1


def test_a_replaced_pc_keeps_its_files_up_to_a_number(run: Run, files: Sequence[Path]) -> None:
    accepted(run, files)
    assert run("centre", "pair", "revoke", "W1", "--replaced", "--upto", 3)[0] == 0
    assert listed(run, "centre")[0]["state"] == "replaced"


def test_confirm_says_whom_it_connects_and_which_code_was_to_be_compared(run: Run, files: Sequence[Path]) -> None:
    code = accepted(run, files)
    _status, said, advice = run("centre", "pair", "confirm", "W1")
    assert all(words in said for words in (WARD_NAME, "W1", "หอผู้ป่วย", code, listed_ids(run)[0][-6:]))
    assert "pair revoke W1" in advice


def test_a_list_has_headings_and_words_instead_of_codes(run: Run, files: Sequence[Path]) -> None:
    accepted(run, files)
    headings, row = run("centre", "pair", "list")[1].splitlines()
    assert headings.split("\t")[:4] == ["รหัส", "ชื่อ", "บทบาท", "สถานะ"]
    assert "หอผู้ป่วย\tรอคุณยืนยัน" in row


def test_the_words_speak_of_no_technique() -> None:
    told = " ".join([*PAIRING.values(), OTHER_PAIRING]).lower()
    assert not re.search(r"\b(keys?|sign\w*|encrypt\w*|hash\w*|fingerprints?|certificates?|cipher\w*|json)\b", told)
