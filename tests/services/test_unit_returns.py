"""Which units have reported for the month, nil included, and which the board of Today still waits for (REP-1)."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap.today import today_desk
from app.domain.errors import InvalidComplaint
from app.domain.reports_due import ReportDue
from app.services.node import SetUp
from app.services.office import Office
from app.services.today.reports import OfficeReports
from app.services.today.rows import Goal, Part, TodayLine
from app.services.today.unit_returns import Entered, UnitReturn, UnitReturns
from tests.cases import a_complaint

NOW = datetime.fromisoformat("2026-12-03T10:00:00+07:00")
AT = "2026-12-02T09:00:00+07:00"
UNITS = ("ห้องยา", "ห้องบัตร", "ห้องคลอด")
SENT = {"at": "2026-12-03T09:00:00+07:00", "by": "เจ้าหน้าที่ ทดสอบ", "how": "บันทึกข้อความ"}


@pytest.fixture
def hospital(tmp_path: Path) -> Iterator[Office]:
    """A centre with three units and a complaint of November about the pharmacy, on 3 December."""
    moments = iter([datetime.fromisoformat("2026-11-17T10:00:00+07:00")])
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: next(moments, NOW), set_up=SetUp(role="centre"))
    office.staff.add_units(UNITS)
    office.complaints.record(a_complaint(units=["ห้องยา"]))
    yield office
    office.database.close()


def november(office: Office) -> ReportDue:
    return OfficeReports(office.desk).find("REP-1:month", date(2026, 11, 1))


def came(office: Office, units: list[str], cases: str = "0", **more: object) -> Entered:
    return UnitReturns(office.desk).enter(november(office), {"at": AT, "units": units, "cases": cases, **more})


def lines(office: Office) -> list[TodayLine]:
    found = (each for each in today_desk(office).today.board().lines if each.part is Part.REPORTS)
    return [each for each in found if each.goal is Goal.RETURNS]


@pytest.mark.rule("REP-1")
def test_units_that_have_not_reported_stand_on_the_board_by_the_day_of_the_report(hospital: Office) -> None:
    (line,) = lines(hospital)
    assert (line.what, line.units) == ("หน่วยงานที่ยังไม่ส่งรายงาน: 3 จาก 3", UNITS)
    assert (line.rule, line.due_on) == ("REP-1", date(2026, 12, 5))
    assert line.subject == "1 พ.ย. 2569 ถึง 30 พ.ย. 2569: ห้องยา, ห้องบัตร, ห้องคลอด"
    came(hospital, ["ห้องบัตร"])
    came(hospital, ["ห้องยา"], "๑", by="หัวหน้าห้องยา")
    assert [(each.what, each.units) for each in lines(hospital)] == [
        ("หน่วยงานที่ยังไม่ส่งรายงาน: 1 จาก 3", ("ห้องคลอด",)),
    ]
    came(hospital, ["ห้องคลอด"])
    assert lines(hospital) == []


@pytest.mark.rule("REP-1")
def test_a_nil_return_counts_and_is_told_from_none(hospital: Office) -> None:
    returns, month = UnitReturns(hospital.desk), november(hospital)
    assert returns.proposed(month) == {"units": ["ห้องบัตร", "ห้องคลอด"], "cases": "0"}
    assert came(hospital, ["ห้องบัตร"]).units == ("ห้องบัตร",)
    came(hospital, ["ห้องยา"], "2", by="หัวหน้าห้องยา", words="เรื่องคิวยา")
    at = datetime.fromisoformat(AT)
    assert returns.came(month) == (
        UnitReturn("ห้องยา", at, "หัวหน้าห้องยา", 2, "เรื่องคิวยา"),
        UnitReturn("ห้องบัตร", at, "", 0),
    )
    assert [each.is_nil for each in returns.came(month)] == [False, True]
    assert returns.missing(month) == ("ห้องคลอด",)


@pytest.mark.rule("REP-1")
def test_only_nil_returns_that_came_are_proposed_for_the_report_itself(hospital: Office) -> None:
    reports, month = OfficeReports(hospital.desk), november(hospital)
    assert reports.proposed(month)["nil_units"] == []
    came(hospital, ["ห้องบัตร"])
    came(hospital, ["ห้องคลอด"], "1")
    assert reports.proposed(month)["nil_units"] == ["ห้องบัตร"]
    reports.mark_sent("REP-1:month", date(2026, 11, 1), {**SENT, **reports.proposed(month)})
    sent = reports.sent("REP-1:month", date(2026, 11, 1))
    assert sent is not None and sent.nil_units == ("ห้องบัตร",)
    assert lines(hospital) == []  # the report went out; nobody waits for the pharmacy any more


@pytest.mark.rule("REP-1")
def test_a_return_is_corrected_and_taken_back(hospital: Office) -> None:
    returns, month = UnitReturns(hospital.desk), november(hospital)
    first = came(hospital, ["ห้องบัตร"], by="หัวหน้าห้องบัตร")
    correction = came(hospital, ["ห้องบัตร", "ห้องยา"], "1")
    assert [(each.unit, each.cases) for each in returns.came(month)] == [("ห้องยา", 1), ("ห้องบัตร", 1)]
    returns.take_back(correction)
    assert [(each.unit, each.cases, each.by) for each in returns.came(month)] == [("ห้องบัตร", 0, "หัวหน้าห้องบัตร")]
    returns.take_back(first)
    assert (returns.came(month), returns.missing(month)) == ((), UNITS)


@pytest.mark.rule("REP-1")
@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"units": []}, ("units", "required")),
        ({"units": ["ห้องนอก"]}, ("units", "unit_not_on_the_list")),
        ({"cases": ""}, ("cases", "required")),
        ({"cases": "สอง"}, ("cases", "not_a_count")),
        ({"at": "2026-12-03T10:01:00+07:00"}, ("at", "in_the_future")),
        ({"at": "2026-10-31T10:00:00+07:00"}, ("at", "sent_before_the_period")),
    ],
)
def test_a_return_that_cannot_be_is_refused_beside_its_field(
    hospital: Office, changed: dict[str, object], refused: tuple[str, str]
) -> None:
    with pytest.raises(InvalidComplaint) as refusal:
        UnitReturns(hospital.desk).enter(november(hospital), {"at": AT, "units": ["ห้องยา"], "cases": "0", **changed})
    assert [(each.field, each.code) for each in refusal.value.problems] == [refused]
    assert UnitReturns(hospital.desk).came(november(hospital)) == ()


@pytest.mark.rule("REP-1")
def test_every_problem_of_a_return_is_said_at_once(hospital: Office) -> None:
    wrong = {"at": "2026-12-03T10:01:00+07:00", "units": ["ห้องยา", "ห้องนอก"], "cases": "9" * 5_000}
    with pytest.raises(InvalidComplaint) as refusal:
        UnitReturns(hospital.desk).enter(november(hospital), wrong)
    assert {each.field for each in refusal.value.problems} == {"at", "units", "cases"}


@pytest.mark.rule("REP-1")
def test_every_problem_of_a_report_that_was_sent_is_said_at_once(hospital: Office) -> None:
    wrong = {**SENT, "how": "", "nil_units": ["ห้องนอก"]}
    with pytest.raises(InvalidComplaint) as refusal:
        OfficeReports(hospital.desk).mark_sent("REP-1:month", date(2026, 11, 1), wrong)
    problems = [(each.field, each.code) for each in refusal.value.problems]
    assert problems == [("how", "required"), ("nil_units", "unit_not_on_the_list")]
