"""The list of who did what as it is printed."""

from datetime import date

import pytest

from app.services.audit import papers as papers_module
from app.services.audit.history import History
from app.services.audit.papers import AuditPapers
from app.services.audit.rows import Matter, Wanted
from app.services.office import Office
from tests.cases import a_complaint
from tests.paper.conftest import Read, squeezed

TODAY = date(2026, 11, 21)


@pytest.fixture
def papers(office: Office) -> AuditPapers:
    return AuditPapers(office.desk, History(office.desk))


def test_each_entry_says_who_when_which_case_and_what(papers: AuditPapers, office: Office, pages_of: Read) -> None:
    office.complaints.record(a_complaint(place="ตึกหน้า", complainant_name="นางสมหญิง ตัวอย่าง"))
    (page,) = pages_of(papers.history(Wanted(first_on=TODAY, last_on=TODAY, matter=Matter.RECORDED)))
    text = squeezed(page)
    for words in ("ใครทำอะไร", "๒๑พ.ย.๒๕๖๙", "๑๐.๓๕น.", "๒๕๖๙/๐๐๐๐๑", "บันทึกรับเรื่อง", "ตึกหน้า"):
        assert words in text
    assert "สมหญิง" not in text


def test_a_list_goes_on_over_pages_and_names_each_entry_once(
    papers: AuditPapers, office: Office, pages_of: Read
) -> None:
    for _each in range(30):
        office.complaints.record(a_complaint())
    pages = pages_of(papers.history(Wanted()))
    text = squeezed("".join(pages))
    assert len(pages) > 1
    assert all(text.count(f"Ca-2569-00{place:02}") == 1 for place in range(1, 31))


def test_a_list_that_is_too_long_says_so(
    papers: AuditPapers, office: Office, pages_of: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers_module, "MOST_PRINTED", 2)
    for _each in range(3):
        office.complaints.record(a_complaint())
    text = squeezed("".join(pages_of(papers.history(Wanted()))))
    assert "โปรดเลือกช่วงวันให้สั้นลง" in text and "Ca-2569-0001" not in text


def test_an_empty_list_is_a_list(papers: AuditPapers, pages_of: Read) -> None:
    (page,) = pages_of(papers.history(Wanted(matter=Matter.ERASED)))
    assert squeezed(page).endswith("๑/๑") or "–" in page
