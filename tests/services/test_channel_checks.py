"""Every working day each channel is looked at: who, when, how many; none counts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import InvalidComplaint
from app.services.hospital.channel_checks import ChannelChecks
from app.services.node import SetUp
from app.services.office import Office

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 20)


@dataclass
class Moving:
    """A clock that is set."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}:00+07:00")


@pytest.fixture
def clock() -> Moving:
    """Tuesday 17 November 2569, 09:00."""
    return Moving(at("17T09:00"))


@pytest.fixture
def checks(tmp_path: Path, clock: Moving) -> Iterator[ChannelChecks]:
    office = bootstrap.open_office(tmp_path / "data", clock=clock, set_up=SetUp(role="centre"))
    yield ChannelChecks(office.desk)
    office.database.close()


@pytest.mark.rule("INT-15")
def test_the_web_administrator_gathers_the_internet_channels(checks: ChannelChecks) -> None:
    looked_at_by = {each.code: each.looked_at_by for each in checks.channels(TUESDAY)}
    assert looked_at_by["facebook"] == looked_at_by["website"] == looked_at_by["line"] == "ผู้ดูแลเว็บไซต์"
    assert looked_at_by["comment_box"] == "ศูนย์รับเรื่องร้องเรียน"
    assert len(looked_at_by) == 12


@pytest.mark.rule("INT-15")
def test_a_look_that_found_nothing_counts(checks: ChannelChecks) -> None:
    checks.looked(TUESDAY, "letter")
    row = checks.week(TUESDAY).checks[date(2026, 11, 17), "letter"]
    assert (row.found, row.at, row.by) == (0, at("17T09:00"), checks.person_name)
    assert checks.looked_at_today() == (1, 12)


@pytest.mark.rule("INT-15")
def test_what_was_not_looked_at_is_missed_today_and_on_past_working_days(checks: ChannelChecks, clock: Moving) -> None:
    for each in checks.channels(TUESDAY):
        checks.looked(TUESDAY, each.code)
    clock.moment = at("23T08:00")  # Monday; Saturday and Sunday are no working days
    checks.looked(FRIDAY, "letter", at=at("20T15:00"))
    missed = {each.on: len(each.channels) for each in checks.missed()}
    assert missed == {
        date(2026, 11, 23): 12,
        date(2026, 11, 20): 11,
        date(2026, 11, 19): 12,
        date(2026, 11, 18): 12,
    }


@pytest.mark.rule("INT-15")
def test_a_look_days_later_is_told_from_one_on_its_day_that_was_written_later(
    checks: ChannelChecks, clock: Moving
) -> None:
    clock.moment = at("19T08:00")
    checks.looked(TUESDAY, "letter", at=at("17T15:00"))
    checks.looked(TUESDAY, "facebook")
    week = checks.week(TUESDAY).checks
    assert [week[TUESDAY, channel].days_late for channel in ("letter", "facebook")] == [0, 2]


def test_nothing_is_missed_from_before_the_first_look(checks: ChannelChecks) -> None:
    assert [each.on for each in checks.missed()] == [TUESDAY]
    checks.looked(MONDAY, "letter")
    assert [each.on for each in checks.missed()] == [TUESDAY, MONDAY]


@pytest.mark.rule("INT-15")
def test_a_correction_stands_and_the_history_keeps_what_was_corrected(checks: ChannelChecks, clock: Moving) -> None:
    checks.looked(TUESDAY, "letter")
    clock.moment = at("17T11:00")
    checks.looked(TUESDAY, "letter", found=2, by="เจ้าหน้าที่ ทดสอบ", at=at("17T10:30"))
    assert checks.week(TUESDAY).checks[TUESDAY, "letter"].found == 2
    written = [(each.check.found, each.written_at) for each in checks.history(TUESDAY, "letter")]
    assert written == [(0, at("17T09:00")), (2, at("17T11:00"))]


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({"at": "2026-11-17T09:30:00+07:00", "by": "ก", "found": "0"}, [("at", "in_the_future")]),
        ({"at": "2026-11-16T09:30:00+07:00", "by": "ก", "found": "0"}, [("at", "looked_before_the_day")]),
        ({"by": "", "found": "สอง"}, [("at", "required"), ("by", "required"), ("found", "not_a_count")]),
        ({"at": "2026-11-17T08:30:00+07:00", "by": "ก", "found": "-1"}, [("found", "not_a_count")]),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    checks: ChannelChecks, values: dict[str, object], refused: list[tuple[str, str]]
) -> None:
    with pytest.raises(InvalidComplaint) as refusal:
        checks.write(TUESDAY, "letter", values)
    assert [(each.field, each.code) for each in refusal.value.problems] == refused
    assert not checks.week(TUESDAY).checks


@pytest.mark.parametrize(("on", "channel"), [(date(2026, 11, 18), "letter"), (TUESDAY, "service_point")])
def test_no_day_to_come_and_no_channel_of_the_wards_is_looked_at(checks: ChannelChecks, on: date, channel: str) -> None:
    with pytest.raises(InvalidComplaint):
        checks.looked(on, channel)


def test_thai_digits_are_digits(checks: ChannelChecks) -> None:
    checks.write(TUESDAY, "letter", {"at": "2026-11-17T08:30:00+07:00", "by": "ก", "found": "๓"})
    assert checks.week(TUESDAY).checks[TUESDAY, "letter"].found == 3


def test_a_ward_that_works_alone_looks_itself(office_in: Callable[..., Office], tmp_path: Path) -> None:
    ward = office_in(tmp_path / "ward", role="ward")
    assert ChannelChecks(ward.desk).may_look()
