"""On the command line a protected identity is shown with `--reason` alone, and every look is in the audit."""

import json
from pathlib import Path

import pytest

from app import bootstrap
from tests.cases import a_complaint

CANARY, PHONE = "พยานลับ", "0800000000"
NUMBER, REASON = "2569/00001", "โทรแจ้งผลการตรวจสอบ"


pytestmark = pytest.mark.usefixtures("people_sign_in")


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A centre with a case whose complainant is not to be named."""
    case = a_complaint(
        disclosure="no_consent",
        complainant_name=f"นาง{CANARY} ตัวอย่าง",
        complainant_phone=PHONE,
        details=f"คุณ{CANARY} แจ้งว่ารอนาน",
    )
    (tmp_path / "rows.json").write_text(json.dumps([case]), "utf-8")
    assert bootstrap.main(["--data-dir", str(tmp_path / "data"), "record", str(tmp_path / "rows.json")]) == 0
    capsys.readouterr()
    return tmp_path / "data"


def run(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = bootstrap.main(["--data-dir", str(folder), *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.rule("INT-6")
def test_without_a_reason_no_answer_names_the_complainant(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("list",), ("list", "--json"), ("show", NUMBER), ("show", NUMBER, "--json")):
        status, printed, said = run(folder, capsys, *command)
        assert status == 0 and CANARY not in printed + said and PHONE not in printed + said, command
    shown = json.loads(run(folder, capsys, "show", NUMBER, "--json")[1])
    assert shown["fields"]["complainant_name"] == "ปกปิด"
    assert shown["withheld"] == ["complainant_name", "complainant_phone", "details"]
    assert run(folder, capsys, "list", CANARY, "--json")[1].strip() == "[]"


def test_with_a_reason_it_is_shown_and_the_audit_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(run(folder, capsys, "show", NUMBER, "--reason", REASON, "--json")[1])
    assert CANARY in shown["fields"]["complainant_name"] and shown["withheld"] == []
    (entry,) = json.loads(run(folder, capsys, "audit", "list", "--reads", "--json")[1])["entries"]
    assert (entry["number"], entry["kind"]) == (NUMBER, "read") and any(REASON in each for each in entry["changes"])
    assert (
        CANARY in json.loads(run(folder, capsys, "show", NUMBER, "--reason", REASON, "--json")[1])["fields"]["details"]
    )


def test_the_form_as_a_file_stands_in_the_audit(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "form.pdf")
    assert run(folder, capsys, "form", NUMBER, "-o", out)[0] == 0
    assert run(folder, capsys, "form", NUMBER, "-o", out, "--reason", REASON)[0] == 0
    printed = run(folder, capsys, "audit", "list", "--reads")[1].splitlines()[1:]
    assert [("เป็นไฟล์" in line, REASON in line) for line in printed] == [(True, False), (False, True)]


def test_a_text_in_which_something_is_withheld_is_corrected_with_a_reason_only(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    correction = ("set", NUMBER, "details=คุณปกปิด แจ้งว่ารอนาน 3 ชั่วโมง")
    status, _printed, said = run(folder, capsys, *correction)
    assert status == 1 and "--reason" in said
    assert run(folder, capsys, *correction, "--reason", REASON)[0] == 0
