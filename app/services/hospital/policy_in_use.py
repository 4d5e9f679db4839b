"""Refuses rules that have lost a choice which cases still bear; an old choice ends with a date, it is not taken out."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, String, cast, func, select

from app.domain.errors import PolicyProblem
from app.domain.policy import Policy
from app.models.projection_tables import complaint
from app.services.database import Database, read_setting, write_setting

KNOWN_CODES = "policy_codes"
SINGLE: Mapping[str, str] = {
    "channel": "channels",
    "level": "levels",
    "resolution_group": "groups",
    "category": "categories",
    "nonclinical_level": "nonclinical_levels",
}
SEVERAL: Mapping[str, str] = {"topics": "topics", "sentinels": "sentinels"}
SHOWN = 5  # more numbers than these would not be read


def refuse_lost_choices(database: Database, policy: Policy, folder: Path) -> None:
    """Compare the choices with those that this folder knew when it was opened last.

    Raises:
        PolicyProblem: a choice that cases bear is gone; names them.
    """
    codes = {table: sorted(getattr(policy, table)) for table in (*SINGLE.values(), *SEVERAL.values())}
    with database.reading() as connection:
        known = read_setting(connection, KNOWN_CODES)
        if known == codes:
            return
        before = known if isinstance(known, dict) else {}
        for column, code in _lost(before, codes):
            _refuse_when_used(connection, column, code, folder / policy.profile)
    with database.transaction() as connection:
        write_setting(connection, KNOWN_CODES, codes)


def _lost(before: Mapping[str, Sequence[str]], codes: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for column, table in (*SINGLE.items(), *SEVERAL.items()):
        yield from ((column, code) for code in before.get(table, ()) if code not in codes[table])


def _refuse_when_used(connection: Connection, column: str, code: str, path: Path) -> None:
    bears = cast(complaint.c[column], String)
    is_borne = bears == code if column in SINGLE else func.instr(bears, json.dumps(code)) > 0
    query = select(complaint.c.number).where(is_borne).order_by(complaint.c.received_at.desc())
    numbers = list(connection.execute(query).scalars())
    if numbers:
        cases = ", ".join(numbers[:SHOWN]) + (" …" if len(numbers) > SHOWN else "")
        raise PolicyProblem(path, None, "in_use", value=code, cases=cases, count=len(numbers))
