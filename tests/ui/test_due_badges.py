"""The due badge of a case in the list, in the days in which it is counted."""

from datetime import date, datetime, timedelta

import pytest

from app.ui.badges import Tone
from app.ui.due_badges import due_badge
from tests.ui.fakes import NOW, a_row, working_weekdays

TODAY = NOW.date()


@pytest.mark.parametrize(
    ("days", "tone", "text"),
    [
        (-2, Tone.OVERDUE, "เกินกำหนด 2 วัน"),
        (0, Tone.SOON, "ครบกำหนดวันนี้"),
        (1, Tone.SOON, "เหลือ 1 วัน"),
        (3, Tone.SOON, "เหลือ 3 วัน"),
        (4, Tone.LATER, "เหลือ 4 วัน"),
    ],
)
def test_days_are_counted_from_today(days: int, tone: Tone, text: str) -> None:
    badge = due_badge(a_row(due_on=TODAY + timedelta(days=days)), NOW, working_weekdays())
    assert badge is not None
    assert (badge.tone, badge.text) == (tone, text)


def test_working_days_leave_out_the_weekend() -> None:
    row = a_row(due_on=date(2026, 12, 8), due_counting="working_days")
    badge = due_badge(row, NOW, working_weekdays())
    assert badge is not None
    assert (badge.tone, badge.text) == (Tone.LATER, "เหลือ 12 วันทำการ")


def test_an_overdue_working_day_is_counted_in_working_days() -> None:
    row = a_row(due_on=date(2026, 11, 18), due_counting="working_days")
    badge = due_badge(row, NOW, working_weekdays())
    assert badge is not None
    assert (badge.tone, badge.text) == (Tone.OVERDUE, "เกินกำหนด 2 วันทำการ")


def test_without_the_calendar_a_date_is_shown_and_nothing_is_guessed() -> None:
    row = a_row(due_on=date(2026, 12, 8), due_counting="working_days")
    badge = due_badge(row, NOW, None)
    assert badge is not None
    assert badge.text == "ครบกำหนด 8 ธ.ค. 2569"


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (5, "เหลือ 5 ชม."),
        (0.25, "เหลือ 15 นาที"),
        (-0.25, "ทันที"),
        (-3, "เกินกำหนด 3 ชม."),
        (30, "เหลือ 1 วัน"),
        (-50, "เกินกำหนด 2 วัน"),
    ],
)
def test_a_moment_is_counted_in_hours_near_it(hours: float, text: str) -> None:
    badge = due_badge(a_row(due_at=NOW + timedelta(hours=hours)), NOW, None)
    assert badge is not None
    assert badge.text == text


def test_a_closed_case_is_green_and_a_case_without_date_has_no_badge() -> None:
    closed = due_badge(a_row(state="closed"), NOW, None)
    assert closed is not None
    assert (closed.tone, closed.text) == (Tone.DONE, "ปิดแล้ว")
    assert due_badge(a_row(due_on=None), NOW, None) is None


def test_the_clock_may_run_in_another_zone() -> None:
    badge = due_badge(a_row(due_at=NOW + timedelta(hours=5)), datetime.fromisoformat("2026-11-21T03:35:00+00:00"), None)
    assert badge is not None
    assert badge.text == "เหลือ 5 ชม."
