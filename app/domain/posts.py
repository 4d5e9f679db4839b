"""The entries of policy files about who is on duty and about the first minutes of an event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.policy_entries import Choice, Entry


@dataclass(frozen=True, kw_only=True)
class Post(Entry):
    """A role that the hospital fills with a person: on duty by the shift, or standing with dates.

    `held_by` names the roles that are looked at, the first that is filled counts; `per_unit`: each unit has its own.
    `extension` is the number to call as long as nobody was entered.
    """

    role: str
    kept: Literal["shift", "standing"]
    per_unit: bool = False
    held_by: tuple[str, ...] = ()
    extension: str = ""

    @property
    def looked_at(self) -> tuple[str, ...]:
        """The roles whose holder counts for this one, in order."""
        return self.held_by or (self.role,)


@dataclass(frozen=True, kw_only=True)
class SeenNow(Choice):
    """What is seen of the patient in the first minutes, and which answers of the guided tree follow from it."""

    answers: Mapping[str, object] = field(default_factory=dict)
