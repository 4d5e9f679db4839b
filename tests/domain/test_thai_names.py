"""Whether a text that names people names this one, as officers write names, titles and posts."""

import pytest

from app.domain.thai_names import is_named_in


@pytest.mark.parametrize(
    "written",
    [
        "สมหญิง รักดี",
        "นางสาวสมหญิง รักดี, นายสมชาย ใจดี",
        "นางสาวสมหญิง รักดีและนายสมชาย ใจดี",
        "นายสมชาย ใจดีและน.ส.สมหญิง รักดี",
        "นายสมชาย ใจดีกับ นางสาวสมหญิง รักดี",
        "พญ.สมหญิง รักดี (แพทย์เวร)",
        "น.ส.สมหญิง รักดี พยาบาล",
        "น.ส. สมหญิง รักดี พยาบาลวิชาชีพ ตึกหญิง",
        "นายสมชาย ใจดี (เวรเปล) และ น.ส.สมหญิง รักดี พยาบาล",
    ],
)
def test_who_is_named_among_others_or_with_a_post_is_named(written: str) -> None:
    assert is_named_in(written, "นางสาวสมหญิง รักดี")


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("นายสมชาย ใจดี", "นางสาวสมหญิง รักดี"),
        ("นางสาวสมหญิง รักดีงาม", "นางสาวสมหญิง รักดี"),
        ("นางสาวสมหญิง อื่นดี พยาบาล", "นางสาวสมหญิง รักดี"),
        ("พยาบาลห้องฉุกเฉิน และแพทย์เวร", "นางสาวสมหญิง รักดี"),
        ("สมหญิง รักดี", "สมหญิง"),
        ("นายกับชัย และงาม", "นายชัย งาม"),
    ],
)
def test_somebody_else_is_not_named(written: str, person: str) -> None:
    assert not is_named_in(written, person)
