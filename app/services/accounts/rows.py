"""One account as it is listed: who, what they may, how they come in."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.key_file import Ring
from app.services.node import Person


@dataclass(frozen=True)
class AccountRow:
    """One account as it is listed."""

    uid: str
    name: str
    roles: tuple[str, ...]
    unit: str
    has_password: bool
    is_removed: bool
    wrong_tries: int

    @property
    def is_half_removed(self) -> bool:
        """Whether the removal was broken off: the password opens the data still, until it is removed again."""
        return self.is_removed and self.has_password


def row_of(person: Person, ring: Ring, tries: Sequence[str]) -> AccountRow:
    """The account of a person; `tries` names the account of each wrong try."""
    has_password, wrong = ring.slot(person.uid) is not None, tries.count(person.uid)
    return AccountRow(person.uid, person.name, person.roles, person.unit, has_password, person.is_removed, wrong)
