"""What is done about a case beside the form: begun, gone on with, taken back; duties that it ends stop."""

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.domain.duty import Duty
from app.domain.errors import InvalidComplaint, Problem
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.offered import AFTER_CLOSING, ONLY_WHEN_CLOSED
from app.domain.proceedings.order import begun_at, followed_at, is_closed_off, is_out_of_turn
from app.domain.proceedings.schema import Stage
from app.domain.proceedings.standing import AT, VOIDED, Proceeding
from app.domain.proceedings.substance import problems_of_substance
from app.domain.proceedings.tie_kinds import MADE, MERGE, NUMBER
from app.domain.proceedings.ties import standing_merge
from app.domain.roles import Action
from app.domain.stops import TELLING, Reached, is_stopped_by, is_stopped_by_closing
from app.domain.vocabulary import Outcome, State
from app.services.cases.case_state import DUE, CaseState, state_from
from app.services.cases.consequences import OUTCOME, consequences_of, end_by_merging, undone_by
from app.services.cases.duty_changes import closed_at, counted_again, duties_of, end_by_closing, end_by_stage
from app.services.cases.duty_ends import STOPPED_BY, end_changes, end_of
from app.services.cases.proceeding_checks import refuse_another_tie, refuse_what_contradicts
from app.services.cases.protected_identity import stage_behind, veils_over
from app.services.cases.telling import ByTelling, ends_by_telling
from app.services.cases.tick_checks import refuse_out_of_order
from app.services.cases.tied_cases import entry_in_other, mirror_of, other_case_of
from app.services.desk import Desk
from app.services.log.heads_after import heads_with
from app.services.log.reading import Heads, value_that_counts
from app.services.log.store import Change, heads_of

VOID_SAVE = "proceeding_voided"
ORDERS = "order_"  # with what the saves begin by which a memo and an order stand in the case (INT-13)


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
        case = self._opened(connection, number)
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
            case = self._opened(connection, number)
            known = _standing(case.state, uid)
            is_open = self._desk.identity_is_open(case.case_uid)
            veils = veils_over(connection, case.case_uid, case.state.values, (), is_open=is_open)
            values = stage_behind(values, known.stages.get(stage) or {}, veils)
            self._write(case, KINDS[known.kind].stage(stage), known, values)

    def void(self, number: str, uid: str, *, because: str) -> None:
        """Take a proceeding back; it stays in the history, and the duties that it ended run again.

        Raises:
            InvalidComplaint: no reason, it does not stand any more, or a duty would run on in a closed case.
            UnknownCase: no such number.
        """
        with self._desk.database.transaction() as connection:
            case = self._opened(connection, number)
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
        standing = [
            Duty.from_json(due) for each in case.state.duties.values() if isinstance(due := each.get(DUE), dict)
        ]
        change = _change(case, known, VOIDED, said)
        told = self._by_telling(case, change, known)
        ended = told.released if known.kind == TELLING else _ended_before(case.state, standing, known)
        released = self._released(case, known, ended)
        undone = [*released, *told.ends, *undone_by(case.state, case.heads, known)]
        self._save(case, VOID_SAVE, [change, *undone])

    def _by_telling(self, case: _OpenCase, change: Change, known: Proceeding) -> ByTelling:
        """What it means for the duties to tell people that one of those told is written, corrected or taken back."""
        if known.kind != TELLING:
            return ByTelling([], [])
        after = heads_with(case.heads, [change], self._desk.now().isoformat())
        return ends_by_telling(self._desk, case.case_uid, case.heads, after)

    def _write(self, case: _OpenCase, stage: Stage, known: Proceeding, values: Mapping[str, object]) -> None:
        _refuse_when_ended(case.state, known)
        kind = KINDS[known.kind]
        if is_out_of_turn(kind, stage, known):
            raise InvalidComplaint([Problem(AT, "stage_out_of_turn")])
        between = begun_at(kind, stage, known), followed_at(kind, stage, known)
        around = Circumstances(self._desk.now(), _known_since(case.state), self._desk.policy, *between)
        kept = checked(stage, values, around)
        if is_closed_off(kind, stage, known, Proceeding(known.uid, known.kind, {stage.name: kept}).at(stage.name)):
            raise InvalidComplaint([Problem(AT, "stage_closed_off")])
        other = other_case_of(case.connection, known, kept)
        if other is not None:
            self._desk.sight.require(case.connection, Action.READ, other)
        refuse_what_contradicts(case.connection, case.state, known, kept, self._desk.policy)
        refuse_another_tie(case.state, known, kept)
        if unsaid := tuple(problems_of_substance(known, stage, kept)):
            raise InvalidComplaint(unsaid)
        change = _change(case, known, stage.name, kept)
        follows = consequences_of(case.state, case.heads, known, kept, self._desk.person)
        self._save(case, f"{known.kind}_{stage.name}", [change, *follows, *self._ends(case, change, known, kept)])
        if other is not None:
            self._tell(other, case, known, kept)

    def _tell(self, other: str, case: _OpenCase, known: Proceeding, kept: Mapping[str, object]) -> None:
        """Write the entry of the other case, in the same transaction; no grant of either case changes."""
        tied = _opened_by_uid(case.connection, other)
        entry, said = entry_in_other(case.connection, case.state, known, kept)
        change = _change(tied, entry, MADE, said)
        self._save(tied, f"{entry.kind}_{MADE}", [change])

    def _ends(self, case: _OpenCase, change: Change, known: Proceeding, kept: Mapping[str, object]) -> list[Change]:
        """The ends of duties that reaching the stage stops; what somebody ticked before stays as ticked.

        A corrected stage ends anew what it had ended, at the time that it now gives, or lets it run again.
        """
        policy, calendar = self._desk.policy, self._desk.calendar
        after = heads_with(case.heads, [change], self._desk.now().isoformat())
        if known.kind == TELLING:
            refuse_out_of_order(state_from(case.case_uid, after), [kept], policy, many=False)
            told = self._by_telling(case, change, known)
            return told.ends + self._released(case, known, told.released)
        earlier = _stages_before(known, change.unit)
        found = duties_of(case.case_uid, after, policy, calendar)
        duties = [each for each in found if not any(is_stopped_by(each, one, policy, calendar) for one in earlier)]
        before = _ended_before(case.state, duties, known)
        running = [each for each in duties if each in before or not end_of(case.state.duties.get(each.id, {}))]
        reached = Reached(known, change.unit, kept)
        stopped = [each for each in running if is_stopped_by(each, reached, policy, calendar)]
        written = Reached(known, change.unit, known.stages.get(change.unit) or {})
        undone = [each for each in before if is_stopped_by(each, written, policy, calendar) and each not in stopped]
        end = end_by_stage(reached, self._desk.person)
        ends = (each for duty in stopped for each in end_changes(duty.id, end, case.heads))
        return [each for each in ends if _is_news(each, case.heads)] + self._released(case, known, undone)

    def _released(self, case: _OpenCase, known: Proceeding, duties: Collection[Duty]) -> list[Change]:
        """The duties run again; in a closed case those that closing stops have ended with it, in a merged one all.

        Raises:
            InvalidComplaint: one would run on in a closed case.
        """
        end: dict[str, object] | None = None
        is_merged = case.state.values.get(OUTCOME) == Outcome.MERGED and known.kind != MERGE
        if is_merged and (merge := standing_merge(case.state.proceedings)) is not None:
            end = end_by_merging(merge, str(merge.value(MADE, NUMBER)), self._desk.person)
        elif case.state.state is State.CLOSED and known.kind != MERGE:
            if not all(is_stopped_by_closing(duty, self._desk.policy) for duty in duties):
                raise InvalidComplaint([Problem(AT, "case_is_closed")])
            return self._ended_with_the_case(case, duties)
        return [change for duty in duties for change in end_changes(duty.id, end, case.heads)]

    def _ended_with_the_case(self, case: _OpenCase, duties: Collection[Duty]) -> list[Change]:
        closed, person, policy = closed_at(case.heads), self._desk.person, self._desk.policy
        ends = {each.id: end_by_closing(each, case.state, person, policy, at=closed) for each in duties}
        return [change for name, end in ends.items() for change in end_changes(name, end, case.heads)]

    def _opened(self, connection: Connection, number: str) -> _OpenCase:
        return _opened_by_uid(connection, self._desk.sight.find(connection, number))

    def _save(self, case: _OpenCase, kind: str, changes: list[Change]) -> None:
        after = heads_with(case.heads, changes, self._desk.now().isoformat())
        changes = changes + counted_again(self._desk, case.case_uid, after, case.heads)
        by_right = Action.ORDER if kind.startswith(ORDERS) else Action.CHANGE
        self._desk.save(case.connection, case.case_uid, kind, changes, by_right=by_right)


def _refuse_when_ended(state: CaseState, known: Proceeding) -> None:
    """A closed case takes only what belongs after closing, and a case that is open is not reopened."""
    is_open = state.state is State.OPEN
    if known.kind in ONLY_WHEN_CLOSED and is_open and not known.stages:
        raise InvalidComplaint([Problem(AT, "not_closed_yet")])
    allowed = AFTER_CLOSING if state.state is State.CLOSED else ONLY_WHEN_CLOSED
    if not is_open and known.kind not in allowed:
        raise InvalidComplaint([Problem(AT, "case_is_closed")])


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


def _ended_before(state: CaseState, duties: Iterable[Duty], known: Proceeding) -> list[Duty]:
    """The duties that some stage of the proceeding has ended."""
    ends = {duty_id: end_of(units) or {} for duty_id, units in state.duties.items()}
    return [each for each in duties if ends.get(each.id, {}).get(STOPPED_BY) == known.entity]


def _stages_before(known: Proceeding, stage: str) -> list[Reached]:
    """What was reached before that stage: of two stages that end one duty, the first has ended it."""
    names = [each.name for each in KINDS[known.kind].stages]
    before = names[: names.index(stage)] if stage in names else []
    return [Reached(known, name, known.stages[name]) for name in before if known.stages.get(name)]


def _is_news(change: Change, heads: Heads) -> bool:
    return value_that_counts(heads.get((change.entity, change.unit), ())) != change.value


def _known_since(state: CaseState) -> datetime:
    known = state.values.get("known_at") or state.values.get("received_at") or state.entered_at
    return datetime.fromisoformat(str(known))


def _change(case: _OpenCase, known: Proceeding, unit: str, value: object) -> Change:
    parents = tuple(head.id for head in case.heads.get((known.entity, unit), ()))
    return Change(known.entity, unit, value, parents)
