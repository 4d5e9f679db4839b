"""What a stage must say to be one: who insists on the director is helped (MED-5), what the head tried (MED-2)."""

from collections.abc import Iterable, Iterator, Mapping

from app.domain.errors import Problem
from app.domain.proceedings.offered import Standing
from app.domain.proceedings.privacy import unsaid_in
from app.domain.proceedings.schema import Stage
from app.domain.proceedings.standing import AT, Proceeding
from app.domain.proceedings.words import HeadResult, SessionResult

INSISTENCE, EXPLAINED, INVITED, ENDED = "insistence", "explained", "invited", "ended"
TICKS = ("facts", "law", "rights")
HEAD_FIRST, TRIED = "head_first", "tried"


def problems_of_substance(known: Proceeding, stage: Stage, kept: Mapping[str, object]) -> Iterator[Problem]:
    """What the values of a stage leave unsaid; an end that stands already may be corrected."""
    if known.kind == HEAD_FIRST:
        yield from _of_the_head(kept)
    yield from unsaid_in(known.kind, stage.name, kept)
    if known.kind != INSISTENCE:
        return
    if stage.name == EXPLAINED and not any(kept.get(each) for each in TICKS):
        yield Problem(TICKS[0], "nothing_explained")
    if stage.name == ENDED and ENDED not in known.stages and not _was_helped(known):
        yield Problem(AT, "neither_explained_nor_invited")


def head_was_asked(proceedings: Iterable[Standing]) -> bool:
    """Whether it stands what came of the head's own try, or why there was none, before mediators are called (MED-2)."""
    return any(each.kind == HEAD_FIRST and not each.is_void for each in proceedings)


def is_mediation_over(each: Standing) -> bool:
    """Whether this is a try of the head or a session of mediators that came to an end, whichever."""
    tried, held = each.value(TRIED, "result"), each.value("held", "result")
    is_of_head = each.kind == HEAD_FIRST and tried in (HeadResult.RESOLVED, HeadResult.NOT_RESOLVED)
    return is_of_head or (each.kind == "session" and held in (SessionResult.AGREED, SessionResult.FAILED))


def _of_the_head(kept: Mapping[str, object]) -> Iterator[Problem]:
    """Who mediated, or why it was not possible."""
    asked = "because" if kept.get("result") == HeadResult.NOT_POSSIBLE else "head"
    if not kept.get(asked):
        yield Problem(asked, "required")


def _was_helped(known: Proceeding) -> bool:
    return bool(known.value(INVITED, "unit")) or any(known.value(EXPLAINED, each) for each in TICKS)
