"""Corruption and misconduct on a track of their own, and accusations without a name sealed (INT-18, INT-6)."""

from datetime import date

import pytest

from app.domain.errors import InvalidComplaint
from app.domain.proceedings.follow_ups import follow_ups
from app.services.counts.counted_apart import Apart, counted_apart
from app.services.office import Office
from tests.cases import a_complaint

NUMBER = "2569/00001"
ASKED = {"at": "2026-11-18T09:00", "unit": "พัสดุ", "question": "ขอข้อเท็จจริง"}


@pytest.fixture
def accused(office: Office) -> Office:
    """A matter of corruption in one unit and of one person."""
    named = {"units": ["พัสดุ"], "accused_person": "นายสมมุติ ตัวอย่าง", "topics": ["corruption"]}
    office.complaints.record(a_complaint(**named))
    return office


def refused_with(office: Office, kind: str, values: dict[str, object]) -> list[tuple[str, str]]:
    with pytest.raises(InvalidComplaint) as refused:
        office.proceedings.begin(NUMBER, kind, {"at": "2026-11-18T09:00", **values})
    return [(problem.field, problem.code) for problem in refused.value.problems]


@pytest.mark.rule("INT-18")
def test_a_matter_of_corruption_is_restricted_by_itself_and_shown_so(accused: Office) -> None:
    assert accused.complaints.case(NUMBER).fields["restricted"] == "restricted"
    assert accused.register.everything()[0].restricted


@pytest.mark.rule("INT-18")
def test_somebody_may_say_that_a_matter_is_like_any_other_or_is_not(office: Office) -> None:
    office.complaints.record(a_complaint(topics=["corruption"], restricted="ordinary"))
    office.complaints.record(a_complaint(topics=["service"], restricted="restricted"))
    office.complaints.change_fields(NUMBER, {"place": "ตึกหน้า"})
    assert [row.restricted for row in office.register.everything()] == [False, True]


@pytest.mark.rule("INT-18")
def test_it_is_not_routed_to_the_unit_or_person_complained_of(accused: Office) -> None:
    assert refused_with(accused, "request", {**ASKED, "unit": " พัสดุ "}) == [("unit", "restricted_track")]
    memo = {"to": "นาย สมมุติ  ตัวอย่าง", "memo": "เสนอ"}
    assert refused_with(accused, "order", memo) == [("to", "restricted_track_closed")]
    assert refused_with(accused, "assignment", {"person": "สมมุติ ตัวอย่าง"}) == [("person", "restricted_track_closed")]


@pytest.mark.rule("INT-18")
@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        (
            "measure",
            {
                "what": "ทบทวนขั้นตอน",
                "strategy": "prevent",
                "unit": "พัสดุ",
                "owner": "หัวหน้า ทดสอบ",
                "due_on": "2026-11-30",
            },
            "unit",
        ),
        ("promise", {"what": "คืนเงิน", "by_whom": "นาย สมมุติ ตัวอย่าง", "due_on": "2026-11-30"}, "by_whom"),
        ("session", {"place": "ห้องประชุม", "people": ["พัสดุ"], "result": "agreed"}, "people"),
        ("telling", {"role": "director", "name": "สมมุติ ตัวอย่าง"}, "name"),
        ("telling", {"role": "unit_head", "name": "พว. ทดสอบ"}, "role"),
    ],
)
def test_those_complained_of_own_nothing_of_the_case_and_are_not_told(
    accused: Office, kind: str, values: dict[str, object], field: str
) -> None:
    assert (field, "restricted_track_closed") in refused_with(accused, kind, values)


@pytest.mark.rule("INT-18")
@pytest.mark.parametrize(
    ("kind", "first", "stage", "then", "field"),
    [
        ("insistence", {"wish": "ขอพบผู้อำนวยการ"}, "invited", {"unit": "พัสดุ"}, "unit"),
        (
            "order",
            {"to": "ผู้อำนวยการ", "memo": "เสนอ"},
            "ordered",
            {"by_whom": "นายสมมุติ ตัวอย่าง", "order": "ก"},
            "by_whom",
        ),
        (
            "agenda",
            {"reason": "ทุจริต", "meeting_on": "2026-11-18"},
            "resolved",
            {"resolution": "ให้ตรวจสอบ", "owner": "พัสดุ"},
            "owner",
        ),
    ],
)
def test_nor_are_they_given_a_part_in_it_later(
    accused: Office, kind: str, first: dict[str, object], stage: str, then: dict[str, object], field: str
) -> None:
    uid = accused.proceedings.begin(NUMBER, kind, {"at": "2026-11-18T09:00", **first})
    with pytest.raises(InvalidComplaint) as refused:
        accused.proceedings.go_on(NUMBER, uid, stage, {"at": "2026-11-19T09:00", **then})
    assert [(each.field, each.code) for each in refused.value.problems] == [(field, "restricted_track_closed")]


@pytest.mark.rule("INT-18")
def test_the_duties_of_a_restricted_case_name_the_director_instead_of_the_unit(office: Office) -> None:
    office.complaints.record(a_complaint(topics=["corruption"], level=2, resolution_group="GRP-2"))
    office.complaints.record(a_complaint(topics=["service"], level=2, resolution_group="GRP-2"))
    named = [
        {each.id: each.to_whom for each in office.complaints.case(number).duties if each.rule in ("LVL-2", "GRP-2")}
        for number in (NUMBER, "2569/00002")
    ]
    assert named == [{"LVL-2": ("director",), "GRP-2": ("director",)}, {"LVL-2": ("unit",), "GRP-2": ("unit",)}]


@pytest.mark.rule("INT-18")
def test_a_restricted_case_is_merged_only_into_one_that_is_restricted_too(accused: Office) -> None:
    ordinary = accused.complaints.record(a_complaint(details="อีกเรื่องหนึ่ง"))
    merge = {"number": ordinary, "reason": "เรื่องเดียวกัน"}
    assert refused_with(accused, "merge", merge) == [("number", "merge_into_ordinary")]
    accused.complaints.change_fields(ordinary, {"restricted": "restricted"})
    accused.proceedings.begin(NUMBER, "merge", {"at": "2026-11-18T09:00", **merge})
    assert accused.complaints.case(NUMBER).fields["outcome"] == "merged"


@pytest.mark.rule("INT-18")
def test_the_unit_is_asked_nevertheless_with_a_reason_that_is_kept(accused: Office) -> None:
    accused.proceedings.begin(NUMBER, "request", {**ASKED, "nevertheless": "ผู้อำนวยการสั่งให้ชี้แจง"})
    (row,) = accused.complaints.case(NUMBER).proceedings
    assert row.value("asked", "nevertheless") == "ผู้อำนวยการสั่งให้ชี้แจง"


@pytest.mark.rule("INT-18", "PHR-3")
def test_restricted_cases_are_counted_apart(accused: Office) -> None:
    accused.complaints.record(a_complaint(details="อีกเรื่องหนึ่ง"))
    november = counted_apart(accused.database, date(2026, 11, 1), date(2026, 11, 30))
    assert {each.why: each.every.count for each in november if each.every.count} == {
        Apart.RESTRICTED: 1,
        Apart.ORDINARY: 1,
    }
    october = counted_apart(accused.database, date(2026, 10, 1), date(2026, 10, 31))
    assert not any(each.every.count for each in october)


@pytest.mark.rule("INT-6")
def test_a_nameless_accusation_is_asked_for_evidence_and_sealed(office: Office) -> None:
    office.complaints.record(a_complaint(disclosure="anonymous", accused_person="นายสมมุติ ตัวอย่าง"))
    assert [(gap.field, gap.code) for gap in office.complaints.case(NUMBER).gaps] == [
        ("evidence_named", "gap_evidence")
    ]
    office.complaints.change_fields(NUMBER, {"evidence_named": "not_named"})
    case = office.complaints.case(NUMBER)
    assert case.gaps == ()
    (offered,) = follow_ups(case.fields, case.state, case.proceedings, office.desk.policy)
    assert (offered.rule, offered.begin, offered.values) == ("INT-6", "screening", {"route": "sealed"})
    sealed = {"at": "2026-11-18T09:00", "route": "sealed", "reason": "บัตรสนเท่ห์"}
    office.proceedings.begin(NUMBER, "screening", sealed)
    assert office.register.everything()[0].sealed
    again = {"at": "2026-11-19T09:00", "route": "unit", "reason": "ผู้อำนวยการเปิดเรื่อง"}
    office.proceedings.begin(NUMBER, "screening", again)
    assert not office.register.everything()[0].sealed
