"""What a newcomer mistypes: each is refused in words with what to do now, and nothing of it is kept."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from app.commands.record import SAMPLE_CSV, SAMPLE_JSON
from tests.cases import a_complaint, an_incident

Run = Callable[..., tuple[int, str, str]]
File = Callable[..., str]
README = Path(__file__).parents[2] / "README.md"
ORDER = ("appointments", "--person", "นางสมมุติ", "--order-number", "15/2568", "--ordered-on", "1/10/2568")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder of its own; its exit status and what it said."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = bootstrap.main(["--language", "en", "--data-dir", str(tmp_path / "data"), *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_command


@pytest.fixture
def file(tmp_path: Path) -> File:
    """Writes what `record` shall read."""

    def write(content: object, name: str = "rows.json") -> str:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return str(path)

    return write


def test_a_new_folder_wants_the_name_of_the_hospital_first(run: Run) -> None:
    status, _said, words = run("hospital", "--phone", "0 2000 0000")
    assert (status, words) == (
        1,
        "Name of the hospital: This is required. Add --hospital and a value to the command.\n",
    )
    assert run("hospital", "--phone", "0 2000 0000", "--hospital", "โรงพยาบาลตัวอย่าง")[0] == 0


def test_every_unit_that_cannot_be_changed_is_named_and_none_is_changed(run: Run) -> None:
    status, _said, words = run("units", "--add", "ห้องคลอด", "--add", " ", "--take-off", "ห้องคลอด", "--take-off", "nix")
    assert (status, words.splitlines()) == (
        1,
        [
            "--add: The name of a unit is empty. Write its name, or leave it out.",
            "--take-off: “ห้องคลอด” is to be added and taken off at once. Leave out one of the two.",
            "--take-off: The list has no unit “nix”, so it cannot be taken off. “units” shows the list.",
        ],
    )
    assert json.loads(run("units", "--json")[1]) == []


@pytest.mark.rule("ADM-2")
def test_an_order_for_a_unit_that_is_not_on_the_list_is_refused(run: Run) -> None:
    run("units", "--add", "ห้องคลอด")
    status, _said, words = run(*ORDER, "--unit", "หองคลอด")
    assert (status, words) == (
        1,
        "Responsible for the unit: The hospital's list has no unit “หองคลอด”. Choose one from the list.\n",
    )
    assert run(*ORDER, "--unit", "ห้องคลอด")[0] == 0


@pytest.mark.rule("ADM-2")
def test_an_order_that_ends_before_it_is_in_force_says_so(run: Run) -> None:
    status, _said, words = run(*ORDER, "--since", "5/10/2568", "--until", "3/10/2568")
    assert status == 1
    assert words == "In force until: The last day lies before the first one, 5 Oct 2025. Check the two dates.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rules", ""), "No rule is named."),
        (("rules", "RPT-2", "--profile", "phrae", "--since", "1/1/2640"), "not both with one command"),
        (("rules", "RPT-99"), "There is no rule called RPT-99."),
        (("staff", "--role", "officer"), "no account was made"),
        (("staff", "--add", " "), "--add is empty. Write the name of the account there."),
        (("account", "add", " "), "NAME is empty."),
        (("account", "password", ""), "NAME is empty."),
        (("account", "remove", ""), "NAME is empty."),
        (("staff", "--add", "ก\0ข"), "--add: The text holds a character (NUL)"),
        (("kept", "--take", "abcdef"), "Name the file before --take."),
        (("digest", "--case", ""), "The number of the case is empty."),
        (("form", "", "-o", "form.pdf"), "The number of the case is empty."),
        (("triage", "--answers", "{"), "cannot be read from letter 2 on"),
        (("triage", "--answers", "{}", "--known-at", "ก\0ข"), "cannot be read as a date"),
        (("fields", "--profile", "nix"), "There are no rules called “nix”; there are kcm, phrae, sso."),
    ],
)
def test_what_means_nothing_is_not_passed_over(run: Run, arguments: tuple[str, ...], words: str) -> None:
    run("init")
    status, said, reason = run(*arguments)
    assert (status, said, words in reason) == (1, "", True), reason


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("list", "--colour"), "usage: main.py list"),
        (("list", "--data-dir", "x"), "--data-dir goes before the command"),
        (("show", "2569/00001", "2569/00002"), "usage: main.py show"),
        (("pair", "revoke", "W1", "--stolen", "--upto", "-5"), "usage: main.py pair revoke"),
        (("record", ""), "usage: main.py record"),
        (("rules", "--profile", "sso", "--pausing", "on"), "usage: main.py rules"),
    ],
)
def test_wrong_use_shows_how_that_command_is_used(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(*arguments)
    said = capsys.readouterr().err
    assert words in said and "COMMAND ..." not in said


def test_an_empty_folder_name_is_not_the_folder_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        bootstrap.main(["--language", "en", "--data-dir=", "list"])
    assert "the name of a file or folder is expected here" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[]", "holds no case, so nothing was recorded"),
        ('[{"kind": "complaint",\n  oops}]', "reading stops at line 2, column 3"),
        ("[null]", "is not a case with named values but “null”"),
    ],
)
def test_a_file_without_a_case_says_what_it_has_instead(run: Run, file: File, content: str, words: str) -> None:
    status, said, reason = run("record", file(content))
    assert (status, said, words in reason) == (1, "", True), reason


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    assert run("record", str(tmp_path))[2] == f"{tmp_path} is a folder. Name a file in it.\n"


def test_a_value_of_the_wrong_kind_is_not_called_missing(run: Run, file: File) -> None:
    status, _said, words = run("record", file([a_complaint(channel=[], details={}, damage_baht=True)]))
    assert status == 1
    assert "Channel: “[]” is not one of the choices here." in words
    assert "Text is expected here, not “{}”." in words and "“true” is not a sum in baht" in words


def test_refused_rows_are_json_where_json_was_asked_for(run: Run, file: File) -> None:
    status, said, words = run("record", file([a_complaint(complainant_phone="12"), a_complaint()]), "--json")
    refused = json.loads(words)
    assert (status, refused["row"], refused["refused"][0]["code"]) == (1, 1, "not_a_phone")
    assert json.loads(said) == {"row": 2, "number": "2569/00001", "source_id": None, "notices": []}
    assert json.loads(run("record", "nowhere.json", "--json")[2])["refused"][0]["code"] == "file_not_found"


def test_a_row_recorded_twice_is_recorded_and_said_to_be_twice(run: Run, file: File) -> None:
    path = file([a_complaint()])
    assert run("record", path)[2] == ""
    status, said, words = run("record", path)
    assert (status, said) == (0, "2569/00002\n")
    assert "Row 1 is case 2569/00002 and says the same as 2569/00001." in words and "source_id" in words


def test_two_rows_that_differ_are_not_called_the_same(run: Run, file: File) -> None:
    rows = [a_complaint(), a_complaint(details="อีกเรื่องหนึ่ง"), a_complaint(source_id="A-1")]
    assert run("record", file(rows))[2] == ""


@pytest.mark.rule("DAY-7")
def test_an_incident_recorded_with_its_end_stays_open_while_its_duties_are(run: Run, file: File) -> None:
    ended = an_incident(category="F", outcome="as_wished", told_at="2026-11-18T10:00", outcome_words="แก้แล้ว")
    status, said, words = run("record", file([ended]))
    assert (status, said) == (0, "2569/00001\n")
    assert "Row 1 is case 2569/00001, which stays open" in words
    assert "The case cannot be closed yet, because these duties are open: " in words
    shown = json.loads(run("show", "2569/00001", "--json")[1])
    assert (shown["state"], shown["fields"].get("outcome"), shown["fields"]["outcome_words"]) == ("open", None, "แก้แล้ว")


@pytest.mark.parametrize("written", ["rpt-2", "RPT-๒", " Rpt-2 "])
def test_a_rule_is_found_however_it_is_typed_and_has_its_name(run: Run, written: str) -> None:
    status, said, _words = run("rules", written)
    assert (status, said.splitlines()[0]) == (0, "RPT-2 รายงานหัวหน้าเวร")
    assert "kcm – District hospital (KCM)" in said and "Here kcm holds." in said


def test_several_words_are_all_to_be_found(run: Run, file: File) -> None:
    run("record", file([a_complaint(details="รอยานานมาก"), a_complaint(details="ยาผิด")]))
    assert "2569/00001" in run("list", "ยา", "นาน")[1]
    assert run("list", "ยาผิด", "นาน") == (
        0,
        "",
        "Nothing was found that has “ยาผิด” and “นาน”. Look for fewer words, or a part of one.\n",
    )


def test_an_empty_register_says_so(run: Run) -> None:
    run("init")
    assert run("list")[2].startswith("No case is recorded here yet.")


def test_fields_mark_what_every_row_needs(run: Run) -> None:
    _status, said, words = run("fields")
    marked = [line.split("\t")[0] for line in said.splitlines() if line.split("\t")[1].endswith("*")]
    assert marked == ["kind", "channel", "received_at", "details"] and "marked with *" in words


@pytest.mark.parametrize(("lines", "name"), [(SAMPLE_JSON, "sample.json"), (SAMPLE_CSV, "sample.csv")])
def test_the_sample_of_the_help_and_the_readme_can_be_recorded(
    run: Run, file: File, capsys: pytest.CaptureFixture[str], lines: tuple[str, ...], name: str
) -> None:
    bootstrap.main(["--language", "en", "record", "--help"])
    helped = capsys.readouterr().out
    assert all(line in helped and line in README.read_text("utf-8") for line in lines)
    assert run("record", file("\n".join(lines), name))[:2] == (0, "2569/00001\n")
