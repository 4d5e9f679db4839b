"""Closing a case ends what closing does, waits for what others owe, and never invents that somebody was told."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.endings import has_ended
from app.domain.errors import InvalidComplaint
from app.domain.policy import load_policy
from app.services.cases.closing import Closings
from app.services.node import SetUp
from app.services.office import Office
from app.services.rows import DutyRow
from tests.cases import a_complaint, an_incident

NUMBER = "2569/00001"
TOLD = {"outcome": "as_wished", "told_at": "2026-11-20T14:00:00+07:00", "told_means": "telephone"}
NOBODY = {"outcome": "as_wished", "nobody_to_tell": "no_complainant"}
ANONYMOUS = {"disclosure": "anonymous", "channel": "comment_box"}
REPLY_BY = {"referring_agency": "สำนักงานตัวอย่าง", "reply_by": "2026-12-04"}


@pytest.fixture
def office_of(tmp_path: Path, now: datetime) -> Callable[..., Office]:
    """Opens an office of that profile with one case."""

    def opened(profile: str, **values: object) -> Office:
        office = bootstrap.open_office(tmp_path / profile, clock=lambda: now, set_up=SetUp(profile=profile))
        office.complaints.record(a_complaint(topics=["behaviour"], **values))
        return office

    return opened


def close(office: Office, **values: object) -> str:
    office.complaints.change_fields(NUMBER, values)
    return office.complaints.case(NUMBER).state


def refusals(office: Office, **values: object) -> list[tuple[str, str]]:
    with pytest.raises(InvalidComplaint) as refused:
        close(office, **values)
    return [(each.field, each.code) for each in refused.value.problems]


def duty(office: Office, name: str) -> DutyRow:
    return next(each for each in office.complaints.case(NUMBER).duties if each.id == name)


@pytest.mark.rule("INT-9", "INT-19", "INT-1", "INT-12", "INT-7", "SSO-1", "SSO-8", "DAY-7")
@pytest.mark.parametrize(
    ("profile", "values", "owed"),
    [
        ("kcm", {"priority": "urgent", "priority_ground": "a"}, ["INT-9:director"]),
        ("kcm", REPLY_BY, ["INT-19"]),
        ("kcm", {"kind": "information_request"}, ["INT-1"]),
        ("sso", REPLY_BY, ["SSO-1", "INT-7", "SSO-8", "INT-19"]),
        ("phrae", {"kind": "information_request", **REPLY_BY}, ["INT-12", "INT-19"]),
    ],
    ids=["director", "agency", "information", "social security", "province"],
)
def test_what_others_are_owed_holds_the_case_and_is_listed(
    office_of: Callable[..., Office], profile: str, values: dict[str, object], owed: list[str]
) -> None:
    office = office_of(profile, **values)
    assert refusals(office, **TOLD) == [("outcome", "duties_open")]
    before = Closings(office.desk, office.complaints, office.proceedings).before(NUMBER)
    assert sorted(each.id for each in before.open_duties) == sorted(owed)
    for name in owed:
        assert duty(office, name).done_at is None
        office.duties.not_needed(NUMBER, name, because="ผู้ร้องแจ้งว่าไม่ต้องการแล้ว")
    assert close(office, **TOLD) == "closed"
    assert {duty(office, name).not_needed for name in owed} == {"ผู้ร้องแจ้งว่าไม่ต้องการแล้ว"}
    office.database.close()


ANSWERED = ("LVL-1", "LVL-2", "LVL-3", "LVL-4", "GRP-1", "GRP-2", "GRP-3", "GRP-4")


@pytest.mark.rule("DAY-7")
@pytest.mark.parametrize(
    ("profile", "ended"),
    [
        ("kcm", ["INT-9:contact", "INT-1:", *(f"{rule}:" for rule in ANSWERED)]),
        ("sso", ["INT-9:contact", "SSO-2:", "SSO-3:", "SSO-4:", "SSO-4:first_report", "SSO-5:"]),
        ("phrae", ["INT-9:contact"]),
    ],
)
def test_closing_ends_only_what_telling_the_complainant_is_or_resolves(profile: str, ended: list[str]) -> None:
    policy = load_policy(profile=profile)
    assert sorted(f"{each.rule}:{each.step}" for each in policy.duties if "closing" in each.stopped_by) == sorted(ended)


@pytest.mark.rule("INT-9")
def test_the_director_of_an_urgent_matter_is_told_and_not_ticked_by_closing(office: Office) -> None:
    office.complaints.record(a_complaint(priority="urgent", priority_ground="a"))
    told = {"at": "2026-11-17T10:00", "role": "director", "name": "ผู้อำนวยการ ตัวอย่าง"}
    office.proceedings.begin(NUMBER, "telling", told)
    assert str(duty(office, "INT-9:director").done_at) == "2026-11-17 10:00:00+07:00"
    assert close(office, **TOLD) == "closed"


@pytest.mark.rule("OUT-2")
def test_an_incident_without_a_complainant_ends_without_a_time_of_telling(office: Office) -> None:
    office.complaints.record(an_incident(category="C"))
    for each in office.complaints.case(NUMBER).duties:
        office.duties.not_needed(NUMBER, each.id, because="ทดสอบ")
    proposed = Closings(office.desk, office.complaints, office.proceedings).before(NUMBER).told
    assert proposed == {"nobody_to_tell": "no_complainant"}
    assert close(office, **NOBODY) == "closed"
    assert "told_at" not in office.complaints.case(NUMBER).fields


@pytest.mark.rule("OUT-2", "DAY-7")
def test_of_an_anonymous_slip_answering_is_not_needed_and_resolving_ends_with_the_closing(office: Office) -> None:
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2", **ANONYMOUS))
    assert close(office, outcome="in_part", nobody_to_tell="anonymous") == "closed"
    answered, resolved = duty(office, "LVL-2"), duty(office, "GRP-2")
    assert (answered.done_at, answered.done_by) == (None, "")
    assert answered.not_needed == "ไม่มีผู้ที่ต้องแจ้งผล: ผู้ร้องไม่ประสงค์ออกนามและไม่ได้ให้ช่องทางตอบกลับ"
    assert resolved.done_at == office.desk.now()
    reopened = {"at": office.desk.now().isoformat(), "reason": "มีข้อมูลใหม่"}
    office.proceedings.begin(NUMBER, "reopening", reopened)
    assert not (duty(office, "LVL-2").is_ended or duty(office, "GRP-2").is_ended)


@pytest.mark.rule("INT-10", "OUT-2")
def test_unreachable_at_screening_needs_the_screening_and_a_try(office: Office) -> None:
    office.complaints.record(a_complaint(complainant_name="นายสมมุติ ตัวอย่าง", complainant_phone="08 0000 0000"))
    ended = {"outcome": "ended_at_screening", "nobody_to_tell": "not_reached"}
    assert refusals(office, **ended) == [("outcome", "no_ending_screening"), ("nobody_to_tell", "nobody_tried")]
    screened = {"at": "2026-11-18T09:00", "route": "unclear", "reason": "ไม่มีรายละเอียด"}
    office.proceedings.begin(NUMBER, "screening", screened)
    tried = {"at": "2026-11-18T10:00", "means": "telephone", "result": "no_answer"}
    office.proceedings.begin(NUMBER, "contact", tried)
    assert close(office, **ended) == "closed"


@pytest.mark.rule("OUT-2")
@pytest.mark.parametrize(
    ("values", "reason", "code"),
    [
        ({}, "no_complainant", "somebody_complained"),
        ({}, "anonymous", "not_anonymous"),
        ({"complainant_email": "name@example.org"}, "no_contact", "can_be_reached"),
        ({}, "no_answer_wanted", "an_answer_is_owed"),
        ({}, "not_reached", "only_at_screening"),
    ],
)
def test_a_reason_that_the_case_contradicts_is_refused(
    office: Office, values: dict[str, object], reason: str, code: str
) -> None:
    office.complaints.record(a_complaint(**values))
    assert refusals(office, outcome="in_part", nobody_to_tell=reason) == [("nobody_to_tell", code)]
    assert refusals(office, **TOLD, nobody_to_tell=reason) == [("nobody_to_tell", "told_and_nobody")]


@pytest.mark.rule("DAY-7")
def test_an_outcome_that_ends_nothing_is_said_as_a_gap(office: Office) -> None:
    office.complaints.record(a_complaint(outcome="in_part"))
    record = office.complaints.case(NUMBER)
    assert record.state == "open"
    assert ("told_at", "gap_told") in [(each.field, each.code) for each in record.gaps]


NEEDED = [
    ("request", {"unit": "ห้องจ่ายยา", "question": "ขอข้อเท็จจริง", "not_listed": True}, "replied", {"words": "ชี้แจง"}),
    ("order", {"to": "ผู้อำนวยการ", "memo": "เพื่อสั่งการ"}, "ordered", {"by_whom": "ผู้อำนวยการ", "order": "ทราบ"}),
    ("handover", {"agency": "สำนักงานตัวอย่าง"}, "received", {"number": "ตย 1"}),
    ("information", {"holder": "เวชระเบียน", "words": "ขอสำเนา"}, "given", {}),
]


@pytest.mark.rule("INT-17", "INT-13", "INT-11", "INT-12")
@pytest.mark.parametrize(("kind", "begun", "stage", "said"), NEEDED, ids=[each[0] for each in NEEDED])
def test_without_a_day_named_what_the_rules_want_still_holds_the_case(
    office: Office, kind: str, begun: dict[str, object], stage: str, said: dict[str, object]
) -> None:
    office.complaints.record(a_complaint(level=2))
    uid = office.proceedings.begin(NUMBER, kind, {"at": "2026-11-18T09:00", **begun})
    although = {"closed_although": "ไม่รอ"}
    assert refusals(office, **TOLD, **although) == [("outcome", "work_open")]
    office.proceedings.go_on(NUMBER, uid, stage, {"at": "2026-11-19T09:00", **said})
    work = Closings(office.desk, office.complaints, office.proceedings).before(NUMBER)
    assert work.open_work == ()
    assert close(office, **TOLD, **although) == "closed"


def test_a_request_whose_duty_is_not_needed_holds_nothing(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    asked = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยา", "question": "ขอ", "due_on": "2026-11-27", "not_listed": True}
    uid = office.proceedings.begin(NUMBER, "request", asked)
    assert refusals(office, **TOLD) == [("outcome", "duties_open")]
    office.duties.not_needed(NUMBER, f"INT-17@{uid}", because="หน่วยงานถูกยุบ")
    assert close(office, **TOLD) == "closed"


LEFT = [
    ("claim", {"asked_baht": 50000}, "ขอรับเงินช่วยเหลือเบื้องต้น (มาตรา ๔๑)"),
    ("lawsuit", {"court": "ศาลจังหวัด"}, "ศาลจังหวัด"),
    ("screening", {"route": "mediation", "reason": "ข้อพิพาท"}, "ไกล่เกลี่ย"),
    ("session", {"people": ["ผู้ร้อง", "พยาบาล"], "result": "to_be_continued"}, "ไกล่เกลี่ย"),
]


@pytest.mark.rule("LVL-4", "MED-2")
@pytest.mark.parametrize(("kind", "begun", "named"), LEFT, ids=["claim", "lawsuit", "mediation", "session"])
def test_what_no_document_waits_for_is_left_open_only_with_the_reason(
    office: Office, kind: str, begun: dict[str, object], named: str
) -> None:
    office.complaints.record(a_complaint(level=2))
    office.proceedings.begin(NUMBER, kind, {"at": "2026-11-18T09:00", **begun})
    assert refusals(office, **TOLD) == [("closed_although", "work_may_stay_open")]
    assert close(office, **TOLD, closed_although="ติดตามต่อในคดี") == "closed"
    assert office.complaints.case(NUMBER).fields["closed_although"] == "ติดตามต่อในคดี"


@pytest.mark.rule("INT-13", "LVL-3")
def test_an_order_and_a_resolution_not_carried_out_are_left_open_only_with_the_reason(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    memo = office.proceedings.begin(NUMBER, "order", {"at": "2026-11-18T09:00", "to": "ผู้อำนวยการ", "memo": "สั่งการ"})
    office.proceedings.go_on(NUMBER, memo, "ordered", {"at": "2026-11-18T10:00", "by_whom": "ผอ.", "order": "ตรวจสอบ"})
    put = {"at": "2026-11-18T11:00", "meeting_on": "2026-11-19", "reason": "เรื่องใหญ่"}
    agenda = office.proceedings.begin(NUMBER, "agenda", put)
    office.proceedings.go_on(NUMBER, agenda, "resolved", {"at": "2026-11-19T10:00", "resolution": "ให้ปรับคิว"})
    before = Closings(office.desk, office.complaints, office.proceedings).before(NUMBER)
    assert [(each.kind, each.stage) for each in before.may_stay_open] == [("order", "carried_out"), ("agenda", "done")]
    assert refusals(office, **TOLD) == [("closed_although", "work_may_stay_open")]


@pytest.mark.rule("OUT-2", "INT-11")
def test_handed_over_is_no_outcome_where_nothing_was_handed_over(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    assert refusals(office, **{**TOLD, "outcome": "handed_over"}) == [("outcome", "no_handover")]


@pytest.mark.rule("DAY-5", "OUT-1")
def test_the_end_of_a_closed_case_is_another_one_only_after_reopening(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    assert close(office, **{**TOLD, "outcome": "in_part"}) == "closed"
    assert refusals(office, outcome="as_wished") == [("outcome", "end_is_settled")]
    assert close(office, outcome_words="ชี้แจงจนเข้าใจ") == "closed"
    office.proceedings.begin(NUMBER, "reopening", {"at": "2026-11-21T09:00", "reason": "ผู้ร้องพอใจแล้ว"})
    assert close(office, **TOLD) == "closed"
    assert office.complaints.case(NUMBER).fields["outcome"] == "as_wished"


@pytest.mark.parametrize(
    ("values", "is_ended"),
    [
        ({"outcome": "in_part", "told_at": "2026-01-05T09:00:00+07:00"}, True),
        ({"outcome": "in_part"}, False),
        ({"told_at": "2026-01-05T09:00:00+07:00"}, False),
        ({"outcome": "merged"}, True),
        ({"nobody_to_tell": "anonymous"}, False),
    ],
)
def test_what_was_closed_before_there_was_a_reason_reads_as_it_did(values: dict[str, object], is_ended: bool) -> None:
    assert has_ended(values) is is_ended
