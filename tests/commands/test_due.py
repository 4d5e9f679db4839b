"""`due`: the worked deadlines, and questions that are no questions."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.commands import due

PUBLIC = Path(__file__).parents[1] / "data" / "public_deadlines.json"
EXPECTED = "expected_"
Answered = Callable[..., tuple[int, list[dict[str, object]], str]]


@pytest.fixture
def ask(answered: Answered, tmp_path: Path) -> Answered:
    def questions(*asked: object) -> tuple[int, list[dict[str, object]], str]:
        file = tmp_path / "questions.json"
        file.write_text(json.dumps(asked), encoding="utf-8")
        return answered(due, ["due", "--cases", str(file)])

    return questions


def five_days(received: str, **more: object) -> dict[str, object]:
    return {"id": "Q", "received": received, "rule": {"type": "working_days", "n": 5}, **more}


def test_all_public_questions_are_answered_as_worked_out(answered: Answered) -> None:
    status, answers, words = answered(due, ["due", "--cases", str(PUBLIC)])
    questions = json.loads(PUBLIC.read_text(encoding="utf-8"))["cases"]
    assert (status, words, len(answers)) == (0, "", 20)
    for answer, question in zip(answers, questions, strict=True):
        wanted = {name.removeprefix(EXPECTED): each for name, each in question.items() if name.startswith(EXPECTED)}
        wanted |= {name: question[name] for name in ("id", "days", "before_roll") if name in question}
        assert {name: answer[name] for name in wanted} == wanted
        closed = {day[:10] for day in question.get("closed_days_in_between", ())}
        assert closed <= {day["date"] for day in answer["left_out"]}


@pytest.mark.parametrize(
    ("received", "due_on"),
    [
        ("2025-06-09T10:00:00+07:00", "2025-06-13"),
        ("2568-06-09T10:00:00+07:00", "2025-06-13"),
        ("2025-06-09T10:00:00", "2025-06-13"),
        ("2025-06-09", "2025-06-13"),
        ("2025-06-08T17:30:00Z", "2025-06-13"),
        ("2025-06-09T18:00:00+00:00", "2025-06-16"),
        ("2567-02-29T10:00:00+07:00", "2024-03-06"),
    ],
)
def test_the_moment_of_receipt_is_understood(ask: Answered, received: str, due_on: str) -> None:
    _status, answers, _words = ask(five_days(received))
    assert answers[0]["due"] == due_on


@pytest.mark.parametrize("closure", ["2025-06-11", {"date": "2568-06-11", "name": "น้ำท่วม"}, {"on": "2025-06-11"}])
def test_days_that_an_officer_added_are_left_out(ask: Answered, closure: object) -> None:
    _status, answers, _words = ask(five_days("2025-06-09T10:00:00+07:00", extra_closures=[closure]))
    assert answers[0]["due"] == "2025-06-16"
    assert answers[0]["left_out"][0]["date"] == "2025-06-11"
    assert answers[0]["left_out"][0]["name"]


def test_an_empty_convention_and_nothing_at_all_mean_the_default(ask: Answered) -> None:
    _status, answers, _words = ask(
        five_days("2025-06-09T10:00:00", convention={}), five_days("2025-06-09T10:00:00", convention=None)
    )
    assert [each["due"] for each in answers] == ["2025-06-13", "2025-06-13"]


def test_a_missing_inside_means_the_same_days_close(ask: Answered) -> None:
    rule = {"type": "office_hours_1d"}
    _status, answers, _words = ask({"id": 1, "received": "2025-06-09T10:00:00", "rule": rule})
    assert answers[0]["due_at"] == "2025-06-09T16:30:00+07:00"


@pytest.mark.parametrize(
    "question",
    [
        5,
        None,
        {},
        {"id": "Q", "received": "yesterday", "rule": {"type": "hours", "n": 1}},
        five_days("2025-13-09T10:00:00"),
        five_days("2041-06-09T10:00:00"),
        five_days("2040-12-30T10:00:00"),
        five_days("3112-06-09T10:00:00"),
        five_days("2025-06-09T10:00:00", convention=[]),
        five_days("2025-06-09T10:00:00", extra_closures="2025-06-11"),
        five_days("2025-06-09T10:00:00", convention={"first_day": "maybe"}),
        {"id": "Q", "received": "2025-06-09", "rule": {"type": "at_once"}},
        {"id": "Q", "received": "2025-06-09", "rule": {"type": "working_days", "n": "5"}},
        {"id": "Q", "received": "2025-06-09", "rule": {"type": "hours", "n": 10**15}},
    ],
)
def test_a_bad_question_is_refused_in_words_and_the_good_ones_stay(ask: Answered, question: object) -> None:
    status, answers, words = ask(question, five_days("2025-06-09T10:00:00"))
    assert status == 1
    assert set(answers[0]) == {"id", "error"}
    assert answers[1]["due"] == "2025-06-13"
    assert answers[0]["error"] in words


@pytest.mark.parametrize("content", [b"", b"{", b'{"cases": 3}', b"\xff\xfe", b"[" * 100_000])
def test_a_file_without_questions_is_refused(answered: Answered, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "questions.json"
    file.write_bytes(content)
    status, answers, words = answered(due, ["due", "--cases", str(file)])
    assert (status, answers) == (1, None)
    assert str(file) in words


def test_an_unknown_profile_is_refused(answered: Answered) -> None:
    status, _answers, words = answered(due, ["due", "--cases", str(PUBLIC), "--profile", "moon"])
    assert status == 1
    assert "moon" in words
