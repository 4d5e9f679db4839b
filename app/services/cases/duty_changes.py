"""What a save must say about duties: counted again after a change (DAY-5), and ended when the case closes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from app.domain.buddhist_dates import BANGKOK
from app.domain.duties import CaseFacts, Duty, duties_for, earliest, facts_from
from app.domain.duty import LASTING
from app.domain.fields import field
from app.domain.labels import LABELS
from app.domain.occasions import AGAIN
from app.domain.policy import Policy
from app.domain.stops import Reached, is_answer, is_stopped_by, is_stopped_by_closing
from app.domain.units import CASE, values_from
from app.domain.vocabulary import NobodyToTell, State
from app.domain.working_days import Calendar
from app.services.cases.case_state import DUE, DUTY, CaseState, grants_in, state_from, state_of
from app.services.cases.duty_ends import BY_CLOSING, STOPPED_BY, end_changes, end_of, end_that_counts
from app.services.desk import Desk
from app.services.log.reading import Heads, newest, value_that_counts
from app.services.log.store import Change
from app.services.node import Person
from app.services.writing_rights import may_write
from app.translation import _

# Without these nothing can be counted: the case is not here in full, or not for this PC.
BASIS = ("kind", "received_at")
ENDING = frozenset(field(name).unit for name in ("outcome", "told_at"))


def duties_of(case_uid: str, heads: Heads, policy: Policy, calendar: Calendar) -> tuple[Duty, ...]:
    """The duties of a case that has these heads; while they differ, those that any of the values asks for."""
    state = state_from(case_uid, heads)
    if any(not state.values.get(name) for name in BASIS):
        # Two PCs were set back and the first save of the case is not here: what stands stays, until it comes.
        standing = (units.get("due") for units in state.duties.values())
        return tuple(Duty.from_json(due) for due in standing if isinstance(due, dict))
    return earliest(
        duties_for(facts_of(state, values, policy), policy, calendar) for values in _possible_values(state, heads)
    )


def facts_of(state: CaseState, values: Mapping[str, object], policy: Policy) -> CaseFacts:
    """What the duties of a case follow from, if `values` are the ones that hold."""
    return facts_from(
        values,
        incident_reported_at=reported_at(policy, state.duties),
        proceedings=state.proceedings,
        ended=ended_in(state),
    )


def reported_at(policy: Policy, duties: Mapping[str, Mapping[str, object]]) -> datetime | None:
    """When the incident report was written, if it was (RPT-4 stops where RPT-7 and RPT-8 start)."""
    for name, units in duties.items():
        end = end_of(units)
        if name.partition(":")[0] in policy.incident_report_rules and end is not None and end.get("at"):
            return datetime.fromisoformat(str(end["at"])).astimezone(BANGKOK)
    return None


def counted_again(desk: Desk, case_uid: str, after: Heads, heads: Heads) -> list[Change]:
    """What follows for the dates when a case with `heads` gets the heads `after`; nothing where only its summary is."""
    if not may_write(desk.node, grants_in(after).get(desk.node.fingerprint)):
        return []
    duties = duties_of(case_uid, after, desk.policy, desk.calendar)
    return [*recounted(duties, heads, after), *_ended_already(desk, state_from(case_uid, after), duties, heads)]


def recounted(duties: Sequence[Duty], heads: Heads, after: Heads) -> list[Change]:
    """Changes that bring the duties in step; a date that stays is not written again, a duty that falls away ends.

    A stopped clock does not run on: a duty that ended keeps the date by which it was judged, and so does a case that
    is not open any more, but for what is collected over the year and what lasts. Only a duty to tell people that now
    names others too runs again: whoever was told when the matter looked milder, those others were not (RPT-2).
    """
    wanted = {f"{DUTY}{duty.id}": duty.as_json() for duty in duties}
    standing = {entity: each for (entity, unit), each in heads.items() if entity.startswith(DUTY) and unit == DUE}
    ended = {entity for entity in standing if end_that_counts(after, entity)}
    is_open = state_of(_ending_in(after)) is State.OPEN
    changes: list[Change] = []
    for entity in dict.fromkeys((*wanted, *standing)):
        value, known = wanted.get(entity), value_that_counts(standing.get(entity, ()))
        keeps = entity in ended and isinstance(known, dict)
        if keeps and is_open and value and _tells_more(value, known) and end_that_counts(heads, entity):
            changes += end_changes(entity.removeprefix(DUTY), None, heads)
            keeps = False
        if keeps or not (is_open or _runs_on(value or known)) or not _is_other(value, known):
            continue
        changes.append(Change(entity, DUE, value, tuple(head.id for head in standing.get(entity, ()))))
    return changes


def _tells_more(value: Mapping[str, object], known: object) -> bool:
    """Whether the duty names somebody whom it did not name when it ended."""
    told = known.get("to_whom") if isinstance(known, dict) else None
    named = value.get("to_whom")
    return isinstance(named, list) and isinstance(told, list) and not set(named) <= set(told)


def _ended_already(desk: Desk, state: CaseState, duties: Sequence[Duty], heads: Heads) -> list[Change]:
    """The ends of duties that arise now and whose end was reached before: an answer stands, the level is another.

    One that comes again is not among them: each report ends its own (SSO-5).
    """
    reached = [
        Reached(known, stage, values)
        for known in state.proceedings
        for stage, values in known.stages.items()
        if not known.is_void
    ]
    if not reached or state.state is not State.OPEN:
        return []
    arising = [
        duty
        for duty in duties
        if AGAIN not in duty.id
        and value_that_counts(heads.get((f"{DUTY}{duty.id}", DUE), ())) is None
        and not end_of(state.duties.get(duty.id, {}))
    ]
    changes: list[Change] = []
    for duty in arising:
        ends = [each for each in reached if is_stopped_by(duty, each, desk.policy, desk.calendar)]
        first = min(ends, key=_written_time, default=None)
        if first is not None:
            changes += end_changes(duty.id, end_by_stage(first, desk.person), heads)
    return changes


def _written_time(reached: Reached) -> str:
    return str(reached.values.get("at"))


def end_by_stage(reached: Reached, person: Person) -> dict[str, object]:
    """How a duty ends when a stage of a proceeding was reached: at its true time (DAY-7)."""
    values = reached.values
    return {
        "at": values.get("at"),
        "by": str(values.get("by_whom") or person.name),
        "means": str(values.get("means") or ""),
        "words": "",
        "not_needed": "",
        "ticked_by": person.uid,
        STOPPED_BY: reached.known.entity,
    }


def _ending_in(heads: Heads) -> dict[str, object]:
    found = {unit: value_that_counts(heads.get((CASE, unit), ())) for unit in ENDING}
    return values_from({unit: value for unit, value in found.items() if value is not None})


def _runs_on(due: object) -> bool:
    """Whether its date follows what is written also when the case has ended."""
    return isinstance(due, Mapping) and bool(due.get("collected") or due.get(LASTING))


def _is_other(value: Mapping[str, object] | None, known: object) -> bool:
    """Whether the duty is not what stands; a date that another calendar leaves as it is is not written again."""
    if value is None or not isinstance(known, dict):
        return value != known
    return any(value.get(name) != known.get(name) for name in {*value, *known} - {"calendar"})


def ended_in(state: CaseState) -> frozenset[str]:
    """The duties that are done or not needed."""
    return frozenset(name for name, units in state.duties.items() if end_of(units))


def running_in(state: CaseState, duties: Sequence[Duty]) -> list[Duty]:
    """The duties of the case itself that nobody has done or marked as not needed."""
    return [each for each in duties if each.holds_open and not end_of(state.duties.get(each.id, {}))]


def closing_changes(
    state: CaseState, duties: Sequence[Duty], heads: Heads, person: Person, policy: Policy, *, at: datetime
) -> list[Change]:
    """The ends of the clocks that closing stops; `at` is the moment in which the case is closed."""
    stopped = [each for each in running_in(state, duties) if is_stopped_by_closing(each, policy)]
    ends = {each.id: end_by_closing(each, state, person, policy, at=at) for each in stopped}
    return [change for name, end in ends.items() for change in end_changes(name, end, heads)]


def end_by_closing(duty: Duty, state: CaseState, person: Person, policy: Policy, *, at: datetime) -> dict[str, object]:
    """How a duty ends with its case: when the complainant was told (DAY-7).

    Where nobody can be told, what was to be resolved is resolved `at` the closing, and to answer is not needed.
    """
    end: dict[str, object] = {"by": person.name, "means": "", "words": "", "not_needed": "", BY_CLOSING: True}
    why = state.values.get("nobody_to_tell")
    if not why:
        return {**end, "at": state.values.get("told_at")}
    if not is_answer(duty, policy):
        return {**end, "at": at.isoformat()}
    reason = _(LABELS[NobodyToTell(str(why))]) if why in set(NobodyToTell) else str(why)
    return {**end, "at": None, "by": "", "not_needed": _("Nobody to tell: {reason}").format(reason=reason)}


def closed_at(heads: Heads) -> datetime:
    """When the outcome of a closed case was written."""
    return datetime.fromisoformat(newest(heads[CASE, "outcome"]).saved_at)


def reopening_changes(state: CaseState, heads: Heads) -> list[Change]:
    """The clocks that closing had stopped run again; what somebody ticked stays ticked."""
    ends = {name: end_of(units) for name, units in state.duties.items()}
    running = [name for name, end in ends.items() if end is not None and end.get(BY_CLOSING)]
    return [change for name in running for change in end_changes(name, None, heads)]


def _possible_values(state: CaseState, heads: Heads) -> Iterator[dict[str, object]]:
    yield values_from(state.units)
    for entity, unit in state.conflicts:
        if entity == CASE:
            held = (head for head in heads[entity, unit] if head.held)
            yield from (values_from({**state.units, unit: head.value}) for head in held)
