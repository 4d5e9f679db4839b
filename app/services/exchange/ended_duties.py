"""A duty that was done on one PC while another PC's correction took it away: it stays, as done by its date."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from app.models.log_tables import change_value, save
from app.services.cases.case_state import DUE, grants_in, is_due
from app.services.cases.duty_ends import end_that_counts
from app.services.desk import Desk
from app.services.log.reading import Heads, value_that_counts
from app.services.log.store import Change
from app.services.writing_rights import may_write


def ended_duties_kept(connection: Connection, desk: Desk, case_uid: str, heads: Heads) -> list[Change]:
    """Changes that give ended duties back the date under which they ended; every PC finds the same one."""
    if not may_write(desk.node, grants_in(heads).get(desk.node.fingerprint)):
        return []
    lost = list(_taken_away(heads))
    known = {entity: _last_date(connection, case_uid, entity) for entity in lost}
    return [
        Change(entity, DUE, value, tuple(head.id for head in heads[entity, DUE]))
        for entity, value in known.items()
        if value is not None
    ]


def _taken_away(heads: Heads) -> Iterator[str]:
    for (entity, unit), each in heads.items():
        held = all(head.held for head in each)
        if is_due(entity, unit) and held and value_that_counts(each) is None and end_that_counts(heads, entity):
            yield entity


def _last_date(connection: Connection, case_uid: str, entity: str) -> object:
    spelled = connection.execute(_DATES, {"case": case_uid, "entity": entity}).scalar()
    return None if spelled is None else json.loads(spelled)


_DATES = (
    select(change_value.c.value)
    .join(save, save.c.id == change_value.c.save_id)
    .where(save.c.case_uid == bindparam("case"), change_value.c.entity == bindparam("entity"))
    .where(change_value.c.unit == DUE, change_value.c.value.is_not(None), change_value.c.value != "null")
    .order_by(save.c.saved_at.desc(), save.c.hash.desc())
    .limit(1)
)
