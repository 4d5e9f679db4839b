"""Writes docs/exchange.md: what the exchange of files promises, and which tests show it.

A test names what it shows with `@pytest.mark.shows("…")`; the promises themselves stand here.
"""

import argparse
import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS, TABLE = ROOT / "tests", ROOT / "docs" / "exchange.md"
PROMISES = (
    "convergence under any order, doubling and loss",
    "restore, rollback on the same path, clone",
    "grants that come, go and come again; classes that grow",
    "random programs of everybody at once, and named mutants that die",
    "no value disappears",
    "no value appears where it must not",
    "happened-before never conflicts, different values always do, equal ones never",
    "undecided conflicts fail safe",
    "rebuilding gives the same tables",
    "cut anywhere, a flipped bit anywhere, the clear line too",
    "wrong sender or recipient, old or swapped request and reply",
    "forged with a ward's own keys",
    "erasure before, after and against old files",
    "clocks at +543 years, +10 and -3 days",
    "a newer program's data through an old one and back",
    "kill -9 and a fault at every statement of export and import",
    "disk full, stick pulled, folder read-only",
    "bombs, huge lengths",
    "NUL, surrogates, huge numbers, deep JSON, path-like names",
    "index, pages and write-ahead log free of erased words",
    "attachments travel and are asked for",
    "official numbers, duplicates and aliases",
    "PCs replaced or stolen",
    "much in parts, each valid alone, in any order",
    "wrong password, old key file",
    "kill -9 and faults in backup, restore and migration",
    "no word of a case lies open on the disk",
)
LATER: Mapping[str, str] = {
    "erasure against old backups": "accounts and safety",
    "the same suite on PostgreSQL": "scale",
}
INTRODUCTION = """# What the exchange of files promises

Written by `python packaging/exchange_table.py` from the marks in the tests; a test fails when it is out of date.

| Promise | Shown by |
|---|---|
"""
NOTES = """
## What an erasure does beside the case

- Drafts of the case go, under whichever of its numbers they were begun. A draft of a case that was never saved stays:
  it belongs to no case, so what somebody typed into it was not taken from this one.
- Files that wait for a newer program go as a whole, because nobody here can read what they hold. They were never
  confirmed, so their senders send all of it again; how many went is told.

## What a newer program writes

- Entities and units that this program does not know stand in saves; they are kept and passed on like any other, to PCs
  only that see the complainant, because nobody here can say which class they need.
- Sections of a file that this program does not know belong to no case that it could name, so it gives them to nobody:
  the file waits as it came, its saves are taken, and it is not confirmed until an update has read all of it.

## What a ward can claim

- That the centre was set back is believed when a save in the file bears the centre's signature, or when a file that the
  ward confirms bears an id that only the centre's key makes for that ward and that origin. Any other claim changes
  nothing and is told.
"""


class UnknownPromise(Exception):
    """A test says that it shows something that nobody promised."""


def main() -> int:
    """Write the table, or with --check say whether it is as the tests have it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something is missing or old")
    check = parser.parse_args().check
    shown = _shown()
    for promise in (missing := [each for each in PROMISES if not shown[each]]):
        print(f"no test shows: {promise}", file=sys.stderr)
    table = _table(shown)
    if check:
        is_old = not TABLE.exists() or TABLE.read_text("utf-8") != table
        if is_old:
            print(f"{TABLE.name} is out of date: run python packaging/exchange_table.py", file=sys.stderr)
        return int(is_old or bool(missing))
    TABLE.write_text(table, "utf-8", newline="\n")
    return int(bool(missing))


def _table(shown: Mapping[str, list[str]]) -> str:
    rows = [f"| {promise[:1].upper()}{promise[1:]} | {'<br>'.join(shown[promise])} |" for promise in PROMISES]
    rows += [f"| {promise[:1].upper()}{promise[1:]} | comes with: {when} |" for promise, when in LATER.items()]
    return INTRODUCTION + "\n".join(rows) + "\n" + NOTES


def _shown() -> dict[str, list[str]]:
    shown: dict[str, list[str]] = {promise: [] for promise in PROMISES}
    for path in sorted(TESTS.rglob("test_*.py")):
        for promise, test in _marks_in(ast.parse(path.read_text("utf-8"))):
            if promise not in shown:
                raise UnknownPromise(f"{path.name}: {promise}")
            shown[promise].append(f"`{path.stem}`: {test.removeprefix('test_').replace('_', ' ')}")
    return shown


def _marks_in(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Each promise and the name of the test that shows it."""
    names = {
        node.targets[0].id: node.value.value
        for node in module.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.shows":
                    yield _words(mark.args[0], names), node.name


def _words(given: ast.expr, names: Mapping[str, str]) -> str:
    if isinstance(given, ast.Constant):
        return str(given.value)
    return names[ast.unparse(given)]


if __name__ == "__main__":
    sys.exit(main())
