"""How sums and lengths of time are read from what officers write: numbers side by side stay two numbers."""

import time
from dataclasses import replace

import pytest

from app.domain.policy import Policy
from app.domain.spoken_words import compared, greatest_sum, word_found


@pytest.mark.rule("NCR-5", "SEN-9")
@pytest.mark.parametrize(
    ("text", "baht"),
    [
        ("เสียหาย 41,500 บาท", 41_500),
        ("ม. 41 500 บาท", 500),
        ("เตียง 12, 300 บาท", 300),
        ("ห้อง 41 500 บาท", 500),
        ("เสียหาย 12 000 บาท", 12_000),
        ("ราว 20, 000 บาท", 20_000),
        ("จ่าย ๔๑ ๕๐๐ บาท", 41_500),
        ("รวม 1 250 000.50 บาท", 1_250_000.5),
        ("เตียง 20 000 บาท", 20_000),
        ("ม. 41 1,500 บาท", 1_500),
        ("บ้านเลขที่ 99 ค่ายา,500 บาท", 500),
        ("โทร 08 0000 0000 เสียหาย 300 บาท", 300),
        ("เสียหาย 5 พันบาท", 5_000),
        ("ราว ๓ ร้อยบาท", 300),
        ("มูลค่า ๑.๒ แสนบาท", 120_000),
        ("ประมาณ 1 แสน 5 หมื่น บาท", 150_000),
        ("รวม 3 หมื่น 500 บาท", 30_500),
        ("จ่าย 2 ล้านบาท ได้คืน 900 บาท", 2_000_000),
        ("คิดเป็น 99.50 บาท", 99.5),
        ("หลายบาท", None),
    ],
)
def test_the_greatest_sum_of_a_text_is_read_as_people_mean_it(text: str, baht: float | None) -> None:
    assert greatest_sum(text) == baht


@pytest.mark.rule("LVL-5")
def test_spaces_are_left_out_but_between_two_numbers() -> None:
    assert compared("ม. ๔๑  ของ พ.ร.บ.") == "ม.41ของพ.ร.บ."
    assert compared(" โทร 41 500 LINE ") == "โทร41 500line"


@pytest.mark.rule("SEN-10")
@pytest.mark.parametrize(
    ("lasted", "minutes"),
    [
        ("1 ชั่วโมง 30 นาที", 90),
        ("๑ ชม. ๓๐ นาที", 90),
        ("1 ชั่วโมงกับ 30 นาที", 90),
        ("2 ชั่วโมงครึ่ง", 150),
        ("2 ชม.", 120),
        ("45 นาที", 45),
        ("1.5 ชั่วโมง", 90),
    ],
)
def test_hours_and_minutes_are_one_length_of_time(policy: Policy, lasted: str, minutes: int) -> None:
    asking = next(each for each in policy.suggestions if each.minutes_above is not None)
    said = f"ไฟดับ {lasted}"
    assert word_found(replace(asking, minutes_above=minutes - 1), said, 25) == "ไฟดับ"
    assert word_found(replace(asking, minutes_above=minutes), said, 25) is None


@pytest.mark.parametrize("unit", ["9", "1,", "1,,", "123 ", "123, ", "1พัน", "1.5", "1 ชั่วโมง 2 "])
def test_a_page_of_digits_is_read_in_no_time(policy: Policy, unit: str) -> None:
    text = unit * (100_000 // len(unit))
    asking = next(each for each in policy.suggestions if each.minutes_above is not None)
    began = time.process_time()
    greatest_sum(text)
    word_found(asking, f"ไฟดับ {text}", 25)
    assert time.process_time() - began < 1
