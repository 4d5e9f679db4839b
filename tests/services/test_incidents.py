"""What the risk manager and the heads of the wards see across cases: incidents, sentinel events, clocks."""

from datetime import datetime

import pytest

from app.services.cases.telling import Told
from app.services.office import Office
from app.services.risk.incidents import IncidentFilter, Incidents, Show
from app.services.risk.root_causes import RiskChange, known_course, root_causes_of
from tests.cases import a_complaint, an_incident

BEGUN = {"at": "2026-11-18T09:00", "team": ["หัวหน้าหอผู้ป่วย", "เภสัชกร"], "owner": "หัวหน้าหอผู้ป่วยหญิง"}
WRITTEN = {"at": "2026-11-17T03:30", "event": "ให้ยาผิดขนาด", "by_whom": "หัวหน้าเวร"}
CONCLUDED = {"at": "2026-11-20T15:00", "root_cause": "ไม่มีการตรวจสอบซ้ำ", "by_whom": "ทีมความเสี่ยง"}


@pytest.fixture
def incidents(office: Office) -> Incidents:
    return Incidents(office.desk)


def numbers(incidents: Incidents, **wanted: object) -> list[str]:
    return [row.number for row in incidents.rows(IncidentFilter(**wanted))]  # type: ignore[arg-type]


@pytest.mark.rule("SEN-13")
def test_a_sentinel_event_stays_on_top_until_both_were_told(office: Office, incidents: Incidents) -> None:
    first = office.complaints.record(an_incident(sentinels=["SEN-13"], nonclinical_level=3))
    later = office.complaints.record(
        an_incident(category="C", received_at="2026-11-20T10:00:00+07:00", known_at="2026-11-20T10:00:00+07:00")
    )
    assert (numbers(incidents), incidents.untold()) == ([first, later], 1)
    told_at = datetime.fromisoformat("2026-11-17T03:20:00+07:00")
    office.duties.told(first, [Told("unit_head", "พว. ตัวอย่าง", told_at)])
    assert (numbers(incidents), incidents.untold()) == ([first, later], 1)
    office.duties.told(first, [Told("director", "นพ. ตัวอย่าง", told_at)])
    assert (numbers(incidents), incidents.untold()) == ([later, first], 0)


@pytest.mark.rule("SEN-1")
def test_no_filter_hides_an_untold_sentinel_event(office: Office, incidents: Incidents) -> None:
    number = office.complaints.record(an_incident(sentinels=["SEN-1"], category="I"))
    office.complaints.record(an_incident(category="C", details="อีกเรื่อง"))
    assert numbers(incidents, unit="การเงิน", year=2020, show=Show.PROVISIONAL) == [number] == ["2569/00001"]


def test_complaints_come_in_with_a_risk_and_stay_out_without(office: Office, incidents: Incidents) -> None:
    office.complaints.record(a_complaint(level=2))
    with_risk = office.complaints.record(a_complaint(level=3, nonclinical_level=3, details="ร้องเรียนต่อสาธารณะ"))
    assert numbers(incidents) == [with_risk]


@pytest.mark.rule("REP-3")
def test_a_fiscal_year_is_named_by_the_year_in_which_it_ends(office: Office, incidents: Incidents) -> None:
    days = ("2026-09-30T23:00:00+07:00", "2026-10-01T00:30:00+07:00")
    old, new = [office.complaints.record(an_incident(received_at=day, known_at=day, category="C")) for day in days]
    assert (numbers(incidents, year=2026), numbers(incidents, year=2027)) == ([old], [new])
    assert incidents.years() == (2027, 2026)


def test_filters_find_a_unit_and_a_category(office: Office, incidents: Incidents) -> None:
    one = office.complaints.record(an_incident(category="F", units=["หอผู้ป่วยชาย", "ห้องฉุกเฉิน"]))
    office.complaints.record(an_incident(category="C"))
    assert numbers(incidents, unit="ห้องฉุกเฉิน") == [one]
    assert numbers(incidents, risk=("category", "F")) == [one]
    assert numbers(incidents, risk=("nonclinical_level", "3")) == []


@pytest.mark.rule("RPT-4", "RPT-8")
def test_the_report_ends_its_duty_and_starts_the_clock_of_the_analysis(office: Office, incidents: Incidents) -> None:
    number = office.complaints.record(an_incident(category="F"))
    office.proceedings.begin(number, "incident_report", WRITTEN)
    (row,) = incidents.rows(IncidentFilter())
    assert row.report is not None and row.report.done_at == datetime.fromisoformat("2026-11-17T03:30:00+07:00")
    assert row.analysis is not None and str(row.analysis.due_on) == "2026-11-23"
    assert numbers(incidents, show=Show.ANALYSIS) == [number]


@pytest.mark.rule("RPT-8")
def test_a_concluded_analysis_ends_its_clock(office: Office, incidents: Incidents) -> None:
    number = office.complaints.record(an_incident(category="F"))
    uid = office.proceedings.begin(number, "rca", BEGUN)
    office.proceedings.go_on(number, uid, "concluded", CONCLUDED)
    view = root_causes_of(office.complaints.case(number), office.desk.policy)
    assert view.is_concluded and view.clock is not None
    assert view.clock.done_at == datetime.fromisoformat("2026-11-20T15:00:00+07:00")
    assert numbers(incidents, show=Show.ANALYSIS) == []


@pytest.mark.rule("DAY-5", "RPT-8")
def test_a_category_changed_after_the_analysis_is_said_and_nothing_is_lost(office: Office) -> None:
    number = office.complaints.record(an_incident(category="F"))
    uid = office.proceedings.begin(number, "rca", BEGUN)
    office.proceedings.go_on(number, uid, "whys", {"at": "2026-11-19T10:00", "why_1": "คำสั่งยาอ่านไม่ออก"})
    office.complaints.change_fields(number, {"category": "C"})
    view = root_causes_of(office.complaints.case(number), office.desk.policy)
    assert view.change is not None
    assert (view.change.scale, view.change.before, view.change.after) == ("category", "F", "C")
    assert view.clock is None
    assert view.stage("whys")["why_1"] == "คำสั่งยาอ่านไม่ออก"


@pytest.mark.rule("RPT-8")
def test_a_worse_category_gives_the_analysis_its_shorter_clock(office: Office) -> None:
    number = office.complaints.record(an_incident(category="F"))
    office.proceedings.begin(number, "incident_report", WRITTEN)
    office.proceedings.begin(number, "rca", BEGUN)
    office.complaints.change_fields(number, {"category": "G"})
    view = root_causes_of(office.complaints.case(number), office.desk.policy)
    assert isinstance(view.change, RiskChange)
    assert view.clock is not None
    assert view.clock.due_at == datetime.fromisoformat("2026-11-18T03:00:00+07:00")


def test_what_the_case_knows_of_its_course_is_taken_over_in_order(office: Office) -> None:
    number = office.complaints.record(an_incident(category="F", occurred_at="2026-11-17T02:40:00+07:00"))
    office.proceedings.begin(number, "incident_report", WRITTEN)
    lines = known_course(office.complaints.case(number))
    assert [line.partition(" น. ")[0] for line in lines] == [
        "17 พ.ย. 2569 02.40",
        "17 พ.ย. 2569 03.00",
        "17 พ.ย. 2569 03.30",
        "17 พ.ย. 2569 03.30",
    ]
    assert lines[0].endswith("เกิดเหตุ")
