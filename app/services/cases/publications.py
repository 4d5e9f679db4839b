"""Whom a text that is to be published still names, by everything that is known of the case (REP-5)."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from app.domain.policy import Policy
from app.domain.proceedings.named_in_publication import text_to_publish, unanswered
from app.domain.proceedings.publication import REQUESTED
from app.domain.protection import MASK, is_protected, veil_for
from app.domain.redaction import Why
from app.domain.units import CASE
from app.services.cases.case_state import CaseState, state_from
from app.services.desk import Desk
from app.services.log.store import heads_of
from app.services.numbers import case_uid_of
from app.services.redaction.people import known_of
from app.translation import _


def still_named(desk: Desk, number: str, said: Mapping[str, object]) -> tuple[str, ...]:
    """What names somebody in the text and was not answered for, as it stands in it.

    The case is read from its log: what is kept back from whoever reads is looked for all the same.

    Raises:
        UnknownCase: no such number.
    """
    with desk.database.reading() as connection:
        return named_in(connection, case_uid_of(connection, number), desk.policy, said)


def named_in(connection: Connection, case_uid: str, policy: Policy, said: Mapping[str, object]) -> tuple[str, ...]:
    """The same inside a transaction. A link is meant to be published, unless the case has it as evidence.

    For whoever asked not to be named nobody can answer.
    """
    text = text_to_publish(said)
    marks = known_of(connection, case_uid, policy).found_in(text)
    open_ones = unanswered((text[each.start : each.end] for each in marks if each.why != Why.LINK), said)
    kept = (each for each in _kept_back(connection, case_uid, text) if not any(each in one for one in open_ones))
    return (*open_ones, *dict.fromkeys(kept))


def still_named_as_kept(desk: Desk, case_uid: str, uid: str) -> tuple[str, ...]:
    """The same of what was asked for under `uid`, as the log has it, in words for a refusal (see `as_told`)."""
    with desk.database.reading() as connection:
        state = state_from(case_uid, heads_of(connection, case_uid))
        asked = next((each.stages.get(REQUESTED) for each in state.proceedings if each.uid == uid), None)
        return as_told(named_in(connection, case_uid, desk.policy, asked or {}), state)


def as_told(found: tuple[str, ...], state: CaseState) -> tuple[str, ...]:
    """What was found, as a refusal says it: who asked not to be named is not named by the refusal either."""
    if not is_protected(state.values, _disputed(state)):
        return found
    return tuple(dict.fromkeys(veil_for([state.values], _(MASK)).over(found)))


def _disputed(state: CaseState) -> list[str]:
    return [unit for entity, unit in state.conflicts if entity == CASE]


def _kept_back(connection: Connection, case_uid: str, text: str) -> Iterator[str]:
    state = state_from(case_uid, heads_of(connection, case_uid))
    words = veil_for([state.values], "").words if is_protected(state.values, _disputed(state)) else None
    return (found.group() for found in words.finditer(text)) if words is not None else iter(())
