"""Telling those whom a duty names: several at once, each at the true time, with means and words, in one save."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.domain.buddhist_dates import BANGKOK
from app.domain.duty import Duty
from app.domain.errors import InvalidComplaint, Problem
from app.domain.officers_days import of_code
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import AT
from app.domain.proceedings.words import Means
from app.domain.stops import TELLING, is_ended_by_telling
from app.domain.vocabulary import State
from app.services.cases.case_state import CaseState, state_from
from app.services.cases.duty_changes import counted_again, duties_of
from app.services.cases.duty_ends import STOPPED_BY, end_changes, end_of
from app.services.cases.restricted_checks import of_the_restricted_track
from app.services.cases.tick_checks import refuse_out_of_order
from app.services.desk import Desk
from app.services.log.heads_after import heads_with
from app.services.log.reading import Heads
from app.services.log.store import Change, heads_of
from app.translation import _

TOLD_STAGE, PEOPLE_TOLD = "told", "people_told"


@dataclass(frozen=True)
class Told:
    """One person told, `at` the true time; `means` is a code of `Means`, empty when nobody said how."""

    role: str
    name: str
    at: datetime
    means: str = ""
    words: str = ""
    number: str = ""

    def values(self, by: str) -> dict[str, object]:
        """What is kept of it, by the names of the stage's fields."""
        given = {AT: self.at.isoformat(), **{each: getattr(self, each) for each in _TEXTS}, "by_whom": by}
        return {name: value for name, value in given.items() if value}


_TEXTS = ("role", "name", "number", "means", "words")


def people_told(desk: Desk, number: str, told: Sequence[Told], *, by: str, once: str = "") -> None:
    """Keep who was told of a case; a duty to tell ends when the last of those whom it names was told.

    What is kept under a name of its own (`once`) is kept once, however often it comes.

    Raises:
        InvalidComplaint: nobody named, a time in the future or before the event was known, somebody told out of turn
            without a word, a closed case; the field of a problem is its own with the place of the entry behind it:
            `at_1`. UnknownCase: no such number.
    """
    with desk.database.transaction() as connection:
        case_uid = desk.sight.find(connection, number)
        heads = heads_of(connection, case_uid)
        state, name = state_from(case_uid, heads), once or secrets.token_hex(8)
        if (f"{TELLING}:{name}0", TOLD_STAGE) in heads:
            return
        kept = _checked(desk, state, told, by)
        changes = [Change(f"{TELLING}:{name}{place}", TOLD_STAGE, values) for place, values in enumerate(kept)]
        after = heads_with(heads, changes, desk.now().isoformat())
        refuse_out_of_order(state_from(case_uid, after), kept, desk.policy, many=True)
        changes += ends_by_telling(desk, case_uid, heads, after).ends
        _save(desk, connection, case_uid, heads, changes)


@dataclass(frozen=True)
class ByTelling:
    """What those told of a case mean for its duties: the ends to be written, and the duties that run again."""

    ends: list[Change]
    released: list[Duty]


def ends_by_telling(desk: Desk, case_uid: str, heads: Heads, after: Heads) -> ByTelling:
    """Compare the duties to tell with who was told when the case has the heads `after`.

    A duty ends with the last of those whom it names, at the time of that person, and runs again when one of them was
    not told after all; what somebody ticked stays as ticked.
    """
    state, found = state_from(case_uid, after), ByTelling([], [])
    everybody = _tellings(state)
    for duty in duties_of(case_uid, after, desk.policy, desk.calendar):
        end = end_of(state.duties.get(duty.id, {}))
        if not is_ended_by_telling(duty, desk.policy) or (end and not _is_by_telling(end)):
            continue
        entries = _entries_for(duty, everybody)
        if entries is None:
            found.released.extend([duty] if end else [])
        elif (said := _end(entries, desk.person.uid)) and not _says_the_same(end, said):
            found.ends.extend(end_changes(duty.id, said, heads))
    return found


def _tellings(state: CaseState) -> list[Mapping[str, object]]:
    tellings = (each for each in state.proceedings if each.kind == TELLING and not each.is_void)
    return [each.stages[TOLD_STAGE] for each in tellings if TOLD_STAGE in each.stages]


def _is_by_telling(end: Mapping[str, object]) -> bool:
    return str(end.get(STOPPED_BY) or "").startswith(TELLING)


def _says_the_same(end: Mapping[str, object] | None, said: Mapping[str, object]) -> bool:
    """Whoever ticked it: that another person wrote the next telling changes nothing of the end."""
    return end is not None and {**end, "ticked_by": ""} == {**said, "ticked_by": ""}


def _save(desk: Desk, connection: Connection, case_uid: str, heads: Heads, changes: list[Change]) -> None:
    after = heads_with(heads, changes, desk.now().isoformat())
    desk.save(connection, case_uid, PEOPLE_TOLD, changes + counted_again(desk, case_uid, after, heads))


def _checked(desk: Desk, state: CaseState, told: Sequence[Told], by: str) -> list[dict[str, object]]:
    if not told:
        raise InvalidComplaint([Problem("told", "required")])
    if state.state is not State.OPEN:
        raise InvalidComplaint([Problem("told", "case_is_closed")])
    stage = KINDS[TELLING].first
    around = Circumstances(desk.now(), _known_since(state), desk.policy)
    kept, problems = [], []
    for place, each in enumerate(told):
        try:
            kept.append(checked(stage, each.values(by), around))
            named = of_the_restricted_track(state.values, TELLING, kept[-1], desk.policy)
            problems += [Problem(f"{one.field}_{place}", one.code, one.data) for one in named]
        except InvalidComplaint as refusal:
            problems += [Problem(f"{one.field}_{place}", one.code, one.data) for one in refusal.problems]
    if problems:
        raise InvalidComplaint(problems)
    return kept


def _entries_for(duty: Duty, everybody: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]] | None:
    """The first telling of each whom the duty names; None while somebody was not told."""
    found: list[Mapping[str, object]] = []
    for role in duty.to_whom:
        entries = sorted((each for each in everybody if each.get("role") == role), key=_at)
        if not entries:
            return None
        found.append(entries[0])
    return found or None


def _end(entries: Sequence[Mapping[str, object]], ticked_by: str) -> dict[str, object]:
    last = max(entries, key=_at)
    said = [
        _("{name} at {time}").format(name=each.get("name"), time=f"{_at(each).astimezone(BANGKOK):%H:%M}")
        for each in entries
    ]
    return {
        AT: last.get(AT),
        "by": str(last.get("by_whom") or ""),
        "means": _means_in_words(str(last.get("means") or "")),
        "words": "; ".join([*said, *(str(each["words"]) for each in entries if each.get("words"))]),
        "not_needed": "",
        "ticked_by": ticked_by,
        STOPPED_BY: TELLING,
    }


def _means_in_words(code: str) -> str:
    return _(of_code(Means, code).label) if code else ""


def _at(entry: Mapping[str, object]) -> datetime:
    return datetime.fromisoformat(str(entry.get(AT)))


def _known_since(state: CaseState) -> datetime:
    known = state.values.get("known_at") or state.values.get("received_at") or state.entered_at
    return datetime.fromisoformat(str(known))
