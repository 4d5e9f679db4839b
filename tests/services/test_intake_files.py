"""Files of complaints: the good rows are read, the others say why not."""

import json
from pathlib import Path

import pytest

from app.domain.errors import Problem, UnreadableFile
from app.services.cases.intake_files import rows_of

HEADINGS = "kind,channel,received_at,details,units"
GOOD = "complaint,letter,2026-11-17,รอนาน,ห้องยา"
GOOD_VALUES = {
    "kind": "complaint",
    "channel": "letter",
    "received_at": "2026-11-17",
    "details": "รอนาน",
    "units": "ห้องยา",
}


def a_csv(tmp_path: Path, *rows: str, headings: str = HEADINGS, encoding: str = "utf-8", end: str = "\n") -> Path:
    path = tmp_path / "cases.csv"
    path.write_bytes((end.join((headings, *rows)) + end).encode(encoding))
    return path


def refusal_of(path: Path) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refusal:
        list(rows_of(path))
    return refusal.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_file_is_read_with_and_without_mark_and_with_both_line_ends(
    tmp_path: Path, encoding: str, end: str
) -> None:
    assert list(rows_of(a_csv(tmp_path, GOOD, encoding=encoding, end=end))) == [(2, GOOD_VALUES)]


def test_thai_labels_are_headings_too(tmp_path: Path) -> None:
    headings = "ประเภทเรื่อง,ช่องทาง*,วันที่รับ,รายละเอียดเหตุการณ์,หน่วยงานที่ถูกร้อง"
    assert list(rows_of(a_csv(tmp_path, GOOD, headings=headings))) == [(2, GOOD_VALUES)]


def test_semicolons_between_cells_are_understood(tmp_path: Path) -> None:
    path = a_csv(tmp_path, GOOD.replace(",", ";"), headings=HEADINGS.replace(",", ";"))
    assert list(rows_of(path)) == [(2, GOOD_VALUES)]


def test_a_text_of_several_lines_is_one_cell(tmp_path: Path) -> None:
    [(number, values)] = rows_of(a_csv(tmp_path, GOOD.replace("รอนาน", '"รอ, ""นาน""\nมาก"')))
    assert (number, values) == (2, {**GOOD_VALUES, "details": 'รอ, "นาน"\nมาก'})


def test_empty_rows_are_passed_over_and_still_counted(tmp_path: Path) -> None:
    assert [number for number, _values in rows_of(a_csv(tmp_path, GOOD, ",,,,", "", GOOD))] == [2, 5]


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("complaint,letter", "row_of_wrong_length"),
        (GOOD + ",มากไป", "row_of_wrong_length"),
        ('complaint,letter,2026-11-17,"ไม่ปิด,ห้องยา', "row_broken"),
        ('complaint,letter,2026-11-17,"ปิด"แล้ว,ห้องยา', "row_broken"),
    ],
)
def test_a_broken_row_has_its_number_and_the_good_ones_stay(tmp_path: Path, broken: str, code: str) -> None:
    rows = list(rows_of(a_csv(tmp_path, GOOD, broken, GOOD, '"complaint",letter,2026-11-17,รอนาน,ห้องยา')))
    assert [number for number, _values in rows] == [2, 3, 4, 5]
    assert [each.code for _number, each in rows if isinstance(each, Problem)] == [code]


def test_a_cell_may_hold_what_the_checks_will_refuse(tmp_path: Path) -> None:
    [(_number, values)] = rows_of(a_csv(tmp_path, GOOD.replace("รอนาน", "รอ\0นาน")))
    assert isinstance(values, dict) and values["details"] == "รอ\0นาน"


@pytest.mark.parametrize(
    ("headings", "code", "names"),
    [
        (HEADINGS.replace("units", "colour"), "unknown_headings", "colour"),
        (HEADINGS.replace("units", ""), "unknown_headings", ""),
        (HEADINGS.replace("units", "kind"), "headings_twice", "kind"),
        (HEADINGS.replace("details", "wish"), "missing_headings", "details"),
        ("number," + HEADINGS, "unknown_headings", "number"),
    ],
)
def test_wrong_headings_are_named(tmp_path: Path, headings: str, code: str, names: str) -> None:
    refusal = refusal_of(a_csv(tmp_path, GOOD, headings=headings))
    assert (refusal.code, refusal.data["names"]) == (code, names)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (f"{HEADINGS}\n{GOOD}\n".encode("cp874"), "file_is_cp874"),
        (f"{HEADINGS}\n{GOOD}\n".encode("utf-16"), "file_is_utf16"),
        (b"kind\xff\x01\x80\x81", "file_not_utf8"),
        (b"\n \n", "file_is_empty"),
    ],
)
def test_another_encoding_is_named_instead_of_misread(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(content)
    assert refusal_of(path).code == code


def test_a_json_file_gives_its_objects_and_names_what_is_none(tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([GOOD_VALUES, 5]), "utf-8")
    assert list(rows_of(path)) == [(1, GOOD_VALUES), (2, Problem("", "row_not_an_object", {"value": "5"}))]


@pytest.mark.parametrize(
    ("content", "code"),
    [('{"kind": 1}', "json_not_a_list"), ('[{"kind": }]', "not_json"), ("[" * 100_000, "json_too_deep")],
)
def test_a_json_file_that_is_no_list_of_cases_is_refused(tmp_path: Path, content: str, code: str) -> None:
    path = tmp_path / "cases.json"
    path.write_text(content, "utf-8")
    assert refusal_of(path).code == code


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "none.json").code == "file_not_found"
    assert refusal_of(tmp_path).code == "is_a_folder"
