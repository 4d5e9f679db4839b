"""The command line on a data folder: what it answers, what it refuses, and in which words."""

import json
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import DataFolderProblem
from app.services.office import Office
from tests.cases import a_complaint


@dataclass
class Answer:
    """What a command said and how it ended."""

    status: int
    out: str
    error: str

    @property
    def json(self) -> object:
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a folder of the test's own."""

    def run_command(*arguments: object) -> Answer:
        capsys.readouterr()
        status = bootstrap.main(["--data-dir", str(tmp_path / "data"), *(str(each) for each in arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Answer(status, captured.out, captured.err)

    return run_command


@pytest.fixture
def file(tmp_path: Path) -> Callable[[object], Path]:
    """Writes what `record` shall read."""

    def write(content: object, name: str = "rows.json") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    return write


def test_good_rows_stay_and_bad_ones_are_refused_with_their_reasons(run: Run, file: Callable[..., Path]) -> None:
    rows = [a_complaint(source_id="๑"), a_complaint(complainant_phone="12"), a_complaint(source_id="๓")]
    answer = run("record", file(rows))
    assert (answer.status, answer.out.split()) == (1, ["2569/00001", "2569/00002"])
    assert "2" in answer.error and "โทรศัพท์" in answer.error
    assert len(run("list", "--json").json) == 2


def test_recording_a_file_twice_gives_the_same_numbers(run: Run, file: Callable[..., Path]) -> None:
    path = file([a_complaint(source_id=str(place)) for place in range(3)])
    assert run("record", path).out == run("record", path).out
    assert len(run("list", "--json").json) == 3


def test_a_case_is_shown_whole(run: Run, file: Callable[..., Path]) -> None:
    run("record", file([a_complaint(level=3)]))
    shown = run("show", "2569/00001", "--json").json
    assert shown["fields"]["units"] == ["ห้องจ่ายยาผู้ป่วยนอก"]
    assert shown["numbers"] == {"official": "2569/00001", "local": "Ca-2569-0001", "aliases": []}
    assert {"duties", "timeline", "conflicts"} <= set(shown)
    assert shown["duties"][0]["due_on"]


def test_a_stale_correction_becomes_a_conflict_that_resolve_decides(run: Run, file: Callable[..., Path]) -> None:
    run("record", file([a_complaint(place="เดิม")]))
    seen = run("show", "2569/00001", "--json").json["seen"]
    assert run("set", "2569/00001", "place=หนึ่ง").status == 0
    assert run("set", "2569/00001", "place=สอง", "--seen", seen[:12]).status == 0
    conflict = run("show", "2569/00001", "--json").json["conflicts"][0]
    assert {value["value"] for value in conflict["values"]} == {"หนึ่ง", "สอง"}
    assert run("resolve", "2569/00001", "place", "สาม").status == 0
    assert run("show", "2569/00001", "--json").json["conflicts"] == []


def test_every_person_acts_under_their_own_name(run: Run, file: Callable[..., Path]) -> None:
    run("staff", "--add", "นางสมมุติ ตัวอย่าง", "--role", "officer")
    run("--as", "นางสมมุติ ตัวอย่าง", "record", file([a_complaint()]))
    assert run("show", "2569/00001", "--json").json["entered_by"] == "นางสมมุติ ตัวอย่าง"
    assert run("--as", "ใครก็ไม่รู้", "list").status == 1


@pytest.mark.parametrize(
    "arguments",
    [("show", "2569/09999"), ("set", "2569/00001", "colour=red"), ("resolve", "2569/09999", "place", "x")],
)
def test_what_is_not_there_is_refused_in_words(run: Run, file: Callable[..., Path], arguments: tuple[str, ...]) -> None:
    run("record", file([a_complaint()]))
    answer = run(*arguments)
    assert (answer.status, bool(answer.error.strip())) == (1, True)


def test_wrong_use_ends_with_two(run: Run, file: Callable[..., Path]) -> None:
    run("record", file([a_complaint()]))
    assert run("set", "2569/00001", "place").status == 2
    with pytest.raises(SystemExit) as ended:
        run("no-such-command")
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"{", "broken.json"),
        (b"", "empty.json"),
        (b"\xff\xfe\x00", "bytes.json"),
        ("colour,details\nแดง,x\n".encode(), "heading.csv"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_recorded(
    run: Run, file: Callable[..., Path], content: bytes, name: str
) -> None:
    answer = run("record", file(content, name))
    assert (answer.status, name in answer.error) == (1, True)
    assert run("list", "--json").json == []


def test_csv_with_and_without_a_mark_at_its_beginning_says_the_same(run: Run, file: Callable[..., Path]) -> None:
    text = "kind,channel,received_at,details,source_id\r\ncomplaint,letter,2569-11-16,รอนาน,{}\r\n"
    assert run("record", file(text.format("ก").encode(), "plain.csv")).status == 0
    assert run("record", file(text.format("ข").encode("utf-8-sig"), "marked.csv")).status == 0
    assert [row["received_at"][:10] for row in run("list", "--json").json] == ["2026-11-16", "2026-11-16"]


def test_a_folder_of_a_newer_version_is_left_alone(office: Office, run: Run) -> None:
    with office.database.transaction() as connection:
        connection.exec_driver_sql("update setting set value = '99' where name = 'schema_version'")
    answer = run("list")
    assert (answer.status, "99" in answer.error or "รุ่น" in answer.error) == (1, True)


def test_a_folder_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    answer = run("list")
    assert (answer.status, str(tmp_path / "data") in answer.error) == (1, True)


def test_a_read_only_folder_is_named_unless_nothing_holds_this_user_back(
    office: Office, run: Run, tmp_path: Path
) -> None:
    office.database.close()
    (tmp_path / "data" / "complaints.db").chmod(stat.S_IRUSR)
    (tmp_path / "data").chmod(stat.S_IRUSR | stat.S_IXUSR)
    mighty = os.access(tmp_path / "data" / "complaints.db", os.W_OK)
    answer = run("list")
    (tmp_path / "data").chmod(stat.S_IRWXU)
    assert (answer.status, str(tmp_path) in answer.error) == ((0, False) if mighty else (1, True))


def test_a_lost_or_broken_key_file_is_named_and_never_replaced(office: Office, run: Run, tmp_path: Path) -> None:
    key = tmp_path / "data" / "key.json"
    content = key.read_bytes()
    for broken in (None, b"{", content.replace(b"aes", b"des"), content[:200]):
        key.unlink(missing_ok=True)
        if broken is not None:
            key.write_bytes(broken)
        assert run("list").status == 1, broken
    key.write_bytes(content)
    assert run("list").status == 0


def test_check_is_clean_and_names_what_was_changed(office: Office, run: Run) -> None:
    office.complaints.record(a_complaint())
    assert run("check", "--json").json == {"clean": True, "findings": []}
    with office.database.transaction() as connection:
        connection.exec_driver_sql("""update change_value set value = '"อื่น"' where unit = 'details'""")
    answer = run("check", "--json")
    assert answer.status == 1
    assert {finding["code"] for finding in answer.json["findings"]} >= {"value"}


def test_equal_contents_have_equal_digests_and_a_correction_changes_them(run: Run, file: Callable[..., Path]) -> None:
    run("record", file([a_complaint(), a_complaint()]))
    before, one = run("digest").out, run("digest", "--case", "2569/00002").out
    run("set", "2569/00001", "place=ที่ใหม่")
    assert run("digest").out != before
    assert run("digest", "--case", "2569/00002").out == one


def test_a_ward_without_a_name_is_refused_before_anything_is_set_up(run: Run, tmp_path: Path) -> None:
    refused = run("init", "--role", "ward")
    assert refused.status == 1 and "--unit" in refused.error
    assert list(tmp_path.rglob("complaints.db")) == []
    assert run("init", "--role", "ward", "--unit", "หอผู้ป่วยหญิง").status == 0


def test_a_ward_is_set_up_once_and_cannot_become_something_else(run: Run) -> None:
    assert run("init", "--role", "ward", "--unit", "หอผู้ป่วยหญิง", "--json").json["role"] == "ward"
    assert run("init", "--role", "ward", "--unit", "หอผู้ป่วยหญิง").status == 0
    assert run("init", "--role", "centre").status == 1


def test_nul_and_half_characters_are_refused_in_words(run: Run, file: Callable[..., Path]) -> None:
    rows = [a_complaint(details="ก\x00ข"), a_complaint(details="\ud800"), a_complaint(details="ก" * 100_000)]
    answer = run("record", file(rows))
    assert (answer.status, answer.out) == (1, "")
    assert len(answer.error.splitlines()) == 3


def test_a_pasted_text_loses_windows_line_ends_and_invisible_characters(run: Run, file: Callable[..., Path]) -> None:
    run("record", file([a_complaint(details="บรรทัดแรก\r\nบรรทัด\u200bสอง\ufeff")]))
    assert run("show", "2569/00001", "--json").json["fields"]["details"] == "บรรทัดแรก\nบรรทัดสอง"


def test_a_refused_folder_carries_its_code(tmp_path: Path, office_in: Callable[..., Office]) -> None:
    (tmp_path / "key.json").write_text("[]")
    with pytest.raises(DataFolderProblem) as refusal:
        office_in(tmp_path)
    assert refusal.value.code == "newer_key"


def test_bytes_that_are_no_text_are_refused_in_words(run: Run, file: Callable[..., Path]) -> None:
    run("record", file([a_complaint()]))
    assert run("show", "\udcff").status == 1
    assert run("list", "\udcff", "--json").json == []


def test_a_language_that_nobody_speaks_here_is_passed_over(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPLAINT_CENTRE_LANGUAGE", "xx")
    assert run("list", "--json").json == []


def test_plain_answers_have_headings_and_words_instead_of_codes(run: Run, file: Callable[..., Path]) -> None:
    run("record", file([a_complaint(level=3)]))
    headings, row = run("list").out.splitlines()
    assert headings.split("\t") == ["เลขที่เรื่อง", "วันที่รับ", "สถานะ", "ใจความ"] and "open" not in row
    shown = run("show", "2569/00001").out
    assert "สถานะ: " in shown and "complaint_type" not in shown and "channel" not in shown
    assert run("init").out.splitlines()[0] == "บทบาท: ศูนย์"
    assert run("--language", "en", "staff").out.split("\t")[:2] == ["Account ID", "Name"]


def test_a_case_that_is_not_here_is_refused_with_the_newest_ones(run: Run, file: Callable[..., Path]) -> None:
    run("record", file([a_complaint()]))
    answer = run("show", "2569/00009")
    assert (answer.status, answer.out) == (1, "") and "2569/00001" in answer.error
