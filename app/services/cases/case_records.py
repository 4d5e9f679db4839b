"""One case whole, as frozen rows: fields, duties, timeline, conflicts, attachments, calls, gaps."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from app.domain import checks
from app.domain.duties import Duty
from app.domain.fields import FIELDS
from app.domain.proceedings.standing import Proceeding
from app.domain.proceedings.tie_kinds import TIES
from app.domain.proceedings.ties import continues_in, in_charge, is_sealed, numbers_tied
from app.domain.units import CASE
from app.domain.vocabulary import GrantClass
from app.models.log_tables import change_value, erased, save
from app.services.cases.case_conflicts import conflicts_of
from app.services.cases.case_state import CaseState, grants_in, state_from
from app.services.cases.duty_ends import end_of
from app.services.log.authority import GRANT
from app.services.log.heads import KnownChange, PlaceId, changes_of, counting
from app.services.log.reading import Heads, newest, value_that_counts
from app.services.log.store import heads_of
from app.services.node import authority_here, person_of
from app.services.numbers import is_borne_twice
from app.services.rows import AttachmentRow, CallRow, CaseRecord, DutyRow, ProceedingRow, SaveRow


def record_of(connection: Connection, case_uid: str, names: Mapping[str, str], here: str) -> CaseRecord:
    """Everything that stands here about a case.

    `names` are the names of accounts by uid, `here` is the fingerprint of this PC.
    """
    heads, changes = heads_of(connection, case_uid), changes_of(connection, [case_uid]).get(case_uid, ())
    state = state_from(case_uid, heads)
    counted = counting(case_uid, changes, authority_here(connection))
    timeline = _timeline(connection, case_uid, names, {c.id for c in changes} - {c.id for c in counted})
    record = CaseRecord(
        uid=case_uid,
        number=state.number,
        local_number=state.local_number,
        state=state.state.value,
        fields=state.values,
        entered_at=datetime.fromisoformat(state.entered_at),
        entered_by=person_of(state.entered_by, names),
        seen=timeline[-1].id,
        duties=duty_rows(state, names),
        timeline=timeline,
        conflicts=tuple(conflicts_of(connection, heads, state, names)),
        attachments=tuple(_attachments(state)),
        calls=calls_of(state),
        proceedings=proceeding_rows(state, heads, names),
        gaps=tuple(checks.gaps_in(state.values)),
        aliases=state.aliases,
        is_numbered_twice=is_borne_twice(connection, state.number),
    )
    record = _with_limits(record, heads, here, _erased_units(connection, heads), _hidden_units(counted, heads))
    return _with_ties(record, state) if state.proceedings else record


def _with_limits(record: CaseRecord, heads: Heads, here: str, gone: list[str], hidden: list[str]) -> CaseRecord:
    """The record with what of the case is not here: erased or withheld units, or all that came after a grant ended."""
    return replace(
        record,
        erased=_fields_of(gone),
        not_for_here=_fields_of(hidden),
        ended_since=_ended_since(heads, here),
        is_summary=grants_in(heads).get(here) == GrantClass.SUMMARY,
    )


def _with_ties(record: CaseRecord, state: CaseState) -> CaseRecord:
    """The record with what its proceedings say of where it goes on and in whose hands it is."""
    person, deputy = in_charge(state.proceedings)
    return replace(
        record,
        continues_in=continues_in(state.proceedings),
        tied={kind: numbers_tied(each for each in state.proceedings if each.kind == kind) for kind in TIES},
        is_sealed=is_sealed(state.proceedings),
        in_charge=person,
        deputy=deputy,
    )


def _erased_units(connection: Connection, heads: Heads) -> list[str]:
    """Units whose value was erased; one that is only missing is asked for again and comes."""
    absent = {
        head.id: unit for (entity, unit), each in heads.items() if entity == CASE for head in each[:1] if not head.held
    }
    if not absent:
        return []
    rows = connection.execute(select(erased).where(erased.c.hash.in_({id_.hash for id_ in absent})))
    gone = {(row.hash, row.position) for row in rows}
    return [unit for id_, unit in absent.items() if (id_.hash, id_.position) in gone]


def _hidden_units(counted: Iterable[KnownChange], heads: Heads) -> list[str]:
    """Units that had a value here and have no head: what replaced them is withheld. What was proposed set nothing."""
    set_here = {change.place for change in counted if change.place}
    return [unit for entity, unit in sorted(set_here) if entity == CASE and (entity, unit) not in heads]


def _fields_of(units: Iterable[str]) -> tuple[str, ...]:
    names = {unit.partition(":")[0] for unit in units}
    return tuple(field.name for field in FIELDS if field.unit in names and not field.answer_only)


def _ended_since(heads: Heads, here: str) -> datetime | None:
    grant = heads.get((f"{GRANT}{here}", "class"))
    if not grant or value_that_counts(grant) != GrantClass.ENDED:
        return None
    return datetime.fromisoformat(newest(grant).saved_at)


def with_doubts(record: CaseRecord, confirmed_years: Collection[int]) -> CaseRecord:
    """The record, with every date marked that lies in a year whose days off nobody has confirmed."""
    years = {each.id: each.due_by.year for each in record.duties if each.due_by is not None}
    doubtful = {name for name, year in years.items() if year not in confirmed_years}
    if not doubtful:
        return record
    duties = tuple(replace(each, calendar_unconfirmed=each.id in doubtful) for each in record.duties)
    return replace(record, duties=duties)


def duty_rows(state: CaseState, names: Mapping[str, str]) -> tuple[DutyRow, ...]:
    """The duties of a case in the order in which the rules list them."""
    return tuple(
        _duty_row(units["due"], end_of(units), names)
        for units in state.duties.values()
        if isinstance(units.get("due"), dict)
    )


def calls_of(state: CaseState) -> tuple[CallRow, ...]:
    """Calls to mediators, oldest first."""
    rows = [_call(uid, units["call"]) for uid, units in state.calls.items() if isinstance(units.get("call"), dict)]
    return tuple(sorted(rows, key=lambda row: row.called_at))


def proceeding_rows(state: CaseState, heads: Heads, names: Mapping[str, str]) -> tuple[ProceedingRow, ...]:
    """What was done about the case beside the form, in the order in which it was begun."""
    return tuple(_proceeding_row(each, heads, names) for each in state.proceedings)


def _proceeding_row(each: Proceeding, heads: Heads, names: Mapping[str, str]) -> ProceedingRow:
    written = newest([head for stage in each.stages for head in heads[each.entity, stage]])
    written_at = datetime.fromisoformat(written.saved_at)
    moments = (each.at(stage) for stage in each.stages)
    return ProceedingRow(
        uid=each.uid,
        kind=each.kind,
        stages=each.stages,
        at=next((moment for moment in moments if moment is not None), written_at),
        by=person_of(written.actor, names),
        written_at=written_at,
        is_void=each.is_void,
    )


def _duty_row(due: object, end: Mapping[str, object] | None, names: Mapping[str, str]) -> DutyRow:
    if not isinstance(due, dict):
        raise TypeError(due)
    ended = end or {}
    at = ended.get("at")
    return DutyRow(
        **vars(Duty.from_json(due)),
        done_at=datetime.fromisoformat(str(at)) if at else None,
        done_by=str(ended.get("by") or ""),
        means=str(ended.get("means") or ""),
        words=str(ended.get("words") or ""),
        not_needed=str(ended.get("not_needed") or ""),
        ticked_by=names.get(str(ended.get("ticked_by")), ""),
    )


def _call(uid: str, value: object) -> CallRow:
    call = value if isinstance(value, dict) else {}
    return CallRow(
        uid,
        str(call.get("mediator") or ""),
        str(call.get("outcome") or ""),
        datetime.fromisoformat(str(call.get("at"))),
        str(call.get("words") or ""),
        str(call.get("by") or ""),
        str(call.get("name") or ""),
        str(call.get("passed_over") or ""),
        str(call.get("reason") or ""),
    )


def _timeline(
    connection: Connection, case_uid: str, names: Mapping[str, str], proposed: Set[PlaceId]
) -> tuple[SaveRow, ...]:
    """The saves in the order in which they came; `proposed` are the changes that take no effect."""
    changes: dict[int, list[tuple[str, str, object]]] = {}
    proposals: dict[int, set[tuple[str, str]]] = {}
    for row in connection.execute(_CHANGES, {"case": case_uid}):
        value = json.loads(row.value) if row.value is not None else None
        changes.setdefault(row.save_id, []).append((row.entity, row.unit, value))
        if (row.hash, row.position) in proposed:
            proposals.setdefault(row.save_id, set()).add((row.entity, row.unit))
    return tuple(
        SaveRow(
            row.hash,
            row.kind,
            datetime.fromisoformat(row.saved_at),
            person_of(row.actor, names),
            tuple(changes.get(row.id, ())),
            frozenset(proposals.get(row.id, ())),
        )
        for row in connection.execute(_SAVES, {"case": case_uid})
    )


def _attachments(state: CaseState) -> Iterator[AttachmentRow]:
    for uid, units in state.attachments.items():
        file = units.get("file")
        if isinstance(file, dict) and not units.get("voided"):
            yield AttachmentRow(
                uid,
                str(file["name"]),
                str(file["media_type"]),
                int(file["size_bytes"]),
                datetime.fromisoformat(str(file["added_at"])),
                str(file["added_by"]),
            )


_SAVES = (
    select(save.c.id, save.c.hash, save.c.kind, save.c.saved_at, save.c.actor)
    .where(save.c.case_uid == bindparam("case"))
    .order_by(save.c.id)
)
_CHANGES = (
    select(
        save.c.hash,
        change_value.c.save_id,
        change_value.c.position,
        change_value.c.entity,
        change_value.c.unit,
        change_value.c.value,
    )
    .join(save, save.c.id == change_value.c.save_id)
    .where(save.c.case_uid == bindparam("case"))
    .order_by(change_value.c.save_id, change_value.c.position)
)
