"""What a stage must not contradict in its own case or in another one; every refusal stands beside its field."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import TypeGuard

from sqlalchemy import Connection, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.duties import Duty
from app.domain.errors import AmbiguousNumber, InvalidComplaint, Problem, UnknownCase
from app.domain.more_time import EXTENSION, GRANTED, PAUSE, PAUSED, PAUSING, RESUMED, is_pausing_on
from app.domain.policy import Policy
from app.domain.policy_entries import Setting
from app.domain.proceedings.publication import BECAUSE, PUBLICATION, REQUESTED, STAYS
from app.domain.proceedings.standing import AT, Proceeding
from app.domain.proceedings.tie_kinds import LINK, MADE, MERGE, MERGED_IN, NUMBER
from app.domain.restricted import is_restricted
from app.domain.stops import rule_of
from app.domain.vocabulary import State, Track
from app.models.projection_tables import complaint
from app.services.cases.case_state import CaseState
from app.services.cases.duty_ends import end_of
from app.services.cases.publications import as_told, named_in
from app.services.cases.restricted_checks import of_the_restricted_track
from app.services.hospital.unit_names import is_known_unit
from app.services.numbers import case_uid_of

OTHER_CASE = NUMBER
CASES = (LINK, MERGE)
REQUEST, ASKED, UNIT, NOT_LISTED = "request", "asked", "unit", "not_listed"


def refuse_what_contradicts(
    connection: Connection, state: CaseState, known: Proceeding, kept: Mapping[str, object], policy: Policy
) -> None:
    """Look at what the values of one stage name.

    Raises:
        InvalidComplaint: more time for no open duty or for less than stands, a link to the case itself, a pause
            where the rules let no clock wait, a merge with a case that has ended, a matter of the restricted track
            for those complained of, a request to a unit that nobody knows and nobody said was meant, or names in
            what is approved or published (REP-5).
    """
    problems: list[Problem] = []
    if known.kind == PAUSE and "reason" in kept:  # a clock that waits may always run on
        problems = _of_pausing(state, known, kept, policy)
    problems += of_the_restricted_track(state.values, known.kind, kept, policy)
    if known.kind == REQUEST and UNIT in kept:
        problems += _of_an_unknown_unit(connection, state, known, kept)
    if known.kind == PUBLICATION:
        problems += _of_naming_somebody(connection, state, known, kept, policy)
    if known.kind == EXTENSION:
        problems = _of_more_time(state, known, kept)
    if known.kind in CASES:
        is_apart = is_restricted(state.values, policy)
        problems = _of_another_case(connection, state, known.kind, str(kept[OTHER_CASE]), is_apart=is_apart)
    if problems:
        raise InvalidComplaint(problems)


def _of_pausing(state: CaseState, known: Proceeding, kept: Mapping[str, object], policy: Policy) -> list[Problem]:
    """Off unless the hospital switched it on; the indicator's list of exceptions is closed (DAY-6)."""
    on = datetime.fromisoformat(str(kept["at"])).astimezone(BANGKOK).date()
    if not is_pausing_on(policy, on):
        entry = _setting(policy, PAUSING)
        return [Problem("reason", "pausing_is_off", {"rule": entry.rule if entry else ""})]
    others = [each for each in _others(state, known) if RESUMED not in each.stages]
    if any((until := each.day(PAUSED, "until")) is None or until > on for each in others):
        return [Problem("at", "waits_already")]
    running = (Duty.from_json(due) for units in state.duties.values() if _runs(due := units.get("due"), units))
    rules = (rule_of(each, policy) for each in running)
    return [] if any(rule is not None and rule.pausable for rule in rules) else [Problem("reason", "nothing_to_pause")]


def _runs(due: object, units: Mapping[str, object]) -> TypeGuard[dict[str, object]]:
    return isinstance(due, dict) and not end_of(units)


def refuse_another_tie(state: CaseState, known: Proceeding, kept: Mapping[str, object]) -> None:
    """What ties two cases names the same other case for ever, and is written from the case that it was made in.

    Raises:
        InvalidComplaint: another number, an entry that the other case's merge wrote, or a tie that stands already.
    """
    if known.kind == MERGED_IN:
        raise InvalidComplaint([Problem(AT, "written_by_the_merge")])
    if known.kind not in CASES:
        return
    number = kept[OTHER_CASE]
    if known.stages and known.value(MADE, OTHER_CASE) != number:
        raise InvalidComplaint([Problem(OTHER_CASE, "tie_is_fixed")])
    others = (each for each in state.proceedings if each.kind == known.kind and each.uid != known.uid)
    if any(each.value(MADE, OTHER_CASE) == number and not each.is_void for each in others):
        raise InvalidComplaint([Problem(OTHER_CASE, "tied_already", {"number": number})])


def _of_an_unknown_unit(
    connection: Connection, state: CaseState, known: Proceeding, kept: Mapping[str, object]
) -> list[Problem]:
    """A name that was mistyped is a request that nobody answers; one asked before in the case is known (INT-17)."""
    unit = str(kept[UNIT])
    asked = {each.value(ASKED, UNIT) for each in state.proceedings if each.kind == REQUEST and not each.is_void}
    if kept.get(NOT_LISTED) or unit in asked or is_known_unit(connection, unit, state.values):
        return []
    return [Problem(UNIT, "unit_not_listed", {"unit": unit})]


def _of_naming_somebody(
    connection: Connection, state: CaseState, known: Proceeding, kept: Mapping[str, object], policy: Policy
) -> list[Problem]:
    """What is still being written may name somebody; what is approved and published may not, nor stay unexplained."""
    said = known.stages.get(REQUESTED)
    if said is None or "topic" in kept:
        return [Problem(BECAUSE, "required")] if kept.get(STAYS) and not kept.get(BECAUSE) else []
    found = as_told(named_in(connection, state.case_uid, policy, said), state)
    return [Problem(AT, "names_in_publication", {"names": ", ".join(found)})] if found else []


def _setting(policy: Policy, name: str) -> Setting | None:
    return max((each for each in policy.settings if each.name == name), key=_begun_on, default=None)


def _begun_on(setting: Setting) -> date:
    return setting.in_force_from


def _of_more_time(state: CaseState, known: Proceeding, kept: Mapping[str, object]) -> list[Problem]:
    units = state.duties.get(str(kept["duty"]), {})
    due = units.get("due")
    if not isinstance(due, dict) or end_of(units):
        return [Problem("duty", "no_such_open_duty")]
    granted = [
        each.day(GRANTED, "until") for each in _others(state, known) if each.value(GRANTED, "duty") == kept["duty"]
    ]
    standing = replace(Duty.from_json(due), extended_on=max(filter(None, granted), default=None)).due_by
    if standing is not None and date.fromisoformat(str(kept["until"])) <= standing.date():
        return [Problem("until", "not_longer")]
    return []


def _others(state: CaseState, known: Proceeding) -> list[Proceeding]:
    """The other proceedings of that kind that stand; what is corrected does not contradict itself."""
    return [
        each for each in state.proceedings if each.kind == known.kind and each.uid != known.uid and not each.is_void
    ]


def problems_of_other_case(connection: Connection, kind: str, number: str, *, is_apart: bool = False) -> list[Problem]:
    """What stands against a tie of that kind with the case `number`.

    `is_apart`: the case that is to be tied to it is on the restricted track.
    """
    try:
        other = case_uid_of(connection, number)
    except UnknownCase:
        return [Problem(OTHER_CASE, "no_such_case", {"number": number})]
    except AmbiguousNumber:
        return [Problem(OTHER_CASE, "number_is_ambiguous", {"number": number})]
    return _of_merging(connection, other, number, is_apart=is_apart) if kind == MERGE else []


def _of_another_case(
    connection: Connection, state: CaseState, kind: str, number: str, *, is_apart: bool
) -> list[Problem]:
    with suppress(UnknownCase, AmbiguousNumber):
        if case_uid_of(connection, number) == state.case_uid:
            return [Problem(OTHER_CASE, "the_case_itself")]
    return problems_of_other_case(connection, kind, number, is_apart=is_apart)


def _of_merging(connection: Connection, other: str, number: str, *, is_apart: bool) -> list[Problem]:
    """A case goes on only in one that goes on itself, and a restricted one only in one that is restricted too."""
    query = select(complaint.c.state, complaint.c.continues_in, complaint.c.restricted).where(
        complaint.c.case_uid == other
    )
    row = connection.execute(query).one()
    if row.continues_in:
        data = {"number": number, "continues_in": row.continues_in}
        return [Problem(OTHER_CASE, "merge_into_merged", data)]
    if row.state != State.OPEN.value:
        return [Problem(OTHER_CASE, "merge_into_ended", {"number": number})]
    if is_apart and row.restricted != Track.RESTRICTED:
        return [Problem(OTHER_CASE, "merge_into_ordinary", {"number": number})]
    return []
