"""The rules on the command line: whose they are, what one says, and each command by the profile it is given."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from app.commands import fields, triage

Answered = Callable[..., tuple[int, object, str]]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder of its own."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        status = bootstrap.main(["--data-dir", str(tmp_path / "data"), *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_command


@pytest.mark.parametrize("profile", ["kcm", "sso", "phrae"])
def test_a_folder_is_set_up_for_each_office(run: Run, profile: str) -> None:
    status, said, _words = run("init", "--profile", profile, "--json")
    assert (status, json.loads(said)["profile"]) == (0, profile)
    assert json.loads(run("rules", "--json")[1]) == [{"since": None, "profile": profile}]


def test_other_rules_hold_from_a_day_on(run: Run) -> None:
    run("init", "--profile", "kcm")
    status, said, _words = run("rules", "--profile", "phrae", "--since", "1/1/2640", "--json")
    assert (status, json.loads(said)[1]) == (0, {"since": "2097-01-01", "profile": "phrae"})
    assert "1 มกราคม 2640" in run("rules")[1]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--profile", "phrae", "--since", "1/1/2560"), 1, "วันที่ผ่านมาแล้ว"),
        (("--profile", "phrae", "--since", "someday"), 1, "someday"),
        (("--profile", "phrae"), 2, "--since DAY"),
        (("RPT-99",), 1, "RPT-99"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(run: Run, arguments: tuple[str, ...], status: int, words: str) -> None:
    run("init")
    done = run("rules", *arguments)
    assert done[0] == status
    assert words in done[2]


def test_a_rule_is_explained_with_its_source(run: Run) -> None:
    said = run("rules", "RPT-7")[1]
    assert "C ๑๐ วัน" in said and "ที่มา: คู่มือจัดการข้อร้องเรียนของโรงพยาบาล (KCM) หมวดความเสี่ยง" in said


def test_fields_and_triage_go_by_the_profile_they_are_given(answered: Answered) -> None:
    _status, described, _words = answered(fields, ["fields", "--profile", "sso"])
    assert isinstance(described, list)
    choices = {each["name"]: [choice["code"] for choice in each["choices"]] for each in described}
    assert choices["resolution_group"] == ["SSO-3", "SSO-4"]
    assert choices["level"] == []
    answers = ["triage", "--answers", '{"clinical": true, "error": false}', "--profile", "phrae"]
    _status, walked, _words = answered(triage, answers)
    assert isinstance(walked, dict)
    assert (walked["category"], walked["group"], walked["duties"]) == ("A", None, [])


def test_the_centre_decides_and_its_wards_learn_it_with_the_next_file(run_paired: Run) -> None:
    later = ("rules", "--profile", "phrae", "--since", "1/1/2640")
    status, _said, words = run_paired("ward", *later)
    assert (status, "ศูนย์" in words) == (1, True)
    run_paired("centre", *later)
    run_paired("centre", "export", "--to", "W1", "-o", "news")
    run_paired("ward", "import", "news")
    known = json.loads(run_paired("ward", "rules", "--json")[1])
    assert known == [{"since": None, "profile": "kcm"}, {"since": "2097-01-01", "profile": "phrae"}]
