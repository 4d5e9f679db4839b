"""The duties of the Social Security Office and the Provincial Public Health Office, with the days that are counted."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.buddhist_dates import BANGKOK
from app.domain.duties import CaseFacts, Duty, duties_for
from app.domain.explanation import explained
from app.domain.policy import Policy, load_policy
from app.domain.proceedings.standing import Proceeding
from app.domain.reports_due import reports_due
from app.domain.working_days import Calendar
from tests.domain.test_duties import shown

Facts = Callable[..., CaseFacts]
# Thursday 13 February 2025, 10:00. Days off until the 45th working day: Chakri Day, Songkran, Labour Day is none.
FEBRUARY = "13 14 17 18 19 20 21 24 25 26 27 28"
MARCH = "3 4 5 6 7 10 11 12 13 14 17 18 19 20 21 24 25 26 27 28 31"
ASKED_AT = "2025-02-17T09:00:00+07:00"


@pytest.fixture(scope="module")
def social() -> Policy:
    return load_policy(profile="sso")


@pytest.fixture(scope="module")
def province() -> Policy:
    return load_policy(profile="phrae")


@pytest.fixture
def complaint(the_facts: Facts) -> CaseFacts:
    return the_facts(kind="complaint")


def days(**months: str) -> tuple[date, ...]:
    numbers = {"february": 2, "march": 3, "april": 4}
    return tuple(date(2025, numbers[month], int(day)) for month, listed in months.items() for day in listed.split())


def by_id(facts: CaseFacts, policy: Policy, calendar: Calendar) -> Mapping[str, Duty]:
    return {each.id: each for each in duties_for(facts, policy, calendar)}


def counted(duty: Duty, calendar: Calendar) -> tuple[str | None, tuple[date, ...]]:
    return shown(duty), explained(duty, calendar, "th").days


def a_request(**values: object) -> Proceeding:
    asked = {"at": ASKED_AT, "unit": "โรงพยาบาลตัวอย่าง", "question": "ขอข้อเท็จจริง", **values}
    return Proceeding("r1", "request", {"asked": asked})


@pytest.mark.rule("SSO-1")
def test_a_matter_is_classified_within_one_working_day(
    social: Policy, calendar: Calendar, complaint: CaseFacts
) -> None:
    assert counted(by_id(complaint, social, calendar)["SSO-1"], calendar) == ("2025-02-13", days(february="13"))


@pytest.mark.rule("INT-7")
def test_identity_and_contact_are_checked_within_one_day(
    social: Policy, calendar: Calendar, complaint: CaseFacts
) -> None:
    assert counted(by_id(complaint, social, calendar)["INT-7"], calendar) == ("2025-02-13", days(february="13"))


@pytest.mark.rule("SSO-2")
def test_the_complainant_is_contacted_within_36_hours_also_over_a_weekend(
    social: Policy, calendar: Calendar, complaint: CaseFacts
) -> None:
    friday = replace(complaint, received_at=datetime(2025, 2, 14, 15, 0, tzinfo=BANGKOK))
    assert shown(by_id(complaint, social, calendar)["SSO-2"]) == "2025-02-14T22:00"
    assert counted(by_id(friday, social, calendar)["SSO-2"], calendar) == ("2025-02-16T03:00", ())


@pytest.mark.rule("SSO-3")
def test_a_simple_matter_is_done_by_the_third_working_day(
    social: Policy, calendar: Calendar, complaint: CaseFacts
) -> None:
    simple = by_id(replace(complaint, resolution_group="SSO-3"), social, calendar)
    assert counted(simple["SSO-3"], calendar) == ("2025-02-17", days(february="13 14 17"))
    assert "SSO-4" not in simple


@pytest.mark.rule("SSO-4")
def test_a_complex_matter_is_reported_to_the_complainant_and_done_in_working_days(
    social: Policy, calendar: Calendar, complaint: CaseFacts
) -> None:
    complex_ = by_id(replace(complaint, resolution_group="SSO-4"), social, calendar)
    first = complex_["SSO-4:first_report"]
    assert counted(first, calendar) == ("2025-02-21", days(february="13 14 17 18 19 20 21"))
    assert first.to_whom == ("complainant",)
    until = "3 4 5 6 7 10 11 12 13 14 17 18 19"
    assert counted(complex_["SSO-4"], calendar) == ("2025-03-19", days(february=FEBRUARY, march=until))


@pytest.mark.rule("SSO-5")
def test_progress_is_reported_on_the_30th_and_45th_working_day_one_after_the_other(
    social: Policy, calendar: Calendar, complaint: CaseFacts
) -> None:
    first = by_id(complaint, social, calendar)
    until = "3 4 5 6 7 10 11 12 13 14 17 18 19 20 21 24 25 26"
    assert counted(first["SSO-5#2"], calendar) == ("2025-03-26", days(february=FEBRUARY, march=until))
    assert "SSO-5#3" not in first
    second = by_id(replace(complaint, ended=frozenset({"SSO-5#2"})), social, calendar)["SSO-5#3"]
    april = "1 2 3 4 8 9 10 11 17 18 21 22"
    assert counted(second, calendar) == ("2025-04-22", days(february=FEBRUARY, march=MARCH, april=april))


@pytest.mark.rule("SSO-6")
def test_a_request_is_followed_up_15_working_days_after_it_was_passed_on(
    social: Policy, calendar: Calendar, complaint: CaseFacts
) -> None:
    duty = by_id(replace(complaint, proceedings=(a_request(),)), social, calendar)["SSO-6@r1"]
    february, march = "17 18 19 20 21 24 25 26 27 28", "3 4 5 6 7"
    assert counted(duty, calendar) == ("2025-03-07", days(february=february, march=march))
    assert duty.to_whom == ("โรงพยาบาลตัวอย่าง",)


@pytest.mark.rule("SSO-8")
def test_a_matter_is_entered_and_passed_on_at_once(social: Policy, calendar: Calendar, complaint: CaseFacts) -> None:
    assert counted(by_id(complaint, social, calendar)["SSO-8"], calendar) == ("2025-02-13T10:00", ())


@pytest.mark.rule("INT-17")
@pytest.mark.parametrize("profile", ["kcm", "sso", "phrae"])
def test_each_unit_that_is_asked_has_the_day_that_was_named_to_it(
    calendar: Calendar, complaint: CaseFacts, profile: str
) -> None:
    other = Proceeding("r2", "request", {"asked": {"at": ASKED_AT, "unit": "ห้องยา", "due_on": "2025-02-28"}})
    facts = replace(complaint, proceedings=(a_request(due_on="2025-02-24"), other))
    duties = by_id(facts, load_policy(profile=profile), calendar)
    assert [shown(duties[each]) for each in ("INT-17@r1", "INT-17@r2")] == ["2025-02-24", "2025-02-28"]


@pytest.mark.rule("PHR-1")
def test_a_unit_reports_to_the_provincial_office_within_15_days_of_being_asked(
    province: Policy, calendar: Calendar, complaint: CaseFacts
) -> None:
    duty = by_id(replace(complaint, proceedings=(a_request(),)), province, calendar)["PHR-1@r1"]
    february = "18 19 20 21 22 23 24 25 26 27 28"
    assert counted(duty, calendar) == ("2025-03-04", days(february=february, march="1 2 3 4"))


@pytest.mark.rule("INT-12")
def test_the_provincial_office_gives_information_at_once(
    province: Policy, calendar: Calendar, the_facts: Facts
) -> None:
    duty = by_id(the_facts(kind="information_request"), province, calendar)["INT-12"]
    assert (shown(duty), duty.to_whom) == ("2025-02-13T10:00", ("holder",))


@pytest.mark.rule("INT-11", "INT-13")
@pytest.mark.parametrize(
    ("kind", "stages", "duty"),
    [
        ("handover", {"sent": {"at": ASKED_AT, "agency": "อบต.ตัวอย่าง", "due_on": "2025-02-28"}}, "INT-11:receipt@p1"),
        ("order", {"ordered": {"at": ASKED_AT, "order": "ตรวจสอบ", "due_on": "2025-02-28"}}, "INT-13:order@p1"),
    ],
)
def test_what_was_handed_over_or_ordered_has_the_day_that_was_named(
    province: Policy, calendar: Calendar, complaint: CaseFacts, kind: str, stages: dict[str, dict[str, str]], duty: str
) -> None:
    facts = replace(complaint, proceedings=(Proceeding("p1", kind, stages),))
    assert shown(by_id(facts, province, calendar)[duty]) == "2025-02-28"
    assert explained(by_id(facts, province, calendar)[duty], calendar, "th").rule in ("INT-11", "INT-13")


@pytest.mark.rule("PHR-2", "PHR-3")
def test_the_provincial_office_reports_at_6_and_12_months_and_after_the_year(
    province: Policy, calendar: Calendar
) -> None:
    in_winter = reports_due(province, calendar, date(2024, 11, 20))
    in_summer = reports_due(province, calendar, date(2025, 6, 2))
    assert [(each.report.id, each.due_on.isoformat()) for each in in_winter] == [
        ("PHR-2", "2025-03-31"),
        ("PHR-3", "2025-09-30"),
    ]
    assert {each.due_on.isoformat() for each in in_summer} == {"2025-09-30"}


@pytest.mark.rule("MED-6")
def test_the_centre_sums_up_the_area_office_finishes_and_the_bureau_is_known(social: Policy) -> None:
    offices = [social.roles[code].label_th for code in ("centre", "area_office", "bureau")]
    assert offices == ["ศูนย์สารนิเทศ", "สำนักงานประกันสังคมพื้นที่/จังหวัด/สาขา", "สำนักจัดระบบบริการทางการแพทย์"]
    of_area = [each.rule for each in social.duties if "area_office" in each.to_whom]
    sums = {each.id: each.to_whom for each in social.reports if each.rule == "SSO-7"}
    assert (of_area, sums["SSO-7:month"], sums["SSO-7:year"]) == (
        ["SSO-4"],
        ("executives", "concerned_units"),
        ("executives", "concerned_units"),
    )


@pytest.mark.rule("SSO-7", "KPI-5")
def test_the_social_security_office_reports_by_month_quarter_and_year(social: Policy, calendar: Calendar) -> None:
    due = {each.report.id: each.due_on.isoformat() for each in reports_due(social, calendar, date(2025, 2, 13))}
    assert due == {
        "KPI-5": "2025-03-05",
        "SSO-7:month": "2025-03-05",
        "SSO-7:quarter": "2025-03-31",
        "SSO-7:year": "2025-09-30",
    }


@pytest.mark.rule("REP-1")
def test_the_hospital_collects_by_month_and_sums_up_by_quarter(policy: Policy, calendar: Calendar) -> None:
    due = {each.report.id: each.due_on.isoformat() for each in reports_due(policy, calendar, date(2025, 2, 13))}
    assert due == {"REP-1:month": "2025-03-05", "REP-1:quarter": "2025-03-31"}
    labels = {each.id: each.label_th for each in policy.reports}
    assert labels["REP-1:month"] == "รวบรวมรายงานประจำเดือนจากทุกหน่วยงาน รวมหน่วยงานที่ไม่มีเรื่อง"


@pytest.mark.rule("REP-1", "REP-3")
@pytest.mark.parametrize(("day", "quarter_ends"), [("2028-02-29", "2028-03-31"), ("2028-12-31", "2028-12-31")])
def test_the_last_day_of_a_leap_february_belongs_to_its_month_and_quarter(
    policy: Policy, calendar: Calendar, day: str, quarter_ends: str
) -> None:
    on = date.fromisoformat(day)
    due = {each.report.id: each.due_on for each in reports_due(policy, calendar, on)}
    assert due["REP-1:quarter"] == date.fromisoformat(quarter_ends)
    assert due["REP-1:month"] == (on + timedelta(days=5))


@pytest.mark.rule("SSO-7", "REP-1", "PHR-2")
@pytest.mark.parametrize("profile", ["kcm", "phrae", "sso"])
def test_a_report_whose_document_names_no_day_says_so(profile: str) -> None:
    named = {"KPI-5"}  # by the 5th of the next month
    reports = [each for each in load_policy(profile=profile).reports if each.rule not in named]
    assert [each.id for each in reports if "names no day" not in each.reading_note] == []


@pytest.mark.rule("PHR-4", "INT-6")
def test_the_form_is_called_as_each_office_calls_it() -> None:
    titles = {profile: load_policy(profile=profile).setting("form_title") for profile in ("kcm", "phrae")}
    assert titles["phrae"] == "ใบรับแจ้งเหตุเรื่องราวร้องเรียน / ร้องทุกข์"
    assert titles["kcm"] == "แบบฟอร์มบันทึกข้อร้องเรียน (Complaint Form)"


@pytest.mark.rule("INT-3")
def test_the_social_security_office_has_its_own_ways_in(social: Policy) -> None:
    assert social.channels["call_centre"].label_th == "ศูนย์บริการข้อมูลทางโทรศัพท์ ๑๕๐๖"
    letters = [code for code in social.channels if code.endswith("letter")]
    assert letters == ["letter", "ministry_letter", "agency_letter"]
    assert [code for code in social.channels if code.endswith("website")] == [
        "website",
        "ministry_website",
        "pm_website",
    ]


@pytest.mark.rule("INT-9")
@pytest.mark.parametrize("office", ["social", "province"])
def test_an_urgent_matter_has_its_two_duties_in_every_office(
    request: pytest.FixtureRequest, calendar: Calendar, complaint: CaseFacts, office: str
) -> None:
    policy = request.getfixturevalue(office)
    urgent = by_id(replace(complaint, priority="urgent"), policy, calendar)
    found = {name: (shown(each), each.to_whom) for name, each in urgent.items() if each.rule == "INT-9"}
    assert found == {
        "INT-9:contact": ("2025-02-13T16:30", ("complainant",)),
        "INT-9:director": ("2025-02-13T16:30", ("director",)),
    }
    assert "INT-9:contact" not in by_id(complaint, policy, calendar)
