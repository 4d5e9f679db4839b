"""Recording a complaint, correcting it, deciding a conflict, and reading one whole."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from app.domain.duties import Duty
from app.domain.entered_values import shown
from app.domain.errors import InvalidComplaint, Problem, UnknownField
from app.domain.fields import FIELDS, field
from app.domain.late_entry import late_by
from app.domain.policy import Policy
from app.domain.protection import Veil
from app.domain.units import CASE, changed_units, fields_of_unit, is_list, units_of
from app.domain.vocabulary import State
from app.models.log_tables import save
from app.models.projection_tables import complaint
from app.services.cases import duplicates
from app.services.cases.assessment import Assessment
from app.services.cases.case_records import record_of, with_doubts
from app.services.cases.case_state import DUTY, CaseState, state_from
from app.services.cases.done_before import refuse_done_before_received
from app.services.cases.duplicates import PossibleDuplicate
from app.services.cases.duty_changes import closing_changes, counted_again, duties_of, reopening_changes
from app.services.cases.ending_checks import refuse_unfinished, refuse_what_unsettles
from app.services.cases.first_end import ends_of
from app.services.cases.need_to_know import as_far_as_known, with_kept_back
from app.services.cases.protected_identity import (
    as_far_as_open,
    may_open,
    refuse_choice_unseen,
    veils_over,
    with_withheld,
)
from app.services.desk import Desk
from app.services.log.authority import NUMBER
from app.services.log.heads_after import heads_with
from app.services.log.reading import Heads, parents_shown
from app.services.log.store import Change, heads_as_of, heads_of
from app.services.node import authority_here, names_of_accounts
from app.services.numbers import new_numbers
from app.services.privacy.notice_noted import with_notice_version
from app.services.rows import CaseRecord

RECEIVED = "received_at"
_HASH = re.compile(r"[0-9a-f]{1,64}")  # a state, or as much of it as tells it from others


class Complaints:
    """What staff do with a complaint's own content; what the rules say of it is for the `Assessment`."""

    def __init__(self, desk: Desk, assessment: Assessment) -> None:
        self._desk, self._assessment = desk, assessment

    def record(self, values: Mapping[str, object]) -> str:
        """Record a new complaint or incident and return its number; what bears a known source_id is not doubled.

        Raises:
            InvalidComplaint: every problem of every field, or it ends and closing it would be refused.
        """
        checked = self._assessment.checked(values)
        with self._desk.database.transaction() as connection:
            known = number_of_source(connection, checked.get("source_id"))
            if known is not None:
                return known
            recorded = self.record_in(connection, checked)
        self.note_number_of(recorded)
        return recorded.number

    def record_in(self, connection: Connection, checked: Mapping[str, object]) -> CaseState:
        """Record a new case from values as they are kept, in the transaction of whoever does more with the click.

        When that transaction is over, `note_number_of` is to be called.

        Raises:
            InvalidComplaint: it ends, and closing it would be refused.
        """
        checked = with_notice_version(connection, checked)
        duties = self._assessment.duties_of(checked)
        ends = ends_of(self._desk, checked, duties)
        received_on = datetime.fromisoformat(str(checked["received_at"])).date()
        local, official = new_numbers(connection, self._desk.present_node(connection), received_on)
        changes = [Change(NUMBER, "local", local)]
        changes += [Change(NUMBER, "official", official)] if official else []
        changes += [Change(CASE, unit, value) for unit, value in units_of(checked).items()]
        changes += [Change(f"{DUTY}{duty.id}", "due", duty.as_json()) for duty in duties]
        return self._desk.save_new(connection, "received", changes + ends)

    def note_number_of(self, recorded: CaseState) -> None:
        """Remember outside the data folder which official number the new case was given."""
        if recorded.official_number:
            self._desk.outside.note_number(recorded.official_number)

    def correct(self, number: str, values: Mapping[str, object], *, seen: str | None) -> None:
        """Write what differs from the state `seen` (a CaseRecord.seen); None: from the present state.

        Raises:
            InvalidComplaint: every problem of every field. UnknownCase: no such number.
        """
        with self._desk.database.transaction() as connection:
            case_uid = self._desk.sight.find(connection, number)
            heads = heads_of(connection, case_uid)
            self._correct(connection, case_uid, values, heads, _heads_seen(connection, case_uid, seen, heads))

    def change_fields(self, number: str, updates: Mapping[str, object], *, seen: str | None = None) -> None:
        """Correct some fields and leave the others as they were in the state `seen`.

        Raises:
            UnknownField: a name that the schema does not have. InvalidComplaint, UnknownCase: as `correct`.
        """
        for name in updates:
            _must_be_known(name)
        # Read and written in one transaction: what another process saves in between would be taken back.
        with self._desk.database.transaction() as connection:
            case_uid = self._desk.sight.find(connection, number)
            heads = heads_of(connection, case_uid)
            shown = _heads_seen(connection, case_uid, seen, heads)
            values = {**state_from(case_uid, shown).values, **updates}
            self._correct(connection, case_uid, values, heads, shown)

    def resolve(self, number: str, name: str, value: object) -> None:
        """Decide a conflict: the new value supersedes every one that stood.

        Raises:
            InvalidComplaint: a problem of a value, or nothing is in conflict there. UnknownField, UnknownCase.
        """
        _must_be_known(name)
        unit = field(name).unit
        with self._desk.database.transaction() as connection:
            case_uid = self._desk.sight.find(connection, number)
            heads = heads_of(connection, case_uid)
            state = state_from(case_uid, heads)
            decided = units_of(self._decided(connection, state, {name: value}))
            if not _is_disputed(state, name):
                raise InvalidComplaint([Problem(name, "no_conflict_here")])
            changes = [
                Change(CASE, key, decided.get(key), tuple(head.id for head in each))
                for (entity, key), each in heads.items()
                if entity == CASE and _belongs(key, unit, whole_list=is_list(field(name)))
            ]
            known = {change.unit for change in changes}
            changes += [
                Change(CASE, key, each)
                for key, each in decided.items()
                if key not in known and _belongs(key, unit, whole_list=is_list(field(name)))
            ]
            self._save_with_duties(connection, case_uid, "decided", changes, heads)

    def choose(self, number: str, unit: str, value: object) -> None:
        """Decide a conflict of the case by one of the values that stand, as a `ConflictRow` names them.

        Raises:
            UnknownCase, InvalidComplaint.
        """
        with self._desk.database.transaction() as connection:
            case_uid = self._desk.sight.find(connection, number)
            heads = heads_of(connection, case_uid)
            state = state_from(case_uid, heads)
            chosen = fields_of_unit(unit, value, state.values)
            decided = units_of(self._decided(connection, state, chosen)).get(unit)
            stood = tuple(head.id for head in heads.get((CASE, unit), ()))
            self._save_with_duties(connection, case_uid, "decided", [Change(CASE, unit, decided, stood)], heads)

    def case(self, number: str) -> CaseRecord:
        """One case whole, as far as whoever acts here may know it; a protected identity only when it stands open.

        Raises:
            UnknownCase: no such number.
        """
        with self._desk.database.reading() as connection:
            case_uid = self._desk.sight.find(connection, number)
            record = record_of(connection, case_uid, names_of_accounts(connection), self._desk.node.fingerprint)
        record = replace(record, entered_late=_late_by(record, self._desk.policy))
        known = as_far_as_known(
            with_doubts(record, self._desk.calendar_in_use.confirmed_years()), self._desk.person.roles
        )
        return as_far_as_open(known, is_open=self._desk.identity_is_open(case_uid))

    def possible_duplicates(self, values: Mapping[str, object]) -> tuple[PossibleDuplicate, ...]:
        """Cases that may be the same matter, the most alike first."""
        with self._desk.database.reading() as connection:
            may_know = not self._desk.people_sign_in() or may_open(self._desk.person)
            return duplicates.possible_duplicates(connection, values, self._desk.sight, may_know=may_know)

    def _checked(self, values: Mapping[str, object], standing: Mapping[str, object]) -> dict[str, object]:
        """What is required and does not stand there was erased, or is not for this PC: nobody can be asked for it."""
        excused = [each.name for each in FIELDS if each.required and standing.get(each.name) is None]
        if values.get(RECEIVED) == standing.get(RECEIVED):
            excused.append(RECEIVED)
        return self._assessment.checked(values, excused=excused)

    def _decided(self, connection: Connection, state: CaseState, updates: Mapping[str, object]) -> dict[str, object]:
        veils = _veils(self._desk, connection, state)
        refuse_choice_unseen(updates, veils)
        values = with_withheld({**state.values, **updates}, state.values, veils)
        return self._checked(with_kept_back(values, state.values, self._desk.person.roles), state.values)

    def _correct(
        self, connection: Connection, case_uid: str, values: Mapping[str, object], heads: Heads, shown_heads: Heads
    ) -> None:
        state = state_from(case_uid, shown_heads)
        values = with_withheld(values, state.values, _veils(self._desk, connection, state))
        values = with_kept_back(values, state.values, self._desk.person.roles)
        checked, shown = self._checked(values, state.values), state.units
        checked = with_notice_version(connection, checked, state.values)
        refuse_what_unsettles(state, state_from(case_uid, heads), checked, self._desk.policy)
        changes = [
            Change(CASE, unit, value, parents_shown(shown_heads.get((CASE, unit), ()), shown.get(unit)))
            for unit, value in changed_units(shown, units_of(checked)).items()
        ]
        if changes:
            self._save_with_duties(connection, case_uid, "corrected", changes, heads)

    def _save_with_duties(
        self, connection: Connection, case_uid: str, kind: str, changes: list[Change], heads: Heads
    ) -> None:
        at = self._desk.now().isoformat()
        before, after = state_from(case_uid, heads), state_from(case_uid, heads_with(heads, changes, at))
        refuse_done_before_received(before, after)
        if before.state is not State.OPEN and after.state is State.OPEN:
            changes = changes + reopening_changes(before, heads)
        after_heads = heads_with(heads, changes, at)
        changes = changes + counted_again(self._desk, case_uid, after_heads, heads)
        if before.state is not State.CLOSED and after.state is State.CLOSED:
            changes += self._closing(
                after, duties_of(case_uid, after_heads, self._desk.policy, self._desk.calendar), heads
            )
        self._desk.save(connection, case_uid, kind, changes)

    def _closing(self, state: CaseState, duties: Sequence[Duty], heads: Heads) -> list[Change]:
        refuse_unfinished(state, duties, self._desk.policy)
        return closing_changes(state, duties, heads, self._desk.person, self._desk.policy, at=self._desk.now())


def _heads_seen(connection: Connection, case_uid: str, seen: str | None, heads: Heads) -> Heads:
    if seen is None:
        return heads
    query = select(save.c.id).where(save.c.case_uid == case_uid, save.c.hash.startswith(seen, autoescape=True))
    upto = connection.execute(query).scalars().all() if _HASH.fullmatch(seen) else ()
    if len(upto) != 1:
        raise InvalidComplaint([Problem("seen", "unknown_state", {"seen": shown(seen)})])
    return heads_as_of(connection, case_uid, upto[0], authority_here(connection))


def disputed_in(state: CaseState) -> tuple[str, ...]:
    """The units of the case itself with different values, undecided."""
    return tuple(unit for entity, unit in state.conflicts if entity == CASE)


def _late_by(record: CaseRecord, policy: Policy) -> timedelta | None:
    received_at = record.fields.get(RECEIVED)
    moment = datetime.fromisoformat(received_at) if isinstance(received_at, str) else None
    return late_by(moment, record.entered_at, policy)


def _must_be_known(name: str) -> None:
    if name not in {each.name for each in FIELDS}:
        raise UnknownField(name)


def _veils(desk: Desk, connection: Connection, state: CaseState) -> tuple[Veil, ...]:
    is_open = desk.identity_is_open(state.case_uid)
    return veils_over(connection, state.case_uid, state.values, disputed_in(state), is_open=is_open)


def _is_disputed(state: CaseState, name: str) -> bool:
    unit, whole_list = field(name).unit, is_list(field(name))
    return any(entity == CASE and _belongs(key, unit, whole_list=whole_list) for entity, key in state.conflicts)


def _belongs(key: str, unit: str, *, whole_list: bool) -> bool:
    return key.startswith(f"{unit}:") if whole_list else key == unit


def number_of_source(connection: Connection, source_id: object) -> str | None:
    """The number of the case that came from another system under that id, if one is here."""
    if not source_id:
        return None
    query = select(complaint.c.number).where(complaint.c.source_id == source_id).limit(1)
    return connection.execute(query).scalar_one_or_none()
