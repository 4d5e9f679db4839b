"""What the rules ask of the office itself: who is responsible, who mediates, what is counted and called how."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.counting import fiscal_year_end
from app.domain.errors import InvalidComplaint
from app.services.counts.by_hospital import complaints_by_hospital
from app.services.hospital.appointments import Appointments
from app.services.node import SetUp
from app.services.office import Office
from tests.cases import a_complaint

NUMBER = "2569/00001"
ORDERED_ON = date(2026, 10, 1)
UNTIL = date(2027, 9, 30)


def codes(refused: pytest.ExceptionInfo[InvalidComplaint]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


@pytest.mark.rule("ADM-2")
def test_who_is_responsible_stands_with_the_order_and_its_end(office: Office) -> None:
    orders = Appointments(office.desk)
    orders.appoint("นางสมมุติ ตัวอย่าง", "", "15/2569", ORDERED_ON, until=UNTIL, made_known_on=date(2026, 10, 5))
    orders.appoint("นายสมมุติ ทดสอบ", "ห้องจ่ายยา", "16/2569", date(2025, 10, 1), until=date(2026, 9, 30))
    (centre,) = orders.in_force()
    assert (centre.person, centre.order_number, centre.until) == ("นางสมมุติ ตัวอย่าง", "15/2569", UNTIL)
    assert orders.in_force("ห้องจ่ายยา") == ()  # the order has ended
    assert [each.order_number for each in orders.all()] == ["15/2569", "16/2569"]


@pytest.mark.rule("ADM-2")
def test_an_order_without_a_number_or_that_ends_before_it_begins_is_refused(office: Office) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        Appointments(office.desk).appoint("นางสมมุติ", "", " ", ORDERED_ON, until=date(2026, 9, 1))
    assert codes(refused) == [("order_number", "required"), ("until", "before_the_order")]


@pytest.mark.rule("ADM-2")
def test_an_order_entered_by_mistake_is_taken_back(office: Office) -> None:
    orders = Appointments(office.desk)
    uid = orders.appoint("นางสมมุติ ตัวอย่าง", "", "15/2569", ORDERED_ON)
    orders.appoint("นายสมมุติ ทดสอบ", "", "16/2569", ORDERED_ON)
    orders.take_back(uid)
    assert [each.order_number for each in orders.all()] == ["16/2569"]


@pytest.mark.rule("ADM-3")
def test_one_committee_gets_complaints_and_compliments(office: Office) -> None:
    policy = office.desk.policy
    quarterly = next(each for each in policy.reports if each.step == "quarter")
    assert "committee" in quarterly.to_whom
    assert policy.roles["committee"].label_th == "คณะกรรมการจัดการข้อร้องเรียนและข้อชมเชย"
    office.complaints.record(a_complaint(kind="compliment"))
    passed_on = {"at": "2026-11-18T09:00", "unit": "หอผู้ป่วยหญิง", "person": "นางสาวสมมุติ ใจดี"}
    office.proceedings.begin(NUMBER, "praise", passed_on)
    (row,) = office.complaints.case(NUMBER).proceedings
    assert row.value("passed_on", "person") == "นางสาวสมมุติ ใจดี"


@pytest.mark.rule("ADM-4")
def test_what_comes_in_names_the_officer_who_sits_at_the_desk(tmp_path: Path, now: datetime) -> None:
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, set_up=SetUp(profile="sso"))
    office.roster.holders.hold("desk_officer", "นางสมมุติ ประจำโต๊ะ", "02 000 0000", from_on=date(2026, 11, 1))
    number = office.complaints.record(a_complaint(channel="in_person", topics=["behaviour"]))
    named = {each.id: each for each in office.complaints.case(number).duties if each.to_whom == ("desk_officer",)}
    assert sorted(named) == ["INT-7", "SSO-1", "SSO-8"]
    (officer,) = office.roster.who_to_tell(named["SSO-1"], now, "")
    assert officer.words == "เจ้าหน้าที่รับเรื่องร้องเรียน: นางสมมุติ ประจำโต๊ะ โทร. 02 000 0000"


@pytest.mark.rule("GRP-5")
def test_the_unit_that_handles_a_complaint_chooses_its_group_on_receipt(
    tmp_path: Path, office_in: Callable[..., Office]
) -> None:
    ward = office_in(tmp_path / "ward", role="ward")
    record = ward.complaints.case(ward.complaints.record(a_complaint(resolution_group="GRP-2")))
    assert [(each.id, each.due_on) for each in record.duties] == [("GRP-2", date(2026, 11, 30))]
    assert [save.kind for save in record.timeline] == ["received"]


@pytest.mark.rule("LVL-6")
def test_a_suggestion_of_level_1_is_kept_as_data(office: Office) -> None:
    office.complaints.record(a_complaint(kind="suggestion", level=1))
    kept = {"outcome": "ended_at_screening", "outcome_words": "เก็บเป็นข้อมูล", "told_at": "2026-11-18T10:00"}
    office.proceedings.begin(
        NUMBER, "screening", {"at": "2026-11-18T09:00", "route": "suggestion", "reason": "ข้อเสนอแนะ"}
    )
    office.complaints.change_fields(NUMBER, kept)
    assert [(row.number, row.state) for row in office.register.everything()] == [("2569/00001", "closed")]
    outcome = office.desk.policy.outcomes["ended_at_screening"]
    assert (outcome.label_th, outcome.in_indicator) == ("ยุติเรื่องในชั้นคัดกรอง", False)


@pytest.mark.rule("MED-2")
def test_what_the_head_cannot_resolve_goes_to_the_mediation_team(office: Office) -> None:
    office.complaints.record(a_complaint(level=3))
    tried = {"at": "2026-11-17T10:00", "head": "หัวหน้าเวร", "facts_checked": True, "result": "not_resolved"}
    office.proceedings.begin(NUMBER, "head_first", tried)
    route = {"at": "2026-11-17T11:00", "route": "mediation", "reason": "หัวหน้าไกล่เกลี่ยแล้วไม่สำเร็จ"}
    office.proceedings.begin(NUMBER, "screening", route)
    office.mediation.send(NUMBER)
    rows = office.complaints.case(NUMBER).proceedings
    heads, routed = rows[0].stages["tried"], rows[1].stages["decided"]
    assert (heads["result"], routed["route"], heads["at"] < routed["at"]) == ("not_resolved", "mediation", True)
    assert [each.number for each in office.mediation.cases_in_mediation()] == [NUMBER]
    assert office.mediation.steps(NUMBER)[0].extension == "115"


REPORT = {"at": "2026-11-19T10:00", "event": "รอยานาน", "correction": "จัดคิวใหม่", "by_whom": "หัวหน้าห้องยา"}
TELLS_EXECUTIVES = "MED-4@"


@pytest.mark.rule("MED-4")
def test_once_the_risk_report_is_written_the_risk_team_has_a_day_to_tell_the_executives(office: Office) -> None:
    office.complaints.record(a_complaint(level=3))
    uid = office.proceedings.begin(NUMBER, "incident_report", REPORT)
    duty = next(each for each in office.complaints.case(NUMBER).duties if each.id.startswith(TELLS_EXECUTIVES))
    assert (duty.due_on, duty.to_whom, duty.is_ended) == (date(2026, 11, 20), ("risk_manager",), False)
    told = {"whom": "ผู้อำนวยการ ทดสอบ", "by_whom": "ทีมความเสี่ยง", "means": "memo"}
    office.proceedings.go_on(NUMBER, uid, "executives_told", {"at": "2026-11-19T11:00", **told})
    (report,) = office.complaints.case(NUMBER).proceedings
    assert (report.value("written", "correction"), report.value("executives_told", "whom")) == (
        "จัดคิวใหม่",
        "ผู้อำนวยการ ทดสอบ",
    )
    ended = next(each for each in office.complaints.case(NUMBER).duties if each.id == duty.id)
    assert ended.done_at == datetime.fromisoformat("2026-11-19T11:00:00+07:00")


@pytest.mark.rule("MED-4")
def test_a_complaint_is_not_closed_before_the_executives_were_told_of_its_risk_report(office: Office) -> None:
    office.complaints.record(a_complaint(level=3))
    office.proceedings.begin(NUMBER, "incident_report", REPORT)
    with pytest.raises(InvalidComplaint) as refusal:
        office.complaints.change_fields(NUMBER, {"outcome": "in_part", "told_at": "2026-11-20T10:00"})
    (problem,) = refusal.value.problems
    assert problem.code == "duties_open"
    assert "ทีมความเสี่ยงแจ้งผู้บริหารถึงเหตุการณ์และการแก้ไข" in str(problem.data["duties"])


@pytest.mark.rule("MED-4")
@pytest.mark.parametrize(
    ("changes", "told_of"),
    [
        ({"level": 1}, []),
        ({"level": 2}, ["MED-4"]),
        ({"kind": "incident", "category": "B"}, []),
        ({"kind": "incident", "category": "B", "may_escalate": True, "level": 3}, ["MED-4"]),
    ],
)
def test_a_comment_or_a_near_miss_is_not_brought_to_the_executives_one_by_one(
    office: Office, changes: dict[str, object], told_of: list[str]
) -> None:
    office.complaints.record(a_complaint(**changes))
    office.proceedings.begin(NUMBER, "incident_report", REPORT)
    duties = office.complaints.case(NUMBER).duties
    assert [each.rule for each in duties if each.id.startswith(TELLS_EXECUTIVES)] == told_of
    assert "MED-4" not in [each.rule for each in duties if not each.id.startswith(TELLS_EXECUTIVES)]


@pytest.mark.rule("MED-7")
def test_complaints_about_network_hospitals_are_counted_per_hospital_with_their_result(
    tmp_path: Path, now: datetime
) -> None:
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: now, set_up=SetUp(profile="sso"))
    for details, hospitals in (("หนึ่ง", ["รพ.ก"]), ("สอง", ["รพ.ก", "รพ.ข"]), ("สาม", ["รพ.ข"]), ("สี่", ["รพ.ค"])):
        office.complaints.record(a_complaint(details=details, network_hospitals=hospitals, topics=["service"]))
    ended = {"outcome": "in_part", "told_at": "2026-11-20T10:00:00+07:00"}
    for duty in ("SSO-8", "SSO-1", "INT-7"):
        office.duties.not_needed("2569/00001", duty, because="ทดสอบ")
    office.complaints.change_fields("2569/00001", ended)
    office.complaints.change_fields("2569/00004", {**ended, "outcome": "entered_by_mistake", "outcome_words": "ลงซ้ำ"})
    counted = complaints_by_hospital(office.database, date(2026, 11, 1), date(2026, 11, 30))
    assert [(each.hospital, each.numbers, each.by_outcome) for each in counted] == [
        ("รพ.ก", ("2569/00001", "2569/00002"), {"in_part": 1, "": 1}),
        ("รพ.ข", ("2569/00002", "2569/00003"), {"": 2}),
    ]
    assert complaints_by_hospital(office.database, date(2026, 10, 1), date(2026, 10, 31)) == ()
    office.database.close()


@pytest.mark.rule("REP-3")
@pytest.mark.parametrize(
    ("day", "ends", "year"),
    [
        (date(2020, 10, 1), "2021-09-30", 2564),
        (date(2021, 9, 30), "2021-09-30", 2564),
        (date(2021, 10, 1), "2022-09-30", 2565),
    ],
)
def test_a_fiscal_year_is_named_by_the_buddhist_year_in_which_it_ends(day: date, ends: str, year: int) -> None:
    assert fiscal_year_end(day).isoformat() == ends
    assert fiscal_year_end(day).year + 543 == year


@pytest.mark.rule("SSO-2", "SSO-4", "SSO-5", "SSO-6")
def test_a_complex_matter_of_the_social_security_office_runs_its_course(tmp_path: Path) -> None:
    clock = [datetime.fromisoformat("2026-08-03T10:00:00+07:00")]
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: clock[0], set_up=SetUp(profile="sso"))
    received = "2026-08-03T09:00:00+07:00"
    office.complaints.record(a_complaint(topics=["service"], resolution_group="SSO-4", received_at=received))
    asked = {"at": "2026-08-03T09:30", "unit": "รพ.ก", "question": "ขอข้อเท็จจริง"}
    uid = office.proceedings.begin(NUMBER, "request", asked)
    clock[0] = datetime.fromisoformat("2026-10-30T10:00:00+07:00")
    for at, purpose in (("2026-08-04T09:00", "first_report"), ("2026-09-11T09:00", "progress")):
        said = {"at": at, "means": "telephone", "result": "reached", "purpose": purpose, "words": "แจ้งความคืบหน้า"}
        office.proceedings.begin(NUMBER, "contact", said)
    duties = {each.id: each for each in office.complaints.case(NUMBER).duties}
    ended = [name for name, each in duties.items() if each.is_ended]
    assert ended == ["SSO-8", "INT-7", "SSO-2", "SSO-4:first_report", "SSO-5#2"]
    assert [duties[each].due_on for each in ("SSO-4", "SSO-5#2", "SSO-5#3", f"SSO-6@{uid}")] == [
        date(2026, 9, 7),
        date(2026, 9, 14),
        date(2026, 10, 5),
        date(2026, 8, 24),
    ]
    office.database.close()
