"""`audit list` and `audit verify` on the command line."""

import json
from pathlib import Path

import pytest

from app import bootstrap
from app.services.database import open_database
from tests.cases import a_complaint


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A centre with two cases."""
    rows = tmp_path / "rows.json"
    rows.write_text(json.dumps([a_complaint(), a_complaint(place="ตึกหน้า")]), "utf-8")
    assert bootstrap.main(["--data-dir", str(tmp_path / "data"), "record", str(rows)]) == 0
    capsys.readouterr()
    return tmp_path / "data"


def run(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = bootstrap.main(["--data-dir", str(folder), "audit", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_the_list_says_who_did_what_the_newest_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, printed, _said = run(folder, capsys, "list")
    headings, newest, *_rest = printed.splitlines()
    assert status == 0 and headings.split("\t")[0] == "บันทึกเมื่อ"
    assert "2569/00002\tบันทึกรับเรื่อง" in newest and "ตึกหน้า" in newest


def test_a_limit_says_where_to_go_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = json.loads(run(folder, capsys, "list", "--limit", "2", "--json")[1])
    rest = json.loads(run(folder, capsys, "list", "--before", str(first["before"]), "--json")[1])
    assert [each["number"] for each in first["entries"]] == ["2569/00002", "2569/00001"]
    assert [each["kind"] for each in rest["entries"]] == ["set_up"] and rest["before"] is None


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--from", "31/2/2569", "--from"),
        ("--case", "2569/00099", "2569/00099"),
        ("--by", "ใครสักคน", "ใครสักคน"),
    ],
)
def test_a_wrong_question_is_refused_with_what_is_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str], option: str, value: str, words: str
) -> None:
    status, printed, said = run(folder, capsys, "list", option, value)
    assert (status, printed) == (1, "") and words in said


def test_the_list_on_paper(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _printed, said = run(folder, capsys, "list", "-o", str(tmp_path / "list.pdf"))
    assert status == 0 and "list.pdf" in said
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")


def test_data_that_stand_as_they_were_written_end_with_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, printed, _said = run(folder, capsys, "verify")
    assert status == 0 and printed.startswith("ตรวจแล้ว")


def test_data_that_somebody_changed_end_with_1_and_say_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = open_database(folder, lambda _connection: None)
    with database.transaction() as connection:
        connection.exec_driver_sql("update save set signature = zeroblob(64) where id = 2")
    database.close()
    status, printed, _said = run(folder, capsys, "verify", "--json")
    (found, *_rest) = json.loads(printed)["found"]
    assert (status, found["code"], found["seriousness"]) == (1, "signature", "stop")
    assert "2569/00001" in found["words"] and "หยุด" in found["next_step"]
