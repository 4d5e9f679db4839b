"""Whatever reads the tables of cases shows only what the person at the desk may see, or it is said here why not."""

import re
from pathlib import Path

import pytest

SERVICES = Path(__file__).resolve().parents[2] / "app" / "services"
READS = re.compile(r"\b(?:complaint|duty|proceeding)\.c\b|select\(complaint\b|\bSEARCH_TABLE\b")
ASKS = re.compile(r"\bsight\b|\*seen\b|\*counted\b|\*wanted\b")
# Places that ask nobody, each with the reason.
FREE = {
    "backup/": "copies the database as it is",
    "exchange/arrivals.py": "settles what a file brought, whoever takes it",
    "exchange/erased_places.py": "knows where an erased value stands, and shows nothing",
    "exchange/erasure_standing.py": "lists what was erased, by number, and no values",
    "exchange/exchange.py": "asks about proposals; the others name no content",
    "exchange/kept.py": "is for an officer alone",
    "exchange/recovery.py": "counts numbers",
    "exchange/renumbering.py": "asks when it writes; what it lists is numbers",
    "hospital/calendar_moves.py": "moves the dates of every case; who may change the calendar sees numbers and dates",
    "hospital/hospital_data.py": "counts how often a unit is named",
    "hospital/policy_changes.py": "counts cases since a day",
    "hospital/policy_in_use.py": "names the numbers that still bear a code, to whoever changes the rules",
    "hospital/staff.py": "names units, no cases",
    "hospital/unit_names.py": "says whether a unit is known",
    "integrity.py": "compares tables with the log",
    "near_cases.py": "is what sight asks",
    "numbers.py": "finds a case by its number, for services that ask then",
    "projection.py": "writes the tables",
    "audit/": "is for who reads the audit, and shows values to who reads every case",
    "cases/proceeding_checks.py": "is asked after sight was",
    "cases/comment_box.py": "counts the slips of a day",
    "cases/complaints.py": "asks for a source that was recorded before, by the id that is given",
    "risk/risk_conditions.py": "are conditions for others that ask",
    "counts/conditions.py": "are conditions for others that ask",
    "reports/": "counts for whoever has the right to reports; a figure opens its cases in the register, which asks",
    "retention/": "is for whoever may erase every kind of case",
    "today/queries.py": "are statements for the board, which asks",
    "today/unit_returns.py": "names units, no cases",
}


def _readers() -> list[str]:
    found = (path for path in SERVICES.rglob("*.py") if READS.search(path.read_text("utf-8")))
    return sorted(path.relative_to(SERVICES).as_posix() for path in found)


READERS = _readers()


@pytest.mark.parametrize("name", READERS)
def test_who_reads_cases_asks_what_may_be_seen(name: str) -> None:
    is_free = any(name.startswith(each) for each in FREE)
    assert is_free or ASKS.search((SERVICES / name).read_text("utf-8")), f"{name} shows every case to everybody"


def test_nothing_stands_here_that_reads_no_cases() -> None:
    assert not [each for each in FREE if not any(name.startswith(each) for name in READERS)]
