"""What is done about a case beside the form: begun, gone on with, taken back; duties that it ends stop."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.domain.errors import InvalidComplaint, Problem
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.offered import AFTER_CLOSING, ONLY_WHEN_CLOSED
from app.domain.proceedings.schema import Stage
from app.domain.proceedings.standing import AT, VOIDED, Proceeding
from app.domain.proceedings.ties import MADE
from app.domain.stops import is_stopped_by
from app.domain.vocabulary import State
from app.services.case_state import CaseState, state_from
from app.services.consequences import STOPPED_BY, consequences_of, undone_by
from app.services.desk import Desk
from app.services.duty_changes import counted_again, duties_of
from app.services.duty_ends import end_changes, end_of
from app.services.log.heads_after import heads_with
from app.services.log.reading import Heads
from app.services.log.store import Change, heads_of
from app.services.numbers import case_uid_of
from app.services.proceeding_checks import refuse_another_tie, refuse_what_contradicts
from app.services.tied_cases import entry_in_other, mirror_of, other_case_of

VOID_SAVE = "proceeding_voided"


@dataclass(frozen=True)
class _OpenCase:
    """A case inside one transaction, as it stood before the click."""

    connection: Connection
    case_uid: str
    heads: Heads
    state: CaseState


class Proceedings:
    """What staff do about a case; each call is one click, with its true time in the values."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(self, number: str, code: str, values: Mapping[str, object]) -> str:
        """Begin a proceeding of that kind with its first stage; returns its uid.

        Raises:
            InvalidComplaint: every problem of every value, a closed case, or a second one of which there is only one.
            UnknownCase: no such number. KeyError: no such kind.
        """
        with self._desk.database.transaction() as connection:
            return self.begin_in(connection, number, code, values)

    def begin_in(self, connection: Connection, number: str, code: str, values: Mapping[str, object]) -> str:
        """The same inside a transaction, for whoever writes in several cases with one click."""
        kind, uid = KINDS[code], secrets.token_hex(8)
        case = _opened(connection, number)
        if kind.only_one and any(each.kind == code and not each.is_void for each in case.state.proceedings):
            raise InvalidComplaint([Problem(AT, "only_one")])
        self._write(case, kind.first, Proceeding(uid, code, {}), values)
        return uid

    def go_on(self, number: str, uid: str, stage: str, values: Mapping[str, object]) -> None:
        """Write a stage of a proceeding that stands, for the first time or corrected.

        Raises:
            InvalidComplaint: as `begin`, or the proceeding does not stand any more.
            UnknownCase: no such number. KeyError: no such stage.
        """
        with self._desk.database.transaction() as connection:
            case = _opened(connection, number)
            known = _standing(case.state, uid)
            self._write(case, KINDS[known.kind].stage(stage), known, values)

    def void(self, number: str, uid: str, *, because: str) -> None:
        """Take a proceeding back; it stays in the history, and the duties that it ended run again.

        Raises:
            InvalidComplaint: no reason, or it does not stand any more. UnknownCase: no such number.
        """
        with self._desk.database.transaction() as connection:
            case = _opened(connection, number)
            known = _standing(case.state, uid)
            if not because.strip():
                raise InvalidComplaint([Problem("reason", "required")])
            said = {AT: self._desk.now().isoformat(), "reason": because.strip(), "by": self._desk.person.name}
            self._take_back(case, known, said)
            other = other_case_of(connection, known, {})
            tied = _opened_by_uid(connection, other) if other else None
            mirror = mirror_of(tied.state, known) if tied else None
            if tied and mirror:
                self._take_back(tied, mirror, said)

    def _take_back(self, case: _OpenCase, known: Proceeding, said: Mapping[str, object]) -> None:
        undone = [*_running_again(case, known), *undone_by(case.state, case.heads, known)]
        self._save(case, VOID_SAVE, [_change(case, known, VOIDED, said), *undone])

    def _write(self, case: _OpenCase, stage: Stage, known: Proceeding, values: Mapping[str, object]) -> None:
        _refuse_when_ended(case.state, known)
        begun_at = known.at(KINDS[known.kind].first.name) if stage is not KINDS[known.kind].first else None
        around = Circumstances(self._desk.now(), _known_since(case.state), self._desk.policy, begun_at)
        kept = checked(stage, values, around)
        refuse_what_contradicts(case.connection, case.state, KINDS[known.kind], kept, self._desk.policy)
        refuse_another_tie(case.state, known, kept)
        change = _change(case, known, stage.name, kept)
        follows = consequences_of(case.state, case.heads, known, kept, self._desk.person)
        self._save(case, f"{known.kind}_{stage.name}", [change, *follows, *self._ends(case, change, known, kept)])
        other = other_case_of(case.connection, known, kept)
        if other is not None:
            self._tell(other, case, known, kept)

    def _tell(self, other: str, case: _OpenCase, known: Proceeding, kept: Mapping[str, object]) -> None:
        """Write the entry of the other case, in the same transaction; no grant of either case changes."""
        tied = _opened_by_uid(case.connection, other)
        entry, said = entry_in_other(case.connection, case.state, known, kept)
        change = _change(tied, entry, MADE, said)
        self._save(tied, f"{entry.kind}_{MADE}", [change])

    def _ends(self, case: _OpenCase, change: Change, known: Proceeding, kept: Mapping[str, object]) -> list[Change]:
        """The ends of duties that reaching the stage stops; what somebody ticked before stays as ticked."""
        end = {
            AT: kept.get(AT),
            "by": str(kept.get("by_whom") or self._desk.person.name),
            "means": str(kept.get("means") or ""),
            "words": "",
            "not_needed": "",
            "ticked_by": self._desk.person.uid,
            STOPPED_BY: known.entity,
        }
        policy = self._desk.policy
        after = heads_with(case.heads, [change], self._desk.now().isoformat())
        duties = duties_of(case.case_uid, after, policy, self._desk.calendar)
        running = [each for each in duties if not end_of(case.state.duties.get(each.id, {}))]
        stopped = [each for each in running if is_stopped_by(each, known, change.unit, kept, policy)]
        return [each for duty in stopped for each in end_changes(duty.id, end, case.heads)]

    def _save(self, case: _OpenCase, kind: str, changes: list[Change]) -> None:
        after = heads_with(case.heads, changes, self._desk.now().isoformat())
        changes = changes + counted_again(self._desk, case.case_uid, after, case.heads)
        self._desk.save(case.connection, case.case_uid, kind, changes)


def _refuse_when_ended(state: CaseState, known: Proceeding) -> None:
    """A closed case takes only what belongs after closing, and a case that is open is not reopened."""
    is_open = state.state is State.OPEN
    if known.kind in ONLY_WHEN_CLOSED and is_open and not known.stages:
        raise InvalidComplaint([Problem(AT, "not_closed_yet")])
    allowed = AFTER_CLOSING if state.state is State.CLOSED else ONLY_WHEN_CLOSED
    if not is_open and known.kind not in allowed:
        raise InvalidComplaint([Problem(AT, "case_is_closed")])


def _opened(connection: Connection, number: str) -> _OpenCase:
    return _opened_by_uid(connection, case_uid_of(connection, number))


def _opened_by_uid(connection: Connection, case_uid: str) -> _OpenCase:
    heads = heads_of(connection, case_uid)
    return _OpenCase(connection, case_uid, heads, state_from(case_uid, heads))


def _standing(state: CaseState, uid: str) -> Proceeding:
    found = next((each for each in state.proceedings if each.uid == uid and each.kind in KINDS), None)
    if found is None:
        raise InvalidComplaint([Problem(AT, "no_such_proceeding")])
    if found.is_void:
        raise InvalidComplaint([Problem(AT, "already_void")])
    return found


def _running_again(case: _OpenCase, known: Proceeding) -> list[Change]:
    ends = {duty_id: end_of(units) for duty_id, units in case.state.duties.items()}
    stopped = [duty_id for duty_id, end in ends.items() if end is not None and end.get(STOPPED_BY) == known.entity]
    return [change for duty_id in stopped for change in end_changes(duty_id, None, case.heads)]


def _known_since(state: CaseState) -> datetime:
    known = state.values.get("known_at") or state.values.get("received_at") or state.entered_at
    return datetime.fromisoformat(str(known))


def _change(case: _OpenCase, known: Proceeding, unit: str, value: object) -> Change:
    parents = tuple(head.id for head in case.heads.get((known.entity, unit), ()))
    return Change(known.entity, unit, value, parents)
