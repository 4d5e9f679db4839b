"""What a save must say about duties: counted again after a change (DAY-5), and ended when the case closes."""

from collections.abc import Sequence

from app.domain.duties import Duty
from app.services.case_state import DUTY, CaseState
from app.services.log.reading import Heads, value_that_counts
from app.services.log.store import Change
from app.services.node import Person

# Clocks of the case itself, which the outcome and the telling stop (DAY-7); all others are somebody's duty.
CLOCKS_OF_THE_CASE = ("LVL", "GRP", "INT")


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
    state: CaseState, duties: Sequence[Duty], values: object, person: Person
) -> tuple[list[Change], list[str]]:
    """The clocks that closing stops, and the duties that must be done or marked as not needed before."""
    told_at = values.get("told_at") if isinstance(values, dict) else None
    open_duties = [d for d in duties if not d.collected and not state.duties.get(d.id, {}).get("done")]
    stopped = [d for d in open_duties if d.rule.partition("-")[0] in CLOCKS_OF_THE_CASE]
    done = {"at": told_at, "by": person.name, "means": "", "words": "", "not_needed": ""}
    changes = [Change(f"{DUTY}{duty.id}", "done", done) for duty in stopped]
    return changes, [duty.label_th for duty in open_duties if duty not in stopped]
