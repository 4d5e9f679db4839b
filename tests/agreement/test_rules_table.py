"""The table of the rules is the one that policy files, modules and tests give, and it notices what is missing."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOWS = {
    "a date": "assert due() == date(2026, 11, 23)",
    "a text": 'assert label() == "วันทำการ"',
    "the beginning of a text": 'assert label().startswith("ภายใน")',
    "a number": "assert days() == 0",
    "a word of the vocabulary": "assert state() == State.CLOSED",
    "one value of several": 'assert (row.number, row.due) == (number, "2026-11-23")',
    "each word of several": 'for word in ("เรียน", "ลงชื่อ"):\n        assert word in letter()',
    "that none is otherwise": 'assert [row for row in rows() if "วัน" not in row.words] == []',
    "all of them": 'assert all(row.state == "open" for row in rows())',
    "which are and which are not": "assert [row.ended for row in rows()] == [False, True]",
    "the words of a refusal": 'with pytest.raises(InvalidComplaint, match="ต้องกรอก"):\n        record()',
    "the code of a refusal": "with pytest.raises(InvalidComplaint) as refused:\n        record()\n"
    '    assert refused.value.problems[0].code == "required"',
    "a constant of the module": "assert found() == DUE",
    "a part of a constant of the module": 'assert found() == DAYS["D"]',
}
SHOWS_NOTHING = {
    "that something is there": "assert found()",
    "that there are some": "assert len(found()) > 0",
    "how many there are": "assert len(found()) == 2",
    "that there is at least one": "assert found() >= 1",
    "that two computed values are equal": "assert found(1) == expected(1)",
    "that two rows have the same": 'assert rows["due"] == other["due"]',
    "that what is picked by a word is equal": 'assert [row for row in rows() if row.kind == "a"] == expected()',
    "that something was refused": "with pytest.raises(InvalidComplaint):\n        record()",
    "true": "assert found() is True",
    "only false": "assert [row.ended for row in rows()] == [False] * 4",
    "an empty text": 'assert found() == ""',
    "an empty list": "assert found() == []",
    "a literal with itself": 'assert DUE == "2026-11-23"',
    "nothing at all": 'due = "2026-11-23"',
}
MODULE = 'DUE = "2026-11-23"\nDAYS = {"D": 6}\ndef test_x():\n    '
WITH_PARAMETERS = """@pytest.mark.parametrize(("day", "due", "also"), [("x", "2026-11-23", None), ("y", None, None)])
def test_x(day, due, also):
    assert found(day) == """


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The program that writes the table."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("rules_table")


def shows(table: ModuleType, words: str) -> bool:
    module = ast.parse(words)
    (test,) = (each for each in module.body if isinstance(each, ast.FunctionDef))
    return bool(table.shows_something(test, module))


def test_every_rule_is_shown_by_a_test_and_the_table_is_up_to_date() -> None:
    command = [sys.executable, "packaging/rules_table.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")


@pytest.mark.parametrize(
    ("words", "counts"), [*dict.fromkeys(SHOWS, True).items(), *dict.fromkeys(SHOWS_NOTHING, False).items()]
)
def test_only_a_test_that_asserts_something_literal_shows_a_rule(table: ModuleType, words: str, counts: bool) -> None:
    assert shows(table, MODULE + {**SHOWS, **SHOWS_NOTHING}[words]) is counts


def test_a_parameter_counts_when_its_own_values_are_written_out(table: ModuleType) -> None:
    assert [shows(table, WITH_PARAMETERS + name) for name in ("due", "also")] == [True, False]


def test_a_rule_without_a_test_one_that_nobody_knows_and_one_shown_early_are_named(
    table: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = "REP-5"
    monkeypatch.setattr(table, "LATER", {later: "comes with a report"})
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
