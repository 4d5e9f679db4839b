"""What a correction must not do to the end of a case: open it again, void it or merge it without a word (OUT-2)."""

from collections.abc import Iterator, Mapping

from app.domain.errors import InvalidComplaint, Problem
from app.domain.policy import Policy
from app.domain.proceedings.tries import days_tried, letter_sent_at
from app.domain.vocabulary import Outcome, State
from app.services.cases.case_state import CaseState, state_of

Values = Mapping[str, object]


def refuse_what_unsettles(shown: CaseState, present: CaseState, values: Values, policy: Policy) -> None:
    """Look at the values that a case is to have, which somebody changed from the state `shown`.

    Raises:
        InvalidComplaint: opened again or voided without a reason, merged without a merge, or unreachable without
            the tries and the letter.
    """
    problems = [*_of_the_end(shown, values), *_of_the_unreachable(present, values, policy)]
    if problems:
        raise InvalidComplaint(problems)


def _of_the_end(state: CaseState, values: Values) -> Iterator[Problem]:
    before, after = state.state, state_of(values)
    was_merged, is_merged = (each.get("outcome") == Outcome.MERGED for each in (state.values, values))
    if was_merged and not is_merged:
        yield Problem("outcome", "merge_is_taken_back")
    elif is_merged and not was_merged:
        yield Problem("outcome", "merge_by_merging")
    elif before is not State.OPEN and after not in (before, State.VOIDED):
        yield Problem("outcome", "reopening_needs_reason")
    if after is State.VOIDED and not values.get("outcome_words"):
        yield Problem("outcome_words", "void_needs_reason")


def _of_the_unreachable(state: CaseState, values: Values, policy: Policy) -> Iterator[Problem]:
    """Three tries on different days, then a registered letter, count as told."""
    is_new = state.values.get("outcome") != Outcome.UNREACHABLE or state.state is State.OPEN
    if values.get("outcome") != Outcome.UNREACHABLE or not values.get("told_at") or not is_new:
        return
    wanted, rule = policy.tries_before_letter, policy.outcomes[Outcome.UNREACHABLE].rule
    tried = len(days_tried(state.proceedings))
    if letter_sent_at(state.proceedings, wanted) is not None:
        return
    if tried < wanted:
        yield Problem("outcome", "not_tried_enough", {"tries": wanted, "days": tried, "rule": rule})
    else:
        yield Problem("outcome", "no_letter_yet", {"rule": rule})
