"""Which class of data each unit belongs to, and so who may see its values (exchange.md, Who gets what)."""

from functools import lru_cache

from app.domain.fields import UNIT_CLASSES
from app.domain.occasions import OF
from app.domain.proceedings.kinds import class_of_stage
from app.domain.units import CASE
from app.domain.vocabulary import RANK, GrantClass
from app.services.cases.case_state import DUE, DUTY, END, MOVED
from app.services.log.authority import ERASURE, GRANT, HOLD, NUMBER, REFERENCE, is_centres_alone

GRANTABLE = tuple(klass for klass in GrantClass if klass != GrantClass.ENDED)
# What belongs to every view of a case; calls and attached files may hold anything that somebody said.
_SUMMARY_ENTITIES = (NUMBER, GRANT, ERASURE, HOLD, "mediation")


@lru_cache(maxsize=4096)
def class_of(entity: str, unit: str) -> str:
    """The narrowest class that shows this unit; what this program does not know needs the widest."""
    if is_centres_alone(entity, unit) or entity.startswith(_SUMMARY_ENTITIES):
        return GrantClass.SUMMARY
    if entity.startswith(DUTY):
        # In whose words it ended is for those who work on it; so is one of a proceeding, which names whom that names.
        return GrantClass.SUMMARY if unit in (DUE, END, MOVED) and OF not in entity else GrantClass.WORK
    if entity == CASE:
        return str(UNIT_CLASSES.get(unit.partition(":")[0], GrantClass.IDENTITY))
    return str(class_of_stage(entity.partition(":")[0], unit) or GrantClass.IDENTITY)


def may_see(klass: str, case_uid: str, entity: str, unit: str) -> bool:
    """Whether somebody who has the case under `klass` sees the values of this unit.

    Under an ended grant only the summary of what still travels is seen: the end marker and erasures.
    """
    return case_uid == REFERENCE or RANK[class_of(entity, unit)] <= max(RANK[klass], RANK[GrantClass.SUMMARY])
