"""`triage`: the tree and its duties on the command line."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from app.commands import triage
from tests.domain.test_tree import ASKED, expected

Answered = Callable[..., tuple[int, dict[str, object], str]]
SEED = 2569


@pytest.fixture
def walked(answered: Answered) -> Answered:
    def walk(answers: object) -> tuple[int, dict[str, object], str]:
        given = answers if isinstance(answers, str) else json.dumps(answers)
        known_at = "2025-02-13T10:00:00+07:00"
        return answered(triage, ["triage", "--answers", given, "--known-at", known_at])

    return walk


def test_fifty_combinations_lead_where_the_table_says(walked: Answered) -> None:
    chosen = random.Random(SEED)
    for _each in range(50):
        answers = {name: chosen.choice([True, False, "unknown", None]) for name in ASKED}
        _status, found, _words = walked({name: each for name, each in answers.items() if each is not None})
        keys = ("category", "up_to", "provisional", "next_question")
        assert tuple(found[key] for key in keys) == expected(answers)


def test_a_category_brings_its_group_and_duties(walked: Answered) -> None:
    status, found, _words = walked({"clinical": True, "error": True, "reached": True, "death": True})
    duties = {each["id"]: each for each in found["duties"]}
    assert (status, found["category"], found["group"]) == (0, "I", "severe")
    assert duties["RPT-2:director"]["due_at"] == "2025-02-14T10:00:00+07:00"
    assert duties["RPT-7"]["due"] == "2025-02-15"
    assert duties["RPT-9"]["collected"]


@pytest.mark.rule("RPT-2")
def test_an_unfinished_tree_tells_the_shift_head(walked: Answered) -> None:
    _status, found, _words = walked({})
    assert (found["category"], found["next_question"]) == (None, "clinical")
    assert [each["to_whom"] for each in found["duties"]] == [["shift_head"], ["shift_head"]]


def test_what_is_not_clinical_has_no_category_and_no_duties(walked: Answered) -> None:
    _status, found, _words = walked({"clinical": False})
    assert (found["category"], found["group"], found["next_question"], found["duties"]) == (
        None,
        None,
        None,
        [],
    )


def test_what_may_be_clinical_is_told_all_the_same(walked: Answered) -> None:
    _status, found, _words = walked({"clinical": "unknown", "error": False})
    assert (found["category"], found["up_to"], found["provisional"]) == (None, "A", True)
    assert [each["id"] for each in found["duties"]] == ["RPT-2:tell_now"]


@pytest.mark.parametrize(
    "answers",
    [
        "",
        "[]",
        "{",
        "3",
        '{"clinical": "yes"}',
        '{"clinical": 1}',
        '{"clinical": null}',
        '{"weather": true}',
        "@nowhere",
    ],
)
def test_a_wrong_answer_is_refused_in_words(walked: Answered, answers: str) -> None:
    status, found, words = walked(answers)
    assert (status, found) == (1, None)
    assert words


def test_answers_can_stand_in_a_file(walked: Answered, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text('\ufeff{"clinical": true, "error": false}', encoding="utf-8")
    _status, found, _words = walked(f"@{file}")
    assert found["category"] == "A"


def test_without_a_moment_it_became_known_now(answered: Answered) -> None:
    _status, found, _words = answered(triage, ["triage", "--answers", '{"clinical": true, "error": false}'])
    assert found["duties"][0]["due_at"] == "2026-11-21T10:35:00+07:00"


def test_a_moment_that_cannot_be_read_is_refused(answered: Answered) -> None:
    status, _found, words = answered(triage, ["triage", "--answers", "{}", "--known-at", "soon"])
    assert (status, bool(words)) == (1, True)
