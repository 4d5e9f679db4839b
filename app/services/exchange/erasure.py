"""Erasing what must not be kept: the value goes here at once, and wherever the case ever went."""

import json
import secrets
from collections.abc import Iterable, Sequence, Set
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from app.domain.errors import InvalidComplaint, NotAllowed, Problem, UnknownField
from app.domain.fields import FIELDS, field
from app.domain.proceedings.standing import ERASED
from app.domain.proceedings.tie_kinds import MADE
from app.domain.roles import Action, DataClass
from app.domain.units import CASE
from app.models.log_tables import change_value, save
from app.models.projection_tables import complaint
from app.services.cases.case_state import DUE, DUTY, state_from
from app.services.cases.duty_changes import BASIS
from app.services.cases.tied_cases import MIRRORED, other_case_of
from app.services.desk import Desk
from app.services.exchange.erased_places import ERASED_KIND, erase_places, forget_traces
from app.services.exchange.erasure_standing import BECAUSE, WHY, cases_with_erasures, standing_of
from app.services.exchange.rows import ErasureRow
from app.services.exchange.traces import forget_left_traces
from app.services.exchange.traces_left import tell_waiting_gone
from app.services.exchange.wordless import (
    TO_WHOM,
    duties_ended_by,
    has_words,
    is_proceeding_named,
    is_text,
    names_words,
    texts_in,
    wordless,
)
from app.services.log.authority import ATTACHMENT, CALL, ERASURE
from app.services.log.reading import Heads, UnitKey, value_that_counts
from app.services.log.store import Change, heads_of
from app.services.numbers import case_uid_of
from app.services.retention.holds import standing_holds
from app.translation import _

# No rule of a document: without these the tables of this program have no row and no dates for the case, wherever it
# went. A wrong one is corrected instead.
NEEDED = (*BASIS, "channel")


class Erasures:
    """Erasing fields of a case, and how far that has come."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def erase(self, number: str, fields: Sequence[str], *, because: str = "") -> int:
        """Erase every value that these fields ever had in a case; `attachment:UID` erases an attached file,
        `duty:ID` and `call:UID` what people wrote there, names too, and `contact:UID` (or any kind of proceeding)
        what they wrote at its stages, `request:UID/replied` at one of them: what tied it to another case goes there,
        too. Of a reason or other words beside a choice, the words go and the choice stays.

        `because` goes to those only who may see the complainant. Returns how many values were erased.

        Raises:
            NotAllowed: this is not the centre, or a field that the register cannot do without.
            UnknownCase, UnknownField. InvalidComplaint: there is nothing to erase, or somebody holds the case or one
                that is tied to it in these words.
        """
        if not self._desk.node.is_centre:
            raise NotAllowed("only_centre")
        self._desk.require(Action.ERASE, DataClass.CASE, has_reason=True)
        _require_reason(self._desk, because)
        _require_dispensable(fields)
        with self._desk.database.transaction() as connection:
            case_uid = case_uid_of(connection, number)
            cases = {case_uid: fields, **_mirrored(connection, case_uid, fields)}
            erased = [self._erase(connection, uid, names, because) for uid, names in cases.items()]
            forget_traces(connection, cases)
        forget_left_traces(self._desk)
        self._desk.outside.keep_aside()
        return sum(erased)

    def _erase(self, connection: Connection, case_uid: str, fields: Sequence[str], because: str) -> int:
        """One save of one case; how many values went."""
        heads, rows = heads_of(connection, case_uid), connection.execute(_HELD_VALUES, {"case": case_uid}).all()
        _refuse_held(connection, case_uid, heads)
        found = {name: _places(rows, name) for name in fields}
        empty = [Problem(name, "nothing_to_erase") for name, places in found.items() if not places]
        if empty:
            raise InvalidComplaint(empty)
        found |= {name: _places(rows, name) for name in duties_ended_by(heads, tuple(fields))}
        places = dict.fromkeys(each for each_field in found.values() for each in each_field)
        changes = [Change(ERASURE, place, {"field": name}) for name, each in found.items() for place in each]
        again = {(row.entity, row.unit) for row in rows if _place(row) in places} - _erased_whole(fields)
        changes += _said_again(heads, again)
        if because:
            changes.append(Change(f"{WHY}{secrets.token_hex(8)}", BECAUSE, because))
        erase_places(connection, places)
        self._desk.save(connection, case_uid, ERASED_KIND, changes, by_right=Action.ERASE)
        return len(places)

    def waiting_gone(self) -> int:
        """How many files that waited for an update were taken away with it; their senders send all of it again."""
        return tell_waiting_gone(self._desk.database)

    def of(self, number: str) -> tuple[ErasureRow, ...]:
        """What was erased in a case, and which PCs have confirmed it.

        Raises:
            UnknownCase.
        """
        with self._desk.database.reading() as connection:
            return standing_of(connection, [self._desk.sight.find(connection, number)])

    def waiting(self) -> tuple[ErasureRow, ...]:
        """Erasures that some PC has not confirmed yet and still can."""
        with self._desk.database.reading() as connection:
            rows = standing_of(connection, cases_with_erasures(connection))
        return tuple(row for row in rows if not all(reached for _peer, reached in row.reached))


def _refuse_held(connection: Connection, case_uid: str, heads: Heads) -> None:
    """Looked at where it is erased, so that no way leads past a hold."""
    if standing_holds(heads, {}):
        number = connection.execute(select(complaint.c.number).where(complaint.c.case_uid == case_uid)).scalar()
        raise InvalidComplaint([Problem("names", "case_is_held", {"number": str(number or case_uid)})])


def _require_reason(desk: Desk, because: str) -> None:
    """A reason can be left out where the right asks for none, as where nobody signs in."""
    if because.strip():
        return
    try:
        desk.require(Action.ERASE, DataClass.CASE)
    except NotAllowed:
        raise InvalidComplaint([Problem("because", "required")]) from None


def _require_dispensable(fields: Iterable[str]) -> None:
    needed = [_(field(name).label) for name in NEEDED if name in fields]
    if needed:
        raise NotAllowed("cannot_be_erased", fields=", ".join(needed))


def _belongs(entity: str, unit: str, name: str) -> bool:
    if name.startswith(ATTACHMENT):
        return entity == name
    if name.startswith((DUTY, CALL)) or is_proceeding_named(name):
        return names_words(name, entity, unit)
    if name not in {each.name for each in FIELDS}:
        raise UnknownField(name)
    return entity == CASE and unit.partition(":")[0] == field(name).unit


def _is_wordless(entity: str, unit: str, value: object) -> bool:
    """Whether there is nothing to erase: what stays stands there already, or the value was taken away."""
    if not has_words(entity, unit):
        return False
    return value is None or (isinstance(value, dict) and value == wordless(entity, unit, value))


def _places(rows: Sequence[Row[*tuple[Any, ...]]], name: str) -> list[str]:
    """Where something stands that is to go. The date of a duty goes only where it repeats whom a stage names."""
    named = [(row, json.loads(row.value)) for row in rows if _belongs(row.entity, row.unit, name)]
    if _erased_whole([name]):
        return [_place(row) for row, value in named if value is not None]
    said = {text for row, value in named if row.unit != DUE for text in texts_in(value)}
    return [
        _place(row)
        for row, value in named
        if not _is_wordless(row.entity, row.unit, value) and (row.unit != DUE or said.intersection(value[TO_WHOM]))
    ]


def _erased_whole(names: Iterable[str]) -> set[UnitKey]:
    """The units of which nothing stays, because what is to go is no words."""
    return {(CASE, each.unit) for each in FIELDS if each.name in names and not is_text(each.name)}


def _place(row: Row[*tuple[Any, ...]]) -> str:
    return f"{row.hash}/{row.position}"


def _said_again(heads: Heads, erased: Set[UnitKey]) -> list[Change]:
    """Ends of duties, calls and stages without what people wrote there."""
    standing = ((key, each, value_that_counts(each)) for key, each in heads.items())
    return [
        Change(entity, unit, wordless(entity, unit, value), tuple(head.id for head in each))
        for (entity, unit), each, value in standing
        if (entity, unit) in erased and isinstance(value, dict) and has_words(entity, unit)
    ]


def _mirrored(connection: Connection, case_uid: str, names: Sequence[str]) -> dict[str, list[str]]:
    """What ties this case to others stands there in the same words: the entries to erase, by case."""
    state = state_from(case_uid, heads_of(connection, case_uid))
    result: dict[str, list[str]] = {}
    for known in (each for each in state.proceedings if each.kind in MIRRORED):
        other = other_case_of(connection, known, {})
        if other is not None and any(names_words(name, known.entity, MADE) for name in names):
            tied = state_from(other, heads_of(connection, other))
            mirror = next((each for each in tied.proceedings if each.uid == known.uid), None)
            if mirror is not None and not mirror.value(MADE, ERASED):
                result.setdefault(other, []).append(mirror.entity)
    return result


_HELD_VALUES = (
    select(save.c.hash, change_value.c.position, change_value.c.entity, change_value.c.unit, change_value.c.value)
    .join(save, save.c.id == change_value.c.save_id)
    .where(save.c.case_uid == bindparam("case"), change_value.c.value.is_not(None))
    .order_by(save.c.id, change_value.c.position)
)
