"""What a correction must not do to the end of a case: settle it while work is open, or unsettle it without a word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from app.domain.buddhist_dates import BANGKOK
from app.domain.duty import Duty
from app.domain.endings import has_ended
from app.domain.errors import InvalidComplaint, Problem
from app.domain.open_stages import waited_for
from app.domain.open_work import OpenWork, open_work, problems_of_outcome
from app.domain.policy import Policy
from app.domain.proceedings.offered import Standing
from app.domain.proceedings.tries import days_tried, letter_sent_at
from app.domain.stops import is_stopped_by_closing, waits_for
from app.domain.thai_text import arabic_digits
from app.domain.vocabulary import CallOutcome, Outcome, State
from app.services.cases.case_state import CaseState, state_of
from app.services.cases.duty_changes import running_in
from app.services.words.work_words import work_in_words
from app.translation import language

Values = Mapping[str, object]


def refuse_what_unsettles(shown: CaseState, present: CaseState, values: Values, policy: Policy) -> None:
    """Look at the values that a case is to have, which somebody changed from the state `shown`.

    Raises:
        InvalidComplaint: opened again, voided or given another end without a reason, merged without a merge, or
            unreachable without the tries and the letter.
    """
    problems = [*_of_the_end(shown, values), *_of_the_unreachable(present, values, policy)]
    if problems:
        raise InvalidComplaint(problems)


def refuse_unfinished(state: CaseState, duties: Sequence[Duty], policy: Policy) -> None:
    """Look at a case that is about to be closed with the values of `state`, and at its duties.

    Raises:
        InvalidComplaint: a duty is open that closing does not do, the rules want something finished before, something
            else is open and nobody said why it may be, or the outcome says what nobody did.
    """
    problems = _unfinished(state, duties, policy)
    if problems:
        raise InvalidComplaint(problems)


def problems_of_first_end(state: CaseState, duties: Sequence[Duty], policy: Policy) -> tuple[Problem, ...]:
    """Why a new case with the values of `state` cannot have the end that it is recorded with; empty when it can.

    It is what closing it later would be refused for. What is from before the rules is over and kept as data.
    """
    if state.state is State.OPEN:
        return ()
    begun = replace(state, values={name: value for name, value in state.values.items() if name != "outcome"})
    problems = list(_of_the_end(begun, state.values))
    received_at = datetime.fromisoformat(str(state.values["received_at"])).astimezone(BANGKOK)
    if state.state is State.CLOSED and received_at.date() >= policy.first_day and not problems:
        problems += [*_of_the_unreachable(begun, state.values, policy), *_unfinished(state, duties, policy)]
    return tuple(problems)


def _unfinished(state: CaseState, duties: Sequence[Duty], policy: Policy) -> list[Problem]:
    running = [each for each in running_in(state, duties) if not is_stopped_by_closing(each, policy)]
    accepted = any(_is_accepted(units.get("call")) for units in state.calls.values())
    work = open_work_of(state.proceedings, duties, policy, has_mediator=accepted)
    return [
        *_of_duties(running),
        *_of_work(work, state.values),
        *problems_of_outcome(state.values, state.proceedings),
    ]


def open_work_of(
    proceedings: Iterable[Standing], duties: Iterable[Duty], policy: Policy, *, has_mediator: bool
) -> tuple[OpenWork, ...]:
    """What is open without a day; what a duty of the case waits for, or waited for, is that duty's."""
    dated = frozenset(place for duty in duties for place in waits_for(duty, policy))
    return open_work(proceedings, dated, waited_for(policy.open_stages), has_mediator=has_mediator)


def _is_accepted(call: object) -> bool:
    return isinstance(call, dict) and call.get("outcome") == CallOutcome.ACCEPTED


def _of_duties(running: Sequence[Duty]) -> Iterator[Problem]:
    if running:
        names = arabic_digits(", ".join(duty.label(language()) for duty in running))
        yield Problem("outcome", "duties_open", {"duties": names})


def _of_work(work: Sequence[OpenWork], values: Values) -> Iterator[Problem]:
    needed = "; ".join(work_in_words(each) for each in work if each.is_needed)
    others = "; ".join(work_in_words(each) for each in work if not each.is_needed)
    if needed:
        yield Problem("outcome", "work_open", {"work": needed})
    if others and not values.get("closed_although"):
        yield Problem("closed_although", "work_may_stay_open", {"work": others})


def _of_the_end(state: CaseState, values: Values) -> Iterator[Problem]:
    before, after = state.state, state_of(values)
    was_merged, is_merged = (each.get("outcome") == Outcome.MERGED for each in (state.values, values))
    if was_merged and not is_merged:
        yield Problem("outcome", "merge_is_taken_back")
    elif is_merged and not was_merged:
        yield Problem("outcome", "merge_by_merging")
    elif before is not State.OPEN and after not in (before, State.VOIDED):
        yield Problem("outcome", "reopening_needs_reason")
    elif before is after is State.CLOSED and _settled(state.values) != _settled(values):
        yield Problem("outcome", "end_is_settled")
    if after is State.VOIDED and not values.get("outcome_words"):
        yield Problem("outcome_words", "void_needs_reason")


def _settled(values: Values) -> tuple[object, ...]:
    """What reports count of a closed case; words and a mistyped hour may be mended."""
    return values.get("outcome"), values.get("nobody_to_tell"), bool(values.get("told_at"))


def _of_the_unreachable(state: CaseState, values: Values, policy: Policy) -> Iterator[Problem]:
    """Three tries on different days, then a registered letter, count as told."""
    is_new = state.values.get("outcome") != Outcome.UNREACHABLE or state.state is State.OPEN
    if values.get("outcome") != Outcome.UNREACHABLE or not has_ended(values) or not is_new:
        return
    wanted, rule = policy.tries_before_letter, policy.outcomes[Outcome.UNREACHABLE].rule
    tried = len(days_tried(state.proceedings))
    if letter_sent_at(state.proceedings, wanted) is not None:
        return
    if tried < wanted:
        yield Problem("outcome", "not_tried_enough", {"tries": wanted, "days": tried, "rule": rule})
    else:
        yield Problem("outcome", "no_letter_yet", {"rule": rule})
