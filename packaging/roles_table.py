"""Writes docs/roles.md: every role with what it may do with which data, as resources/policy/roles.toml has it."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.domain.labels import LABELS  # noqa: E402 - the project is found by then
from app.domain.roles import ROLE_LABELS, Action, DataClass, Right, Scope, rights_in  # noqa: E402 - the project is found by then
from app.domain.vocabulary import Role  # noqa: E402 - the project is found by then

TABLE = ROOT / "docs" / "roles.md"
INTRODUCTION = """# Who may do what

Written by `python packaging/roles_table.py` from `resources/policy/roles.toml`; a test fails when it is out of date.
A dash is a refusal. Somebody with several roles has the rights of each. One case can be of several kinds of data, and
then each must be allowed: the complainant of a restricted case is read by who may read both.

Where people sign in with a password the program holds them to every row: the services ask before they read, write,
print or list, so the window and the command line are held alike (`app/services/sight.py` for cases,
`app/services/rights.py` for all else). A case that is not for somebody stands in no list, no figure and no search of
theirs; asked for by its number it is refused in words, and where it may be the same matter as a new one they are told
only that there is one, to ask the complaint centre.

- **Own unit** is, on the PC of a ward, every case that is there: it was recorded there, or granted to it. At the centre
  it is a case that names the person's unit as concerned or responsible, or that the person recorded.
- **Own cases** are those of which the person is in charge or the deputy, or whose mediation they accepted.
- A **sealed** case is as restricted as one of corruption and misconduct. What is undecided counts as the safe value.
- An **order** is written down by the director, and by whoever may change the case and was told of it (INT-13).
- Who sets how a case ended, or takes it back, needs the right to close, beside that to change.
- Whoever recorded a case may add the files that came with it, also when they do not see it any more.
- Giving and erasing a restricted or sensitive case asks for a reason. An exchange file that is taken is not held: its
  saves were made elsewhere, and each PC's own right follows its pairing.

As long as no account of a PC has a role that could, as on a ward without an administrator, whoever works there may;
but never for what is kept for the sake of others: corruption and misconduct, sensitive cases, protected identities.
In a folder without any password everybody says themselves who they are, and nobody is held to anything.

"""
WORDS = {Scope.EVERYWHERE: "yes", Scope.OWN_UNIT: "own unit", Scope.OWN_CASE: "own cases"}


def main(argv: Sequence[str]) -> int:
    """Write the table, or with --check say whether it is as the policy has it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the table is out of date")
    check, table = parser.parse_args(argv).check, table_of(rights_in())
    if not check:
        TABLE.write_text(table, "utf-8", newline="\n")
    elif not TABLE.exists() or TABLE.read_text("utf-8") != table:
        print(f"{TABLE.name} is out of date: run python packaging/roles_table.py", file=sys.stderr)
        return 1
    return 0


def table_of(rights: Sequence[Right]) -> str:
    """The whole page."""
    roles = list(Role)
    head = f"| Data | Action | {' | '.join(LABELS[role] for role in roles)} |\n|{'---|' * (len(roles) + 2)}\n"
    rows = "".join(_rows(rights, roles))
    sources = "".join(_source(right) for right in rights)
    return (
        f"{INTRODUCTION}{head}{rows}\n## Where it is from\n\n"
        f"| Role | Actions | Data | Where | Source |\n|---|---|---|---|---|\n{sources}"
    )


def _rows(rights: Sequence[Right], roles: Sequence[Role]) -> Iterator[str]:
    for data in DataClass:
        for action in Action:
            cells = [_cell(rights, role, action, data) for role in roles]
            if any(cell != "–" for cell in cells):
                yield f"| {ROLE_LABELS[data]} | {ROLE_LABELS[action]} | {' | '.join(cells)} |\n"


def _cell(rights: Sequence[Right], role: Role, action: Action, data: DataClass) -> str:
    given = [right for right in rights if right.role == role and right.gives(action, data)]
    return ", ".join(_words(right) for right in given) or "–"


def _words(right: Right) -> str:
    return WORDS[Scope(right.scope)] + (", with a reason" if right.with_reason else "")


def _source(right: Right) -> str:
    actions = ", ".join(str(ROLE_LABELS[Action(each)]).lower() for each in right.actions)
    data = ", ".join(str(ROLE_LABELS[DataClass(each)]).lower() for each in right.data)
    return f"| {LABELS[Role(right.role)]} | {actions} | {data} | {_words(right)} | {right.source} |\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
