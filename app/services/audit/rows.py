"""What the audit asks for and answers, as frozen rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Matter(StrEnum):
    """What a change is about, to choose by; reads are no changes and stand in a list of their own."""

    RECORDED = "recorded"
    CORRECTED = "corrected"
    DUTIES = "duties"
    PROCEEDINGS = "proceedings"
    SHARED = "shared"
    ERASED = "erased"
    HOSPITAL = "hospital"
    READS = "reads"


class Seriousness(StrEnum):
    """How serious a finding is, the least first."""

    KNOW = "know"
    LOOK = "look"
    STOP = "stop"


@dataclass(frozen=True)
class Wanted:
    """Which changes are asked for; what is empty lets everything pass.

    `first_on` and `last_on` are days in Asia/Bangkok, both of them within; `people` are uids of accounts, `number` is a
    number of a case.
    """

    first_on: date | None = None
    last_on: date | None = None
    people: tuple[str, ...] = ()
    number: str = ""
    matter: Matter | None = None


@dataclass(frozen=True)
class Entry:
    """One click of one person in words.

    `place` counts the saves as they came to this PC, `number` is the case's and empty for the hospital's own data.
    `changes` say what was changed, the value only where the reader may read it here.
    """

    place: int
    id: str
    at: datetime | None
    by: str
    number: str
    kind: str
    title: str
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """Entries, the newest first; `go_on` is the place before which to go on, None when nothing is left.

    A page may be short, or empty, while there is more: only so many saves are looked through at once.
    """

    entries: tuple[Entry, ...]
    go_on: int | None


@dataclass(frozen=True)
class Found:
    """One thing that was noticed: `code` names the words, `data` fills them; `more` of its kind are not listed."""

    code: str
    seriousness: Seriousness
    data: Mapping[str, object] = field(default_factory=dict)
    more: int = 0


@dataclass(frozen=True)
class Verified:
    """What a verification looked at and found, the most serious first; `reads` are entries of the chain of reads."""

    at: datetime
    saves: int
    changes: int
    origins: int
    reads: int
    found: tuple[Found, ...]

    @property
    def worst(self) -> Seriousness | None:
        """How serious the most serious finding is; None when there is nothing to say."""
        return self.found[0].seriousness if self.found else None
