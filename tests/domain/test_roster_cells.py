"""What of a pasted roster is a person, and what is a heading or a day."""

import pytest

from app.domain.on_duty import holder_in, without_headings

DOCTOR = "พญ. ตัวอย่าง หนึ่ง 08 0000 0001"


@pytest.mark.parametrize("text", ["วันที่", "22/11/2569", "99/99/2569", "22 พ.ย. 2569", "โทร", "ชื่อ", "-", "๒๒/๑๑/๒๕๖๙"])
def test_a_date_or_a_heading_is_no_person_and_the_refusal_quotes_it(text: str) -> None:
    holder, problems = holder_in(text, "cell")
    assert holder is None
    assert [each.code for each in problems] == ["not_a_person"]
    assert problems[0].data["value"]


def test_a_number_that_is_missing_after_its_word_is_quoted_with_the_word() -> None:
    _holder, problems = holder_in("นพ. ตัวอย่าง โทร", "cell")
    assert [each.data["value"] for each in problems] == ["โทร"]


def test_a_row_of_headings_and_a_column_of_days_are_left_out() -> None:
    pasted = [["วันที่", "แพทย์เวร"], ["22/11/2569", DOCTOR], ["", "นพ. ตัวอย่าง"]]
    assert without_headings(pasted) == [[DOCTOR], ["นพ. ตัวอย่าง"]]
    assert without_headings([["22/11/2569", DOCTOR]]) == [[DOCTOR]]


def test_the_labels_of_the_table_are_headings_and_people_stay() -> None:
    assert without_headings([["เวรตรวจการ"], [DOCTOR]], ["เวรตรวจการ"]) == [[DOCTOR]]
    assert without_headings([[DOCTOR, "1101"]]) == [[DOCTOR, "1101"]]
