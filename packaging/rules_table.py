"""Writes docs/rules.md: every numbered rule, where it lives, which tests show it, what was decided.

The rules stand in resources/policy/rules.toml, policy entries cite them by `rule`, modules by their docstrings, tests
by `@pytest.mark.rule("…")`. A test counts only when it asserts a literal date, text or number, or a refusal's words
(`literal_assertions`); one that is marked and asserts none is named.
"""

import argparse
import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from literal_assertions import shows_something

ROOT = Path(__file__).resolve().parents[1]
POLICY, APP, TESTS, TABLE = ROOT / "resources" / "policy", ROOT / "app", ROOT / "tests", ROOT / "docs" / "rules.md"
FOR_ALL = ("closing.toml", "outcomes.toml", "privacy.toml")  # policy files that hold for every profile
# The only rules that no test shows yet, each with what it comes with; one that a test shows must not stand here.
LATER: Mapping[str, str] = {}
OWN = ("EXC-1",)  # what policy files settle of our own, beside the documents: the exchange of files
INTRODUCTION = """# The rules of the documents

Written by `python packaging/rules_table.py` from `resources/policy`, the modules and the marks in the tests; a test
fails when it is out of date. KCM, SSO-STEPS, SSO-KPI, SSO-GUIDE and PHRAE are the documents that the product is built
from; the sentences are ours.

| Rule | What it says | Where it lives | Shown by | Decided |
|---|---|---|---|---|
"""
_ID = re.compile(r"\b(?:ADM|INT|LVL|GRP|DAY|RPT|NCR|SEN|MED|SSO|PHR|OUT|KPI|REP|RSK|PDPA)-\d+\b|\bMERP-[A-I]\b")
_RANGE = re.compile(r"\b([A-Z]{3})-(\d+) to (?:\1-)?(\d+)\b")
_SHOWN_TESTS = 8  # a rule that more tests show than these needs no longer list

Places = dict[str, list[str]]


def main() -> int:
    """Write the table, or with --check say whether it is as files and tests have it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something is missing or old")
    check = parser.parse_args().check
    rules = tomllib.loads((POLICY / "rules.toml").read_text("utf-8"))["rule"]
    ids = [str(rule["id"]) for rule in rules]
    entries, modules, (tests, idle) = _cited_in_policy(), _named_in_modules(), _shown_by_tests()
    problems = [*unknown(ids, entries, "policy"), *unknown(ids, tests, "test"), *unshown(ids, tests), *idle]
    table = INTRODUCTION + "".join(_row(rule, entries, modules, tests) for rule in rules)
    if check and (not TABLE.exists() or TABLE.read_text("utf-8") != table):
        problems.append(f"{TABLE.name} is out of date: run python packaging/rules_table.py")
    if not check:
        TABLE.write_text(table, "utf-8", newline="\n")
    for problem in problems:
        print(problem, file=sys.stderr)
    return int(bool(problems))


def unknown(ids: list[str], cited: Places, where: str) -> Iterator[str]:
    """What cites a rule that there is not."""
    for rule, places in cited.items():
        if rule not in (*ids, *OWN):
            yield f"a {where} names {rule}, which no rule is called: {places[0]}"


def unshown(ids: list[str], tests: Places) -> Iterator[str]:
    """Rules without a test, and those that have one before they were expected to."""
    for rule in ids:
        if rule in LATER and tests.get(rule):
            yield f"{rule} is shown by a test now: take it out of LATER"
        if rule not in LATER and not tests.get(rule):
            yield f"no test shows {rule} with a literal date, text, number or refusal"


def _row(rule: Mapping[str, str], entries: Places, modules: Places, tests: Places) -> str:
    id_ = rule["id"]
    label = f"*{rule['label_th']}* – " if rule.get("label_th") else ""
    lives = [*entries.get(id_, ()), *(f"`{module}`" for module in modules.get(id_, ()))]
    shown = tests.get(id_, [])
    more = [f"and {len(shown) - _SHOWN_TESTS} more"] if len(shown) > _SHOWN_TESTS else []
    by = [LATER[id_]] if id_ in LATER else [*shown[:_SHOWN_TESTS], *more]
    says = f"{label}{rule['en']} ({rule['source']})"
    cells = (id_, says, "<br>".join(lives) or "–", "<br>".join(by), rule.get("decision_en", ""))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _cited_in_policy() -> Places:
    """By rule: each policy file that cites it, and how often in which table."""
    found: Places = {}
    for path in sorted([*POLICY.glob("*/*.toml"), *(POLICY / name for name in FOR_ALL)]):
        counts = Counter(
            (entry["rule"], table)
            for table, entries in tomllib.loads(path.read_text("utf-8")).items()
            for entry in entries
        )
        for (rule, table), count in sorted(counts.items()):
            times = f" ×{count}" if count > 1 else ""
            found.setdefault(rule, []).append(f"{path.parent.name}/{path.name}: {table}{times}")
    return found


def _named_in_modules() -> Places:
    """By rule: each module that names it in a docstring, or as the rule that something follows."""
    found: Places = {}
    for path in sorted(APP.rglob("*.py")):
        words = "\n".join(_words_of(ast.parse(path.read_text("utf-8"))))
        for rule in sorted(ids_in(words)):
            found.setdefault(rule, []).append(path.relative_to(ROOT).as_posix())
    return found


def _words_of(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""
        if isinstance(node, ast.keyword) and node.arg in ("rule", "source") and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def ids_in(words: str) -> set[str]:
    """The rules that a text names; "INT-10 to INT-12" names three."""
    found = set(_ID.findall(words))
    for prefix, first, last in _RANGE.findall(words):
        found |= {f"{prefix}-{number}" for number in range(int(first), int(last) + 1)}
    return found


def _shown_by_tests() -> tuple[Places, list[str]]:
    """By rule: the tests that are marked with it and assert something literal; and what is marked and asserts none."""
    found: Places = {}
    idle = []
    for path in sorted(TESTS.rglob("test_*.py")):
        module = ast.parse(path.read_text("utf-8"))
        for test in marked_tests(module):
            words = f"`{path.stem}`: {test.name.removeprefix('test_').replace('_', ' ')}"
            shows = shows_something(test, module)
            idle += [] if shows else [f"marked with a rule, and compares with no literal date, text or number: {words}"]
            for rule in _marks_of(test) if shows else ():
                found.setdefault(rule, []).append(words)
    return found, idle


def marked_tests(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """The tests of a module that say which rule they show."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and any(_marks_of(node)):
            yield node


def _marks_of(test: ast.FunctionDef) -> Iterator[str]:
    for mark in test.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.rule":
            yield from (str(each.value) for each in mark.args if isinstance(each, ast.Constant))


if __name__ == "__main__":
    sys.exit(main())
