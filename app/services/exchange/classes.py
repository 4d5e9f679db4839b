"""Which class of data each unit belongs to, and so who may see its values (exchange.md, Who gets what)."""

from collections.abc import Mapping
from functools import lru_cache

from app.domain.fields import UNIT_CLASSES
from app.domain.units import CASE
from app.services.case_state import DUTY
from app.services.log.authority import ENDED, ERASURE, GRANT, HOLD, NUMBER, REFERENCE, is_centres_alone

SUMMARY, WORK, IDENTITY = "summary", "work", "identity"
RANK: Mapping[str, int] = {ENDED: 0, SUMMARY: 1, WORK: 2, IDENTITY: 3}
GRANTABLE = (SUMMARY, WORK, IDENTITY)
# What belongs to every view of a case; calls and attached files may hold anything that somebody said.
_SUMMARY_ENTITIES = (NUMBER, GRANT, ERASURE, HOLD, "mediation")


@lru_cache(maxsize=4096)
def class_of(entity: str, unit: str) -> str:
    """The narrowest class that shows this unit; what this program does not know needs the widest."""
    if is_centres_alone(entity, unit) or entity.startswith(_SUMMARY_ENTITIES):
        return SUMMARY
    if entity.startswith(DUTY):
        # What was done stands there in somebody's own words.
        return SUMMARY if unit == "due" else WORK
    if entity == CASE:
        return str(UNIT_CLASSES.get(unit.partition(":")[0], IDENTITY))
    return IDENTITY


def may_see(klass: str, case_uid: str, entity: str, unit: str) -> bool:
    """Whether somebody who has the case under `klass` sees the values of this unit.

    Under an ended grant only the summary of what still travels is seen: the end marker and erasures.
    """
    return case_uid == REFERENCE or RANK[class_of(entity, unit)] <= max(RANK[klass], RANK[SUMMARY])
