"""What retention answers, as frozen rows; no name of anybody stands in them but those of who held a case back."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class HoldRow:
    """Somebody wants a case kept: why, since when and who; `uid` names it."""

    uid: str
    since: datetime
    by: str
    reason: str


@dataclass(frozen=True)
class DueRow:
    """One case on the list: by which entry, what would be erased, and from which day on.

    `grounds` hold it by themselves; `seen` is the state of the case that the row was made from.
    """

    number: str
    case_uid: str
    kind: str
    outcome: str
    last_on: date
    entry: str
    ends: str
    years: int
    due_on: date
    listed_on: date
    ready_on: date
    is_ready: bool
    seen: str
    holds: tuple[HoldRow, ...] = ()
    grounds: tuple[str, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether somebody, or something by itself, keeps it."""
        return bool(self.holds or self.grounds)


@dataclass(frozen=True)
class HeldRow:
    """A case that somebody wants kept, whether it has had its time or not."""

    number: str
    case_uid: str
    holds: tuple[HoldRow, ...]


@dataclass(frozen=True)
class RetentionList:
    """The cases on the list, the soonest first; `more` says whether there are more than it holds.

    `held` are all that somebody wants kept, those on the list among them.
    """

    due: tuple[DueRow, ...]
    more: bool
    held: tuple[HeldRow, ...] = ()

    @property
    def ready(self) -> tuple[DueRow, ...]:
        """Those that a person may erase today."""
        return tuple(each for each in self.due if each.is_ready)

    @property
    def held_besides(self) -> tuple[HeldRow, ...]:
        """Those kept that are not on the list."""
        due = {each.case_uid for each in self.due}
        return tuple(each for each in self.held if each.case_uid not in due)
