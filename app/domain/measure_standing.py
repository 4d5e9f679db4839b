"""Where a measure stands: planned, in place, judged, looked at again (REP-2)."""

from collections.abc import Mapping
from datetime import date

from app.domain.proceedings.words import Labelled
from app.translation import N_

Stages = Mapping[str, Mapping[str, object]]
PLANNED, PUT_IN_PLACE, JUDGED, LOOKED_AGAIN = "planned", "put_in_place", "judged", "looked_again"


class MeasureStanding(Labelled):
    """What is waited for, or what came of it."""

    PLANNED = "planned", N_("Planned")
    LATE = "late", N_("Not in place yet, late")
    TO_BE_JUDGED = "to_be_judged", N_("In place, not judged yet")
    NOT_ENOUGH = "not_enough", N_("Not enough")
    ENOUGH = "enough", N_("Enough")
    LOOK_AGAIN = "look_again", N_("Look again whether it works")
    WORKED = "worked", N_("It worked")
    DID_NOT_WORK = "did_not_work", N_("It did not work")


OPEN = frozenset(
    {
        MeasureStanding.PLANNED,
        MeasureStanding.LATE,
        MeasureStanding.TO_BE_JUDGED,
        MeasureStanding.NOT_ENOUGH,
        MeasureStanding.LOOK_AGAIN,
        MeasureStanding.DID_NOT_WORK,
    }
)


def standing_of(stages: Stages, today: date) -> MeasureStanding:
    """The standing on a day; what nobody said “enough” or “it worked” of is not."""
    if LOOKED_AGAIN in stages:
        worked = stages[LOOKED_AGAIN].get("worked") is True
        return MeasureStanding.WORKED if worked else MeasureStanding.DID_NOT_WORK
    if JUDGED in stages:
        if stages[JUDGED].get("enough") is not True:
            return MeasureStanding.NOT_ENOUGH
        again_on = day_in(stages, JUDGED, "look_again_on")
        return MeasureStanding.LOOK_AGAIN if again_on and again_on <= today else MeasureStanding.ENOUGH
    if PUT_IN_PLACE in stages:
        return MeasureStanding.TO_BE_JUDGED
    due_on = day_in(stages, PLANNED, "due_on")
    return MeasureStanding.LATE if due_on and due_on < today else MeasureStanding.PLANNED


def is_enough(stages: Stages) -> bool | None:
    """What is said of it last: whether it worked, else whether it is enough; None while nobody has judged it."""
    if LOOKED_AGAIN in stages:
        return stages[LOOKED_AGAIN].get("worked") is True
    return stages[JUDGED].get("enough") is True if JUDGED in stages else None


def day_in(stages: Stages, stage: str, name: str) -> date | None:
    """A day that a stage names."""
    written = (stages.get(stage) or {}).get(name)
    return date.fromisoformat(written[:10]) if isinstance(written, str) else None
