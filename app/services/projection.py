"""From the log to the tables that screens read: one case after a save, or everything again."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.fields import FIELDS, Use, fields_for
from app.domain.thai_text import search_key_of_kept
from app.domain.vocabulary import Priority, State
from app.models.log_tables import change_value, head, save
from app.models.projection_tables import PROJECTION_VERSION, SEARCH_TABLE, complaint, duty
from app.services.case_state import CaseState, state_from
from app.services.database import create_projection, drop_projection, read_setting
from app.services.log.commitments import ChangeId, canonical, places_in
from app.services.log.reading import Heads, due_by
from app.services.log.store import REFERENCE, Change, Saved, heads_of, project_heads

SUBJECT_LENGTH = 160


def project_case(connection: Connection, case_uid: str) -> CaseState:
    """Bring the tables in step with the heads of one case."""
    connection.execute(_DELETE_DUTIES, {"b_case": case_uid})
    return project_heads_of_case(connection, case_uid, heads_of(connection, case_uid))


def project_heads_of_case(connection: Connection, case_uid: str, heads: Heads) -> CaseState:
    """Write the rows of a case that has these heads and no duties in the tables."""
    state = state_from(case_uid, heads)
    duties = list(_duty_rows(state))
    row = _complaint_row(state, duties)
    row_id = connection.execute(_INSERT_OR_UPDATE, row).scalar_one()
    if duties:
        connection.execute(_INSERT_DUTY, duties)
    connection.exec_driver_sql(
        f"insert or replace into {SEARCH_TABLE}(rowid, text) values (?, ?)", (row_id, _search_text(state))
    )
    return state


def rebuild(connection: Connection) -> int:
    """Make every derived table again from the log alone; the number of cases."""
    drop_projection(connection)
    create_projection(connection)
    connection.execute(delete(head))
    for case_uid, saved, changes in saves_in_order(connection):
        project_heads(connection, case_uid, saved, changes)
    cases = case_uids(connection)
    for case_uid in cases:
        project_case(connection, case_uid)
    return len(cases)


def is_outdated(connection: Connection) -> bool:
    """Whether the tables were made by a program with another projection."""
    return read_setting(connection, "projection_version") != PROJECTION_VERSION


def case_uids(connection: Connection) -> list[str]:
    """Every case in the log, in the order of its first save here."""
    query = select(save.c.case_uid).where(save.c.case_uid != REFERENCE).group_by(save.c.case_uid)
    return list(connection.execute(query.order_by(func.min(save.c.id))).scalars())


def saves_in_order(connection: Connection) -> Iterator[tuple[str, Saved, list[Change]]]:
    """Every save with what is known of its changes, as this PC met them."""
    values: dict[int, dict[int, tuple[str, str]]] = {}
    for row in connection.execute(select(change_value)):
        values.setdefault(row.save_id, {})[row.position] = (row.entity, row.unit)
    for row in connection.execute(select(save).order_by(save.c.id)).all():
        changes = [
            _known_change(values.get(row.id, {}).get(position), place.parents)
            for position, place in enumerate(places_in(row.skeleton))
        ]
        yield row.case_uid, Saved(row.id, row.hash), changes


def _known_change(place: tuple[str, str] | None, parents: tuple[ChangeId, ...]) -> Change:
    # A withheld change keeps its place and its parents, but sets nothing that is known here.
    entity, unit = place or ("", "")
    return Change(entity, unit, None, parents)


def _complaint_row(state: CaseState, duties: list[dict[str, object]]) -> dict[str, object]:
    values = state.values
    due = _earliest_open(state, duties)
    return {
        "case_uid": state.case_uid,
        "number": state.number,
        "official_number": state.official_number,
        "local_number": state.local_number,
        "state": state.state.value,
        "entered_at": state.entered_at,
        "entered_by": state.entered_by,
        "subject": _subject(values),
        "urgent": int(values.get("priority") == Priority.URGENT and state.state is State.OPEN),
        "due_by": due.get("due_by"),
        "due_on": due.get("due_on"),
        "due_at": due.get("due_at"),
        "due_counting": due.get("counting"),
        "conflicts": len(state.conflicts),
        **{field.name: _column(values.get(field.name)) for field in FIELDS if not field.answer_only},
    }


def _duty_rows(state: CaseState) -> Iterator[dict[str, object]]:
    due = {name: units["due"] for name, units in state.duties.items() if units.get("due")}
    for place, (name, value) in enumerate(due.items()):
        done = state.duties[name].get("done")
        collected = isinstance(value, dict) and bool(value.get("collected"))
        yield {
            "case_uid": state.case_uid,
            "id": name,
            "place": place,
            "due_by": due_by(value) if isinstance(value, dict) else None,
            "collected": collected,
            "open": done is None and not collected and state.state is State.OPEN,
            "due": canonical(value),
            "done": None if done is None else canonical(done),
        }


def _earliest_open(state: CaseState, duties: list[dict[str, object]]) -> Mapping[str, object]:
    """DAY-4: the earliest open clock gives the case its colour."""
    clocks = [row for row in duties if row["open"] and row["due_by"]]
    if not clocks:
        return {}
    first = min(clocks, key=lambda row: (str(row["due_by"]), str(row["id"])))
    due = state.duties[str(first["id"])]["due"]
    if not isinstance(due, dict):
        return {}
    reading = due.get("reading")
    counting = reading.get("type") if isinstance(reading, dict) else None
    return {**due, "due_by": first["due_by"], "counting": counting}


def _subject(values: Mapping[str, object]) -> str:
    lines = str(values.get("details") or "").strip().splitlines()
    return lines[0][:SUBJECT_LENGTH] if lines else ""


def _search_text(state: CaseState) -> str:
    parts = [state.number, state.local_number]
    for field in fields_for(Use.SEARCH):
        value = state.values.get(field.name)
        parts += [str(part) for part in value] if isinstance(value, list) else [str(value or "")]
    return search_key_of_kept("\n".join(part for part in parts if part))


def _column(value: object) -> object:
    return canonical(value) if isinstance(value, list | tuple | dict) else value


_INSERT = upsert(complaint)
_INSERT_OR_UPDATE = _INSERT.on_conflict_do_update(
    index_elements=["case_uid"],
    set_={column.name: _INSERT.excluded[column.name] for column in complaint.c if column.name != "id"},
).returning(complaint.c.id)
_INSERT_DUTY = insert(duty)
_DELETE_DUTIES = delete(duty).where(duty.c.case_uid == bindparam("b_case"))
