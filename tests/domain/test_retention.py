"""Retention: off as installed, never before the day, never what is open or held, and always after the waiting."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import PolicyProblem
from app.domain.policy import POLICY_FOLDER
from app.domain.retention import FILE, Ends, KeptCase, Switch, due_of, retention_rules, years_after
from app.domain.vocabulary import Category, Kind, Outcome

RULES = retention_rules()
DAYS = st.dates(date(2010, 1, 1), date(2060, 12, 31))
SWITCHES = st.dictionaries(
    st.sampled_from([each.code for each in RULES.entries]),
    st.builds(Switch, st.integers(1, 30), st.just("ผู้อำนวยการ"), st.just(""), DAYS),
)
CASES = st.builds(
    KeptCase,
    kind=st.sampled_from([each.value for each in Kind]),
    last_on=st.none() | DAYS,
    profile=st.sampled_from(["kcm", "sso", "phrae"]),
    outcome=st.sampled_from(["", *Outcome]),
    level=st.sampled_from(["", "1", "2", "3", "4"]),
    category=st.sampled_from(["", *Category]),
    grounds=st.sampled_from([(), (), ("lawsuit",), ("restricted",)]),
    is_held=st.booleans(),
    released_on=st.none() | DAYS,
    done=st.frozensets(st.sampled_from([each.value for each in Ends])),
)


def a_case(**changes: object) -> KeptCase:
    """A complaint of level 2 that ended on 1 March 2563, with the one thing that matters changed."""
    values = {"kind": "complaint", "last_on": date(2020, 3, 1), "profile": "kcm", "level": "2", "outcome": "in_part"}
    return KeptCase(**{**values, **changes})  # type: ignore[arg-type] # the test says what it changes


def on(code: str, years: int = 5, since: date = date(2021, 1, 1)) -> dict[str, Switch]:
    return {code: Switch(years, "ผู้อำนวยการ", "คำสั่งที่ ๑", since)}


def test_nothing_is_ever_due_as_installed() -> None:
    assert due_of(a_case(last_on=date(1990, 1, 1)), RULES, {}, date(2100, 1, 1)) is None


def test_no_entry_gives_a_period_that_no_document_gives() -> None:
    assert [each.code for each in RULES.entries if each.years or "own decision" not in each.source] == []


@given(CASES, SWITCHES, DAYS)
def test_no_case_is_ever_ready_before_its_day_while_it_is_open_or_on_hold(
    case: KeptCase, switched: dict[str, Switch], today: date
) -> None:
    due = due_of(case, RULES, switched, today)
    if due is None:
        return
    switch = switched[due.entry.code]
    assert case.last_on is not None and due.listed_on <= today and due.ready_on >= due.due_on
    assert due.due_on == years_after(case.last_on, switch.years)
    if due.is_ready(case, today):
        assert not case.is_held and not case.grounds
        waited_from = max(filter(None, (switch.since, case.released_on, due.listed_on)))
        assert today >= waited_from + timedelta(days=RULES.waiting.days) and today >= due.due_on


@given(CASES, SWITCHES, DAYS)
def test_what_is_erased_is_not_suggested_again(case: KeptCase, switched: dict[str, Switch], today: date) -> None:
    due = due_of(case, RULES, switched, today)
    assert due is None or (due.entry.ends not in case.done and Ends.TEXT not in case.done)


def test_a_case_stands_on_the_list_a_month_before_anything_may_happen() -> None:
    switched = on("minor_complaints_identity")
    assert due_of(a_case(), RULES, switched, date(2025, 1, 29)) is None
    due = due_of(a_case(), RULES, switched, date(2025, 1, 30))
    assert due is not None and due.ready_on == date(2025, 3, 1)
    assert (due.is_ready(a_case(), date(2025, 2, 28)), due.is_ready(a_case(), date(2025, 3, 1))) == (False, True)


def test_what_had_its_time_long_before_the_entry_was_switched_on_waits_all_the_same() -> None:
    due = due_of(a_case(), RULES, on("minor_complaints_identity", since=date(2026, 11, 24)), date(2026, 11, 24))
    assert due is not None and due.ready_on == date(2026, 12, 24)


def test_a_hold_that_is_lifted_lets_the_case_wait_anew() -> None:
    due = due_of(a_case(released_on=date(2026, 6, 1)), RULES, on("minor_complaints_identity"), date(2026, 6, 1))
    assert due is not None and due.ready_on == date(2026, 7, 1)


@pytest.mark.parametrize(("changed", "wanted"), [({"level": "3"}, None), ({"level": "1"}, "identity")])
def test_an_entry_is_only_about_what_it_names(changed: dict[str, str], wanted: str | None) -> None:
    due = due_of(a_case(**changed), RULES, on("minor_complaints_identity"), date(2030, 1, 1))
    assert (due.entry.ends if due else None) == wanted


def test_an_entry_of_another_office_is_not_looked_at() -> None:
    switched = on("insured_complaints_identity")
    assert due_of(a_case(), RULES, switched, date(2030, 1, 1)) is None
    assert due_of(a_case(profile="sso"), RULES, switched, date(2030, 1, 1)) is not None


def test_a_period_that_begins_on_the_29th_of_february_ends_on_the_1st_of_march() -> None:
    assert years_after(date(2024, 2, 29), 5) == date(2029, 3, 1)


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ('outcomes = ["entered_by_mistake"]', 'outcomes = ["gossip"]', "wrong_type"),
        ('code = "complaints_text"', 'code = "incidents_text"', "entry_twice"),
        ("days = 30", "days = 0", "wrong_type"),
        ('source = "The hospital\'s own decision: SSO-STEPS and SSO-KPI give no period"', "", "no_source"),
    ],
)
def test_a_file_with_an_error_is_refused(written: str, instead: str, code: str, tmp_path: Path) -> None:
    text = (POLICY_FOLDER / FILE).read_text("utf-8").replace(written, instead)
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(PolicyProblem) as refused:
        retention_rules(tmp_path)
    assert refused.value.code == code
