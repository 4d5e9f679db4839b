"""`kpi`: worked examples of a file, months of the data folder, and what is no question."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from app.commands import kpi
from app.services.office import Office
from tests.cases import a_complaint

Answered = Callable[..., tuple[int, list[dict[str, object]], str]]


@pytest.fixture
def ask(answered: Answered, tmp_path: Path) -> Answered:
    def examples(*asked: object, more: tuple[str, ...] = ()) -> tuple[int, list[dict[str, object]], str]:
        file = tmp_path / "examples.json"
        file.write_text(json.dumps({"examples": asked}), encoding="utf-8")
        return answered(kpi, ["kpi", "--cases", str(file), *more])

    return examples


def an_example(*complaints: object, **more: object) -> dict[str, object]:
    return {"id": "A", "from_month": "2020-11", "to_month": "2020-11", "complaints": list(complaints), **more}


@pytest.mark.rule("KPI-1", "KPI-3", "KPI-4")
def test_an_example_is_answered_with_every_figure_of_its_months(ask: Answered) -> None:
    settled, late = {"received": "2020-11-03", "reported": "2020-11-20", "count": 4}, {"received": "2020-10-05"}
    status, answers, words = ask(an_example(settled, late, {"received": "2020-11-20"}))
    assert (status, words) == (0, "")
    assert answers == [
        {
            "id": "A",
            "months": [
                {
                    "month": "2020-11",
                    "received_new": 5,
                    "carried_in": 1,
                    "pool": 6,
                    "numerator": 4,
                    "denominator": 5,
                    "carried_out": 1,
                    "percent": 80.0,
                    "score": 1.0,
                    "score_step": 0,
                    "cumulative": {"numerator": 4, "denominator": 5, "percent": 80.0, "score": 1.0, "weighted": 0.1},
                }
            ],
        }
    ]


@pytest.mark.rule("KPI-3")
def test_a_month_without_a_complaint_has_neither_per_cent_nor_score(ask: Answered) -> None:
    _status, answers, _words = ask(an_example())
    (month,) = answers[0]["months"]
    assert (month["denominator"], month["percent"], month["score"], month["score_step"]) == (0, None, None, None)
    assert month["cumulative"]["weighted"] is None


@pytest.mark.rule("DAY-1")
def test_the_first_day_can_be_left_out_to_compare(ask: Answered) -> None:
    boundary = an_example({"received": "2020-11-02", "reported": "2020-12-09"}, to_month="2020-12")
    in_time = [ask(boundary, more=("--first-day", each))[1][0]["months"][1]["numerator"] for each in kpi.FIRST_DAYS]
    assert in_time == [0, 1]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"from_month": "2020-13"}, "“from_month” ไม่ใช่เดือน: 2020-13"),
        ({"to_month": None}, "ไม่มี “to_month”"),
        ({"to_month": "2020-10"}, "เดือนสุดท้าย (2020-10) มาก่อนเดือนแรก"),
        ({"complaints": {}}, "“complaints” ไม่ใช่รายการ"),
        ({"complaints": ["x"]}, "“complaints[1]” ไม่ใช่"),
        ({"complaints": [{"received": "2020-11-31"}]}, "“received”"),
        ({"complaints": [{"received": "2020-11-02", "reported": "2020-11-01"}]}, "ก่อน"),
        ({"complaints": [{"received": "2020-11-02", "count": -1}]}, "“count”"),
        ({"complaints": [{"received": "2020-11-02", "count": True}]}, "“count”"),
        ({"from_month": "2199-01", "to_month": "2199-02"}, "2199"),
    ],
)
def test_what_is_wrong_is_said_and_the_others_are_answered(
    ask: Answered, changed: dict[str, object], said: str
) -> None:
    status, answers, words = ask(an_example(**changed), an_example(id="B"))
    assert (status, len(answers), "months" in answers[1]) == (1, 2, True)
    assert said in words and words.startswith("A: ")


@pytest.fixture
def told(tmp_path: Path, office: Office, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs the command in the folder of a centre with one complaint of level 2, told in time."""
    closed = {"outcome": "as_wished", "outcome_words": "ขอโทษแล้ว", "told_at": "2026-11-19T10:00:00+07:00"}
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2", **closed))
    office.database.close()

    def run(*arguments: str) -> tuple[int, str, str]:
        status = bootstrap.main(["--data-dir", str(tmp_path / "data"), "kpi", *arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.mark.rule("KPI-1")
def test_the_months_of_the_folder_name_the_cases_behind_each_figure(told: Callable[..., tuple[int, str, str]]) -> None:
    status, printed, _words = told("--from", "2569-11", "--json")
    answer = json.loads(printed)
    levels = {line["level"]: line["months"][0] for line in answer["lines"]}
    assert (status, list(levels)) == (0, [None, 2, 3, 4])
    assert (levels[2]["numerator"], levels[2]["percent"], levels[3]["percent"]) == (1, 100.0, None)
    assert levels[2]["cases"]["numerator"] == ["2569/00001"]


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (("--from", "2099-01"), "ยังไม่เริ่ม"),
        (("--from", "2025-11", "--to", "2025-10"), "เดือนที่มาก่อน"),
        (("--from", "2025-09", "--to", "2025-10"), "คนละรอบ"),
    ],
)
def test_months_that_cannot_be_reported_are_refused_with_words(
    told: Callable[..., tuple[int, str, str]], months: tuple[str, ...], said: str
) -> None:
    status, printed, words = told(*months)
    assert (status, printed) == (1, "")
    assert said in words
