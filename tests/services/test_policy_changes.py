"""Whose rules hold here: another profile from a day on, and rules that have lost a choice which cases bear."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap import offices
from app.domain.errors import InvalidComplaint, PolicyProblem
from app.services.hospital.policy_changes import PolicyChanges
from app.services.node import SetUp
from app.services.office import Office
from app.services.words.messages import words_for
from app.services.words.rule_words import by_rule, changed_rule_in_words, rule_in_words, rules_kept_in_words
from tests.cases import a_complaint

NUMBER = "2569/00001"
TODAY, TOMORROW = date(2026, 11, 21), date(2026, 11, 22)


@pytest.fixture
def own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Rules that belong to this test."""
    shutil.copytree(offices.POLICY, tmp_path / "policy")
    monkeypatch.setattr(offices, "POLICY", tmp_path / "policy")
    return tmp_path / "policy"


def codes(refused: pytest.ExceptionInfo[InvalidComplaint]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


@pytest.mark.parametrize("profile", ["kcm", "sso", "phrae"])
def test_a_folder_is_set_up_with_each_profile_and_records_a_case(tmp_path: Path, now: datetime, profile: str) -> None:
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, set_up=SetUp(profile=profile))
    number = office.complaints.record(a_complaint(topics=["service"]))
    assert (office.desk.policy.profile, number) == (profile, NUMBER)
    office.database.close()


def test_from_a_day_on_another_profile_holds_and_old_cases_keep_theirs(office: Office, tmp_path: Path) -> None:
    office.complaints.record(a_complaint(level=2))
    PolicyChanges(office.desk).change_profile("phrae", TOMORROW)
    office.complaints.correct(NUMBER, a_complaint(level=2, wish="ขอคำอธิบาย"), seen=None)
    assert [each.id for each in office.complaints.case(NUMBER).duties] == ["LVL-2"]
    assert PolicyChanges(office.desk).profiles() == {TOMORROW: "phrae"}
    office.database.close()
    later = datetime.fromisoformat("2026-11-24T09:00:00+07:00")
    again = bootstrap.open_office(tmp_path / "data", clock=lambda: later)
    with pytest.raises(InvalidComplaint) as refused:
        again.complaints.record(a_complaint(level=2, topics=["service"], received_at="2026-11-23T09:00:00+07:00"))
    assert codes(refused) == [("level", "choice_not_in_force")]
    again.database.close()


def test_other_rules_begin_neither_in_the_past_nor_before_cases_that_are_here(office: Office) -> None:
    changes = PolicyChanges(office.desk)
    with pytest.raises(InvalidComplaint) as past:
        changes.change_profile("phrae", date(2026, 11, 20))
    office.complaints.record(a_complaint(received_at="2026-11-21T09:00:00+07:00"))
    with pytest.raises(InvalidComplaint) as received:
        changes.change_profile("moon", TODAY)
    assert codes(past) == [("since", "rules_from_the_past")]
    assert codes(received) == [("profile", "unknown_profile"), ("since", "cases_since")]
    assert changes.profiles() == {}


def test_a_case_says_which_of_its_rules_are_others_today(office: Office, tmp_path: Path) -> None:
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2"))
    assert office.assessment.rules_since_changed(office.complaints.case(NUMBER)) == ()
    PolicyChanges(office.desk).change_profile("phrae", TOMORROW)
    office.database.close()
    later = datetime.fromisoformat("2026-11-24T09:00:00+07:00")
    again = bootstrap.open_office(tmp_path / "data", clock=lambda: later)
    record = again.complaints.case(NUMBER)
    changed = again.assessment.rules_since_changed(record)
    assert [each.then.rule for each in changed] == ["GRP-2", "LVL-2"]
    assert "17 พฤศจิกายน 2569" in rules_kept_in_words(record, changed)
    assert changed_rule_in_words(changed[1]).startswith("LVL-2: ตอบสนองภายใน ๑๕ วันทำการ")
    again.database.close()


def test_rules_that_have_lost_a_level_in_use_are_refused_with_the_cases(
    tmp_path: Path, own_rules: Path, now: datetime
) -> None:
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now)
    office.complaints.record(a_complaint(level=3))
    office.database.close()
    levels = own_rules / "kcm" / "levels.toml"
    text = levels.read_text("utf-8")
    levels.write_text(text.replace('code = "3"', 'code = "9"', 1), "utf-8")
    with pytest.raises(PolicyProblem) as refused:
        bootstrap.open_office(tmp_path / "data", clock=lambda: now)
    assert (refused.value.code, refused.value.data["cases"]) == ("in_use", NUMBER)
    assert NUMBER in words_for(refused.value)
    levels.write_text(text, "utf-8")
    again = bootstrap.open_office(tmp_path / "data", clock=lambda: now)
    assert again.complaints.case(NUMBER).fields["level"] == 3
    again.database.close()


def test_a_choice_that_nobody_bears_may_go_and_a_topic_in_use_may_not(
    tmp_path: Path, own_rules: Path, now: datetime
) -> None:
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now)
    office.complaints.record(a_complaint(topics=["waiting", "privacy"]))
    office.database.close()
    topics = own_rules / "kcm" / "topics.toml"
    topics.write_text(topics.read_text("utf-8").replace('code = "rights"', 'code = "entitlements"'), "utf-8")
    bootstrap.open_office(tmp_path / "data", clock=lambda: now).database.close()
    topics.write_text(topics.read_text("utf-8").replace('code = "privacy"', 'code = "secrecy"'), "utf-8")
    with pytest.raises(PolicyProblem, match="in_use"):
        bootstrap.open_office(tmp_path / "data", clock=lambda: now)


def test_a_ward_alone_decides_for_itself(office_in: Callable[..., Office], tmp_path: Path) -> None:
    ward = office_in(tmp_path / "ward", role="ward")
    PolicyChanges(ward.desk).change_profile("phrae", TOMORROW)
    assert PolicyChanges(ward.desk).profiles() == {TOMORROW: "phrae"}


@pytest.mark.rule("DAY-6")
def test_no_clock_waits_where_pausing_is_off(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    with pytest.raises(InvalidComplaint) as refused:
        paused = {"at": "2026-11-18T09:00", "reason": "รอเอกสารจากผู้ร้อง", "until": "2026-12-02"}
        office.proceedings.begin(NUMBER, "pause", {**paused, "by_whom": "ผู้อำนวยการ"})
    assert codes(refused) == [("reason", "pausing_is_off")]


def test_a_screen_says_which_rule_it_follows() -> None:
    assert by_rule("RPT-2") == "ตาม RPT-2"
    assert "ไม่น้อยกว่า ๓๐ นาที" in rule_in_words("RPT-2")
    assert rule_in_words("RPT-99") == ""
