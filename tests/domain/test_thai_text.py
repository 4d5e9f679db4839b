"""One spelling for what looks the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.thai_text import UnusableText, normalised, one_line, search_key, thai_digits

THAI = st.text(alphabet=st.sampled_from("กขนำาแเอ่้๊๋์ัิีืุูํ็ๆฯ๑ \n\r\u200b\u0e3a"), max_size=30)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),  # tone before vowel
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),  # nikhahit, tone, sara aa
        ("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33"),
        ("น\u0e33\u0e49", "น\u0e49\u0e33"),  # sara am before its tone
        ("ทำ", "ทำ"),
        ("เเม่", "แม่"),
        ("พันธ\u0e4c\u0e38", "พันธ\u0e38\u0e4c"),
        ("บรรทัด\r\nต่อไป\rอีก", "บรรทัด\nต่อไป\nอีก"),
        ("ห้อง\u200bยา\ufeff\u202e", "ห้องยา"),
        ("ท้าย  \nบรรทัด ", "ท้าย\nบรรทัด"),
        ("e\u0301", "é"),
    ],
)
def test_what_looks_the_same_is_kept_the_same(typed: str, kept: str) -> None:
    assert normalised(typed) == kept


@given(THAI | st.text(max_size=40))
def test_normalising_twice_changes_nothing(text: str) -> None:
    try:
        once = normalised(text)
    except UnusableText:
        return
    assert normalised(once) == once


@given(THAI)
def test_a_text_is_found_however_it_was_typed(text: str) -> None:
    assert search_key(thai_digits(text)) == search_key(normalised(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [("ก\0ข", "text_has_nul"), ("ก\ud83d", "text_is_damaged"), ("\ude00", "text_is_damaged")],
)
def test_what_no_store_holds_is_refused_with_its_code(text: str, code: str) -> None:
    with pytest.raises(UnusableText) as refusal:
        normalised(text)
    assert refusal.value.code == code


def test_an_emoji_from_a_web_page_is_kept() -> None:
    assert normalised("ขอบคุณ 🙏") == "ขอบคุณ 🙏"


def test_a_name_typed_on_two_lines_becomes_one() -> None:
    assert one_line(" นาย ตัวอย่าง \n  สมมุติ ") == "นาย ตัวอย่าง สมมุติ"
