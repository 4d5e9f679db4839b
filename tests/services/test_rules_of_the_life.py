"""What the rules ask of the life of a case: its clocks, its endings, what goes outside and what comes back."""

from datetime import date

import pytest

from app.domain.errors import InvalidComplaint
from app.domain.labels import LABELS
from app.domain.proceedings.words import Strategy
from app.domain.vocabulary import ComplainantType, Outcome
from app.services.office import Office
from app.services.rows import DutyRow
from app.translation import said_in
from tests.cases import a_complaint, an_incident

NUMBER = "2569/00001"
TOLD_AT = "2026-11-20T14:00:00+07:00"


def recorded(office: Office, **values: object) -> Office:
    office.complaints.record(a_complaint(**values))
    return office


def duty(office: Office, name: str) -> DutyRow:
    return next(each for each in office.complaints.case(NUMBER).duties if each.id.startswith(name))


def corrected(office: Office, **values: object) -> str:
    fields = {**office.complaints.case(NUMBER).fields, **values}
    office.complaints.correct(NUMBER, fields, seen=None)
    return office.complaints.case(NUMBER).state


def codes(refused: pytest.ExceptionInfo[InvalidComplaint]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


@pytest.mark.rule("DAY-4")
def test_both_deadlines_show_and_the_earlier_open_one_gives_the_colour(office: Office) -> None:
    recorded(office, level=2, resolution_group="GRP-2")
    assert {each.id: each.due_on for each in office.complaints.case(NUMBER).duties} == {
        "LVL-2": date(2026, 12, 8),
        "GRP-2": date(2026, 11, 30),
    }
    first = office.complaints.case(NUMBER).earliest_due
    assert first is not None
    assert first.id == "GRP-2"


@pytest.mark.rule("OUT-1", "DAY-7")
@pytest.mark.parametrize("outcome", ["as_wished", "in_part", "not_as_wished"])
def test_a_matter_is_resolved_only_when_the_complainant_was_told(office: Office, outcome: str) -> None:
    recorded(office, resolution_group="GRP-2")
    assert corrected(office, outcome=outcome) == "open"
    assert not duty(office, "GRP-2").is_ended
    assert corrected(office, outcome=outcome, told_at=TOLD_AT) == "closed"
    assert duty(office, "GRP-2").is_ended


@pytest.mark.rule("OUT-2")
def test_a_case_entered_by_mistake_keeps_its_number_and_gives_it_to_nobody_else(office: Office) -> None:
    recorded(office)
    assert corrected(office, outcome="entered_by_mistake", outcome_words="ลงซ้ำ", told_at=TOLD_AT) == "voided"
    assert office.complaints.record(a_complaint(details="อีกเรื่องหนึ่ง")) == "2569/00002"
    assert office.complaints.case(NUMBER).number == "2569/00001"


@pytest.mark.rule("OUT-1", "OUT-2")
def test_a_case_can_end_in_nine_ways() -> None:
    assert [each.value for each in Outcome] == [
        "as_wished",
        "in_part",
        "not_as_wished",
        "ended_at_screening",
        "handed_over",
        "withdrawn",
        "unreachable",
        "merged",
        "entered_by_mistake",
    ]


@pytest.mark.rule("INT-10")
@pytest.mark.parametrize("route", ["unclear", "resolved_at_once", "suggestion"])
def test_a_matter_ends_at_screening_and_is_kept_as_data(office: Office, route: str) -> None:
    recorded(office)
    decided = {"at": "2026-11-18T09:00", "route": route, "reason": "ข้อมูลไม่พอและหาเพิ่มไม่ได้"}
    office.proceedings.begin(NUMBER, "screening", decided)
    assert corrected(office, outcome="ended_at_screening", told_at=TOLD_AT) == "closed"
    (row,) = office.complaints.case(NUMBER).proceedings
    assert (row.value("decided", "route"), row.value("decided", "reason")) == (route, "ข้อมูลไม่พอและหาเพิ่มไม่ได้")


@pytest.mark.rule("INT-10")
def test_an_ending_at_screening_needs_its_reason(office: Office) -> None:
    recorded(office)
    with pytest.raises(InvalidComplaint) as refused:
        office.proceedings.begin(NUMBER, "screening", {"at": "2026-11-18T09:00", "route": "unclear"})
    assert codes(refused) == [("reason", "required")]


@pytest.mark.rule("INT-11", "OUT-2")
def test_what_is_not_ours_is_handed_over_and_its_receipt_kept(office: Office) -> None:
    recorded(office)
    sent = {"at": "2026-11-18T09:00", "agency": "สำนักงานสาธารณสุขอำเภอตัวอย่าง", "due_on": "2026-11-25"}
    uid = office.proceedings.begin(NUMBER, "handover", sent)
    assert duty(office, "INT-11").due_on == date(2026, 11, 25)
    receipt = {"at": "2026-11-20T09:00", "number": "รพ 0032/15"}
    office.proceedings.go_on(NUMBER, uid, "received", receipt)
    (row,) = office.complaints.case(NUMBER).proceedings
    assert row.value("received", "number") == "รพ 0032/15"
    assert duty(office, "INT-11").is_ended


@pytest.mark.rule("INT-12")
def test_information_is_asked_of_its_holder_and_given(office: Office) -> None:
    recorded(office, kind="information_request")
    asked = {"at": "2026-11-18T09:00", "holder": "งานเวชระเบียน", "words": "ขอสำเนาเวชระเบียน"}
    uid = office.proceedings.begin(NUMBER, "information", asked)
    office.proceedings.go_on(NUMBER, uid, "given", {"at": "2026-11-18T10:30"})
    done_at = duty(office, "INT-1").done_at
    assert done_at is not None
    assert done_at.isoformat() == "2026-11-18T10:30:00+07:00"


@pytest.mark.rule("INT-13")
def test_an_order_is_recorded_with_its_text_its_date_and_who_gave_it(office: Office) -> None:
    recorded(office, topics=["procurement"])
    memo = {"at": "2026-11-18T09:00", "to": "ผู้อำนวยการ", "memo": "เรื่องจัดซื้อจัดจ้าง"}
    uid = office.proceedings.begin(NUMBER, "order", memo)
    with pytest.raises(InvalidComplaint) as refused:
        office.proceedings.go_on(NUMBER, uid, "ordered", {"at": "2026-11-19T09:00"})
    order = {"at": "2026-11-19T09:00", "by_whom": "ผู้อำนวยการ", "order": "ให้ตรวจสอบ", "due_on": "2026-11-27"}
    office.proceedings.go_on(NUMBER, uid, "ordered", order)
    assert codes(refused) == [("by_whom", "required"), ("order", "required")]
    assert duty(office, "INT-13:order").due_on == date(2026, 11, 27)


@pytest.mark.rule("INT-14")
def test_what_affects_the_agency_stays_open_until_the_complainant_was_told(office: Office) -> None:
    recorded(office, topics=["procurement"])
    route = {"at": "2026-11-18T09:00", "route": "affects_agency", "reason": "จัดซื้อไม่โปร่งใส"}
    office.proceedings.begin(NUMBER, "screening", route)
    memo = {"at": "2026-11-18T09:30", "to": "ผู้อำนวยการ", "memo": "เสนอสั่งการ"}
    uid = office.proceedings.begin(NUMBER, "order", memo)
    order = {"at": "2026-11-19T09:00", "by_whom": "ผู้อำนวยการ", "order": "ให้หน่วยงานตรวจสอบ"}
    office.proceedings.go_on(NUMBER, uid, "ordered", order)
    office.proceedings.go_on(NUMBER, uid, "carried_out", {"at": "2026-11-20T09:00"})
    assert corrected(office, outcome="in_part") == "open"
    assert corrected(office, outcome="in_part", told_at=TOLD_AT) == "closed"


@pytest.mark.rule("INT-16")
def test_who_complains_has_nine_answers_and_the_name_of_the_organisation(office: Office) -> None:
    labels = [said_in("th", LABELS[each]) for each in ComplainantType]
    assert len(labels) == 9
    assert labels[:2] == ["ผู้ป่วย", "ญาติ"]
    recorded(office, complainant_type="company", complainant_organisation="บริษัทตัวอย่าง จำกัด")
    assert office.complaints.case(NUMBER).fields["complainant_organisation"] == "บริษัทตัวอย่าง จำกัด"


@pytest.mark.rule("INT-17")
def test_a_case_is_not_closed_while_a_unit_has_not_replied(office: Office) -> None:
    recorded(office)
    asked = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยา", "question": "ขอข้อเท็จจริง", "due_on": "2026-11-27"}
    uid = office.proceedings.begin(NUMBER, "request", asked)
    with pytest.raises(InvalidComplaint) as refused:
        corrected(office, outcome="in_part", told_at=TOLD_AT)
    assert [code for _field, code in codes(refused)] == ["duties_open"]
    office.proceedings.go_on(NUMBER, uid, "replied", {"at": "2026-11-20T09:00", "words": "ระบบคิวขัดข้อง"})
    assert corrected(office, outcome="in_part", told_at=TOLD_AT) == "closed"


@pytest.mark.rule("INT-18")
def test_a_unit_complained_of_for_corruption_is_not_asked_about_it(office: Office) -> None:
    recorded(office, topics=["corruption"], units=["พัสดุ"])
    asked = {"at": "2026-11-18T09:00", "question": "ขอข้อเท็จจริง"}
    with pytest.raises(InvalidComplaint) as refused:
        office.proceedings.begin(NUMBER, "request", {**asked, "unit": "พัสดุ"})
    assert codes(refused) == [("unit", "restricted_track")]
    assert office.proceedings.begin(NUMBER, "request", {**asked, "unit": "ตรวจสอบภายใน"})


@pytest.mark.rule("MED-1")
def test_an_unwanted_event_is_told_to_the_shift_head_before_anything_else_is_known(office: Office) -> None:
    office.complaints.record(an_incident())
    told = duty(office, "RPT-2:tell_now")
    assert told.label_th == "แจ้งหัวหน้าเวรทันที ยังไม่ทราบระดับความรุนแรง"
    assert told.to_whom == ("shift_head",)


@pytest.mark.rule("MED-2")
def test_what_was_promised_has_its_day_and_holds_the_case_open(office: Office) -> None:
    recorded(office)
    promised = {"at": "2026-11-18T09:00", "what": "โทรแจ้งผล", "by_whom": "หัวหน้าหอผู้ป่วย", "due_on": "2026-11-25"}
    uid = office.proceedings.begin(NUMBER, "promise", promised)
    kept = duty(office, "MED-2:promise")
    assert (kept.due_on, kept.to_whom) == (date(2026, 11, 25), ("หัวหน้าหอผู้ป่วย",))
    with pytest.raises(InvalidComplaint):
        corrected(office, outcome="in_part", told_at=TOLD_AT)
    office.proceedings.go_on(NUMBER, uid, "kept", {"at": "2026-11-20T09:00"})
    assert corrected(office, outcome="in_part", told_at=TOLD_AT) == "closed"


@pytest.mark.rule("MED-5")
def test_who_insists_on_the_director_gets_facts_law_and_entitlements_then_the_unit_is_invited(office: Office) -> None:
    recorded(office)
    uid = office.proceedings.begin(NUMBER, "insistence", {"at": "2026-11-18T09:00", "wish": "ขอพบผู้อำนวยการ"})
    explained = {"at": "2026-11-18T09:20", "facts": True, "law": True, "rights": True}
    office.proceedings.go_on(NUMBER, uid, "explained", explained)
    office.proceedings.go_on(NUMBER, uid, "invited", {"at": "2026-11-18T09:40", "unit": "นิติการ"})
    office.proceedings.go_on(NUMBER, uid, "ended", {"at": "2026-11-18T10:30", "words": "เข้าใจและยุติ"})
    (row,) = office.complaints.case(NUMBER).proceedings
    assert list(row.stages) == ["came", "explained", "invited", "ended"]
    assert row.value("invited", "unit") == "นิติการ"


@pytest.mark.rule("LVL-3")
def test_the_committee_has_its_day_and_its_resolution_becomes_a_task(office: Office) -> None:
    recorded(office, level=3)
    put = {"at": "2026-11-18T09:00", "meeting_on": "2026-11-25", "reason": "ระดับ ๓"}
    uid = office.proceedings.begin(NUMBER, "agenda", put)
    assert duty(office, "LVL-3:meeting").due_on == date(2026, 11, 25)
    resolved = {"at": "2026-11-20T13:00", "resolution": "ให้ปรับปรุง", "owner": "พัสดุ", "due_on": "2026-12-04"}
    office.proceedings.go_on(NUMBER, uid, "resolved", resolved)
    assert duty(office, "LVL-3:meeting").is_ended
    assert (duty(office, "LVL-3:task").due_on, duty(office, "LVL-3:task").to_whom) == (date(2026, 12, 4), ("พัสดุ",))


@pytest.mark.rule("REP-2")
def test_a_measure_is_followed_also_after_its_case_is_closed(office: Office) -> None:
    recorded(office)
    planned = {"at": "2026-11-18T09:00", "what": "ปรับระบบคิว", "strategy": "prevent", "owner": "หัวหน้าห้องยา"}
    office.proceedings.begin(NUMBER, "measure", {**planned, "due_on": "2026-12-30"})
    assert (duty(office, "REP-2").due_on, duty(office, "REP-2").collected) == (date(2026, 12, 30), True)
    assert corrected(office, outcome="in_part", told_at=TOLD_AT) == "closed"
    assert not duty(office, "REP-2").is_ended
    assert [each.value for each in Strategy] == ["avoid", "transfer", "prevent", "reduce_loss", "segregate"]
