"""The order of the stages of a proceeding: what must stand before one, and between which times it lies."""

from datetime import datetime

from app.domain.proceedings.offered import next_stages
from app.domain.proceedings.schema import ProceedingKind, Stage
from app.domain.proceedings.standing import Proceeding


def is_out_of_turn(kind: ProceedingKind, stage: Stage, known: Proceeding) -> bool:
    """Whether a stage that may not be left out is still missing before this one."""
    return any(not each.optional and each.name not in known.stages for each in _before(kind, stage))


def is_closed_off(kind: ProceedingKind, stage: Stage, known: Proceeding, at: datetime | None) -> bool:
    """Whether a stage that is not written yet cannot follow any more, because a later one stands already.

    What really was before that later one can still be written down: it is late in the log, not in its true time.
    """
    if not known.stages or stage.name in known.stages or stage in next_stages(kind, known.stages):
        return False
    later = min(_times(kind.stages[kind.stages.index(stage) + 1 :], known), default=None)
    return at is None or later is None or at > later


def begun_at(kind: ProceedingKind, stage: Stage, known: Proceeding) -> datetime | None:
    """The true time of the latest stage that this one follows; None for the first."""
    return max(_times(_before(kind, stage), known), default=None)


def followed_at(kind: ProceedingKind, stage: Stage, known: Proceeding) -> datetime | None:
    """The true time of the earliest stage that follows this one; None while nothing does.

    What may be left out has no order towards what comes after it: a reply can cross with a reminder.
    """
    if stage.optional:
        return None
    place = kind.stages.index(stage)
    return min(_times(kind.stages[place + 1 :], known, optional_too=True), default=None)


def _before(kind: ProceedingKind, stage: Stage) -> tuple[Stage, ...]:
    return kind.stages[: kind.stages.index(stage)]


def _times(stages: tuple[Stage, ...], known: Proceeding, *, optional_too: bool = False) -> list[datetime]:
    moments = (known.at(each.name) for each in stages if optional_too or not each.optional)
    return [moment for moment in moments if moment is not None]
