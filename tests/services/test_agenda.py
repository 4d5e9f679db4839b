"""The committee's agenda: what is due for it, and resolutions that come back into the cases (LVL-3, LVL-4)."""

from datetime import date

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.agenda import Agenda
from app.services.office import Office
from tests.cases import a_complaint

MEETING = date(2026, 11, 25)
PUT = {"at": "2026-11-20T10:00", "meeting_on": "2026-11-25", "reason": "ตามระดับ"}
RESOLVED = {"at": "2026-11-20T13:00", "resolution": "ให้ปรับปรุงระบบคิว", "owner": "ห้องจ่ายยา", "due_on": "2026-12-04"}


@pytest.fixture
def agenda(office: Office) -> Agenda:
    """One case of level 2, one of level 3, one of level 4, one of level 1 that is overdue."""
    for details, level, day in (("ก", 2, 17), ("ข", 3, 17), ("ค", 4, 17), ("ง", 1, 2)):
        received_at = f"2026-11-{day:02}T09:00:00+07:00"
        office.complaints.record(a_complaint(details=details, level=level, received_at=received_at))
    return Agenda(office.desk, office.proceedings)


@pytest.mark.rule("LVL-3", "LVL-4")
def test_cases_of_the_committees_levels_and_overdue_ones_are_proposed(agenda: Agenda) -> None:
    assert agenda.levels() == (3, 4)
    proposed = {each.row.number: (each.of_level, each.overdue) for each in agenda.proposed()}
    assert proposed == {"2569/00002": (True, False), "2569/00003": (True, False), "2569/00004": (False, True)}


@pytest.mark.rule("LVL-3", "LVL-4")
def test_each_case_says_by_which_rule_it_comes_before_the_committee(agenda: Agenda) -> None:
    assert {each.row.number: each.rules for each in agenda.proposed()} == {
        "2569/00002": ("LVL-3",),
        "2569/00003": ("LVL-4",),
        "2569/00004": ("LVL-1",),
    }
    agenda.put(["2569/00003"], PUT)
    assert [item.rules for item in agenda.items()] == [("LVL-4",)]


def test_the_sidebar_counts_the_cases_that_the_page_proposes(agenda: Agenda) -> None:
    assert agenda.waiting() == len(agenda.proposed()) == 3
    agenda.put(["2569/00002"], PUT)
    assert agenda.waiting() == len(agenda.proposed()) == 2


@pytest.mark.rule("LVL-3")
def test_a_resolution_comes_back_into_its_case_as_a_task_with_its_day(agenda: Agenda, office: Office) -> None:
    agenda.put(["2569/00002", "2569/00003"], PUT)
    assert [each.row.number for each in agenda.proposed()] == ["2569/00004"]
    first = next(each for each in agenda.items(meeting_on=MEETING) if each.row.number == "2569/00002")
    agenda.resolve(first.row.number, first.uid, RESOLVED)
    task = next(each for each in office.complaints.case("2569/00002").duties if each.id.startswith("LVL-3:task"))
    assert (task.due_on, task.to_whom) == (date(2026, 12, 4), ("ห้องจ่ายยา",))
    item = next(each for each in agenda.items() if each.uid == first.uid)
    assert (item.resolution, item.owner, item.due_on) == ("ให้ปรับปรุงระบบคิว", "ห้องจ่ายยา", date(2026, 12, 4))


def test_a_case_comes_before_the_committee_again_once_its_task_is_done(agenda: Agenda, office: Office) -> None:
    agenda.put(["2569/00002"], PUT)
    (item,) = agenda.items()
    agenda.resolve(item.row.number, item.uid, RESOLVED)
    assert "2569/00002" not in [each.row.number for each in agenda.proposed()]
    office.proceedings.go_on(item.row.number, item.uid, "done", {"at": "2026-11-21T09:00"})
    assert "2569/00002" in [each.row.number for each in agenda.proposed()]


def test_cases_are_put_on_an_agenda_all_or_none(agenda: Agenda) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        agenda.put(["2569/00002"], {**PUT, "meeting_on": "2026-11-19"})
    with pytest.raises(InvalidComplaint) as nobody:
        agenda.put([], PUT)
    assert [each.code for each in refused.value.problems] == ["due_before_it_began"]
    assert [each.code for each in nobody.value.problems] == ["required"]
    assert agenda.items() == ()
