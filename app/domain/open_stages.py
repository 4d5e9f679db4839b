"""The entries of policy files about what has to be finished before a case ends, and what somebody may leave open."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.policy_entries import Entry

Stage = tuple[str, str]
"""The kind of a proceeding and one of its stages."""


@dataclass(frozen=True, kw_only=True)
class OpenStage(Entry):
    """A stage that a case waits for, `request.replied`; where it `may_stay_open`, whoever closes it says why."""

    stage: str
    may_stay_open: bool

    @property
    def place(self) -> Stage:
        """The kind and the stage apart."""
        kind, _dot, stage = self.stage.partition(".")
        return kind, stage


def waited_for(entries: Iterable[OpenStage]) -> dict[Stage, bool]:
    """Each stage that a case waits for, and whether it may stay open with a reason."""
    return {each.place: each.may_stay_open for each in entries}
