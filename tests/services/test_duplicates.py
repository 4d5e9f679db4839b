"""Cases that may be here already: names in any spelling of the title, patients, and one unit on one day."""

import pytest

from app.domain.thai_names import bare_name, same_person
from app.services.office import Office
from tests.cases import a_complaint, an_incident

HAPPENED = {"occurred_at": "2026-11-16T10:00:00+07:00", "units": ["ห้องจ่ายยา"]}


@pytest.mark.parametrize("kept", ["นางสาวสมมุติ ตัวอย่าง", "น.ส. สมมุติ ตัวอย่าง", "น.ส.สมมุติ  ตัวอย่าง", "สมมุติ ตัวอย่าง"])
@pytest.mark.parametrize("typed", ["นางสาว สมมุติ ตัวอย่าง", "นส.สมมุติ ตัวอย่าง", "คุณสมมุติ ตัวอย่าง", "สมมุติ ตัวอย่าง"])
def test_a_name_is_the_same_in_any_spelling_of_the_title(office: Office, kept: str, typed: str) -> None:
    number = office.complaints.record(a_complaint(complainant_name=kept))
    found = office.complaints.possible_duplicates({"complainant_name": typed})
    assert [(each.number, each.alike) for each in found] == [(number, ("name",))]
    assert office.complaints.possible_duplicates({"complainant_name": "สมมุติ อื่น"}) == ()


@pytest.mark.parametrize("kept", ["0048123", "๐๐๔๘๑๒๓", "HN 48123", "00-48123"])
@pytest.mark.parametrize("typed", ["0048123", " 48123", "๔๘๑๒๓", "hn:0048123"])
def test_a_hospital_number_is_the_same_however_it_is_written(office: Office, kept: str, typed: str) -> None:
    number = office.complaints.record(a_complaint(patient_hn=kept))
    found = office.complaints.possible_duplicates({"patient_hn": typed})
    assert [(each.number, each.alike) for each in found] == [(number, ("patient",))]
    assert office.complaints.possible_duplicates({"patient_hn": "0048124"}) == ()


def test_no_hospital_number_is_like_none(office: Office) -> None:
    office.complaints.record(a_complaint(patient_hn="000"))
    assert office.complaints.possible_duplicates({"patient_hn": "-"}) == ()


def test_a_complainant_may_be_the_patient_of_another_case(office: Office) -> None:
    number = office.complaints.record(a_complaint(patient_name="ด.ช.สมมุติ ตัวอย่าง"))
    found = office.complaints.possible_duplicates({"complainant_name": "เด็กชาย สมมุติ ตัวอย่าง"})
    assert [each.number for each in found] == [number]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("นายสมชาย ทดสอบ", "สมชาย  ทดสอบ", True),
        ("Mr. Test Person", "test person", True),
        ("นาย ก", "นาย ข", False),
        ("ว่าที่ร้อยตรีหญิง สมหญิง ทดสอบ", "ว่าที่ ร.ต.หญิง สมหญิง ทดสอบ", True),
        ("พ.ต.ท.สมชาย ทดสอบ", "พันตำรวจโท สมชาย ทดสอบ", True),
        ("ผศ.ดร.สมชาย ทดสอบ", "ดร. สมชาย ทดสอบ", True),
        ("หลวงพ่อสมชาย ทดสอบ", "พระสมชาย ทดสอบ", True),
        ("ม.ร.ว.สมชาย ทดสอบ", "หม่อมราชวงศ์สมชาย ทดสอบ", True),
        ("นพรัตน์ ทดสอบ", "นายนพรัตน์ ทดสอบ", True),
        ("นพรัตน์ ทดสอบ", "นพดล ทดสอบ", False),
    ],
)
def test_two_names_are_one_person_whatever_the_titles(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


@pytest.mark.parametrize("written", ["อรทัย ทดสอบ", "นพรัตน์ ทดสอบ", "พอใจ ทดสอบ"])
def test_a_name_that_begins_like_a_title_stays_whole(written: str) -> None:
    assert bare_name(f"นาย{written}") == bare_name(written) == written.replace(" ", "")


def test_one_unit_on_the_day_of_the_event_is_alike_and_another_day_is_not(office: Office) -> None:
    office.complaints.record(a_complaint(**HAPPENED))
    found = office.complaints.possible_duplicates({**HAPPENED, "occurred_at": "2026-11-16T16:30:00+07:00"})
    assert [each.alike for each in found] == [("unit_and_day",)]
    assert office.complaints.possible_duplicates({**HAPPENED, "occurred_at": "2026-11-15T10:00:00+07:00"}) == ()
    assert office.complaints.possible_duplicates({**HAPPENED, "units": ["ห้องจ่าย"]}) == ()


@pytest.mark.parametrize("typed", ["2026-11-16T23:30", "2026-11-16T23:30:00+07:00", "2026-11-16T16:30:00+00:00"])
def test_the_day_of_an_event_is_the_one_in_bangkok(office: Office, typed: str) -> None:
    office.complaints.record(a_complaint(**HAPPENED))
    assert len(office.complaints.possible_duplicates({**HAPPENED, "occurred_at": typed})) == 1


def test_what_is_found_says_when_where_what_and_who(office: Office) -> None:
    office.complaints.record(a_complaint(complainant_name="นางสมมุติ ตัวอย่าง", patient_hn="640001", details="รอยานาน"))
    (found,) = office.complaints.possible_duplicates({"patient_hn": "640001"})
    told = (found.row.state, f"{found.row.received_at:%Y-%m-%d}", found.row.units, found.row.subject, found.who)
    assert told == ("open", "2026-11-17", ("ห้องจ่ายยาผู้ป่วยนอก",), "รอยานาน", "นางสมมุติ ตัวอย่าง")


@pytest.mark.rule("INT-18")
def test_of_a_restricted_case_no_more_is_told_than_that_it_is_there(office: Office) -> None:
    number = office.complaints.record(a_complaint(topics=["corruption"], complainant_phone="08 0000 0000"))
    (found,) = office.complaints.possible_duplicates({"complainant_phone": "0800000000"})
    told = (found.number, found.who, found.row.subject, found.row.units, found.kept_back)
    assert told == (number, "", "", (), "restricted")


@pytest.mark.rule("INT-6")
def test_who_did_not_consent_is_named_only_to_whoever_types_the_name(office: Office) -> None:
    kept = {"complainant_name": "นางสมมุติ ตัวอย่าง", "patient_name": "นายอื่น สมมุติ", "disclosure": "no_consent"}
    office.complaints.record(a_complaint(**kept, complainant_phone="08 0000 0000"))
    for typed in ({"complainant_phone": "0800000000"}, {"patient_name": "อื่น สมมุติ"}):
        (found,) = office.complaints.possible_duplicates(typed)
        assert (found.who, found.kept_back) == ("", "complainant")
    (found,) = office.complaints.possible_duplicates({"complainant_name": "น.ส.สมมุติ ตัวอย่าง"})
    assert (found.who, found.kept_back) == ("นางสมมุติ ตัวอย่าง", None)


@pytest.mark.parametrize(("withheld", "told"), [(True, ("", "reporter")), (None, ("พยาบาล ตัวอย่าง", None))])
def test_the_reporter_of_an_incident_is_named_unless_kept_from_the_unit_head(
    office: Office, withheld: bool | None, told: tuple[str, str | None]
) -> None:
    office.complaints.record(an_incident(patient_hn="640001", reported_by="พยาบาล ตัวอย่าง", reporter_withheld=withheld))
    (found,) = office.complaints.possible_duplicates({"patient_hn": "640001"})
    assert (found.who, found.kept_back) == told


def test_the_case_with_more_in_common_stands_first(office: Office) -> None:
    office.complaints.record(a_complaint(complainant_name="นางสมมุติ ตัวอย่าง"))
    office.complaints.record(a_complaint(patient_hn="640001", complainant_name="นางสมมุติ ตัวอย่าง"))
    found = office.complaints.possible_duplicates({"patient_hn": "640001", "complainant_name": "สมมุติ ตัวอย่าง"})
    assert [(each.number, each.alike) for each in found] == [
        ("2569/00002", ("patient", "name")),
        ("2569/00001", ("name",)),
    ]


def test_a_case_typed_in_long_after_its_receipt_says_so_and_is_not_refused(office: Office) -> None:
    late = office.complaints.case(office.complaints.record(a_complaint(received_at="2026-11-17T09:12:00+07:00")))
    timely = office.complaints.case(office.complaints.record(a_complaint(received_at="2026-11-21T09:00:00+07:00")))
    assert late.entered_late is not None
    assert (late.entered_late.days, timely.entered_late) == (4, None)
