"""Rings of slots as they are to be: with another slot, without one, or for a copy in a second place."""

from dataclasses import replace

from app.services.accounts.sign_in import RECOVERY
from app.services.key_file import Ring
from app.services.key_slots import Derivation, Slot


def with_slots(ring: Ring, name: str, *slots: Slot) -> Ring:
    """The ring with these slots in the place of the one of that name."""
    return replace(ring, slots=(*(slot for slot in ring.slots if slot.name != name), *slots))


def only_recovery(ring: Ring) -> Ring:
    """As copies in a second place have it, which may be lost (exchange.md, At rest)."""
    return replace(ring, slots=tuple(slot for slot in ring.slots if slot.name == RECOVERY))


def derivation_in(ring: Ring) -> Derivation:
    """That of a ring which was made ready for passwords."""
    assert ring.derivation is not None
    return ring.derivation
