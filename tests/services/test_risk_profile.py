"""The risk profile of units, measures across cases, and the yearly lists of collected duties."""

from datetime import date, datetime

import pytest

from app.domain.errors import InvalidComplaint
from app.domain.measure_standing import MeasureStanding
from app.services.office import Office
from app.services.risk.collected import Collected
from app.services.risk.measures import MeasureFilter, Measures
from app.services.risk.risk_profile import RiskProfile
from tests.cases import a_complaint, an_incident

PLANNED = {
    "at": "2026-11-18T09:00",
    "what": "แยกที่เก็บยาชื่อคล้ายกัน",
    "strategy": "segregate",
    "owner": "หัวหน้างานเภสัชกรรม",
    "due_on": "2026-11-20",
}
IN_PLACE = {"at": "2026-11-19T09:00", "evidence": "ภาพถ่ายชั้นเก็บยา"}
JUDGED = {"at": "2026-11-20T09:00", "enough": True, "look_again_on": "2026-12-20"}
HANDED_AT = datetime.fromisoformat("2026-11-21T09:00:00+07:00")


@pytest.fixture
def ward(office: Office) -> Office:
    """Two incidents in two units, one of them also a complaint."""
    office.complaints.record(an_incident(category="F", units=["หอผู้ป่วยหญิง", "ห้องฉุกเฉิน"]))
    office.complaints.record(a_complaint(category="B", nonclinical_level=2, units=["หอผู้ป่วยหญิง"]))
    return office


@pytest.mark.rule("RSK-1", "RPT-9")
def test_the_matrix_counts_a_case_in_every_unit_and_on_both_scales(ward: Office) -> None:
    profile = RiskProfile(ward.desk).profile(2027)
    assert [(row.unit, row.total) for row in profile.rows] == [("หอผู้ป่วยหญิง", 2), ("ห้องฉุกเฉิน", 1)]
    assert profile.rows[0].cells == {("category", "F"): 1, ("category", "B"): 1, ("nonclinical_level", "2"): 1}
    assert [code for _scale, code in profile.columns] == list("ABCDEFGHI1234")


@pytest.mark.rule("RSK-1", "REP-3")
def test_another_fiscal_year_has_its_own_profile(ward: Office) -> None:
    totals = {year: [row.total for row in RiskProfile(ward.desk).profile(year).rows] for year in (2026, 2027)}
    assert (totals[2026], totals[2027]) == ([], [2, 1])


def test_a_figure_opens_its_cases(ward: Office) -> None:
    profile = RiskProfile(ward.desk)
    assert [case.number for case in profile.cases(2027, "หอผู้ป่วยหญิง", ("category", "F"))] == ["2569/00001"]
    assert len(profile.cases(2027, "หอผู้ป่วยหญิง")) == 2


def test_a_case_entered_by_mistake_is_no_risk(ward: Office) -> None:
    ward.complaints.change_fields("2569/00002", {"outcome": "entered_by_mistake", "outcome_words": "บันทึกซ้ำ"})
    assert [row.total for row in RiskProfile(ward.desk).profile(2027).rows] == [1, 1]


@pytest.mark.rule("RSK-1", "REP-2")
def test_the_risks_of_a_unit_come_with_measures_and_the_judgement(ward: Office) -> None:
    profile = RiskProfile(ward.desk)
    (risk, waiting) = profile.risks(2027, "หอผู้ป่วยหญิง")
    assert (risk.topic, risk.worst, risk.enough, waiting.worst) == ("medication", "moderate", None, "minor")
    uid = ward.proceedings.begin("2569/00001", "measure", PLANNED)
    ward.proceedings.go_on("2569/00001", uid, "put_in_place", IN_PLACE)
    ward.proceedings.go_on("2569/00001", uid, "judged", JUDGED)
    assert [risk.enough for risk in profile.risks(2027, "หอผู้ป่วยหญิง")] == [True, None]


@pytest.mark.rule("REP-2")
def test_a_measure_goes_from_planned_to_whether_it_worked(ward: Office) -> None:
    measures = Measures(ward.desk)
    uid = ward.proceedings.begin("2569/00001", "measure", PLANNED)
    assert [row.standing for row in measures.rows(MeasureFilter())] == [MeasureStanding.LATE]
    ward.proceedings.go_on("2569/00001", uid, "put_in_place", IN_PLACE)
    assert [row.standing for row in measures.rows(MeasureFilter())] == [MeasureStanding.TO_BE_JUDGED]
    ward.proceedings.go_on("2569/00001", uid, "judged", JUDGED)
    assert measures.rows(MeasureFilter()) == ()
    (row,) = measures.rows(MeasureFilter(only_open=False))
    assert (row.standing, row.look_again_on) == (MeasureStanding.ENOUGH, date(2026, 12, 20))
    ward.proceedings.go_on("2569/00001", uid, "looked_again", {"at": "2026-11-21T09:00", "worked": False})
    assert [row.standing for row in measures.rows(MeasureFilter())] == [MeasureStanding.DID_NOT_WORK]


@pytest.mark.rule("REP-2")
def test_the_days_of_a_measure_are_duties_that_hold_no_case_open(ward: Office) -> None:
    uid = ward.proceedings.begin("2569/00001", "measure", PLANNED)
    ward.proceedings.go_on("2569/00001", uid, "put_in_place", IN_PLACE)
    ward.proceedings.go_on("2569/00001", uid, "judged", {**JUDGED, "at": "2026-11-20T09:00"})
    duties = {each.id: each for each in ward.complaints.case("2569/00001").duties}
    assert (duties[f"REP-2:measure@{uid}"].due_on, duties[f"REP-2:measure@{uid}"].collected) == (
        date(2026, 11, 20),
        True,
    )
    assert duties[f"REP-2:look_again@{uid}"].due_on == date(2026, 12, 20)
    ward.proceedings.go_on("2569/00001", uid, "looked_again", {"at": "2026-11-21T09:00", "worked": True})
    ended = {each.id: each.is_ended for each in ward.complaints.case("2569/00001").duties}
    assert ended[f"REP-2:look_again@{uid}"] and ended[f"REP-2:measure@{uid}"]


def test_measures_are_found_by_unit_and_strategy(ward: Office) -> None:
    ward.proceedings.begin("2569/00001", "measure", {**PLANNED, "unit": "กลุ่มงานเภสัชกรรม"})
    measures = Measures(ward.desk)
    assert len(measures.rows(MeasureFilter(unit="กลุ่มงานเภสัชกรรม", strategy="segregate"))) == 1
    assert measures.rows(MeasureFilter(unit="หอผู้ป่วยหญิง")) == ()
    assert measures.rows(MeasureFilter(strategy="avoid")) == ()


@pytest.mark.rule("RPT-6", "RPT-9")
def test_near_misses_and_guidelines_stand_on_the_yearly_list_of_their_unit(ward: Office) -> None:
    entries = Collected(ward.desk).entries(2027, "หอผู้ป่วยหญิง")
    assert [(each.number, each.duty.rule) for each in entries] == [
        ("2569/00001", "RPT-9"),
        ("2569/00002", "RPT-9"),
    ]
    assert {each.duty.due_on for each in entries} == {date(2027, 9, 30)}
    assert Collected(ward.desk).entries(2026) == ()


@pytest.mark.rule("RPT-6", "RPT-9")
def test_a_near_miss_has_both_collected_duties_and_a_whole_list_is_handed_over(office: Office) -> None:
    office.complaints.record(an_incident(category="B"))
    collected = Collected(office.desk)
    entries = collected.entries(2027)
    assert [each.duty.rule for each in entries] == ["RPT-6", "RPT-9"]
    assert collected.hand_over(entries, at=HANDED_AT, by="หัวหน้าหอผู้ป่วยหญิง", to="ทีมนำ") == 2
    assert {each.duty.done_at for each in collected.entries(2027)} == {HANDED_AT}
    assert collected.hand_over(collected.entries(2027), at=HANDED_AT, by="หัวหน้าหอผู้ป่วยหญิง") == 0


@pytest.mark.rule("RPT-9")
def test_a_hand_over_of_tomorrow_or_by_nobody_is_refused_and_nothing_is_ticked(ward: Office) -> None:
    collected = Collected(ward.desk)
    tomorrow = datetime.fromisoformat("2026-11-22T09:00:00+07:00")
    with pytest.raises(InvalidComplaint) as refused:
        collected.hand_over(collected.entries(2027), at=tomorrow, by=" ")
    assert [(each.field, each.code) for each in refused.value.problems] == [
        ("by_whom", "required"),
        ("at", "in_the_future"),
    ]
    assert not any(each.duty.is_ended for each in collected.entries(2027))


@pytest.mark.rule("RPT-9")
def test_collected_duties_hold_no_case_open(office: Office) -> None:
    number = office.complaints.record(an_incident(category="B"))
    open_duties = [each.id for each in office.complaints.case(number).duties if not each.collected]
    told_at = datetime.fromisoformat("2026-11-17T04:00:00+07:00")
    office.duties.done(number, open_duties, at=told_at, by="หัวหน้าเวร", words="ใบอุบัติการณ์กระดาษ")
    office.complaints.change_fields(number, {"outcome": "as_wished", "nobody_to_tell": "no_complainant"})
    assert office.complaints.case(number).state == "closed"
    assert len(Collected(office.desk).entries(2027)) == 2
