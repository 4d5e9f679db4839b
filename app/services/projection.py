"""From the log to the tables that screens read: one case after a save, or everything again."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.duty import LASTING
from app.domain.fields import FIELDS, Use, fields_for
from app.domain.proceedings.standing import AT
from app.domain.proceedings.ties import continues_in, in_charge, is_sealed, numbers_tied
from app.domain.protection import KEPT_MASK, PROTECTED_FIELDS, Veil, is_protected, masked, veil_for
from app.domain.subjects import subject_of
from app.domain.thai_names import plain_name
from app.domain.thai_text import search_key_of_kept
from app.domain.units import CASE
from app.domain.vocabulary import CallOutcome, Priority, State
from app.models.log_tables import head, save
from app.models.projection_tables import PROJECTION_VERSION, SEARCH_TABLE, alias, complaint, duty, granted, proceeding
from app.services.cases.case_state import REPORTER, WITHHELD, CaseState, grants_in, state_from
from app.services.cases.duty_ends import end_of
from app.services.database import WITHHOLDS, create_projection, drop_projection, read_setting, write_setting
from app.services.log.authority import MEDIATOR, REFERENCE
from app.services.log.commitments import canonical
from app.services.log.heads import rebuild_heads
from app.services.log.reading import Heads, due_by, later_on
from app.services.log.store import heads_of
from app.services.node import authority_here
from app.services.statements import fetched, for_each, spelled


def project_case(connection: Connection, case_uid: str) -> CaseState | None:
    """Bring the tables in step with the heads of one case; None when nothing of it is here to be seen."""
    return project_again(connection, case_uid, heads_of(connection, case_uid))


def project_again(connection: Connection, case_uid: str, heads: Heads) -> CaseState | None:
    """The same for heads that were read before."""
    for statement in (_DELETE_DUTIES, _DELETE_PROCEEDINGS, _DELETE_GRANTS, _DELETE_ALIASES):
        fetched(connection, spelled(statement), {"b_case": case_uid})
    if not any(entity == CASE for entity, _unit in heads):
        # Of a case whose grant ended before it came, only the end marker is here: it stands in no list.
        _remove_row(connection, case_uid)
        _write_grants(connection, case_uid, grants_in(heads))
        return None
    return project_heads_of_case(connection, case_uid, heads)


def project_heads_of_case(connection: Connection, case_uid: str, heads: Heads) -> CaseState:
    """Write the rows of a case that has these heads and no duties, grants and aliases in the tables."""
    state = state_from(case_uid, heads)
    row_id = _write_row_and_duties(connection, state)
    veil = _veil_for(connection, state)
    fetched(connection, _INSERT_WORDS, (row_id, _search_text(state, veil)))
    if state.proceedings:
        for_each(connection, spelled(_INSERT_PROCEEDING), _proceeding_rows(state, veil))
    _write_grants(connection, case_uid, state.grants)
    if state.aliases:
        rows = [{"number": number, "case_uid": case_uid} for number in state.aliases]
        connection.execute(insert(alias), rows)
    return state


def project_dates(connection: Connection, case_uid: str, heads: Heads) -> None:
    """The same where nothing but duties changed: the index of words, nine tenths of the work, stays as it is."""
    fetched(connection, spelled(_DELETE_DUTIES), {"b_case": case_uid})
    _write_row_and_duties(connection, state_from(case_uid, heads))


def _write_row_and_duties(connection: Connection, state: CaseState) -> int:
    duties = list(_duty_rows(state))
    row = _complaint_row(state, duties, _veil_for(connection, state))
    ((row_id,),) = fetched(connection, spelled(_INSERT_OR_UPDATE), row)
    if duties:
        for_each(connection, spelled(_INSERT_DUTY), duties)
    return int(row_id)


def _write_grants(connection: Connection, case_uid: str, grants: Mapping[str, str]) -> None:
    if grants:
        rows = [{"case_uid": case_uid, "peer_id": peer_id, "class": klass} for peer_id, klass in grants.items()]
        connection.execute(insert(granted), rows)


def _remove_row(connection: Connection, case_uid: str) -> None:
    row_id = connection.execute(select(complaint.c.id).where(complaint.c.case_uid == case_uid)).scalar_one_or_none()
    if row_id is not None:
        fetched(connection, f"delete from {SEARCH_TABLE} where rowid = ?", (row_id,))
        connection.execute(delete(complaint).where(complaint.c.id == row_id))


def rebuild(connection: Connection, *, withholds: bool | None = None) -> int:
    """Make every derived table again from the log alone; the number of cases.

    `withholds`: whether lists and search are to name nobody who is not to be named; None leaves it as it was.
    """
    if withholds is not None:
        write_setting(connection, WITHHOLDS, withholds)
    drop_projection(connection)
    create_projection(connection)
    connection.execute(delete(head))
    cases = case_uids(connection)
    rebuild_heads(connection, [REFERENCE, *cases], authority_here(connection))
    for case_uid in cases:
        project_case(connection, case_uid)
    return len(cases)


def is_outdated(connection: Connection, *, withholds: bool) -> bool:
    """Whether the tables were made by a program with another projection, or before people signed in, or after."""
    is_other = read_setting(connection, "projection_version") != PROJECTION_VERSION
    return is_other or bool(read_setting(connection, WITHHOLDS)) is not withholds


def case_uids(connection: Connection) -> list[str]:
    """Every case in the log, in the order of its first save here."""
    query = select(save.c.case_uid).where(save.c.case_uid != REFERENCE).group_by(save.c.case_uid)
    return list(connection.execute(query.order_by(func.min(save.c.id))).scalars())


def _complaint_row(state: CaseState, duties: list[dict[str, object]], veil: Veil | None) -> dict[str, object]:
    values = state.values
    details = str(values.get("details") or "")
    due = _earliest_open(state, duties)
    return {
        "case_uid": state.case_uid,
        "number": state.number,
        "official_number": state.official_number,
        "local_number": state.local_number,
        "state": state.state.value,
        "entered_at": state.entered_at,
        "entered_by": state.entered_by,
        "subject": subject_of(veil.over(details) if veil else details),
        "urgent": int(values.get("priority") == Priority.URGENT and state.state is State.OPEN),
        "due_by": due.get("due_by"),
        "due_on": due.get("due_on"),
        "due_at": due.get("due_at"),
        "due_counting": due.get("counting"),
        "conflicts": len(state.conflicts),
        **_of_proceedings(state),
        "mediated_by": _mediated_by(state),
        **_NOTHING_ENTERED,
        **{name: _column(value) for name, value in values.items() if name in _NOTHING_ENTERED},
    }


def _of_proceedings(state: CaseState) -> dict[str, object]:
    if not state.proceedings:
        return {"continues_in": None, "sealed": False, "in_charge": None, "deputy": None}
    person, deputy = in_charge(state.proceedings)
    return {
        "continues_in": continues_in(state.proceedings) or None,
        "sealed": is_sealed(state.proceedings),
        "in_charge": person or None,
        "deputy": deputy or None,
    }


def _mediated_by(state: CaseState) -> str | None:
    """Who accepted to mediate: plain names, and posts whose holder nobody had written down."""
    calls = (call for units in state.calls.values() if isinstance(call := units.get("call"), dict))
    accepted = [each for each in calls if each.get("outcome") == CallOutcome.ACCEPTED]
    names = [plain_name(str(each.get("name") or "")) or f"{MEDIATOR}{each.get('mediator')}" for each in accepted]
    return canonical(sorted(set(names))) if names else None


def _duty_rows(state: CaseState) -> Iterator[dict[str, object]]:
    due = {name: units["due"] for name, units in state.duties.items() if units.get("due")}
    for place, (name, value) in enumerate(due.items()):
        done = end_of(state.duties[name])
        collected = isinstance(value, dict) and bool(value.get("collected"))
        runs = state.state is State.OPEN or (state.state is State.CLOSED and _lasts(value))
        yield {
            "case_uid": state.case_uid,
            "id": name,
            "place": place,
            "due_by": due_by(value) if isinstance(value, dict) else None,
            "collected": collected,
            "open": done is None and not collected and runs,
            "due": canonical(value),
            "done": None if done is None else canonical(done),
        }


def _lasts(due: object) -> bool:
    """Whether the clock runs on when the case has ended."""
    return isinstance(due, dict) and bool(due.get(LASTING))


def _proceeding_rows(state: CaseState, veil: Veil | None) -> Iterator[dict[str, object]]:
    for place, each in enumerate(state.proceedings):
        yield {
            "case_uid": state.case_uid,
            "uid": each.uid,
            "kind": each.kind,
            "place": place,
            "at": next((str(values[AT]) for values in each.stages.values() if values.get(AT)), None),
            "stages": f",{','.join(each.stages)},",
            "void": each.is_void,
            "values": canonical(veil.over(each.stages) if veil else each.stages),
        }


def _earliest_open(state: CaseState, duties: list[dict[str, object]]) -> Mapping[str, object]:
    """DAY-4: the earliest open clock gives the case its colour."""
    clocks = [row for row in duties if row["open"] and row["due_by"]]
    if not clocks or state.state is not State.OPEN:
        return {}
    first = min(clocks, key=lambda row: (str(row["due_by"]), str(row["id"])))
    due = state.duties[str(first["id"])]["due"]
    if not isinstance(due, dict):
        return {}
    reading = due.get("reading")
    counting = reading.get("type") if isinstance(reading, dict) else None
    later = later_on(due)
    dates = {"due_on": later, "due_at": None} if later else {}
    return {**due, **dates, "due_by": first["due_by"], "counting": counting}


def _search_text(state: CaseState, veil: Veil | None) -> str:
    parts = [state.number, state.local_number, *numbers_tied(state.proceedings)]
    # One index for everybody: who is kept from the head of the unit must not be found by the name either, nor, where
    # people sign in, who complained and is not to be named.
    values = masked(state.values, veil) if veil else state.values
    kept_back = {REPORTER} if values.get(WITHHELD) else set()
    kept_back |= set(PROTECTED_FIELDS) if veil else set()
    for field in _SEARCHED:
        value = values.get(field.name) if field.name not in kept_back else None
        parts += [str(part) for part in value] if isinstance(value, list) else [str(value or "")]
    return search_key_of_kept("\n".join(part for part in parts if part))


def _veil_for(connection: Connection, state: CaseState) -> Veil | None:
    """What keeps the complainant's name out of lists and search; None where it may be told."""
    disputed = [unit for entity, unit in state.conflicts if entity == CASE]
    if not is_protected(state.values, disputed) or not read_setting(connection, WITHHOLDS):
        return None
    return veil_for([state.values], KEPT_MASK)


def _column(value: object) -> object:
    return canonical(value) if isinstance(value, list | tuple | dict) else value


_SEARCHED = fields_for(Use.SEARCH)
# Of sixty fields a case has some fifteen: only those are asked for when it is written.
_NOTHING_ENTERED: Mapping[str, object] = dict.fromkeys(field.name for field in FIELDS if not field.answer_only)
_WRITTEN = tuple(column.name for column in complaint.c if column.name != "id")
_INSERT = upsert(complaint).values({name: bindparam(name) for name in _WRITTEN})
_INSERT_OR_UPDATE = _INSERT.on_conflict_do_update(
    index_elements=["case_uid"],
    set_={name: _INSERT.excluded[name] for name in _WRITTEN},
).returning(complaint.c.id)
_INSERT_WORDS = f"insert or replace into {SEARCH_TABLE}(rowid, text) values (?, ?)"
_INSERT_DUTY = insert(duty)
_DELETE_DUTIES = delete(duty).where(duty.c.case_uid == bindparam("b_case"))
_INSERT_PROCEEDING = insert(proceeding)
_DELETE_PROCEEDINGS = delete(proceeding).where(proceeding.c.case_uid == bindparam("b_case"))
_DELETE_GRANTS = delete(granted).where(granted.c.case_uid == bindparam("b_case"))
_DELETE_ALIASES = delete(alias).where(alias.c.case_uid == bindparam("b_case"))
