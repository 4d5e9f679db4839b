"""The indicator: the pool of a month, what is carried, per cent and score, and what is counted at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.buddhist_dates import BANGKOK
from app.domain.indicators.counted import LeftOut, Written, has_family_name, why_left_out
from app.domain.indicators.entries import IndicatorCount, IndicatorScore
from app.domain.indicators.indicator import Indicator, indicators_on, results, run_of
from app.domain.indicators.months import Month, month_named, round_of
from app.domain.indicators.pool import Clock, Matter, Part, Share, pool_of
from app.domain.indicators.score import percent_of, rounded, score_of
from app.domain.indicators.window import Window
from app.domain.policy import Policy, load_policy
from app.domain.working_days import Calendar

OCTOBER, NOVEMBER, DECEMBER = Month(2020, 10), Month(2020, 11), Month(2020, 12)
ROUNDS = (10, 4)
WHOLE_NAME = {
    "complainant_name": "นางสมมุติ ชื่นตัวอย่าง",
    "complainant_address": "00 หมู่ 0 ตำบลตัวอย่าง",
    "complainant_phone": "08 0000 0000",
}


@pytest.fixture(scope="module")
def sso() -> Policy:
    return load_policy(profile="sso")


@pytest.fixture(scope="module")
def indicator(sso: Policy) -> Indicator:
    (found,) = indicators_on(sso.indicators, date(2026, 11, 21))
    return found


@pytest.fixture(scope="module")
def window(sso: Policy, calendar: Calendar) -> Window:
    return Window(sso.conventions, calendar)


def received(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=BANGKOK)


def a_matter(window: Window, came: str, reported: str | None = None, count: int = 1) -> Matter:
    done_on = date.fromisoformat(reported) if reported else None
    due_on = window.due_on(received(came))
    return Matter(f"{came}/{reported}", date.fromisoformat(came), (Clock(due_on, done_on),), count)


def figures(matters: Sequence[Matter], month: Month) -> tuple[int, int, int, int, int]:
    """Received, carried in, in time, counted, carried out."""
    pool = pool_of(matters, month)
    parts = (pool.received_new, pool.carried_in, pool.share.in_time, pool.share.decided, pool.carried_out)
    return tuple(each.count for each in parts)


def share(in_time: int, decided: int) -> Share:
    return Share(Part(in_time), Part(decided))


@pytest.mark.rule("KPI-1", "DAY-1")
def test_the_25th_working_day_is_the_last_one_in_time(window: Window, sso: Policy, calendar: Calendar) -> None:
    assert window.due_on(received("2026-10-01")) == date(2026, 11, 6)
    other = Window(sso.conventions, calendar, first_day="exclude")
    assert other.due_on(received("2026-10-01")) == date(2026, 11, 9)


@pytest.mark.rule("KPI-4")
def test_what_is_open_and_not_past_its_last_day_is_new_next_month(window: Window) -> None:
    matters = [a_matter(window, "2020-10-02", "2020-10-20", 4), a_matter(window, "2020-10-27", "2020-11-24", 3)]
    assert figures(matters, OCTOBER) == (7, 0, 4, 4, 3)
    assert figures(matters, NOVEMBER) == (0, 3, 3, 3, 0)


@pytest.mark.rule("KPI-4")
def test_on_the_evening_of_its_last_day_an_open_matter_is_carried_still(window: Window) -> None:
    matter = a_matter(window, "2026-10-27")
    assert matter.clocks[0].due_on == date(2026, 11, 30)
    assert figures([matter], NOVEMBER.after(72)) == (0, 1, 0, 0, 1)
    assert figures([matter], DECEMBER.after(72)) == (0, 1, 0, 1, 0)


@pytest.mark.rule("KPI-4")
def test_a_failure_counts_once_and_its_late_end_not_again(window: Window) -> None:
    matters = [a_matter(window, "2020-10-01", "2021-01-15")]
    assert figures(matters, NOVEMBER) == (0, 1, 0, 1, 0)
    assert figures(matters, DECEMBER) == figures(matters, Month(2021, 1)) == (0, 0, 0, 0, 0)


@pytest.mark.rule("KPI-1")
def test_settled_late_in_the_month_of_its_last_day_it_is_counted_and_not_in_time(window: Window) -> None:
    assert figures([a_matter(window, "2020-10-05", "2020-11-25")], NOVEMBER) == (0, 1, 0, 1, 0)


@pytest.mark.rule("KPI-3")
@pytest.mark.parametrize(
    ("in_time", "decided", "percent", "linear", "step", "weighted"),
    [
        (88, 100, 88.0, 1.0, 0, 0.1),
        (89, 100, 89.0, 1.0, 1, 0.1),
        (9, 10, 90.0, 1.5, 1, 0.15),
        (20, 21, 95.2381, 4.119, 4, 0.4119),
        (97, 100, 97.0, 5.0, 5, 0.5),
        (7, 7, 100.0, 5.0, 5, 0.5),
        (0, 3, 0.0, 1.0, 0, 0.1),
    ],
)
def test_the_score_is_linear_between_the_steps(
    indicator: Indicator, in_time: int, decided: int, percent: float, linear: float, step: int, weighted: float
) -> None:
    exact = percent_of(share(in_time, decided))
    score = score_of(exact, indicator.score)
    assert score is not None
    assert (rounded(exact), rounded(score.linear)) == (percent, linear)
    assert (score.step, rounded(score.weighted)) == (step, weighted)


def test_where_nothing_was_counted_there_is_neither_0_nor_100(indicator: Indicator) -> None:
    (month,) = results([], indicator, OCTOBER, OCTOBER)
    assert (month.result.percent, month.result.score, month.cumulative.percent) == (None, None, None)
    assert rounded(None) is None


@pytest.mark.rule("KPI-5", "REP-3")
def test_rounds_are_the_halves_of_the_fiscal_year() -> None:
    assert [str(each) for each in round_of(Month(2027, 1), ROUNDS).months()][::5] == ["2026-10", "2027-03"]
    assert str(round_of(Month(2027, 9), ROUNDS).first) == "2027-04"
    assert str(round_of(Month(2027, 9), ROUNDS).last) == "2027-09"


@pytest.mark.rule("KPI-5")
def test_a_round_divides_the_sums_and_the_next_one_begins_anew(window: Window, indicator: Indicator) -> None:
    matters = [a_matter(window, "2020-11-02", "2020-11-20", 9), a_matter(window, "2020-12-01")]
    matters += [a_matter(window, "2021-04-05", "2021-04-20", 2)]
    found = results(matters, indicator, NOVEMBER, Month(2021, 4))
    assert [rounded(each.cumulative.percent) for each in found] == [100.0, 100.0, 90.0, 90.0, 90.0, 100.0]
    assert rounded(run_of(found[1:5], indicator).percent) == 0.0


@pytest.mark.parametrize(
    ("written", "month"),
    [
        *(("2026-11", "2026-11"), ("2569-11", "2026-11"), ("๒๕๖๙-๑๑", "2026-11")),
        *(("2026-13", "None"), ("11/2569", "None"), ("", "None")),
    ],
)
def test_a_month_is_written_with_its_year_first(written: str, month: str) -> None:
    assert str(month_named(written)) == month


@pytest.mark.rule("KPI-2")
@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"channel": "letter"}, None),
        ({"channel": "in_person"}, LeftOut.NOT_IN_WRITING),
        ({"channel": "in_person", "has_paper": True}, None),
        ({"channel": "letter", "given": {**WHOLE_NAME, "complainant_phone": ""}}, LeftOut.INCOMPLETE),
        ({"channel": "letter", "given": {**WHOLE_NAME, "complainant_address": " "}}, LeftOut.INCOMPLETE),
        ({"channel": "letter", "given": {**WHOLE_NAME, "complainant_name": "คุณสมมุติ"}}, LeftOut.INCOMPLETE),
    ],
)
def test_counted_is_what_is_in_writing_with_name_address_and_telephone(
    indicator: Indicator, changed: dict[str, object], why: LeftOut | None
) -> None:
    written = replace(Written(kind="complaint", given=WHOLE_NAME), **changed)
    assert why_left_out(written, indicator.counted) == why


@pytest.mark.parametrize("name", ["นาย สมมุติ", "น.ส. สมมุติ", "คุณสมมุติ", "", "ว่าที่ ร.ต. สมมุติ"])
def test_a_title_is_no_family_name(name: str) -> None:
    assert not has_family_name(name)
    assert has_family_name(f"{name} ชื่นตัวอย่าง") == bool(name)


@pytest.mark.rule("KPI-1")
def test_the_hospital_counts_each_case_by_its_own_clocks() -> None:
    answered, resolved = date(2026, 11, 10), date(2026, 11, 20)
    clocks = (Clock(date(2026, 11, 13), answered), Clock(date(2026, 11, 20), resolved))
    matter = Matter("A", date(2026, 10, 20), clocks)
    assert (matter.is_in_time, matter.decided_on) == (True, date(2026, 11, 20))
    late = replace(matter, clocks=(replace(clocks[0], done_on=date(2026, 11, 16)), clocks[1]))
    assert (late.is_in_time, late.decided_on) == (False, date(2026, 11, 14))


def test_a_month_that_goes_on_counts_what_is_known_today(window: Window) -> None:
    matter, today = a_matter(window, "2026-10-20"), date(2026, 11, 21)
    assert matter.clocks[0].due_on == date(2026, 11, 24)
    pool = pool_of([matter], Month(2026, 11), until=today)
    assert (pool.share.decided.count, pool.carried_out.count) == (0, 1)


days = st.dates(date(2020, 10, 1), date(2021, 3, 31))
open_or_days = st.none() | st.integers(0, 90)


@given(st.lists(st.tuples(days, open_or_days, st.integers(1, 4)), max_size=12))
@settings(max_examples=60, deadline=None)
def test_months_are_what_a_plain_loop_over_the_months_counts(came: list[tuple[date, int | None, int]]) -> None:
    matters = [
        Matter(
            str(place),
            on,
            (Clock(on + timedelta(days=35), None if took is None else on + timedelta(days=took)),),
            count,
        )
        for place, (on, took, count) in enumerate(came)
    ]
    waiting = list(matters)
    for month in round_of(NOVEMBER, ROUNDS).months():
        end, in_time, decided, carried = month.last_on, 0, 0, []
        for each in waiting:
            due_on, done_on = each.clocks[0].due_on, each.clocks[0].done_on
            if each.received_on > end or (done_on and done_on <= end):
                is_settled = each.received_on <= end
                decided += each.count * is_settled
                in_time += each.count * (is_settled and done_on is not None and done_on <= due_on)
                carried += [] if is_settled else [each]
            elif end > due_on:
                decided += each.count
            else:
                carried.append(each)
        waiting = carried
        pool = pool_of(matters, month)
        assert (pool.share.in_time.count, pool.share.decided.count) == (in_time, decided)
        assert pool.carried_out.count == sum(each.count for each in carried if each.received_on <= end)


@given(st.integers(0, 400), st.integers(1, 400))
def test_a_better_share_is_never_worth_less(in_time: int, decided: int) -> None:
    rule = IndicatorScore(
        rule="KPI-3", source="x", checked_on=date.min, measure="window", thresholds=(89, 91, 93, 95, 97), weight=10
    )
    part = min(in_time, decided)
    worse, better = (score_of(Fraction(100 * each, decided), rule) for each in (max(part - 1, 0), part))
    assert worse is not None and better is not None
    assert 1 <= worse.linear <= better.linear <= 5 and worse.step <= better.step


def test_a_profile_without_an_indicator_reports_none() -> None:
    assert indicators_on(load_policy(profile="phrae").indicators, date(2026, 11, 21)) == ()


def test_every_kind_and_channel_that_is_counted_is_one_of_the_profile(sso: Policy) -> None:
    (counted,) = (each for each in sso.indicators if isinstance(each, IndicatorCount))
    assert set(counted.kinds) <= set(sso.kinds)
    assert set(counted.in_writing) <= set(sso.channels)
