"""Personal data of a case: erased on purpose, asked for by the person, disclosed, and announced by a notice."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import InvalidComplaint
from app.services.cases.closing import Closings
from app.services.exchange.erasure import Erasures
from app.services.office import Office
from app.services.privacy.disclosures import Disclosures
from app.services.privacy.erasing import Erasing
from app.services.privacy.notice import PrivacyNotice
from app.services.redaction.copies import RedactedCopies
from app.services.retention.retention import Retention
from app.services.today.queries import OPEN
from tests.cases import a_complaint
from tests.services.signing_in import FIRST, OTHER, PASSWORD, SOMSRI, accounts_of, signed

NUMBER = "2569/00001"
NAMED = {"complainant_name": "นางสมมุติ ตัวอย่าง", "complainant_phone": "08 0000 0000"}
ASKED = {"at": "2026-11-18T09:00:00+07:00", "by_whom": "นางสมมุติ ตัวอย่าง", "means": "letter"}
GIVEN = {"at": "2026-11-20T15:00:00+07:00", "result": "given", "identity_checked": True, "means": "in_person"}
VERSION_1 = {
    "line_th": "เราเก็บข้อมูลเพื่อแก้ไขเรื่องของท่าน",
    "text_th": "{hospital} เก็บข้อมูลเพื่อแก้ไขเรื่องของท่าน",
    "approved_by": "ผู้อำนวยการ",
    "approved_on": "2026-11-20",
}


@pytest.fixture
def case(office: Office) -> Office:
    """A centre with one complaint of somebody who is named."""
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2", **NAMED))
    return office


def erasing(office: Office) -> Erasing:
    return Erasing(office.desk, office.complaints)


def refused(office: Office, *names: str, because: str = "ขอลบ", confirmed: str = NUMBER) -> list[tuple[str, str]]:
    with pytest.raises(InvalidComplaint) as caught:
        erasing(office).erase(NUMBER, names, because=because, confirmed=confirmed)
    return [(each.field, each.code) for each in caught.value.problems]


def copy_duty(office: Office) -> tuple[date | None, bool]:
    (duty,) = (each for each in office.complaints.case(NUMBER).duties if each.rule == "PDPA-30")
    return duty.due_on, duty.is_ended


def test_what_can_be_erased_stands_in_groups_and_says_what_tells_who_somebody_is(case: Office) -> None:
    case.proceedings.begin(NUMBER, "note", {"at": "2026-11-18T09:00:00+07:00", "words": "โทรกลับตอนเย็น"})
    offered = erasing(case).offered(NUMBER)
    found = {(each.group, each.name.partition(":")[0]): each.is_identity for each in offered.parts}
    assert found["people", "complainant_name"] and found["entries", "note"]
    assert not found["texts", "details"]
    assert offered.copies_until == date(2027, 11, 22)


@pytest.mark.rule("PDPA-33")
def test_nothing_is_erased_without_a_choice_a_reason_and_the_number_typed_once_more(case: Office) -> None:
    problems = refused(case, because=" ", confirmed="2569/00002")
    assert problems == [
        ("names", "nothing_chosen_to_erase"),
        ("because", "required"),
        ("confirmed", "not_the_number_of_the_case"),
    ]
    assert case.complaints.case(NUMBER).fields["complainant_name"] == "นางสมมุติ ตัวอย่าง"


@pytest.mark.rule("PDPA-33")
def test_what_was_erased_says_when_by_whom_and_why_and_the_figures_stay(case: Office) -> None:
    gone = erasing(case).erase(NUMBER, tuple(NAMED), because="ผู้ร้องขอให้ลบ", confirmed="๒๕๖๙/๐๐๐๐๑")
    (erased,) = erasing(case).standing(NUMBER)
    record = case.complaints.case(NUMBER)
    assert gone == 2 and not set(NAMED) & set(record.fields)
    assert (record.fields["kind"], record.fields["level"]) == ("complaint", 2)
    assert (erased.at.isoformat(), erased.because) == ("2026-11-21T10:35:00+07:00", "ผู้ร้องขอให้ลบ")
    assert erased.what == ("ชื่อ–สกุลผู้ร้องเรียน", "โทรศัพท์") and erased.holders == ()


@pytest.mark.rule("PDPA-33")
def test_what_somebody_holds_is_erased_neither_from_the_window_nor_past_it_until_the_hold_is_lifted(
    case: Office,
) -> None:
    retention = Retention(case.desk)
    retention.hold(NUMBER, because="อยู่ระหว่างฟ้องคดี")
    assert erasing(case).offered(NUMBER).is_held
    assert refused(case, "complainant_phone") == [("names", "case_is_held")]
    with pytest.raises(InvalidComplaint) as caught:
        Erasures(case.desk).erase(NUMBER, ["complainant_phone"], because="ขอลบ")
    assert [each.code for each in caught.value.problems] == ["case_is_held"]
    assert case.complaints.case(NUMBER).fields["complainant_phone"] == NAMED["complainant_phone"]
    retention.release(NUMBER, because="คดีถึงที่สุด")
    assert not erasing(case).offered(NUMBER).is_held
    assert erasing(case).erase(NUMBER, ["complainant_phone"], because="ขอลบ", confirmed=NUMBER) == 1


@pytest.mark.rule("PDPA-30")
def test_a_request_for_a_copy_is_due_after_thirty_days_and_ends_when_it_is_answered(case: Office) -> None:
    uid = case.proceedings.begin(NUMBER, "copy_request", ASKED)
    assert copy_duty(case) == (date(2026, 12, 18), False)
    case.proceedings.go_on(NUMBER, uid, "answered", GIVEN)
    assert copy_duty(case) == (date(2026, 12, 18), True)


@pytest.mark.rule("PDPA-30")
def test_the_clock_of_a_copy_holds_no_case_open_and_runs_on_when_it_is_closed(office: Office) -> None:
    office.complaints.record(a_complaint(kind="suggestion", **NAMED))
    before = office.proceedings.begin(NUMBER, "copy_request", ASKED)
    closing = Closings(office.desk, office.complaints, office.proceedings)
    closing.close(NUMBER, {"outcome": "as_wished", "told_at": "2026-11-20T10:00:00+07:00", "told_means": "telephone"})
    assert (office.complaints.case(NUMBER).state, copy_duty(office)) == ("closed", (date(2026, 12, 18), False))
    assert before in still_open(office)
    office.proceedings.go_on(NUMBER, before, "answered", GIVEN)
    after = office.proceedings.begin(NUMBER, "copy_request", {**ASKED, "at": "2026-11-21T09:00:00+07:00"})
    assert still_open(office) == f"PDPA-30@{after}"


def still_open(office: Office) -> str:
    """The duties that the Today board sees."""
    with office.database.reading() as connection:
        rows = connection.exec_driver_sql(f"select id from duty where {OPEN.text}").scalars()
        return " ".join(rows)


@pytest.mark.rule("PDPA-27")
def test_what_went_to_whom_is_drawn_from_what_is_written_anyway_the_newest_first(case: Office) -> None:
    def begin(code: str, **values: object) -> None:
        case.proceedings.begin(NUMBER, code, values)

    begin("contact", at="2026-11-18T09:00:00+07:00", means="telephone", result="reached", words="คุยแล้ว")
    begin("request", at="2026-11-18T10:00:00+07:00", unit="ห้องจ่ายยาผู้ป่วยนอก", question="ขอข้อเท็จจริง")
    begin("handover", at="2026-11-19T10:00:00+07:00", agency="หน่วยงานตัวอย่าง")
    begin("disclosure", at="2026-11-20T10:00:00+07:00", to_whom="ศาลตัวอย่าง", what="สำเนาเรื่อง", basis="law")
    rows = Disclosures(case.desk).of(case.complaints.case(NUMBER))
    assert [(row.way, row.to_whom) for row in rows] == [
        ("by_hand", "ศาลตัวอย่าง"),
        ("handover", "หน่วยงานตัวอย่าง"),
        ("request", "ห้องจ่ายยาผู้ป่วยนอก"),
    ]
    assert (rows[0].what, rows[0].basis) == ("สำเนาเรื่อง", "หน้าที่ตามกฎหมาย หรือคำสั่งเจ้าหน้าที่หรือศาล")


@pytest.mark.rule("PDPA-27")
def test_a_copy_without_names_is_among_what_went_out_with_who_got_it(case: Office) -> None:
    copies = RedactedCopies(case.desk, case.complaints, case.proceedings)
    draft = copies.begin(NUMBER)
    seen = {part.key: part.suggested for part in draft.parts}
    copies.make(draft, seen, for_whom="คณะกรรมการตัวอย่าง", purpose="พิจารณาข้อเท็จจริง")
    rows = {row.way: row for row in Disclosures(case.desk).of(case.complaints.case(NUMBER))}
    assert rows["redacted_copy"].to_whom == "คณะกรรมการตัวอย่าง"
    assert "พิจารณาข้อเท็จจริง" in rows["redacted_copy"].what


def test_a_refused_copy_went_to_nobody_and_a_paper_says_who_printed_it(case: Office) -> None:
    uid = case.proceedings.begin(NUMBER, "copy_request", ASKED)
    case.proceedings.go_on(NUMBER, uid, "answered", {"at": GIVEN["at"], "result": "refused", "ground": "others"})
    case.papers.complaint_form(NUMBER)
    case.papers.complaint_form(NUMBER)
    (row,) = Disclosures(case.desk).of(case.complaints.case(NUMBER))
    assert (row.way, row.to_whom, row.by) == ("paper", "", case.desk.person.name)


@pytest.mark.rule("PDPA-23")
def test_a_case_keeps_the_version_of_the_notice_that_was_given_and_how(office: Office) -> None:
    first = office.complaints.record(a_complaint(notice_given="read_aloud"))
    notice = PrivacyNotice(office.desk).publish(VERSION_1)
    second = office.complaints.record(a_complaint(notice_given="paper"))
    third = office.complaints.record(a_complaint(notice_given="not_given"))
    versions = [office.complaints.case(each).fields.get("notice_version") for each in (first, second, third)]
    assert (notice.version, versions) == ("1", ["0", "1", None])
    office.complaints.change_fields(third, {"notice_given": "shown"})
    assert office.complaints.case(third).fields["notice_version"] == "1"
    office.complaints.change_fields(first, {"notice_given": "paper"})
    assert office.complaints.case(first).fields["notice_version"] == "0"
    office.complaints.change_fields(third, {"notice_given": None})
    assert "notice_version" not in office.complaints.case(third).fields


@pytest.mark.rule("PDPA-23")
def test_the_hospital_s_own_notice_takes_the_place_of_the_draft_and_old_ones_can_be_read(office: Office) -> None:
    notices = PrivacyNotice(office.desk)
    assert notices.current().is_draft and "{" not in notices.current().text("th")
    notices.publish(VERSION_1)
    notices.publish({**VERSION_1, "line_th": "ข้อความใหม่"})
    assert (notices.current().version, notices.current().line("en")) == ("2", "ข้อความใหม่")
    known = notices.of("1")
    assert known is not None and known.line_th == VERSION_1["line_th"]


def test_a_notice_that_nobody_approved_is_not_put_into_use(office: Office) -> None:
    with pytest.raises(InvalidComplaint) as caught:
        PrivacyNotice(office.desk).publish({"line_th": "ข้อความ", "text_th": "ข้อความ"})
    assert [each.field for each in caught.value.problems] == ["approved_by", "approved_on"]


def test_where_people_sign_in_an_officer_erases_with_a_reason_only(
    tmp_path: Path, now: datetime, new_folder: Path
) -> None:
    folder = shutil.copytree(new_folder, tmp_path / "signed")
    office = bootstrap.open_office(folder, clock=lambda: now)
    office.complaints.record(a_complaint(**NAMED))
    accounts_of(office).add(SOMSRI, ["officer"], "", OTHER)
    accounts_of(office).set_password(FIRST, PASSWORD)
    office.database.close()
    office = bootstrap.open_office(folder, clock=lambda: now, signed=signed(folder, lambda: now, SOMSRI, OTHER))
    with pytest.raises(InvalidComplaint) as caught:
        Erasures(office.desk).erase(NUMBER, ["complainant_phone"])
    assert [(each.field, each.code) for each in caught.value.problems] == [("because", "required")]
    assert Erasures(office.desk).erase(NUMBER, ["complainant_phone"], because="ขอลบ") == 1
    office.database.close()
