"""What a save must say about duties: counted again after a change (DAY-5), and ended when the case closes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from app.domain.buddhist_dates import BANGKOK
from app.domain.duties import Duty, duties_for, earliest, facts_from
from app.domain.policy import Policy
from app.domain.units import CASE, values_from
from app.domain.working_days import Calendar
from app.services.case_state import DUTY, CaseState, grants_in, state_from
from app.services.desk import Desk
from app.services.log.reading import Heads, value_that_counts
from app.services.log.store import Change
from app.services.node import Person
from app.services.writing_rights import may_write
from app.translation import language

# Clocks of the case itself, which the outcome and the telling stop (DAY-7); all others are somebody's duty.
CLOCKS_OF_THE_CASE = ("LVL", "GRP", "INT")
BY_CLOSING = "stopped_by_closing"
# Without these nothing can be counted: the case is not here in full, or not for this PC.
BASIS = ("kind", "received_at")


def duties_of(case_uid: str, heads: Heads, policy: Policy, calendar: Calendar) -> tuple[Duty, ...]:
    """The duties of a case that has these heads; while they differ, those that any of the values asks for."""
    state = state_from(case_uid, heads)
    if any(not state.values.get(name) for name in BASIS):
        # Two PCs were set back and the first save of the case is not here: what stands stays, until it comes.
        standing = (units.get("due") for units in state.duties.values())
        return tuple(Duty.from_json(due) for due in standing if isinstance(due, dict))
    written = reported_at(policy, state.duties)
    return earliest(
        duties_for(facts_from(values, incident_reported_at=written), policy, calendar)
        for values in _possible_values(state, heads)
    )


def reported_at(policy: Policy, duties: Mapping[str, Mapping[str, object]]) -> datetime | None:
    """When the incident report was written, if it was (RPT-4 stops where RPT-7 and RPT-8 start)."""
    for name, units in duties.items():
        done = units.get("done")
        if name.partition(":")[0] == policy.incident_report_rule and isinstance(done, dict) and done.get("at"):
            return datetime.fromisoformat(str(done["at"])).astimezone(BANGKOK)
    return None


def counted_again(desk: Desk, case_uid: str, after: Heads, heads: Heads) -> list[Change]:
    """What follows for the dates when a case with `heads` gets the heads `after`; nothing where only its summary is."""
    if not may_write(desk.node, grants_in(after).get(desk.node.fingerprint)):
        return []
    return recounted(duties_of(case_uid, after, desk.policy, desk.calendar), heads)


def recounted(duties: Sequence[Duty], heads: Heads) -> list[Change]:
    """Changes that bring the duties in step; a date that stays is not written again, a duty that falls away ends."""
    wanted = {f"{DUTY}{duty.id}": duty.as_json() for duty in duties}
    standing = {entity: each for (entity, unit), each in heads.items() if entity.startswith(DUTY) and unit == "due"}
    changes = [
        Change(entity, "due", value, tuple(head.id for head in standing.get(entity, ())))
        for entity, value in wanted.items()
        if entity not in standing or value_that_counts(standing[entity]) != value
    ]
    changes += [
        Change(entity, "due", None, tuple(head.id for head in each))
        for entity, each in standing.items()
        if entity not in wanted and value_that_counts(each) is not None
    ]
    return changes


def closing_changes(
    state: CaseState, duties: Sequence[Duty], heads: Heads, person: Person
) -> tuple[list[Change], list[str]]:
    """The clocks that closing stops, and the duties that must be done or marked as not needed before."""
    open_duties = [d for d in duties if not d.collected and not state.duties.get(d.id, {}).get("done")]
    stopped = [d for d in open_duties if d.rule.partition("-")[0] in CLOCKS_OF_THE_CASE]
    done = {
        "at": state.values.get("told_at"),
        "by": person.name,
        "means": "",
        "words": "",
        "not_needed": "",
        BY_CLOSING: True,
    }
    changes = [ended(duty.id, done, heads) for duty in stopped]
    return changes, [duty.label(language()) for duty in open_duties if duty not in stopped]


def reopening_changes(state: CaseState, heads: Heads) -> list[Change]:
    """The clocks that closing had stopped run again; what somebody ticked stays ticked."""
    dones = {name: units.get("done") for name, units in state.duties.items()}
    return [ended(name, None, heads) for name, done in dones.items() if isinstance(done, dict) and done.get(BY_CLOSING)]


def ended(duty_id: str, value: object, heads: Heads) -> Change:
    """The change that ends a duty as `value` says, or with None lets it run again."""
    parents = tuple(head.id for head in heads.get((f"{DUTY}{duty_id}", "done"), ()))
    return Change(f"{DUTY}{duty_id}", "done", value, parents)


def _possible_values(state: CaseState, heads: Heads) -> Iterator[dict[str, object]]:
    yield values_from(state.units)
    for entity, unit in state.conflicts:
        if entity == CASE:
            held = (head for head in heads[entity, unit] if head.held)
            yield from (values_from({**state.units, unit: head.value}) for head in held)
