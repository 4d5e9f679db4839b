"""The indicators of an office: equal to plain loops over its cases, each figure with the cases behind it."""

from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from app import bootstrap
from app.domain.errors import InvalidComplaint, NotAllowed
from app.domain.indicators.counted import LeftOut
from app.domain.indicators.months import Month
from app.domain.indicators.score import rounded
from app.services.hospital import who_decides
from app.services.node import SetUp
from app.services.office import Office
from app.services.reports.indicator import IndicatorReport, Indicators
from tests.cases import a_complaint

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
WITH_ADDRESS = {
    "channel": "letter",
    "disclosure": "consent",
    "complainant_name": "นางสมมุติ ชื่นตัวอย่าง",
    "complainant_address": "00 หมู่ 0 ตำบลตัวอย่าง",
    "complainant_phone": "08 0000 0000",
}
DONE_BEFORE = ("SSO-1", "SSO-8", "INT-7")
CAME = (  # received, told
    ("2026-08-26", None),  # late on 30 September, and counted there
    ("2026-08-27", None),  # in time until the evening of 30 September, and counted in October
    ("2026-09-15", "2026-10-12"),
    ("2026-09-16", "2026-11-16"),
    ("2026-09-30", None),
    ("2026-10-01", "2026-11-06"),
    ("2026-10-01", "2026-11-09"),
    ("2026-10-12", None),
    ("2026-10-26", "2026-11-20"),
    ("2026-11-03", "2026-11-05"),
    ("2026-11-18", None),
)


def told(day: str | None) -> dict[str, object]:
    """What closes a case on that day; nothing without one."""
    closed = {"outcome": "as_wished", "outcome_words": "ชี้แจงแล้ว", "told_at": f"{day}T15:00:00+07:00"}
    return closed if day else {}


@pytest.fixture
def sso(tmp_path: Path, now: datetime) -> Office:
    folder = tmp_path / "sso"
    office = bootstrap.open_office(folder, clock=lambda: now, set_up=SetUp(role="centre", profile="sso"))
    yield office
    office.database.close()


def a_letter(office: Office, received_on: str, told_on: str | None = None, **changes: object) -> str:
    """Records a complaint, and closes it as told on that day when all that comes before was done."""
    at = datetime.fromisoformat(f"{received_on}T09:00:00+07:00")
    values = {**WITH_ADDRESS, "topics": None, "details": f"{received_on} {told_on}", **changes}
    number = office.complaints.record(a_complaint(received_at=at.isoformat(), **values))
    if told_on:
        do_the_rest(office, number, at + timedelta(hours=1))
        office.complaints.change_fields(number, told(told_on))
    return number


def do_the_rest(office: Office, number: str, at: datetime) -> None:
    """What has to be done before a case can be closed."""
    duties = [each.id for each in office.complaints.case(number).duties if each.rule in DONE_BEFORE]
    office.duties.done(number, duties, at=at, by="เจ้าหน้าที่")


def by_plain_loops(office: Office, month: Month) -> tuple[int, int, int, int]:
    """Received, carried in, in time and counted of a month, by going through all cases and all days."""
    received = carried_in = in_time = counted = 0
    end = min(month.last_on, office.desk.now().date())
    for row in office.register.everything():
        fields = office.complaints.case(row.number).fields
        came, due, days = row.received_at.date(), row.received_at.date(), 0
        while days < 25:
            days += office.desk.calendar.is_working(due)
            due += timedelta(days=days < 25)
        settled = datetime.fromisoformat(str(fields["told_at"])).date() if fields.get("told_at") else None
        known = settled if settled and settled <= due else due + timedelta(days=1)
        if came > end or known < month.first_on:
            continue
        received += came >= month.first_on
        carried_in += came < month.first_on
        counted += known <= end
        in_time += known <= end and known == settled
    return received, carried_in, in_time, counted


def figures(report: IndicatorReport) -> list[tuple[int, int, int, int]]:
    pools = [each.pool for each in report.total.months]
    return [
        (each.received_new.count, each.carried_in.count, each.share.in_time.count, each.share.decided.count)
        for each in pools
    ]


@pytest.mark.rule("KPI-1", "KPI-4", "KPI-5")
def test_indicator_7_is_what_plain_loops_over_the_cases_count(sso: Office) -> None:
    for came, told_on in CAME:
        a_letter(sso, came, told_on)
    report = Indicators(sso.desk).report(OCTOBER, NOVEMBER)
    assert figures(report) == [by_plain_loops(sso, month) for month in (OCTOBER, NOVEMBER)]
    assert figures(report) == [(4, 4, 1, 3), (2, 5, 3, 6)]
    assert rounded(report.total.months[1].cumulative.percent) == 44.4444
    assert report.is_provisional


@pytest.mark.rule("KPI-2")
def test_behind_each_figure_stand_its_cases_and_what_is_not_counted_with_the_reason(sso: Office) -> None:
    late = a_letter(sso, "2026-10-01", "2026-11-09")
    a_letter(sso, "2026-10-05", complainant_phone=None)
    spoken = a_letter(sso, "2026-10-06", channel="in_person")
    signed = a_letter(sso, "2026-10-07", channel="in_person", complainant_signature=True)
    unclear = a_letter(sso, "2026-10-08")
    do_the_rest(sso, unclear, datetime.fromisoformat("2026-10-08T10:00:00+07:00"))
    sso.proceedings.begin(unclear, "screening", {"at": "2026-10-08T10:00", "route": "unclear", "reason": "ไม่ชัดเจน"})
    sso.complaints.change_fields(unclear, {**told("2026-10-20"), "outcome": "ended_at_screening"})
    indicators = Indicators(sso.desk)
    report = indicators.report(OCTOBER, NOVEMBER)
    october, november = (each.pool for each in report.total.months)
    assert {each.number for each in indicators.cases(october.received_new)} == {late, signed}
    assert {each.number for each in indicators.cases(november.share.decided)} == {late, signed}
    assert november.share.in_time.count == 0
    assert [each.number for each in indicators.cases(report.left_out[LeftOut.NOT_IN_WRITING])] == [spoken]
    assert {why.value: part.count for why, part in report.left_out.items()} == {
        "outcome": 1,
        "incomplete": 1,
        "not_in_writing": 1,
    }


@pytest.mark.rule("KPI-2")
def test_a_file_kept_with_a_spoken_matter_is_a_clear_document(sso: Office, tmp_path: Path) -> None:
    number = a_letter(sso, "2026-10-06", channel="direct_line")
    (tmp_path / "slip.txt").write_text("สำเนา", "utf-8")
    sso.attachments.add(number, tmp_path / "slip.txt")
    assert figures(Indicators(sso.desk).report(OCTOBER, OCTOBER)) == [(1, 0, 0, 0)]


@pytest.mark.rule("KPI-1")
def test_the_hospital_counts_what_was_answered_and_resolved_within_its_own_level_and_group(office: Office) -> None:
    at = {"received_at": "2026-10-26T09:50:00+07:00", "resolution_group": "GRP-2"}
    office.complaints.record(a_complaint(details="หนึ่ง", level=2, **at, **told("2026-11-06")))
    office.complaints.record(a_complaint(details="สอง", level=2, **at, **told("2026-11-09")))
    office.complaints.record(a_complaint(details="สาม", level=3, **at, **told("2026-11-06")))
    office.complaints.record(a_complaint(details="สี่", level=1, **at))
    without = office.complaints.record(a_complaint(details="ห้า", received_at=at["received_at"], level=3))
    indicators = Indicators(office.desk)
    report = indicators.report(OCTOBER, NOVEMBER)
    shares = {line.level: (line.run.share.in_time.count, line.run.share.decided.count) for line in report.lines}
    assert shares == {None: (2, 3), 2: (1, 2), 3: (1, 1), 4: (0, 0)}
    assert rounded(report.lines[3].run.percent) is None
    assert [each.number for each in indicators.cases(report.left_out[LeftOut.NO_LIMIT])] == [without]


@pytest.mark.rule("DAY-6")
def test_more_time_that_was_granted_hides_no_failure(office: Office) -> None:
    at = {"received_at": "2026-10-05T09:00:00+07:00", "resolution_group": "GRP-1"}
    number = office.complaints.record(a_complaint(level=2, **at))
    more = {"at": "2026-10-12T09:00", "duty": "GRP-1", "until": "2026-11-30", "reason": "รอผล", "by_whom": "ผู้อำนวยการ"}
    office.proceedings.begin(number, "extension", more)
    duty = next(each for each in office.complaints.case(number).duties if each.id == "GRP-1")
    assert (duty.due_on, duty.extended_on) == (date(2026, 10, 14), date(2026, 11, 30))
    assert figures(Indicators(office.desk).report(OCTOBER, OCTOBER)) == [(1, 0, 0, 1)]


@pytest.mark.rule("KPI-5", "REP-3")
def test_the_rounds_reach_from_the_first_receipt_to_today(office: Office) -> None:
    office.complaints.record(a_complaint(received_at="2026-02-10T09:00:00+07:00"))
    found = Indicators(office.desk).numbered_rounds()
    assert [(str(each.first), number) for each, number in found] == [("2026-10", 1), ("2026-04", 2), ("2025-10", 1)]


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (NOVEMBER, OCTOBER, "months_wrong_way_round"),
        (OCTOBER, Month(2026, 12), "month_not_begun"),
        (Month(2026, 9), OCTOBER, "months_of_two_rounds"),
    ],
)
def test_months_that_are_no_run_of_a_round_are_refused(office: Office, first: Month, last: Month, code: str) -> None:
    with pytest.raises(InvalidComplaint) as refusal:
        Indicators(office.desk).report(first, last)
    assert refusal.value.problems[0].code == code


def test_a_ward_leaves_the_figures_to_its_centre(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up = SetUp(role="ward", unit="หอผู้ป่วยชาย")
    ward = bootstrap.open_office(tmp_path / "ward", clock=lambda: now, set_up=set_up)
    assert figures(Indicators(ward.desk).report(OCTOBER, OCTOBER)) == [(0, 0, 0, 0)]
    monkeypatch.setattr(who_decides, "authority_here", lambda _connection: SimpleNamespace(centres={"C"}))
    with pytest.raises(NotAllowed) as refusal:
        Indicators(ward.desk).report(OCTOBER, OCTOBER)
    assert refusal.value.code == "only_centre"
    ward.database.close()
