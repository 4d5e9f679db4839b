"""A new case that is recorded as ended already: why it cannot be, and what ends with it."""

from collections.abc import Mapping, Sequence

from app.domain.duties import Duty
from app.domain.endings import has_ended
from app.domain.errors import InvalidComplaint, Problem
from app.domain.units import CASE, units_of
from app.domain.vocabulary import State
from app.services.cases.assessment import Assessment
from app.services.cases.case_state import CaseState, state_from
from app.services.cases.duty_changes import closing_changes
from app.services.cases.ending_checks import problems_of_first_end
from app.services.desk import Desk
from app.services.log.heads_after import heads_with
from app.services.log.store import Change


def problems_of_end(assessment: Assessment, checked: Mapping[str, object]) -> tuple[Problem, ...]:
    """Why a new case with these values, as they are kept, cannot be recorded as ended; empty when it can."""
    if not has_ended(checked):
        return ()
    return problems_of_first_end(_unsaved(checked), assessment.duties_of(checked), assessment.policy)


def ends_of(desk: Desk, checked: Mapping[str, object], duties: Sequence[Duty]) -> list[Change]:
    """The ends of the clocks that closing stops, where the case is recorded closed.

    Raises:
        InvalidComplaint: it ends, and closing it would be refused.
    """
    if not has_ended(checked):
        return []
    state = _unsaved(checked)
    problems = problems_of_first_end(state, duties, desk.policy)
    if problems:
        raise InvalidComplaint(problems)
    if state.state is not State.CLOSED:
        return []
    return closing_changes(state, duties, {}, desk.person, desk.policy, at=desk.now())


def _unsaved(checked: Mapping[str, object]) -> CaseState:
    """The reading of a new case that nothing is known of but its values."""
    changes = [Change(CASE, unit, value) for unit, value in units_of(checked).items()]
    return state_from("", heads_with({}, changes, ""))
