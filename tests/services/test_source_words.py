"""Sources of rules are read out in the user's language."""

import re

import pytest

from app.domain.rule_catalogue import rules
from app.services.words.source_words import source_in_words
from app.translation import use_language

DOCUMENTS = r"SSO-STEPS|SSO-GUIDE|SSO-KPI|PHRAE|KCM|PDPA|NCC MERP"
NAMES = re.compile(DOCUMENTS + r"|rules\.md|\b[A-Z]{3}-[0-9]+|\b[A-I]\b")


@pytest.mark.parametrize(
    ("source", "language", "words"),
    [
        ("KCM risk §", "th", "คู่มือจัดการข้อร้องเรียนของโรงพยาบาล (KCM) หมวดความเสี่ยง"),
        ("KCM risk § C–I", "en", "Hospital complaint manual (KCM) section on risk C–I"),
        ("KCM §5, level 3", "th", "คู่มือจัดการข้อร้องเรียนของโรงพยาบาล (KCM) §5, ระดับ 3"),
        ("KCM §4, definitions, later §2", "th", "คู่มือจัดการข้อร้องเรียนของโรงพยาบาล (KCM) §4, คำจำกัดความ, ตอนหลัง §2"),
        ("SSO-KPI", "en", "Social Security Office, indicators (SSO-KPI)"),
        ("Royal Gazette 140", "th", "Royal Gazette 140"),
    ],
)
def test_a_source_names_its_document_and_the_place_in_it(source: str, language: str, words: str) -> None:
    use_language(language)
    assert source_in_words(source) == words


def test_no_rule_has_an_english_word_in_its_thai_source() -> None:
    left = {rule.id: source_in_words(rule.source) for rule in rules().values()}
    assert {rule: words for rule, words in left.items() if re.search("[A-Za-z]{2}", NAMES.sub("", words))} == {}
