"""Rules with dates: an old case keeps the value of its day, also when another profile holds from a day on."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain import checks
from app.domain.buddhist_dates import BANGKOK
from app.domain.duties import CaseFacts, duties_for
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.policy_over_time import succeeded
from app.domain.proceedings.standing import Proceeding
from app.domain.rules_since import changed_since
from app.domain.working_days import Calendar
from tests.cases import a_complaint
from tests.domain.test_duties import shown

Facts = Callable[..., CaseFacts]
SINCE = date(2026, 1, 1)
TUPLES = {each.name for each in fields(Policy) if str(each.type).startswith("tuple")}
NOW = datetime(2026, 11, 21, 10, 35, tzinfo=BANGKOK)


@pytest.fixture
def shortened(policy: Policy) -> Policy:
    """From 2026 on level 2 is answered within 10 working days."""
    old = next(each for each in policy.duties if each.rule == "LVL-2")
    new = replace(old, count={"type": "working_days", "n": 10}, in_force_from=SINCE, label_th="ตอบสนองภายใน ๑๐ วันทำการ")
    kept = [each for each in policy.duties if each is not old]
    return replace(policy, duties=(*kept, replace(old, in_force_until=date(2025, 12, 31)), new))


@pytest.fixture
def turned(policy: Policy) -> Policy:
    """From 2026 on the hospital goes by the rules of the provincial office."""
    return succeeded(policy, load_policy(profile="phrae"), SINCE)


def of_2026(facts: CaseFacts) -> CaseFacts:
    later = datetime(2026, 2, 12, 10, 0, tzinfo=BANGKOK)
    return replace(facts, received_at=later, known_at=later)


def test_an_old_case_keeps_the_number_of_its_day(shortened: Policy, calendar: Calendar, the_facts: Facts) -> None:
    old = the_facts(kind="complaint", level=2)
    assert [shown(each) for each in duties_for(old, shortened, calendar)] == ["2025-03-05"]
    assert [shown(each) for each in duties_for(of_2026(old), shortened, calendar)] == ["2026-02-25"]


def test_what_today_s_rules_would_count_otherwise_is_named(
    shortened: Policy, calendar: Calendar, the_facts: Facts
) -> None:
    old, new = the_facts(kind="complaint", level=2), of_2026(the_facts(kind="complaint", level=2))
    (change,) = changed_since(duties_for(old, shortened, calendar), shortened, NOW.date())
    assert change.then.label_th == "ตอบสนองภายใน ๑๕ วันทำการ"
    assert change.now is not None
    assert change.now.label_th == "ตอบสนองภายใน ๑๐ วันทำการ"
    assert changed_since(duties_for(new, shortened, calendar), shortened, NOW.date()) == ()


def test_what_is_begun_later_in_an_old_case_is_counted_by_its_own_rules(
    turned: Policy, calendar: Calendar, the_facts: Facts
) -> None:
    asked = {"at": "2026-02-12T09:00:00+07:00", "unit": "ห้องยา", "question": "ขอข้อเท็จจริง"}
    request = (Proceeding("r1", "request", {"asked": asked}),)
    old, new = the_facts(kind="enquiry", proceedings=request), of_2026(the_facts(kind="enquiry", proceedings=request))
    assert duties_for(old, turned, calendar) == ()
    assert {each.id: shown(each) for each in duties_for(new, turned, calendar)} == {"PHR-1@r1": "2026-02-27"}


def test_how_days_are_counted_in_an_old_case_stays_as_it_was_for_what_is_begun_later(
    calendar: Calendar, the_facts: Facts
) -> None:
    social = load_policy(profile="sso")
    (known,) = [each for each in social.countings if each.type == "working_days"]
    later = replace(known, first_day="exclude", in_force_from=SINCE)
    others = [each for each in social.countings if each is not known]
    changed = replace(social, countings=(*others, replace(known, in_force_until=date(2025, 12, 31)), later))
    asked = {"at": "2026-02-12T10:00:00+07:00", "unit": "โรงพยาบาลสมมุติ"}
    old = the_facts(kind="complaint", proceedings=(Proceeding("r1", "request", {"asked": asked}),))
    days = [
        next(each for each in duties_for(facts, changed, calendar) if each.id == "SSO-6@r1").due_on
        for facts in (old, of_2026(old))
    ]
    assert [str(day) for day in days] == ["2026-03-05", "2026-03-06"]


def test_another_profile_holds_from_its_day_on(turned: Policy, calendar: Calendar, the_facts: Facts) -> None:
    old = the_facts(kind="complaint", level=2)
    assert [shown(each) for each in duties_for(old, turned, calendar)] == ["2025-03-05"]
    assert duties_for(of_2026(old), turned, calendar) == ()
    (change,) = changed_since(duties_for(old, turned, calendar), turned, NOW.date())
    assert (change.then.rule, change.now) == ("LVL-2", None)


def test_old_choices_stay_known_and_new_cases_cannot_have_them(turned: Policy) -> None:
    assert turned.levels["2"].label_th == "๒ ข้อร้องเรียนเล็กน้อย"
    old = a_complaint(level=2, received_at="2025-02-13T10:00:00+07:00")
    assert checks.problems_in(old, now=NOW, policy=turned) == ()
    found = checks.problems_in(a_complaint(level=2, topics=["service"]), now=NOW, policy=turned)
    assert [(each.field, each.code, each.data["day"]) for each in found] == [
        ("level", "choice_not_in_force", "17 พ.ย. 2569")
    ]


def test_a_setting_is_that_of_its_day(turned: Policy) -> None:
    assert turned.setting("form_title", date(2025, 6, 1)) == "แบบฟอร์มบันทึกข้อร้องเรียน (Complaint Form)"
    assert turned.setting("form_title") == "ใบรับแจ้งเหตุเรื่องราวร้องเรียน / ร้องทุกข์"


def test_an_entry_of_a_file_ends_on_its_last_day(tmp_path: Path) -> None:
    (tmp_path / "calendar.toml").write_bytes((POLICY_FOLDER / "calendar.toml").read_bytes())
    (tmp_path / "kcm").mkdir()
    entry = '[[setting]]\nname = "n"\nvalue = "{}"\nrule = "X-1"\nsource = "KCM"\nchecked_on = 2026-11-23\n{}\n'
    first = entry.format("old", "in_force_from = 2018-01-01\nin_force_until = 2025-12-31")
    (tmp_path / "kcm" / "a.toml").write_text(first + entry.format("new", "in_force_from = 2026-01-01"), "utf-8")
    policy = load_policy(tmp_path)
    assert [policy.setting("n", day) for day in (date(2025, 12, 31), date(2026, 1, 1))] == ["old", "new"]


def test_every_table_of_a_policy_is_either_carried_on_or_only_the_newer_one_s(policy: Policy) -> None:
    ended = succeeded(policy, replace(policy, **dict.fromkeys(TUPLES, ())), SINCE)
    carried = {name for name in TUPLES if getattr(ended, name)}
    assert TUPLES - carried == {"mediators", "open_stages", "posts", "suggestions"}
