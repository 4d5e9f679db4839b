"""Clocks that begin with a step, or come again: progress reports, follow-up, reports of units, promises (§§9, 10)."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.explanation import Explanation
from app.services.node import SetUp
from app.services.office import Office
from app.services.rows import DutyRow
from tests.cases import a_complaint

NUMBER = "2569/00001"
# Monday 1 June 2026 is a day off; so are 3 June and 28 to 30 July before the 45th working day.
RECEIVED_AT = "2026-06-01T10:00:00+07:00"
TOLD = {"outcome": "as_wished", "told_means": "telephone"}


@pytest.fixture
def open_office(tmp_path: Path) -> Callable[[str], Office]:
    """Opens an office of that profile on 20 August 2026, with one complaint of 1 June."""

    def opened(profile: str, **values: object) -> Office:
        moment = datetime.fromisoformat("2026-08-20T10:00:00+07:00")
        office = bootstrap.open_office(
            tmp_path / profile, clock=lambda: moment, set_up=SetUp(role="centre", profile=profile)
        )
        office.complaints.record(a_complaint(received_at=RECEIVED_AT, topics=["behaviour"], **values))
        return office

    return opened


def duties(office: Office) -> dict[str, DutyRow]:
    return {each.id: each for each in office.complaints.case(NUMBER).duties}


def explained(office: Office, duty: str) -> Explanation:
    return office.assessment.explained(duties(office)[duty])


def told(office: Office, at: str, purpose: str) -> None:
    contact = {"at": at, "means": "telephone", "result": "reached", "purpose": purpose, "words": "แจ้งความคืบหน้า"}
    office.proceedings.begin(NUMBER, "contact", contact)


@pytest.mark.rule("SSO-5")
def test_a_progress_report_is_due_on_the_30th_working_day_then_the_next_on_the_45th(
    open_office: Callable[[str], Office],
) -> None:
    office = open_office("sso")
    assert [each for each in duties(office) if each.startswith("SSO-5")] == ["SSO-5#2"]
    assert duties(office)["SSO-5#2"].due_on == date(2026, 7, 14)
    told(office, "2026-07-13T10:00", "progress")
    assert duties(office)["SSO-5#2"].is_ended
    third = explained(office, "SSO-5#3")
    assert (duties(office)["SSO-5#3"].due_on, len(third.days)) == (date(2026, 8, 7), 45)
    left_out = [day for day, _name in third.left_out if day.weekday() < 5]
    assert left_out == [date(2026, 6, 1), date(2026, 6, 3), *(date(2026, 7, day) for day in (28, 29, 30))]


@pytest.mark.rule("SSO-5")
def test_progress_reports_end_with_the_case_and_go_on_when_it_is_opened_again(
    open_office: Callable[[str], Office],
) -> None:
    office = open_office("sso")
    told(office, "2026-07-13T10:00", "progress")
    office.proceedings.begin(
        NUMBER, "screening", {"at": "2026-06-02T09:00", "route": "unit", "reason": "ให้หน่วยงานชี้แจง"}
    )
    office.complaints.change_fields(NUMBER, {**TOLD, "told_at": "2026-08-03T10:00"})
    assert {name: each.is_ended for name, each in duties(office).items() if name.startswith("SSO-5")} == {
        "SSO-5#2": True,
        "SSO-5#3": True,
    }
    office.proceedings.begin(NUMBER, "reopening", {"at": "2026-08-10T09:00", "reason": "ขอให้ทบทวน"})
    running = [name for name, each in duties(office).items() if name.startswith("SSO-5") and not each.is_ended]
    assert (running, duties(office)["SSO-5#3"].due_on) == (["SSO-5#3"], date(2026, 8, 7))


@pytest.mark.rule("SSO-5", "DAY-5")
def test_a_report_that_was_given_keeps_its_date_when_the_day_of_receipt_moves_and_the_next_moves(
    open_office: Callable[[str], Office],
) -> None:
    office = open_office("sso")
    told(office, "2026-07-13T10:00", "progress")
    office.complaints.change_fields(NUMBER, {"received_at": "2026-05-29T10:00"})  # the Friday before
    assert duties(office)["SSO-5#2"].due_on == date(2026, 7, 14)
    assert duties(office)["SSO-5#3"].due_on == date(2026, 8, 6)


@pytest.mark.rule("SSO-2", "INT-7", "DAY-7")
def test_a_progress_report_in_vain_ends_nothing(open_office: Callable[[str], Office]) -> None:
    office = open_office("sso")
    contact = {"at": "2026-07-13T10:00", "means": "telephone", "result": "no_answer", "purpose": "progress"}
    office.proceedings.begin(NUMBER, "contact", contact)
    running = sorted(name for name, each in duties(office).items() if not each.is_ended)
    assert running == ["INT-7", "SSO-1", "SSO-2", "SSO-5#2", "SSO-8"]


@pytest.mark.rule("SSO-6", "PHR-1")
@pytest.mark.parametrize(
    ("profile", "rule", "due_on", "first"),
    [("sso", "SSO-6", date(2026, 6, 24), date(2026, 6, 4)), ("phrae", "PHR-1", date(2026, 6, 19), date(2026, 6, 5))],
)
def test_a_unit_is_followed_up_from_the_day_it_was_asked_until_it_replies(
    open_office: Callable[[str], Office], profile: str, rule: str, due_on: date, first: date
) -> None:
    office = open_office(profile)
    asked = {"at": "2026-06-04T09:00", "unit": "โรงพยาบาลตัวอย่าง", "question": "ขอข้อเท็จจริง"}
    uid = office.proceedings.begin(NUMBER, "request", asked)
    name = f"{rule}@{uid}"
    assert (duties(office)[name].due_on, explained(office, name).days[0]) == (due_on, first)
    assert len(explained(office, name).days) == 15
    office.proceedings.go_on(NUMBER, uid, "replied", {"at": "2026-06-22T09:00", "words": "ชี้แจงแล้ว"})
    assert duties(office)[name].done_at == datetime.fromisoformat("2026-06-22T09:00:00+07:00")


@pytest.mark.rule("MED-2", "INT-13", "LVL-3", "INT-11")
@pytest.mark.parametrize(
    ("kind", "steps", "duty", "last"),
    [
        (
            "promise",
            [("made", {"what": "โทรแจ้งผล", "by_whom": "หัวหน้าหอ", "due_on": "2026-06-15"})],
            "MED-2:promise",
            ("kept", {}),
        ),
        (
            "order",
            [
                ("submitted", {"to": "ผู้อำนวยการ", "memo": "เสนอ"}),
                ("ordered", {"by_whom": "ผู้อำนวยการ", "order": "ให้ตรวจสอบ", "due_on": "2026-06-15"}),
            ],
            "INT-13:order",
            ("carried_out", {}),
        ),
        (
            "agenda",
            [("put", {"meeting_on": "2026-06-15", "reason": "ระดับ ๓"})],
            "LVL-3:meeting",
            ("resolved", {"resolution": "ให้ปรับปรุง"}),
        ),
        (
            "handover",
            [("sent", {"agency": "สำนักงานตัวอย่าง", "due_on": "2026-06-15"})],
            "INT-11:receipt",
            ("received", {}),
        ),
    ],
)
def test_a_day_that_somebody_named_is_the_day_and_it_stops_when_it_is_done(
    open_office: Callable[[str], Office],
    kind: str,
    steps: list[tuple[str, dict[str, object]]],
    duty: str,
    last: tuple[str, dict[str, object]],
) -> None:
    office = open_office("kcm")
    (_first, values), *others = steps
    uid = office.proceedings.begin(NUMBER, kind, {"at": "2026-06-04T09:00", **values})
    for stage, given in others:
        office.proceedings.go_on(NUMBER, uid, stage, {"at": "2026-06-05T09:00", **given})
    assert duties(office)[f"{duty}@{uid}"].due_on == date(2026, 6, 15)
    office.proceedings.go_on(NUMBER, uid, last[0], {"at": "2026-06-16T09:00", **last[1]})
    assert duties(office)[f"{duty}@{uid}"].done_at == datetime.fromisoformat("2026-06-16T09:00:00+07:00")
