"""What a stage must say to be one: whoever insists is told something or somebody is invited, before it ends (MED-5)."""

from collections.abc import Iterator, Mapping

from app.domain.errors import Problem
from app.domain.proceedings.schema import Stage
from app.domain.proceedings.standing import AT, Proceeding

INSISTENCE, EXPLAINED, INVITED, ENDED = "insistence", "explained", "invited", "ended"
TICKS = ("facts", "law", "rights")


def problems_of_substance(known: Proceeding, stage: Stage, kept: Mapping[str, object]) -> Iterator[Problem]:
    """What the values of a stage leave unsaid; an end that stands already may be corrected."""
    if known.kind != INSISTENCE:
        return
    if stage.name == EXPLAINED and not any(kept.get(each) for each in TICKS):
        yield Problem(TICKS[0], "nothing_explained")
    if stage.name == ENDED and ENDED not in known.stages and not _was_helped(known):
        yield Problem(AT, "neither_explained_nor_invited")


def _was_helped(known: Proceeding) -> bool:
    return bool(known.value(INVITED, "unit")) or any(known.value(EXPLAINED, each) for each in TICKS)
