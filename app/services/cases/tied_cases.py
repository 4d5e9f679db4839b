"""The other case of a link or a merge: it gets an entry of its own, under the same uid (exchange.md, two saves)."""

from collections.abc import Mapping

from sqlalchemy import Connection

from app.domain.errors import AmbiguousNumber, UnknownCase
from app.domain.proceedings.standing import AT, Proceeding
from app.domain.proceedings.tie_kinds import LINK, MADE, MERGE, MERGED_IN, NUMBER, TIES
from app.services.cases.case_state import CaseState
from app.services.numbers import case_uid_of, is_borne_twice, sole_number

MIRRORED = {LINK: LINK, MERGE: MERGED_IN, MERGED_IN: MERGE}


def other_case_of(connection: Connection, known: Proceeding, kept: Mapping[str, object]) -> str | None:
    """The uid of the case that a tie names; None for what is no tie, and where the case is not here any more."""
    number = kept.get(NUMBER) or known.value(MADE, NUMBER)
    if known.kind not in TIES or not isinstance(number, str):
        return None
    try:
        return case_uid_of(connection, number)
    except (UnknownCase, AmbiguousNumber):
        return None


def entry_in_other(
    connection: Connection, state: CaseState, known: Proceeding, kept: Mapping[str, object]
) -> tuple[Proceeding, dict[str, object]]:
    """What the other case is told: the proceeding there, and what its first stage says."""
    number = sole_number(connection, state.case_uid) if is_borne_twice(connection, state.number) else state.number
    said: dict[str, object] = {AT: kept[AT], NUMBER: number}
    if known.kind == LINK:
        said |= {name: kept[name] for name in ("link", "words") if name in kept}
    else:
        said |= {name: kept[name] for name in ("reason", "by_whom") if name in kept}
        received_at = state.values.get("received_at")
        said |= {"received_at": received_at} if received_at else {}
    return Proceeding(known.uid, MIRRORED[known.kind], {}), said


def mirror_of(state: CaseState, known: Proceeding) -> Proceeding | None:
    """The entry in the other case, with this state, that belongs to `known` and still stands."""
    entity = f"{MIRRORED.get(known.kind, '')}:{known.uid}"
    return next((each for each in state.proceedings if each.entity == entity and not each.is_void), None)
