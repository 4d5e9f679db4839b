"""What is refused, with all its problems at once, and what is only a gap."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checks import checked, gaps_in, problems_in
from app.domain.errors import InvalidComplaint, Problem
from app.domain.fields import ENTERED
from app.domain.policy import load_policy
from app.domain.thai_text import thai_digits
from tests.cases import a_complaint

POLICY = load_policy()
NOW = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
DATA = Path(__file__).parents[1] / "data"
DEMO = Path(__file__).parents[2] / "resources" / "demo"
NARRATIVES = json.loads((DATA / "narratives.json").read_text("utf-8"))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)


def kept(**changes: object) -> dict[str, object]:
    return checked(a_complaint(**changes), now=NOW, policy=POLICY)


def codes(**changes: object) -> set[tuple[str, str]]:
    problems = problems_in(a_complaint(**changes), now=NOW, policy=POLICY)
    return {(problem.field, problem.code) for problem in problems}


def gaps(**changes: object) -> set[tuple[str, str]]:
    return {(gap.field, gap.code) for gap in gaps_in(kept(**changes))}


@pytest.mark.parametrize("narrative", NARRATIVES, ids=lambda narrative: str(narrative["source_id"]))
def test_every_narrative_is_kept_as_it_was_written(narrative: dict[str, object]) -> None:
    assert narrative.items() <= checked(narrative, now=NOW, policy=POLICY).items()


def test_the_demo_s_cases_are_accepted() -> None:
    for case in json.loads((DEMO / "cases.json").read_text("utf-8")):
        values = {name: value for name, value in case.items() if name != "demo"}
        assert problems_in(values, now=NOW, policy=POLICY) == ()


def test_only_four_fields_are_required() -> None:
    problems = problems_in({}, now=NOW, policy=POLICY)
    assert problems == tuple(Problem(name, "required") for name in ("kind", "channel", "received_at", "details"))


def test_known_is_received_when_nothing_else_is_said() -> None:
    assert kept()["known_at"] == kept()["received_at"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("details", {"a": 1}, "not_text"),
        ("complainant_name", 5, "not_text"),
        ("details", " \u200b\n", "required"),
        ("details", "ก" * 100_000, "text_too_long"),
        ("complainant_name", "ก" * 1_001, "text_too_long"),
        ("details", "ก\0", "text_has_nul"),
        ("units", ["\ud800"], "text_is_damaged"),
        ("units", {"a": 1}, "not_a_list"),
        ("units", [["a"]], "not_text"),
        ("topics", ["waiting", "wating"], "not_a_choice"),
        ("kind", "complain", "not_a_choice"),
        ("level", 5, "out_of_range"),
        ("level", True, "not_a_choice"),
        ("nonclinical_level", 0, "out_of_range"),
        ("category", "J", "not_a_choice"),
        ("sentinels", ["SEN-16"], "not_a_choice"),
        ("resolution_group", "GRP-5", "not_a_choice"),
        ("damage_baht", -1, "money_negative"),
        ("damage_baht", float("nan"), "not_money"),
        ("damage_baht", float("inf"), "not_money"),
        ("damage_baht", True, "not_money"),
        ("damage_baht", "มาก", "not_money"),
        ("damage_baht", 10**40, "money_too_large"),
        ("may_escalate", 1, "not_a_flag"),
        ("received_at", "2026-11-21T10:36:00+07:00", "in_the_future"),
        ("received_at", "22/11/2569", "in_the_future"),
        ("received_at", "17/11/3112", "year_impossible"),
        ("received_at", "31/2/2569", "date_impossible"),
        ("received_at", 20261117, "not_a_date"),
        ("occurred_at", "เมื่อเช้า", "date_unreadable"),
        ("complainant_email", "somebody", "not_an_email"),
        ("tree_answers", "clinical", "not_answers"),
        ("tree_answers", {"death": "maybe"}, "not_an_answer"),
        ("tree_answers", {"colour": True}, "unknown_question"),
        ("number", "2569/00001", "answer_only"),
        ("colour", "red", "unknown_field"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(field: str, value: object, code: str) -> None:
    assert (field, code) in codes(**{field: value})


@pytest.mark.parametrize(
    ("written", "value"),
    [("12,500", 12500), ("๑๒,๕๐๐.๕๐ บาท", 12500.5), (0, 0), (9999.99, 9999.99), ("฿100", 100)],
)
def test_damage_is_read_as_officers_write_it(written: object, value: float) -> None:
    assert kept(damage_baht=written)["damage_baht"] == value


@pytest.mark.parametrize(
    "phone",
    [
        *(
            "0800000000",
            "08 0000 0000",
            "08-0000-0000",
            "08.0000.0000",
            "(02) 000-0000 ext. 115",
            "+66 8 0000 0000",
        ),
        *("๐๘ ๐๐๐๐ ๐๐๐๐", "0 2000 0000 ต่อ 134", "๐-๒๐๐๐-๐๐๐๐ ต่อ ๑๑๕", "+66 2 000 0000", "+66 (0)8 0000 0000"),
    ],
)
def test_a_telephone_number_is_kept_as_it_was_typed(phone: str) -> None:
    assert kept(complainant_phone=phone)["complainant_phone"] == phone


@pytest.mark.parametrize(
    "phone",
    [
        "115",
        "08000000",
        "08000000000",
        "8000000000",
        "+1 800 000 0000",
        "ไม่มี",
        "08 0000 000x",
        "0800000000 ต่อ",
    ],
)
def test_a_telephone_number_that_is_none_is_refused(phone: str) -> None:
    assert ("complainant_phone", "not_a_phone") in codes(complainant_phone=phone)


@pytest.mark.parametrize("level", [3, "3", "๓", 3.0, "ระดับ 3", "ข้อร้องเรียนเรื่องใหญ่"])
def test_a_choice_may_be_given_by_its_code_or_its_label(level: object) -> None:
    thai = next(choice.label_th for choice in POLICY.levels.values() if choice.code == "3")
    assert kept(level=thai if level == "ข้อร้องเรียนเรื่องใหญ่" else level)["level"] == 3


@pytest.mark.parametrize("category", ["E", "e", "ระดับ E"])
def test_a_category_is_read_in_any_case(category: str) -> None:
    assert kept(category=category)["category"] == "E"


def test_thai_labels_of_the_vocabulary_are_understood() -> None:
    values = kept(kind="ร้องเรียน/ร้องทุกข์", disclosure="ไม่ยินยอมให้เปิดเผย", priority="ปกติ")
    assert (values["kind"], values["disclosure"], values["priority"]) == ("complaint", "no_consent", "normal")


def test_a_list_in_one_cell_is_split_and_kept_in_order_without_doubles() -> None:
    assert kept(units="หอผู้ป่วยหญิง; ห้องฉุกเฉิน;หอผู้ป่วยหญิง")["units"] == ["หอผู้ป่วยหญิง", "ห้องฉุกเฉิน"]


def test_a_buddhist_year_in_thai_digits_is_the_same_moment() -> None:
    assert kept(received_at=thai_digits("17/11/2569 09:12"))["received_at"] == "2026-11-17T09:12:00+07:00"


def test_a_missing_zone_is_bangkok_s() -> None:
    assert kept(occurred_at="2026-11-17T08:00")["occurred_at"] == "2026-11-17T08:00:00+07:00"


def test_received_before_it_happened_is_refused() -> None:
    assert ("received_at", "received_before_it_happened") in codes(occurred_at="2026-11-17T09:13:00+07:00")


def test_a_day_without_a_time_does_not_contradict_an_hour_of_that_day() -> None:
    assert codes(received_at="17/11/2569", occurred_at="17/11/2569 08:00") == set()


@pytest.mark.rule("INT-6")
def test_an_anonymous_complainant_has_no_name() -> None:
    assert codes(disclosure="anonymous", complainant_name="นางสมมุติ") == {("complainant_name", "anonymous_with_name")}


@pytest.mark.rule("INT-9")
def test_a_ground_of_urgency_needs_an_urgent_case() -> None:
    assert codes(priority="normal", priority_ground="a") == {("priority_ground", "ground_without_urgent")}


@pytest.mark.rule("INT-19")
def test_a_reply_is_not_due_before_the_letter_was_written() -> None:
    assert codes(referring_on="15/11/2569", reply_by="14/11/2569") == {("reply_by", "reply_before_letter")}


def test_all_problems_are_told_at_once() -> None:
    assert {"kind", "level", "complainant_phone", "received_at"} == {
        name for name, _code in codes(kind="x", level=9, complainant_phone="1", received_at="3112-01-01")
    }


@pytest.mark.rule("INT-4")
def test_in_person_asks_for_name_signature_address_and_telephone() -> None:
    assert gaps(disclosure="consent") == {
        ("complainant_name", "gap_name"),
        ("complainant_phone", "gap_phone"),
        ("complainant_address", "gap_address"),
        ("complainant_signature", "gap_signature"),
    }


@pytest.mark.rule("INT-5")
def test_by_telephone_the_address_and_a_number_are_asked_for() -> None:
    asked = gaps(channel="telephone", disclosure="consent", complainant_name="นางสมมุติ")
    assert asked == {("complainant_phone", "gap_phone"), ("complainant_address", "gap_address")}


@pytest.mark.rule("INT-7")
def test_elsewhere_an_e_mail_address_is_enough() -> None:
    values = {"channel": "letter", "disclosure": "consent", "complainant_name": "นางสมมุติ"}
    assert gaps(**values) == {("complainant_phone", "gap_contact")}
    assert gaps(**values, complainant_email="a@example.org") == set()


@pytest.mark.rule("INT-6")
def test_nobody_is_asked_who_wishes_to_stay_anonymous_nor_for_an_incident() -> None:
    assert gaps(disclosure="consent", channel="telephone") == {
        ("complainant_name", "gap_name"),
        ("complainant_phone", "gap_phone"),
        ("complainant_address", "gap_address"),
    }
    assert gaps(disclosure="anonymous", channel="telephone") == set()
    assert gaps(kind="incident") == set()


@pytest.mark.rule("INT-2", "INT-9")
def test_an_urgent_case_without_ground_and_another_channel_without_words_are_gaps() -> None:
    asked = gaps(kind="incident", priority="urgent", channel="other")
    assert asked == {("priority_ground", "gap_priority_ground"), ("channel_words", "gap_channel_words")}


@given(st.sampled_from([declared.name for declared in ENTERED]), ANYTHING)
def test_whatever_is_entered_is_kept_or_refused_and_never_breaks(name: str, value: object) -> None:
    try:
        once = checked({**a_complaint(), name: value}, now=NOW, policy=POLICY)
    except InvalidComplaint as refusal:
        assert refusal.problems
    else:
        assert checked(once, now=NOW, policy=POLICY) == once
