"""The table of the rules is the one that policy files, modules and tests give, and it notices what is missing."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOWS = {
    "a date": "def test_x():\n    assert due() == date(2026, 11, 23)",
    "a text": 'def test_x():\n    assert label() == "วันทำการ"',
    "a number": "def test_x():\n    assert days() == 0",
    "a refusal": "def test_x():\n    with pytest.raises(InvalidComplaint):\n        record()",
    "a parameter": '@pytest.mark.parametrize("due", ["2026-11-23"])\ndef test_x(due):\n    assert found() == due',
    "a constant of the module": 'DUE = "2026-11-23"\ndef test_x():\n    assert found() == DUE',
}
SHOWS_NOTHING = {
    "that something is there": "def test_x():\n    assert found()",
    "that two computed values are equal": "def test_x():\n    assert found() == expected()",
    "true": "def test_x():\n    assert found() is True",
    "an empty text": 'def test_x():\n    assert found() == ""',
    "nothing at all": 'def test_x():\n    due = "2026-11-23"',
}


@pytest.fixture(scope="module")
def table() -> ModuleType:
    """The program that writes the table."""
    spec = importlib.util.spec_from_file_location("rules_table", ROOT / "packaging" / "rules_table.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_rule_is_shown_by_a_test_and_the_table_is_up_to_date() -> None:
    command = [sys.executable, "packaging/rules_table.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")


@pytest.mark.parametrize(
    ("words", "counts"), [*dict.fromkeys(SHOWS, True).items(), *dict.fromkeys(SHOWS_NOTHING, False).items()]
)
def test_only_a_test_that_asserts_something_literal_shows_a_rule(table: ModuleType, words: str, counts: bool) -> None:
    module = ast.parse({**SHOWS, **SHOWS_NOTHING}[words])
    assert table.asserts_something_literal(module) == [counts]


def test_a_rule_without_a_test_one_that_nobody_knows_and_one_shown_early_are_named(table: ModuleType) -> None:
    later = next(iter(table.LATER))
    assert list(table.unshown(["DAY-1"], {})) == ["no test shows DAY-1 with a literal date, text, number or refusal"]
    assert list(table.unshown([later], {later: ["a test"]})) == [
        f"{later} is shown by a test now: take it out of LATER"
    ]
    assert list(table.unknown(["DAY-1"], {"DAY-99": ["kcm/a.toml"]}, "policy")) == [
        "a policy names DAY-99, which no rule is called: kcm/a.toml"
    ]


def test_a_range_in_a_docstring_names_every_rule_in_it(table: ModuleType) -> None:
    assert table.ids_in("INT-10 to INT-12, RPT-1 to 2 and MERP-A") == {
        "INT-10",
        "INT-11",
        "INT-12",
        "RPT-1",
        "RPT-2",
        "MERP-A",
    }
