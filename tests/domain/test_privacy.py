"""A person's request for a copy of their data, its clock of 30 days, and the notice that ships."""

from collections.abc import Mapping
from datetime import date

import pytest

from app.domain.policy import load_policy
from app.domain.privacy_notice import shipped_notice
from app.domain.proceedings.privacy import unsaid_in
from app.domain.rule_catalogue import rules

CHECKED = {"identity_checked": True, "means": "in_person"}


def unsaid(kind: str, stage: str, **kept: object) -> list[str]:
    return [each.field for each in unsaid_in(kind, stage, kept)]


@pytest.mark.parametrize("profile", ["kcm", "phrae", "sso"])
def test_every_office_answers_a_request_for_a_copy_within_thirty_days(profile: str) -> None:
    (rule,) = (each for each in load_policy(profile=profile).duties if each.rule == "PDPA-30")
    assert (rule.count, rule.lasting) == ({"type": "calendar_days", "n": 30}, True)
    assert rule.stopped_by == ("copy_request.answered",)


@pytest.mark.parametrize(
    ("kept", "missing"),
    [
        ({"result": "given", **CHECKED}, []),
        ({"result": "given", "means": "letter"}, ["identity_checked"]),
        ({"result": "given", "identity_checked": True}, ["means"]),
        ({"result": "in_part", **CHECKED}, ["ground"]),
        ({"result": "refused"}, ["ground"]),
        ({"result": "refused", "ground": "law"}, []),
    ],
)
def test_an_answer_says_who_was_checked_and_on_what_ground_it_is_refused(
    kept: Mapping[str, object], missing: list[str]
) -> None:
    assert unsaid("copy_request", "answered", **kept) == missing


def test_a_disclosure_on_another_ground_says_which() -> None:
    assert unsaid("disclosure", "made", basis="other") == ["words"]
    assert unsaid("disclosure", "made", basis="law") == []


def test_the_notice_that_ships_is_a_draft_in_both_languages() -> None:
    notice = shipped_notice()
    assert notice.is_draft and notice.version == "0"
    assert "{hospital}" in notice.text("th") and "{hospital}" in notice.text("en")
    assert notice.line("en").startswith("The complaint centre keeps your name")


def test_each_rule_on_personal_data_names_the_section_of_the_act() -> None:
    named = {rule.id: rule.source for rule in rules().values() if rule.id.startswith("PDPA")}
    assert named == {
        "PDPA-23": "PDPA §23",
        "PDPA-27": "PDPA §27, §39",
        "PDPA-30": "PDPA §30, §39",
        "PDPA-33": "PDPA §33",
    }
    assert load_policy().duty_rule("PDPA-30", "", date(2026, 11, 21), "") is not None
