"""Files between two data folders by commands alone, and the answers that other programs read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from app.services.exchange import pairing_papers
from tests.cases import a_complaint

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in the folder of a centre or a ward that are paired and have one case of the ward."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pairing_papers, "MEMORY_KIB", 64)  # its slowness guards against forgery

    def run_command(where: str, *arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = bootstrap.main(["--data-dir", where, *arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return status, captured.out, captured.err

    run_command("ward", "init", "--role", "ward", "--unit", "หอผู้ป่วยชาย")
    run_command("ward", "pair", "request", "-o", "request")
    code = run_command("centre", "pair", "accept", "request", "-o", "reply")[1].strip()
    run_command("ward", "pair", "finish", "reply", "--code", code)
    run_command("centre", "pair", "confirm", "W1")
    Path("cases.json").write_text(json.dumps([a_complaint(complainant_phone="0800000000")]), "utf-8")
    run_command("ward", "record", "cases.json")
    return run_command


def answer(run: Run, where: str, *arguments: str) -> dict[str, object]:
    status, printed, words = run(where, *arguments, "--json")
    assert status == 0, words
    return dict(json.loads(printed))


def test_an_export_says_what_went_and_an_import_what_came(run: Run) -> None:
    went = answer(run, "ward", "export", "--to", "C", "-o", "a.ccx")
    assert {name: went[name] for name in ("parts", "saves", "cases", "not_acknowledged")} == {
        "parts": 1,
        "saves": 2,
        "cases": 1,
        "not_acknowledged": 2,
    }
    came = answer(run, "centre", "import", "a.ccx")
    wanted = {"new": 2, "known": 0, "waiting": 0, "conflict": 0, "quarantined": 0, "recovered": 0, "refused": 0}
    assert {name: came[name] for name in wanted} == wanted
    again = answer(run, "centre", "import", "a.ccx")
    assert (again["new"], again["known"]) == (0, 2)


def test_both_sides_have_the_same_digest_and_know_the_case_by_both_numbers(run: Run) -> None:
    answer(run, "ward", "export", "--to", "C", "-o", "a.ccx")
    answer(run, "centre", "import", "a.ccx")
    answer(run, "centre", "export", "--to", "W1", "-o", "b.ccx")
    answer(run, "ward", "import", "b.ccx")
    said = [
        answer(run, where, "digest", "--case", number)["digest"]
        for where in ("centre", "ward")
        for number in ("2569/00001", "W1a-2569-0001")
    ]
    assert len(set(said)) == 1


def test_a_conflict_is_listed_and_decided(run: Run) -> None:
    for step in (("ward", "C", "a.ccx", "centre"), ("centre", "W1", "b.ccx", "ward")):
        answer(run, step[0], "export", "--to", step[1], "-o", step[2])
        answer(run, step[3], "import", step[2])
    run("ward", "set", "2569/00001", "place=ตึกหน้า")
    run("centre", "set", "2569/00001", "place=ตึกหลัง")
    answer(run, "ward", "export", "--to", "C", "-o", "c.ccx")
    assert answer(run, "centre", "import", "c.ccx")["conflict"] == 1
    assert run("centre", "resolve", "2569/00001", "place", "ตึกกลาง")[0] == 0
    assert answer(run, "centre", "show", "2569/00001")["conflicts"] == []


def test_what_is_erased_at_the_centre_is_gone_at_the_ward_after_the_next_file(run: Run) -> None:
    answer(run, "ward", "export", "--to", "C", "-o", "a.ccx")
    answer(run, "centre", "import", "a.ccx")
    assert run("centre", "erase", "2569/00001", "complainant_phone")[0] == 0
    answer(run, "centre", "export", "--to", "W1", "-o", "b.ccx")
    answer(run, "ward", "import", "b.ccx")
    shown = answer(run, "ward", "show", "2569/00001")
    assert shown["erased"] == ["complainant_phone"]
    assert "complainant_phone" not in dict(shown["fields"])


@pytest.mark.parametrize(
    ("where", "arguments"),
    [
        ("ward", ("grant", "W1a-2569-0001", "C")),
        ("ward", ("erase", "W1a-2569-0001", "details")),
        ("centre", ("export", "--to", "W9", "-o", "x.ccx")),
        ("centre", ("import", "cases.json")),
        ("centre", ("confirm",)),
        ("centre", ("grant", "2569/00009", "W1")),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(where: str, arguments: tuple[str, ...], run: Run) -> None:
    status, printed, words = run(where, *arguments)
    assert (status, printed) == (1, "") and words.strip()
    assert not Path("x.ccx").exists()
