"""Why a case is kept by itself: something about it has not ended, it is restricted, or a case that belongs to it is."""

from collections.abc import Iterator

from sqlalchemy import Connection

from app.domain.policy import Policy
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import Proceeding
from app.domain.restricted import is_restricted
from app.domain.vocabulary import State
from app.services.cases.case_state import CaseState, state_from
from app.services.cases.tied_cases import other_case_of
from app.services.log.reading import Heads
from app.services.log.store import heads_of
from app.services.retention.holds import standing_holds

RESTRICTED, CONFLICT, TIED, NEWER = "restricted", "conflict", "tied", "newer"


def grounds_of(connection: Connection, state: CaseState, policy: Policy) -> tuple[str, ...]:
    """What keeps the case, each once: codes of proceedings that have not ended, or one of the words above."""
    return tuple(dict.fromkeys([*_own(state, policy), *_of_tied_cases(connection, state, policy)]))


def _own(state: CaseState, policy: Policy) -> Iterator[str]:
    """Lawsuit, request under section 41, root cause analysis, and whatever else was begun and has not ended."""
    for each in state.proceedings:
        if not each.is_void and (ground := _unended(each)):
            yield ground
    if is_restricted(state.values, policy):
        yield RESTRICTED
    if state.conflicts:
        yield CONFLICT


def _unended(each: Proceeding) -> str:
    kind = KINDS.get(each.kind)
    if kind is None:
        return NEWER  # a newer program began it, and only that one knows whether it has ended
    ends = [stage.name for stage in kind.stages if stage.ends]
    return kind.code if ends and not any(name in each.stages for name in ends) else ""


def _of_tied_cases(connection: Connection, state: CaseState, policy: Policy) -> Iterator[str]:
    """A lawsuit about a complaint needs the incident that it came from, and whatever that is linked with."""
    seen, waiting = {state.case_uid}, [state]
    while waiting:
        for uid in _tied(connection, waiting.pop()):
            if uid not in seen:
                seen.add(uid)
                heads = heads_of(connection, uid)
                tied = state_from(uid, heads)
                waiting.append(tied)
                if _is_kept(tied, heads, policy):
                    yield TIED


def _tied(connection: Connection, state: CaseState) -> Iterator[str]:
    for each in state.proceedings:
        other = None if each.is_void else other_case_of(connection, each, {})
        if other is not None:
            yield other


def _is_kept(state: CaseState, heads: Heads, policy: Policy) -> bool:
    return state.state is State.OPEN or bool(standing_holds(heads, {})) or any(True for _each in _own(state, policy))
