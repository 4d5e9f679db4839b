"""What screens and commands are told about personal data: frozen rows, no behaviour."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class DisclosedRow:
    """Something of a case that went to somebody: when, to whom, what, and who wrote it down or did it.

    `way` is how it went: by_hand, copy, letter, request, order, handover, agency_reply, praise, redacted_copy,
    publication, mediator, shared, paper or file. `entity` names the entry of the log that says so, where one does.
    """

    at: datetime
    way: str
    to_whom: str
    what: str
    by: str = ""
    basis: str = ""
    entity: str = ""


@dataclass(frozen=True)
class Erasable:
    """Something that can be erased from a case: `name` as an erasure understands it, `label` in words.

    `group` is people, texts, entries or files; `is_identity` when it may say who somebody is.
    """

    name: str
    group: str
    label: str
    about: str = ""
    is_identity: bool = False


@dataclass(frozen=True)
class Offered:
    """What can be erased from a case, and until when copies of the data have it (see `Erased`)."""

    number: str
    parts: tuple[Erasable, ...]
    is_held: bool
    copies_until: date | None


@dataclass(frozen=True)
class Holder:
    """A PC that had the case: it confirmed the erasure, has yet to, or never will because it is no longer in use."""

    name: str
    is_confirmed: bool
    confirmed_at: datetime | None = None
    is_ended: bool = False


@dataclass(frozen=True)
class Erased:
    """One erasure of a case: what went, by whom and why, and who has it still.

    `copies_until`: copies of the data made before are thinned away by that day at the latest. A ward does not know
    who has it still (`knows_holders`).
    """

    at: datetime
    by: str
    because: str
    what: tuple[str, ...]
    holders: tuple[Holder, ...]
    copies_until: date | None
    knows_holders: bool = True

    @property
    def waits(self) -> bool:
        """Whether some PC that can still confirm it has not."""
        return any(not each.is_confirmed and not each.is_ended for each in self.holders)
