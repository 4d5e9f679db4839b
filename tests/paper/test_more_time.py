"""More time on paper: the date of the rule, and the later one beside it."""

import pytest

from app.services.office import Office
from tests.cases import a_complaint
from tests.paper.conftest import Read, squeezed

NUMBER = "2569/00001"


@pytest.mark.rule("DAY-6")
def test_the_form_prints_both_dates_of_a_duty_that_got_more_time(office: Office, pages_of: Read) -> None:
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2"))
    more = {"at": "2026-11-20T09:00", "duty": "GRP-2", "until": "2026-12-18", "reason": "รอผล", "by_whom": "ผู้อำนวยการ"}
    office.proceedings.begin(NUMBER, "extension", more)
    text = squeezed("".join(pages_of(office.papers.complaint_form(NUMBER))))
    assert "ครบกำหนดเดิม๓๐พ.ย.๒๕๖๙ขยายถึง๑๘ธ.ค.๒๕๖๙" in text
