"""What a proceeding does to the fields and duties of its own case: reopened, merged away, taken back (OUT-2)."""

from collections.abc import Mapping

from app.domain.errors import InvalidComplaint, Problem
from app.domain.proceedings.standing import AT, Proceeding
from app.domain.proceedings.tie_kinds import MERGE, NUMBER
from app.domain.units import CASE, units_of
from app.domain.vocabulary import Outcome
from app.services.cases.case_state import CaseState
from app.services.cases.duty_changes import reopening_changes
from app.services.cases.duty_ends import STOPPED_BY, end_changes, end_of
from app.services.log.reading import Heads
from app.services.log.store import Change
from app.services.node import Person
from app.translation import _

REOPENING, OUTCOME = "reopening", "outcome"


def consequences_of(
    state: CaseState, heads: Heads, known: Proceeding, kept: Mapping[str, object], person: Person
) -> list[Change]:
    """What must be written with a stage of `known`; nothing for most kinds.

    Raises:
        InvalidComplaint: a merged case is reopened, which is done by taking the merge back.
    """
    if known.kind == REOPENING and not known.stages:
        if state.values.get(OUTCOME) == Outcome.MERGED:
            raise InvalidComplaint([Problem(AT, "merge_is_taken_back")])
        return [_outcome(heads, None), *reopening_changes(state, heads)]
    if known.kind == MERGE and not known.stages:
        return _merged_away(state, heads, known, str(kept[NUMBER]), person)
    return []


def undone_by(state: CaseState, heads: Heads, known: Proceeding) -> list[Change]:
    """What taking a proceeding back undoes beside the duties that it had ended: a merged case is open again."""
    if known.kind == MERGE and state.values.get(OUTCOME) == Outcome.MERGED:
        return [_outcome(heads, None)]
    return []


def end_by_merging(merge: Proceeding, number: str, person: Person) -> dict[str, object]:
    """How the duties of a case end that goes on in the case `number`; they run again when the merge is taken back."""
    return {
        AT: None,
        "by": "",
        "means": "",
        "words": "",
        "not_needed": _("Merged with {number}").format(number=number),
        "ticked_by": person.uid,
        STOPPED_BY: merge.entity,
    }


def _merged_away(state: CaseState, heads: Heads, known: Proceeding, number: str, person: Person) -> list[Change]:
    goes_on = _("Continues in {number}").format(number=number)
    ended = {"outcome": Outcome.MERGED.value, "outcome_words": goes_on}
    end = end_by_merging(known, number, person)
    open_duties = [name for name, units in state.duties.items() if units.get("due") and not end_of(units)]
    ends = [change for name in open_duties for change in end_changes(name, end, heads)]
    return [_outcome(heads, units_of(ended)[OUTCOME]), *ends]


def _outcome(heads: Heads, value: object) -> Change:
    return Change(CASE, OUTCOME, value, tuple(head.id for head in heads.get((CASE, OUTCOME), ())))
