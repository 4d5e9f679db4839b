"""The agenda of the committee as it is printed."""

from datetime import date

import pytest

from app.services.cases.agenda import Agenda
from app.services.cases.agenda_papers import AgendaPapers
from app.services.office import Office
from tests.cases import a_complaint
from tests.paper.conftest import Read, squeezed

MEETING = date(2026, 11, 25)
PUT = {"at": "2026-11-20T10:00", "meeting_on": MEETING.isoformat(), "reason": "ผู้ร้องไม่รับคำชี้แจง"}
RESOLVED = {"at": "2026-11-20T13:00", "resolution": "ให้ปรับปรุงระบบคิว", "owner": "ห้องจ่ายยา", "due_on": "2026-12-04"}


@pytest.fixture
def agenda(office: Office) -> Agenda:
    return Agenda(office.desk, office.proceedings)


@pytest.fixture
def papers(office: Office, agenda: Agenda) -> AgendaPapers:
    office.staff.describe_hospital(hospital="โรงพยาบาลตัวอย่าง", centre="ศูนย์รับเรื่องร้องเรียน", phone="0 2000 0000", email="")
    return AgendaPapers(office.desk, office.complaints, agenda)


def a_case(office: Office, **values: object) -> str:
    named = {"level": 3, "received_at": "2026-11-10T09:00:00+07:00", "complainant_name": "นางสมหญิง ตัวอย่าง"}
    return office.complaints.record(a_complaint(**{**named, **values}))


@pytest.mark.rule("LVL-3", "ADM-3")
def test_the_agenda_says_what_a_case_is_about_and_leaves_room_for_the_resolution(
    papers: AgendaPapers, agenda: Agenda, office: Office, pages_of: Read
) -> None:
    agenda.put([a_case(office, wish="ขอคำขอโทษ")], PUT)
    (page,) = pages_of(papers.agenda(MEETING))
    text = squeezed(page)
    for words in (
        "ระเบียบวาระการประชุมคณะกรรมการจัดการข้อร้องเรียนและข้อชมเชย",
        "๒๕พ.ย.๒๕๖๙",
        "๔.๑เรื่องที่๒๕๖๙/๐๐๐๐๑",
        "ระดับข้อร้องเรียน๓",
        "เปิดมาแล้ว๑๑วัน",
        "รอรับยานานกว่า",
        "ห้องจ่ายยาผู้ป่วยนอก",
        "ขอคำขอโทษ",
        "ประเด็นที่เสนอผู้ร้องไม่รับคำชี้แจง",
        "มอบหมายผู้รับผิดชอบ",
        "มติที่ประชุม",
    ):
        assert words in text
    assert "สมหญิง" not in text


@pytest.mark.rule("LVL-3")
def test_an_overdue_case_says_by_how_much_and_asks_for_a_new_day(
    papers: AgendaPapers, agenda: Agenda, office: Office, pages_of: Read
) -> None:
    agenda.put([a_case(office, level=1, received_at="2026-11-02T09:00:00+07:00")], PUT)
    (page,) = pages_of(papers.agenda(MEETING))
    assert "เกินกำหนด๑๐วันทำการ" in squeezed(page)
    assert "พิจารณาสาเหตุที่เกินกำหนด" in squeezed(page)


def test_what_somebody_asks_of_the_committee_stands_there_in_their_words(
    papers: AgendaPapers, agenda: Agenda, office: Office, pages_of: Read
) -> None:
    agenda.put([a_case(office)], {**PUT, "asked": "อนุมัติให้เชิญผู้ร้องเข้าประชุม"})
    (page,) = pages_of(papers.agenda(MEETING))
    assert "อนุมัติให้เชิญผู้ร้องเข้าประชุม" in squeezed(page)
    assert "มอบหมายผู้รับผิดชอบ" not in squeezed(page)


@pytest.mark.rule("LVL-3")
def test_resolutions_of_earlier_meetings_are_followed_up_until_they_are_done(
    papers: AgendaPapers, agenda: Agenda, office: Office, pages_of: Read
) -> None:
    agenda.put([a_case(office)], {**PUT, "meeting_on": "2026-11-20"})
    (item,) = agenda.items()
    agenda.resolve(item.row.number, item.uid, RESOLVED)
    assert "ให้ปรับปรุงระบบคิว" in squeezed("".join(pages_of(papers.agenda(MEETING))))
    office.proceedings.go_on(item.row.number, item.uid, "done", {"at": "2026-11-21T09:00"})
    assert "ให้ปรับปรุงระบบคิว" not in squeezed("".join(pages_of(papers.agenda(MEETING))))


@pytest.mark.rule("INT-18")
def test_a_restricted_case_stands_on_the_agenda_with_its_number_alone(
    papers: AgendaPapers, agenda: Agenda, office: Office, pages_of: Read
) -> None:
    agenda.put([a_case(office, topics=["corruption"])], PUT)
    (page,) = pages_of(papers.agenda(MEETING))
    assert "๒๕๖๙/๐๐๐๐๑" in squeezed(page)
    assert not any(words in squeezed(page) for words in ("รอรับยา", "ห้องจ่ายยา", "ไม่รับคำชี้แจง"))


def test_every_case_stands_whole_on_one_page(
    papers: AgendaPapers, agenda: Agenda, office: Office, pages_of: Read
) -> None:
    agenda.put([a_case(office, wish="ขอคำขอโทษและคำอธิบาย " * 10) for _each in range(9)], PUT)
    pages = [squeezed(page) for page in pages_of(papers.agenda(MEETING))]
    assert len(pages) > 1
    assert all(page.count("๔.") == page.count("มติที่ประชุม") - page.count("ติดตามมติที่ประชุม") for page in pages)


def test_the_same_agenda_gives_the_same_bytes(papers: AgendaPapers, agenda: Agenda, office: Office) -> None:
    agenda.put([a_case(office)], PUT)
    assert papers.agenda(MEETING) == papers.agenda(MEETING)
