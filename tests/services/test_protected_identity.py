"""The identity of a complainant who is not to be named leaves no service before it was opened."""

import json
from dataclasses import asdict

import pytest

from app.domain.errors import InvalidComplaint
from app.domain.protection import MASK, MASKS
from app.services.cases.letters import Letters
from app.services.cases.protected_identity import value_withheld
from app.services.office import Office
from app.services.papers import Papers
from app.services.reads.chain import How
from app.translation import _, use_language
from tests.cases import a_complaint

pytestmark = pytest.mark.usefixtures("people_sign_in")
CANARIES = ("พยานลับ", "ตัวอย่างคดี", "0800000000", "080-000-0000", "secret@example.org", "ซอยปริศนา", "6999999")
IDENTITY = {
    "complainant_name": "นางสาวพยานลับ ตัวอย่างคดี",
    "complainant_phone": "08 0000 0000",
    "complainant_email": "secret@example.org",
    "complainant_address": "๑ ซอยปริศนา",
    "patient_hn": "6999999",
}
DETAILS = "คุณพยานลับ  ตัวอย่างคดี (HN 6999999) แจ้งว่ารอนาน โทรกลับ 080-000-0000"
REASON = "โทรแจ้งผล"
CONTACT = {
    "at": "2026-11-18T10:00",
    "means": "telephone",
    "result": "reached",
    "purpose": "answer",
    "words": "แจ้งคุณพยานลับแล้วว่าตรวจสอบอยู่",
}


@pytest.fixture
def number(office: Office) -> str:
    number = office.complaints.record(a_complaint(disclosure="no_consent", details=DETAILS, **IDENTITY))
    office.proceedings.begin(number, "contact", CONTACT)
    office.complaints.change_fields(number, {"wish": "ขอให้โทรหาพยานลับ ตัวอย่างคดี"})
    return number


def _canaries_in(answer: object) -> list[str]:
    said = json.dumps(answer, ensure_ascii=False, default=str)
    return [each for each in CANARIES if each in said]


def _fields(office: Office, number: str) -> dict[str, object]:
    """What is kept, whoever may see it."""
    office.identities.open(number, REASON, How.SCREEN)
    fields = dict(office.complaints.case(number).fields)
    office.identities.close(office.complaints.case(number).uid)
    return fields


def test_nothing_in_a_record_or_a_row_says_who_complained(office: Office, number: str) -> None:
    record = office.complaints.case(number)
    rows = [asdict(each) for each in office.register.everything()]
    assert _canaries_in([asdict(record), rows]) == []
    assert set(record.withheld) == {*IDENTITY, "details", "wish"}
    assert record.fields["complainant_name"] == _(MASK)


@pytest.mark.parametrize("typed", ["พยานลับ", "0800000000", "080-000-0000", "6999999", "ซอยปริศนา", "secret@"])
def test_search_does_not_find_the_case_by_who_complained(office: Office, number: str, typed: str) -> None:
    assert office.register.found(typed) == ()
    assert [each.number for each in office.register.found("รอนาน")] == [number]


def test_no_paper_names_the_complainant_before_the_identity_is_open(office: Office, number: str) -> None:
    drawn: list[object] = []
    papers = Papers(office.desk, office.complaints, lambda record, *_rest, **_more: drawn.append(record) or b"")
    papers.complaint_form(number)
    office.identities.open(number, REASON, How.SCREEN)
    papers.complaint_form(number)
    assert [bool(_canaries_in(asdict(each))) for each in drawn] == [False, True]  # type: ignore[call-overload]


def test_open_it_stays_until_the_case_is_left(office: Office, number: str) -> None:
    assert office.identities.open(number, REASON, How.SCREEN).fields["details"] == DETAILS
    assert office.complaints.case(number).withheld == ()
    office.identities.close(office.complaints.case(number).uid)
    assert office.complaints.case(number).withheld


def test_the_answer_that_it_may_be_told_takes_the_mask_away(office: Office, number: str) -> None:
    office.identities.open(number, REASON, How.SCREEN)
    office.complaints.change_fields(number, {"disclosure": "consent"})
    office.identities.close(office.complaints.case(number).uid)
    assert office.complaints.case(number).fields["complainant_name"] == IDENTITY["complainant_name"]
    assert [each.number for each in office.register.found("พยานลับ")] == [number]


def test_nobody_says_unseen_that_it_may_be_told(office: Office, number: str) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        office.complaints.change_fields(number, {"disclosure": "consent"})
    assert [each.field for each in refused.value.problems] == ["disclosure"]


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_form_that_was_saved_behind_the_mask_keeps_what_stood(office: Office, number: str, language: str) -> None:
    before = _fields(office, number)
    use_language(language)
    try:
        record = office.complaints.case(number)
        office.complaints.correct(number, {**record.fields, "place": "ตึกหน้า"}, seen=record.seen)
    finally:
        use_language("th")
    assert _fields(office, number) == {**before, "place": "ตึกหน้า"}


def test_a_name_that_was_corrected_is_hidden_in_texts_too_and_the_form_can_still_be_saved(
    office: Office, number: str
) -> None:
    before = _fields(office, number)
    office.complaints.change_fields(number, {"complainant_name": "นางสาวชื่อใหม่ สกุลใหม่"})
    record = office.complaints.case(number)
    assert _canaries_in(asdict(record)) == []
    office.complaints.correct(number, {**record.fields, "place": "ตึกหน้า"}, seen=record.seen)
    assert _fields(office, number)["details"] == before["details"]


@pytest.mark.parametrize("mask", sorted(MASKS))
def test_a_mask_that_is_given_for_a_name_is_no_name(office: Office, number: str, mask: str) -> None:
    office.complaints.change_fields(number, {"complainant_name": mask, "place": "ตึกหน้า"})
    assert _fields(office, number)["complainant_name"] == IDENTITY["complainant_name"]


def test_a_text_behind_the_mask_cannot_be_changed_unseen(office: Office, number: str) -> None:
    record = office.complaints.case(number)
    with pytest.raises(InvalidComplaint) as refused:
        office.complaints.correct(
            number, {**record.fields, "details": f"{record.fields['details']} เพิ่มเติม"}, seen=record.seen
        )
    assert [each.field for each in refused.value.problems] == ["details"]


def test_a_stage_that_was_corrected_behind_the_mask_keeps_its_words(office: Office, number: str) -> None:
    (row,) = office.complaints.case(number).proceedings
    office.proceedings.go_on(number, row.uid, "made", {**row.stages["made"], "means": "letter"})
    office.identities.open(number, REASON, How.SCREEN)
    (row,) = office.complaints.case(number).proceedings
    assert (row.value("made", "words"), row.value("made", "means")) == (CONTACT["words"], "letter")


def test_a_letter_to_the_complainant_bears_the_mask(
    office: Office, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr(
        "app.services.cases.letters.official_letter", lambda content, *_rest, **_more: said.append(content) or b""
    )
    uid = office.proceedings.begin(number, "contact", {**CONTACT, "means": "letter", "at": "2026-11-19T10:00"})
    Letters(office.desk, office.complaints).complainant_letter(number, uid)
    assert said and _canaries_in(asdict(said[0])) == []  # type: ignore[call-overload]


def test_whoever_may_not_open_it_is_not_told_that_a_case_is_of_the_person_they_type(
    office: Office, number: str
) -> None:
    typed = a_complaint(complainant_name=IDENTITY["complainant_name"], complainant_phone="0800000000")
    assert [each.number for each in office.complaints.possible_duplicates(typed)] == [number]
    office.desk.person = office.staff.person.__class__("w", "หัวหน้าตึก", ("ward_head",), "")
    assert office.complaints.possible_duplicates(typed) == ()


def test_what_another_pc_proposes_for_a_protected_case_names_nobody() -> None:
    case = {**IDENTITY, "disclosure": "no_consent"}
    proposed = [("complainant_name", "นายชื่อใหม่ สกุลใหม่"), ("details", DETAILS), ("place", "ตึกหน้า")]
    shown = [value_withheld("case", unit, value, case) for unit, value in proposed]
    assert _canaries_in(shown) == [] and shown[0] == _(MASK) and shown[2] == "ตึกหน้า"


def test_a_case_of_somebody_who_agreed_is_shown_as_it_is(office: Office) -> None:
    number = office.complaints.record(a_complaint(disclosure="consent", details=DETAILS, **IDENTITY))
    record = office.complaints.case(number)
    assert record.fields["details"] == DETAILS and not record.is_protected
