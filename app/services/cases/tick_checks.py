"""What one tick does not say of a duty: when each was told and in which order, and where the report is (RPT-2)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from app.domain.duty import Duty
from app.domain.errors import InvalidComplaint, Problem
from app.domain.policy import Policy
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import AT
from app.domain.stops import TELLING, is_ended_by_telling, rule_of
from app.services.cases.case_state import DUE, CaseState
from app.services.cases.duty_ends import end_of
from app.translation import _, language

FIRST, LAST = "first", "last"
TOLD = "told"
# What is written as a whole: a tick without it says where else it was written.
WRITTEN = frozenset({"incident_report.written", "rca.concluded"})


def problems_of_ticks(
    state: CaseState, duty_ids: Iterable[str], policy: Policy, *, at: datetime, words: str
) -> Iterator[Problem]:
    """Look at duties that somebody ticks as done at one time, by one person, in these words."""
    ticked = [each for name in duty_ids if (each := _standing(state, name)) is not None]
    for duty in ticked:
        untold = untold_of(duty, state) if is_ended_by_telling(duty, policy) and len(duty.to_whom) > 1 else ()
        if untold:
            yield Problem("duties", "told_apart", {"rule": duty.rule, "people": _people(untold, policy)})
        if words.strip():
            continue
        if is_ended_by_telling(duty, policy) and len(duty.to_whom) == 1:
            yield from _out_of_order(state, policy, duty.to_whom[0], at, "words", {each.id for each in ticked})
        yield from _written_nowhere(duty, state, policy)


def refuse_out_of_order(state: CaseState, told: Sequence[Mapping[str, object]], policy: Policy, *, many: bool) -> None:
    """Look at people told, whom `state` has already; with `many` a problem's field has the place of the entry.

    Raises:
        InvalidComplaint: one was told before those who come before in the chain, and no words say why.
    """
    problems: list[Problem] = []
    for place, each in enumerate(told):
        if not each.get("words"):
            at, field = datetime.fromisoformat(str(each.get(AT))), f"words_{place}" if many else "words"
            problems += _out_of_order(state, policy, str(each.get("role")), at, field, ())
    if problems:
        raise InvalidComplaint(problems)


def untold_of(duty: Duty, state: CaseState) -> tuple[str, ...]:
    """The roles that the duty names and nobody told yet."""
    told = _told_at(state)
    return tuple(role for role in duty.to_whom if role not in told)


def _out_of_order(
    state: CaseState, policy: Policy, role: str, at: datetime, field: str, ticked: Iterable[str]
) -> Iterator[Problem]:
    """Those who come before in the chain and were not told by then; what another rule asks for at once waits not."""
    standing = [each for name in state.duties if (each := _standing(state, name)) is not None]
    naming = [_chain_of(each, policy) for each in standing if role in each.to_whom]
    if not naming or any(each != LAST for each in naming):
        return
    before = [each for each in standing if _chain_of(each, policy) == FIRST and each.id not in ticked]
    passed_over = [other for each in before for other in _untold_by(each, state, at)]
    if passed_over:
        data = {"role": _people([role], policy), "people": _people(passed_over, policy)}
        yield Problem(field, "told_out_of_order", data)


def _untold_by(duty: Duty, state: CaseState, at: datetime) -> tuple[str, ...]:
    end, told = end_of(state.duties.get(duty.id, {})), _told_at(state)
    if end is not None and (not end.get("at") or datetime.fromisoformat(str(end["at"])) <= at):
        return ()
    return tuple(role for role in duty.to_whom if role not in told or told[role] > at)


def _chain_of(duty: Duty, policy: Policy) -> str:
    rule = rule_of(duty, policy)
    return rule.chain if rule is not None else ""


def _told_at(state: CaseState) -> dict[str, datetime]:
    """When each role was told first."""
    tellings = [each for each in state.proceedings if each.kind == TELLING and not each.is_void]
    known = [(str(each.value(TOLD, "role")), moment) for each in tellings if (moment := each.at(TOLD)) is not None]
    return {role: min(moment for other, moment in known if other == role) for role, _moment in known}


def _written_nowhere(duty: Duty, state: CaseState, policy: Policy) -> Iterator[Problem]:
    rule = rule_of(duty, policy)
    wanted = [each for each in (rule.stopped_by if rule is not None else ()) if each in WRITTEN]
    has_file = any(units.get("file") and not units.get("voided") for units in state.attachments.values())
    here = {f"{each.kind}.{stage}" for each in state.proceedings if not each.is_void for stage in each.stages}
    if wanted and not (has_file or here & set(wanted)):
        yield Problem("words", "written_nowhere", {"what": _(KINDS[wanted[0].partition(".")[0]].label)})


def _standing(state: CaseState, name: str) -> Duty | None:
    due = state.duties.get(name, {}).get(DUE)
    return Duty.from_json(due) if isinstance(due, dict) else None


def _people(roles: Iterable[str], policy: Policy) -> str:
    known = policy.roles
    return _(", ").join(known[each].label(language()) if each in known else each for each in roles)
