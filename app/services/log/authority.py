"""Whose word counts: authority goes by the entity of each change, never by the kind of the save.

What does not count is kept and shown as a proposal (exchange.md, Who may say what).
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from app.services.log.commitments import owner_of

REFERENCE = "reference"
GRANT, ERASURE, HOLD, NUMBER, STAFF, PC = "grant:", "erasure", "hold", "number", "staff:", "pc:"
CALL, ATTACHMENT = "call:", "attachment:"
MEDIATOR = "mediator:"
"""In the reference data: who holds a post of the list of mediators."""
LOCAL_NUMBER = "local"
REMOVED = "removed"
"""The unit of an account that says, when it is true, that nobody may sign in with it any more."""
# In the cases themselves only the centre decides on these; reference data are the centre's altogether.
CENTRE_ENTITIES = (GRANT, ERASURE, HOLD)


@dataclass(frozen=True)
class Authority:
    """Who is the centre, as this PC knows it: fingerprints of every centre that it ever trusted, and its own."""

    own: str
    centres: frozenset[str]

    def counts(self, node: str, case_uid: str, place: tuple[str, str] | None, participants: Set[str]) -> bool:
        """Whether a change that `node` wrote takes effect; `place` is its entity and unit, None when withheld."""
        if node in self.centres or (not self.centres and node == self.own):
            return True
        entity, unit = place or ("", "")
        if case_uid == REFERENCE:
            return self._counts_in_reference(node, entity, unit)
        return node in participants and not is_centres_alone(entity, unit) and _is_own_number(node, case_uid, place)

    def _counts_in_reference(self, node: str, entity: str, unit: str) -> bool:
        # A PC may always say which key is its own: its fingerprint proves it. Accounts count where they were made.
        announces_itself = entity == f"{PC}{node}" and unit == "key"
        return announces_itself or (node == self.own and entity.startswith(STAFF))


def is_centres_alone(entity: str, unit: str) -> bool:
    """Whether only the centre may set this in a case: grants, erasures, holds, official numbers."""
    return entity.startswith(CENTRE_ENTITIES) or (entity == NUMBER and unit != LOCAL_NUMBER)


def _is_own_number(node: str, case_uid: str, place: tuple[str, str] | None) -> bool:
    return place != (NUMBER, LOCAL_NUMBER) or owner_of(case_uid) == node


def participants(case_uid: str, granted: Iterable[str]) -> frozenset[str]:
    """The PCs that ever could work on a case: it was recorded there, or the centre granted it to them."""
    return frozenset((owner_of(case_uid), *granted))
