"""What a stage must not contradict in its own case or in another one; every refusal stands beside its field."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from app.domain.duties import Duty
from app.domain.errors import AmbiguousNumber, InvalidComplaint, Problem, UnknownCase
from app.domain.more_time import EXTENSION
from app.domain.policy import Policy
from app.domain.policy_entries import Setting
from app.domain.proceedings.schema import ProceedingKind
from app.services.case_state import CaseState
from app.services.duty_ends import end_of
from app.services.numbers import case_uid_of

OTHER_CASE = "number"
CASES = ("link", "merge")
PAUSE, PAUSING, ON = "pause", "pausing", "on"
REQUEST, RESTRICTED_TOPICS = "request", "restricted_topics"


def refuse_what_contradicts(
    connection: Connection, state: CaseState, kind: ProceedingKind, kept: Mapping[str, object], policy: Policy
) -> None:
    """Look at what the values of one stage name.

    Raises:
        InvalidComplaint: more time for no open duty or for less than stands, a link to the case itself, a pause
            where the rules let no clock wait, or a matter of the restricted track for the unit complained of.
    """
    problems: list[Problem] = []
    if kind.code == PAUSE and "reason" in kept:  # a clock that waits may always run on
        problems = _of_pausing(policy)
    if kind.code == REQUEST and "unit" in kept:
        problems = _of_the_restricted_track(state, str(kept["unit"]), policy)
    if kind.code == EXTENSION:
        problems = _of_more_time(state, kept)
    if kind.code in CASES:
        problems = _of_another_case(connection, state, str(kept[OTHER_CASE]))
    if problems:
        raise InvalidComplaint(problems)


def _of_pausing(policy: Policy) -> list[Problem]:
    """Off unless the hospital switched it on; the indicator's list of exceptions is closed (DAY-6)."""
    entry = _setting(policy, PAUSING)
    if entry is not None and entry.value == ON:
        return []
    return [Problem("reason", "pausing_is_off", {"rule": entry.rule if entry else ""})]


def _of_the_restricted_track(state: CaseState, unit: str, policy: Policy) -> list[Problem]:
    """Corruption and misconduct are not routed to the unit complained of (INT-18)."""
    entry, topics, units = _setting(policy, RESTRICTED_TOPICS), state.values.get("topics"), state.values.get("units")
    restricted = set(entry.value.split()) if entry else set()
    is_of_it = isinstance(topics, list | tuple) and not restricted.isdisjoint(topics)
    if entry and is_of_it and isinstance(units, list | tuple) and unit in units:
        return [Problem("unit", "restricted_track", {"unit": unit, "rule": entry.rule})]
    return []


def _setting(policy: Policy, name: str) -> Setting | None:
    return max((each for each in policy.settings if each.name == name), key=_begun_on, default=None)


def _begun_on(setting: Setting) -> date:
    return setting.in_force_from


def _of_more_time(state: CaseState, kept: Mapping[str, object]) -> list[Problem]:
    units = state.duties.get(str(kept["duty"]), {})
    due = units.get("due")
    if not isinstance(due, dict) or end_of(units):
        return [Problem("duty", "no_such_open_duty")]
    standing = Duty.from_json(due).due_by
    if standing is not None and date.fromisoformat(str(kept["until"])) <= standing.date():
        return [Problem("until", "not_longer")]
    return []


def _of_another_case(connection: Connection, state: CaseState, number: str) -> list[Problem]:
    try:
        other = case_uid_of(connection, number)
    except UnknownCase:
        return [Problem(OTHER_CASE, "no_such_case", {"number": number})]
    except AmbiguousNumber:
        return [Problem(OTHER_CASE, "number_is_ambiguous", {"number": number})]
    return [Problem(OTHER_CASE, "the_case_itself")] if other == state.case_uid else []
