"""The counts of the page: every figure with its cases, and what is left out or stands apart."""

from datetime import date

import pytest

from app.domain.fiscal_years import months_of_fiscal_year
from app.services.counts.counted_apart import Apart
from app.services.counts.counts import NOBODY, Counts
from app.services.counts.figures import NONE, CountColumn, CountKind, CountTable, figure_of
from app.services.office import Office
from tests.cases import a_complaint

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
MISTAKE = {"outcome": "entered_by_mistake", "outcome_words": "ลงซ้ำ"}


@pytest.fixture
def counts(office: Office) -> Counts:
    return Counts(office.desk)


def figures_of(table: CountTable) -> dict[str, dict[str, int]]:
    """What stands in the table, without the columns in which there is nothing."""
    return {
        row.of: {str(column): figure.count for column, figure in row.figures.items() if figure.count}
        for row in table.rows
    }


@pytest.mark.rule("ADM-3")
def test_a_compliment_that_names_no_unit_has_a_line_too(office: Office, counts: Counts) -> None:
    office.complaints.record(a_complaint(kind="compliment", details="หนึ่ง", units=["ห้องยา", "โภชนาการ"]))
    office.complaints.record(a_complaint(kind="compliment", details="สอง", units=[]))
    table = counts.table(CountKind.UNITS_PRAISED, *NOVEMBER)
    assert set(figures_of(table)) == {"ห้องยา", "โภชนาการ", NOBODY}
    assert (table.rows[-1].of, table.cases, table.passed_on) == (NOBODY, 2, 0)


@pytest.mark.rule("ADM-3")
def test_who_was_praised_is_counted_with_what_was_passed_on(office: Office, counts: Counts) -> None:
    named = {"kind": "compliment", "praised_person": "นายสมมุติ ใจดี"}
    number = office.complaints.record(a_complaint(details="หนึ่ง", **named))
    office.complaints.record(a_complaint(details="สอง", **named))
    office.proceedings.begin(number, "praise", {"at": "2026-11-18T09:00", "unit": "ห้องยา"})
    table = counts.table(CountKind.PEOPLE_PRAISED, *NOVEMBER)
    assert figures_of(table) == {"นายสมมุติ ใจดี": {"every": 2, "passed_on": 1, "not_passed_on": 1}}
    (behind,) = counts.cases(table.rows[0].figure(CountColumn.PASSED_ON))
    assert behind.number == number


@pytest.mark.rule("MED-7")
def test_a_complaint_about_two_hospitals_counts_for_each_and_is_one_case(office: Office, counts: Counts) -> None:
    office.complaints.record(a_complaint(network_hospitals=["รพ.ก", "รพ.ข"], topics=["corruption"]))
    office.complaints.record(a_complaint(details="อื่น", network_hospitals=["รพ.ก"]))
    table = counts.table(CountKind.HOSPITALS, *NOVEMBER)
    assert figures_of(table) == {"รพ.ก": {"every": 2, "open": 2}, "รพ.ข": {"every": 1, "open": 1}}
    assert (table.cases, table.restricted) == (2, 1)


@pytest.mark.rule("INT-18", "OUT-2")
def test_what_was_entered_by_mistake_is_left_out_and_said_so(office: Office, counts: Counts) -> None:
    wrong = office.complaints.record(a_complaint(details="ลงซ้ำ"))
    office.complaints.record(a_complaint(topics=["corruption"]))
    office.complaints.change_fields(wrong, MISTAKE)
    table = counts.table(CountKind.APART, *NOVEMBER)
    assert figures_of(table) == {
        Apart.RESTRICTED: {"every": 1, "open": 1},
        Apart.ORDINARY: {},
        Apart.VOIDED: {"every": 1},
    }
    assert table.cases == 2


@pytest.mark.rule("OUT-2")
def test_a_compliment_joined_into_another_counts_once(office: Office, counts: Counts) -> None:
    first = office.complaints.record(a_complaint(kind="compliment", details="หนึ่ง"))
    second = office.complaints.record(a_complaint(kind="compliment", details="สอง"))
    office.proceedings.begin(second, "merge", {"at": "2026-11-20T09:00", "number": first, "reason": "ชมซ้ำ"})
    assert counts.table(CountKind.UNITS_PRAISED, *NOVEMBER).cases == 1
    merged = {row.of: row for row in counts.table(CountKind.APART, *NOVEMBER).rows}[Apart.MERGED]
    assert [each.number for each in counts.cases(merged.figure(CountColumn.EVERY))] == [second]


@pytest.mark.parametrize("kind", CountKind)
def test_a_month_without_a_case_has_no_lines(counts: Counts, kind: CountKind) -> None:
    assert counts.table(kind, *NOVEMBER).rows == ()
    assert counts.cases(NONE) == ()


@pytest.mark.rule("REP-3")
def test_the_years_are_those_in_which_something_was_received_and_the_present_one(
    office: Office, counts: Counts
) -> None:
    assert counts.years() == (2027,)
    office.complaints.record(a_complaint(received_at="2024-10-01T09:00:00+07:00"))
    assert counts.years() == (2027, 2026, 2025)


@pytest.mark.rule("REP-3")
def test_a_fiscal_year_has_twelve_months_from_october_on() -> None:
    months = months_of_fiscal_year(2028)
    assert len(months) == 12
    assert (months[0], months[4]) == (
        (date(2027, 10, 1), date(2027, 10, 31)),
        (date(2028, 2, 1), date(2028, 2, 29)),
    )
    assert months[-1][1] == date(2028, 9, 30)


def test_the_first_and_the_last_moment_of_the_time_are_in_it(office: Office, counts: Counts) -> None:
    for details, at in (("หนึ่ง", "2026-10-31T23:59:59"), ("สอง", "2026-11-01T00:00:00")):
        office.complaints.record(a_complaint(kind="compliment", details=details, received_at=f"{at}+07:00"))
    october = (date(2026, 10, 1), date(2026, 10, 31))
    assert [counts.table(CountKind.UNITS_PRAISED, *time).cases for time in (october, NOVEMBER)] == [1, 1]


def test_of_very_many_cases_the_newest_are_listed_and_all_are_counted() -> None:
    figure = figure_of([str(place) for place in range(501)])
    assert (figure.count, len(figure.cases), figure.cases[0]) == (501, 500, "500")
