"""Counting of days and hours, with every reading that a convention can ask for."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import counting
from app.domain.buddhist_dates import BANGKOK
from app.domain.counting_options import Uncountable
from app.domain.errors import CalendarOutOfRange
from app.domain.policy import Policy
from app.domain.working_days import Calendar

SETTLED = {
    "first_day": "include",
    "nonworking_receipt": "as_is",
    "after_hours": "ignore",
    "opens": "08:30",
    "closes": "16:30",
    "next_day_basis": "calendar",
    "before_open": "same_day",
    "inside": "same_day_close",
    "roll": "none",
    "window": 25,
    "boundaries": ["00:00", "08:00", "16:00"],
}


def answered(calendar: Calendar, received: str, rule: dict[str, object], **convention: object) -> str:
    moment = datetime.fromisoformat(received).replace(tzinfo=BANGKOK)
    answer = counting.answer({**SETTLED, **rule}, moment, convention, calendar)
    return (answer.due_on or answer.due_at.replace(tzinfo=None)).isoformat()


@pytest.mark.rule("DAY-1")
@pytest.mark.parametrize(
    ("received", "convention", "due"),
    [
        ("2025-06-09T10:00", {}, "2025-06-13"),
        ("2025-06-09T10:00", {"first_day": "exclude"}, "2025-06-16"),
        ("2025-06-07T10:00", {}, "2025-06-13"),
        ("2025-06-07T10:00", {"first_day": "exclude"}, "2025-06-13"),
        ("2025-06-07T10:00", {"nonworking_receipt": "deemed_next_working_day"}, "2025-06-13"),
        (
            "2025-06-07T10:00",
            {"nonworking_receipt": "deemed_next_working_day", "first_day": "exclude"},
            "2025-06-16",
        ),
        ("2025-06-09T16:30:00", {"after_hours": "next_working_day"}, "2025-06-13"),
        ("2025-06-09T16:30:01", {"after_hours": "next_working_day"}, "2025-06-16"),
        ("2025-06-09T17:00", {"after_hours": "next_working_day", "first_day": "exclude"}, "2025-06-16"),
        ("2025-06-07T17:00", {"after_hours": "next_working_day"}, "2025-06-13"),
        (
            "2025-06-07T17:00",
            {"after_hours": "next_working_day", "nonworking_receipt": "deemed_next_working_day"},
            "2025-06-13",
        ),
    ],
)
def test_five_working_days(calendar: Calendar, received: str, convention: dict[str, str], due: str) -> None:
    assert answered(calendar, received, {"type": "working_days", "n": 5}, **convention) == due


@pytest.mark.parametrize(
    ("rule", "convention", "due"),
    [
        ({"n": 7}, {"first_day": "exclude"}, "2025-02-15"),
        ({"n": 7}, {"first_day": "include"}, "2025-02-14"),
        ({"n": 7, "roll": "following"}, {"first_day": "exclude"}, "2025-02-17"),
        ({"n": 7, "roll": "preceding"}, {"first_day": "exclude"}, "2025-02-14"),
        ({"n": 4, "roll": "preceding"}, {"first_day": "exclude"}, "2025-02-11"),
        ({"n": 0}, {"first_day": "exclude"}, "2025-02-08"),
    ],
)
def test_calendar_days_from_saturday(
    calendar: Calendar, rule: dict[str, object], convention: dict[str, str], due: str
) -> None:
    assert answered(calendar, "2025-02-08T09:00", {"type": "calendar_days", **rule}, **convention) == due


@pytest.mark.rule("DAY-3")
@pytest.mark.parametrize(
    ("received", "rule", "due"),
    [
        ("2025-02-13T10:00", {}, "2025-02-13T16:30:00"),
        ("2025-02-13T16:30:00", {}, "2025-02-13T16:30:00"),
        ("2025-02-13T10:00", {"inside": "24h"}, "2025-02-14T10:00:00"),
        ("2025-02-13T16:30:01", {}, "2025-02-14T16:30:00"),
        ("2025-02-14T18:00", {}, "2025-02-15T16:30:00"),
        ("2025-02-14T18:00", {"next_day_basis": "working"}, "2025-02-17T16:30:00"),
        ("2025-02-14T08:29:59", {}, "2025-02-14T16:30:00"),
        ("2025-02-14T08:30:00", {"inside": "24h"}, "2025-02-15T08:30:00"),
        ("2025-02-14T03:00", {"before_open": "next_day"}, "2025-02-15T16:30:00"),
        ("2025-02-14T03:00", {"before_open": "next_day", "next_day_basis": "working"}, "2025-02-17T16:30:00"),
        ("2025-02-15T03:00", {}, "2025-02-15T16:30:00"),
        ("2025-02-15T03:00", {"next_day_basis": "working"}, "2025-02-17T16:30:00"),
        ("2025-02-15T10:00", {}, "2025-02-16T16:30:00"),
        ("2025-02-12T10:00", {"inside": "24h"}, "2025-02-13T16:30:00"),
    ],
)
def test_one_day_or_out_of_hours_the_next(calendar: Calendar, received: str, rule: dict[str, object], due: str) -> None:
    assert answered(calendar, received, {"type": "office_hours_1d", **rule}) == due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2025-02-11T22:15", "2025-02-12T00:00:00"),
        ("2025-02-11T08:00:00", "2025-02-11T16:00:00"),
        ("2025-02-11T07:59:59", "2025-02-11T08:00:00"),
        ("2025-02-11T00:00:00", "2025-02-11T08:00:00"),
    ],
)
def test_the_shift_ends_at_the_next_boundary(calendar: Calendar, received: str, due: str) -> None:
    assert answered(calendar, received, {"type": "within_shift", "boundaries": ["16:00", "00:00", "08:00"]}) == due


@pytest.mark.parametrize(
    ("received", "rule", "due"),
    [
        ("2025-09-30T23:59", {"type": "fiscal_year_end"}, "2025-09-30"),
        ("2025-10-01T00:00", {"type": "fiscal_year_end"}, "2026-09-30"),
        ("2025-10-01T00:00", {"type": "quarter_end"}, "2025-12-31"),
        ("2025-06-30T00:00", {"type": "quarter_end"}, "2025-06-30"),
        ("2024-02-10T00:00", {"type": "half_year_end"}, "2024-03-31"),
        ("2025-11-10T00:00", {"type": "half_year_end"}, "2026-03-31"),
        ("2025-04-01T00:00", {"type": "half_year_end"}, "2025-09-30"),
        ("2025-12-20T00:00", {"type": "day_of_next_month", "day": 5}, "2026-01-05"),
        ("2025-03-20T00:00", {"type": "day_of_next_month", "day": 5, "roll": "following"}, "2025-04-08"),
        ("2024-01-31T00:00", {"type": "day_of_next_month", "day": 31}, "2024-02-29"),
        ("2025-02-10T20:00", {"type": "hours", "n": 36}, "2025-02-12T08:00:00"),
        ("2025-01-06T09:00", {"type": "progress_report", "every": 15, "k": 2}, "2025-02-17"),
    ],
)
def test_the_other_rules(calendar: Calendar, received: str, rule: dict[str, object], due: str) -> None:
    assert answered(calendar, received, rule) == due


def test_a_time_in_another_zone_is_turned_to_bangkok_first(calendar: Calendar) -> None:
    received = datetime.fromisoformat("2025-02-10T18:00:00+00:00")
    answer = counting.answer({**SETTLED, "type": "working_days", "n": 1}, received, {}, calendar)
    assert answer.due_on == date(2025, 2, 11)


@pytest.mark.rule("KPI-1")
@pytest.mark.parametrize(
    ("reported", "used", "within"),
    [("2025-02-07", 25, True), ("2025-02-08", 25, True), ("2025-02-10", 26, False)],
)
def test_the_indicator_counts_working_days_to_the_report(
    calendar: Calendar, reported: str, used: int, within: bool
) -> None:
    rule = {**SETTLED, "type": "kpi_days_used", "reported": date.fromisoformat(reported)}
    received = datetime(2025, 1, 6, 9, tzinfo=BANGKOK)
    answer = counting.answer(rule, received, {}, calendar)
    assert (answer.used, answer.within_window) == (used, within)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ({"type": "lunar"}, "unknown_type"),
        ({"type": "working_days"}, "missing"),
        ({"type": "working_days", "n": 0}, "not_a_number"),
        ({"type": "working_days", "n": True}, "not_a_number"),
        ({"type": "calendar_days", "n": 10**12, "first_day": "exclude"}, "too_far"),
        ({"type": "working_days", "n": 5, "first_day": "perhaps"}, "not_a_choice"),
        ({"type": "within_shift", "boundaries": ["25:00"]}, "not_a_time"),
        ({"type": "kpi_days_used", "reported": date(2025, 2, 1)}, "reported_before"),
    ],
)
def test_a_question_without_an_answer_is_refused(calendar: Calendar, rule: dict[str, object], code: str) -> None:
    with pytest.raises(Uncountable) as refused:
        answered(calendar, "2025-02-10T09:00", rule)
    assert refused.value.code == code


def test_many_deadlines_at_once_are_the_same_as_one_by_one(calendar: Calendar) -> None:
    days = [date(2025, 1, 1).toordinal() + each for each in range(400)]
    singly = [calendar.working_day(date.fromordinal(each), 15).toordinal() for each in days]
    assert counting.nth_working_days(days, 15, calendar) == singly
    with pytest.raises(CalendarOutOfRange):
        counting.nth_working_days([date(2009, 12, 31).toordinal()], 1, calendar)
    with pytest.raises(CalendarOutOfRange):
        counting.nth_working_days([date(2040, 12, 31).toordinal()], 15, calendar)


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001 - gets its zone below
CONVENTIONS = st.fixed_dictionaries(
    {
        "first_day": st.sampled_from(["include", "exclude"]),
        "nonworking_receipt": st.sampled_from(["as_is", "deemed_next_working_day"]),
        "after_hours": st.sampled_from(["ignore", "next_working_day"]),
    }
)


@settings(max_examples=60, deadline=None)
@given(received=MOMENTS, number=st.integers(1, 60), convention=CONVENTIONS)
def test_a_deadline_in_working_days_never_falls_on_a_free_day(
    calendar: Calendar, received: datetime, number: int, convention: dict[str, str]
) -> None:
    rule = {**SETTLED, "type": "working_days", "n": number}
    answer = counting.answer(rule, received.replace(tzinfo=BANGKOK), convention, calendar)
    assert calendar.is_working(answer.due_on)
    assert len(answer.days) == number
    assert not set(answer.days) & set(answer.left_out)


@settings(max_examples=60, deadline=None)
@given(one=MOMENTS, other=MOMENTS, number=st.integers(1, 60), convention=CONVENTIONS)
def test_receiving_later_never_gives_an_earlier_deadline(
    calendar: Calendar, one: datetime, other: datetime, number: int, convention: dict[str, str]
) -> None:
    rule = {**SETTLED, "type": "working_days", "n": number}
    dates = [
        counting.answer(rule, each.replace(tzinfo=BANGKOK), convention, calendar).due_on
        for each in sorted((one, other))
    ]
    assert dates == sorted(dates)


@settings(max_examples=60, deadline=None)
@given(one=MOMENTS, other=MOMENTS, type_=st.sampled_from(["hours", "within_shift", "office_hours_1d"]))
def test_knowing_later_never_gives_an_earlier_moment(
    calendar: Calendar, policy: Policy, one: datetime, other: datetime, type_: str
) -> None:
    rule = policy.conventions.reading({"type": type_, "n": 8}, date(2025, 1, 1))
    moments = [
        counting.answer(rule, each.replace(tzinfo=BANGKOK), {}, calendar).due_at for each in sorted((one, other))
    ]
    if type_ != "office_hours_1d":
        assert moments == sorted(moments)
    assert all(
        moment >= each.replace(tzinfo=BANGKOK) for moment, each in zip(moments, sorted((one, other)), strict=True)
    )
