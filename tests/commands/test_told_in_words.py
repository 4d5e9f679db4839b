"""What a person reads of a case and of a file on the command line: deadlines, lines, what was there before."""

import json
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import pytest

from app import bootstrap
from app.services.paper.word_breaker import shipped_words
from tests.cases import a_complaint, an_incident

Run = Callable[..., tuple[int, str, str]]
HEADINGS = "source_id,kind,channel,received_at,details"
LONG = "รอรับยานานกว่าสามชั่วโมงโดยไม่มีเจ้าหน้าที่แจ้งเหตุผล" * 6


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder of its own; its exit status and what it said."""
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = bootstrap.main(["--language", "en", "--data-dir", "data", *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_command


def a_csv(*rows: str) -> str:
    Path("rows.csv").write_text("\n".join((HEADINGS, *rows)), "utf-8")
    return "rows.csv"


def a_json(*rows: dict[str, object]) -> str:
    Path("rows.json").write_text(json.dumps(rows), "utf-8")
    return "rows.json"


def test_a_case_is_shown_with_its_deadlines_in_words(run: Run) -> None:
    number = run("record", a_json(an_incident()))[1].strip()
    said = run("show", number)[1]
    asked = json.loads(run("show", number, "--json")[1])["duties"]
    assert asked and all(f"{duty['label_en']}: Not done" in said for duty in asked)
    assert "Due: " in said and "To: " in said


def test_a_row_of_a_csv_file_is_found_by_its_line(run: Run) -> None:
    two_lines = 'A-1,complaint,in_person,2026-11-17T09:12,"รอนาน\nมาก"'
    status, _said, words = run("record", a_csv(two_lines, "A-2,complaint,nowhere,2026-11-17T09:12,รอนาน"))
    assert (status, words.startswith("Line 4 was not recorded.")) == (1, True), words


def test_a_row_of_a_json_file_is_counted(run: Run) -> None:
    words = run("record", a_json(a_complaint(), a_complaint(channel="nowhere")))[2]
    assert words.startswith("Row 2 was not recorded."), words


def test_a_row_that_is_here_already_says_so_beside_its_number(run: Run) -> None:
    file = a_csv("A-1,complaint,in_person,2026-11-17T09:12,รอนาน")
    first, again = run("record", file), run("record", file)
    assert (first[:2], first[2]) == (again[:2], "")
    assert again[2] == f"Line 2 is case {first[1].strip()}, which is recorded already: nothing was written.\n"


@pytest.mark.parametrize("salutation", ["เรียน ผู้อำนวยการโรงพยาบาลตัวอย่าง", "กราบเรียนท่านผู้อำนวยการ"])
def test_the_list_passes_over_the_salutation_of_a_letter(run: Run, salutation: str) -> None:
    run("record", a_json(a_complaint(details=f"{salutation}\n\nรอรับยานาน")))
    assert run("list")[1].splitlines()[1].split("\t")[3] == "รอรับยานาน"


def test_a_salutation_alone_is_better_than_nothing(run: Run) -> None:
    run("record", a_json(a_complaint(details="เรียน ผู้อำนวยการ")))
    assert run("list")[1].splitlines()[1].split("\t")[3] == "เรียน ผู้อำนวยการ"


def test_a_long_subject_is_cut_between_two_words_and_says_so(run: Run) -> None:
    run("record", a_json(a_complaint(details=LONG)))
    subject = run("list")[1].splitlines()[1].split("\t")[3]
    assert subject.endswith("…") and LONG.startswith(subject.removesuffix("…"))
    ends = set(accumulate(len(word) for word in shipped_words().segments(LONG)))
    assert len(subject) - 1 in ends


def test_a_copy_without_a_second_place_says_that_there_is_none(run: Run) -> None:
    run("init")
    assert "There is no second place: " in run("backup")[1]
    Path("stick").mkdir()
    assert "There is no second place" not in run("backup", "--second-place", "stick")[1]
