"""What follows here from saves that came: heads, dates counted again, official numbers, and the tables of screens."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from app.domain.duties import CaseFacts
from app.domain.units import CASE
from app.domain.vocabulary import State
from app.models.log_tables import change_value, save
from app.models.projection_tables import complaint
from app.services.cases.case_state import CaseState, is_due, state_from
from app.services.cases.duty_changes import BASIS, counted_again, facts_of
from app.services.desk import Desk
from app.services.exchange.bulk import uncollected
from app.services.exchange.ended_duties import ended_duties_kept
from app.services.exchange.recovery_state import awaits_confirmation
from app.services.hospital.calendar_reading import entered_in
from app.services.log.authority import NUMBER, REFERENCE
from app.services.log.heads import in_chunks, rebuild_heads
from app.services.log.heads_after import heads_after
from app.services.log.reading import Heads, value_that_counts
from app.services.log.store import Change, append, heads_of_cases
from app.services.node import authority_here
from app.services.numbers import next_official_number, raise_official_counter
from app.services.projection import project_again

OFFICIAL_NUMBER, RECEIVED_AT = (NUMBER, "official"), (CASE, "received_at")
NUMBERED, RECOUNTED = "numbered", "recounted"


@dataclass
class Settled:
    """Cases that are new here or changed, and the numbers of those that now need a decision."""

    new_cases: int = 0
    changed_cases: int = 0
    conflicts: list[str] = field(default_factory=list)


class Arrivals:
    """Brings the tables in step with saves that were just taken, and writes what follows from them."""

    def __init__(self, connection: Connection, desk: Desk) -> None:
        self._connection, self._desk = connection, desk
        self._authority = authority_here(connection)
        self._may_number = desk.present_node(connection).is_centre and not awaits_confirmation(connection)
        self._settled = Settled()

    def settle(self, case_uids: Iterable[str]) -> Settled:
        """Bring these cases in step."""
        if REFERENCE in (uids := list(dict.fromkeys(case_uids))):
            rebuild_heads(self._connection, [REFERENCE], self._authority)
            self._look_at_calendar()
        chunks = list(in_chunks(uid for uid in uids if uid != REFERENCE))
        if self._desk.node.is_centre:
            self._count_past_numbers_in(chunks)
        with uncollected():
            for chunk in chunks:
                self._settle_chunk(chunk)
        return self._settled

    def _look_at_calendar(self) -> None:
        """The centre's calendar comes with its reference data; what follows here is counted by it."""
        entered = entered_in(self._connection)
        is_changed = bool(entered.days or entered.years)
        in_use = self._desk.calendar_in_use
        in_use.take(entered.applied_to(in_use.government) if is_changed else None)

    def _count_past_numbers_in(self, chunks: Iterable[Sequence[str]]) -> None:
        """What a centre gave before it was set back may come back even after its confirmation; none is given twice."""
        highest: dict[str, str] = {}
        for chunk in chunks:
            for spelling in self._connection.execute(_OFFICIAL_NUMBERS, {"cases": chunk}).scalars():
                number = str(json.loads(spelling))
                year = number.partition("/")[0]
                highest[year] = max(highest.get(year, ""), number, key=lambda each: (len(each), each))
        for number in highest.values():
            raise_official_counter(self._connection, number)

    def _settle_chunk(self, chunk: Sequence[str]) -> None:
        known = set(self._connection.execute(_KNOWN, {"cases": chunk}).scalars())
        before = {uid: self._facts(heads) for uid, heads in heads_of_cases(self._connection, sorted(known)).items()}
        rebuild_heads(self._connection, chunk, self._authority)
        now = heads_of_cases(self._connection, chunk)
        for uid in chunk:
            state = self._bring_in_step(uid, now.get(uid, {}), before)
            if state is None:
                continue
            self._settled.new_cases += uid not in known
            self._settled.changed_cases += uid in known
            if state.conflicts:
                self._settled.conflicts.append(state.number)

    def _bring_in_step(self, uid: str, heads: Heads, before: dict[str, CaseFacts | None]) -> CaseState | None:
        is_other = uid in before and self._has_other_basis(heads, before[uid])
        # Equal dates are not written, so that nobody answers for ever.
        changes = counted_again(self._desk, uid, heads, heads) if is_other or self._is_outdated(heads) else []
        changes += ended_duties_kept(self._connection, self._desk, uid, heads) if is_other else []
        if changes:
            heads = self._append(uid, RECOUNTED, changes, heads)
        if self._may_number and heads and not heads.get(OFFICIAL_NUMBER):
            received_at = value_that_counts(heads.get(RECEIVED_AT, ()))
            if received_at:
                heads = self._append(uid, NUMBERED, [self._official_number(str(received_at))], heads)
        return project_again(self._connection, uid, heads)

    def _official_number(self, received_at: str) -> Change:
        received_on = datetime.fromisoformat(received_at).date()
        number = next_official_number(self._connection, self._desk.node, received_on)
        # Not yet certain: after an import that fails a number may stand in the ledger that was not given.
        self._desk.outside.note_number(number)
        return Change(NUMBER, "official", number)

    def _has_other_basis(self, heads: Heads, before: CaseFacts | None) -> bool:
        after = self._facts(heads)
        return after is not None and after != before

    def _is_outdated(self, heads: Heads) -> bool:
        """Whether an open case came to the centre with dates counted by a calendar that is not the centre's."""
        if not self._desk.node.is_centre:
            return False
        dues = (value_that_counts(each) for (entity, unit), each in heads.items() if is_due(entity, unit))
        counted_by = {str(due.get("calendar")) for due in dues if isinstance(due, dict)}
        if not counted_by or counted_by == {self._desk.calendar.version}:
            return False
        return state_from("", heads).state is State.OPEN

    def _facts(self, heads: Heads) -> CaseFacts | None:
        if not heads:
            return None
        state = state_from("", heads)
        if any(not state.values.get(name) for name in BASIS):
            return None
        return facts_of(state, state.values, self._desk.policy)

    def _append(self, uid: str, kind: str, changes: list[Change], heads: Heads) -> Heads:
        author, at = self._desk.author(self._connection), self._desk.now().isoformat()
        saved = append(self._connection, author, uid, kind, changes, at)
        return heads_after(heads, saved, author, changes, at)


_OFFICIAL_NUMBERS = (
    select(change_value.c.value)
    .join(save, save.c.id == change_value.c.save_id)
    .where(save.c.case_uid.in_(bindparam("cases", expanding=True)))
    .where(change_value.c.entity == NUMBER, change_value.c.unit == "official", change_value.c.value.is_not(None))
)
_KNOWN = select(complaint.c.case_uid).where(complaint.c.case_uid.in_(bindparam("cases", expanding=True)))
