"""What screens and commands are told about the exchange: frozen rows, no behaviour."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class PeerRow:
    """Another PC as pairing knows it; `state` is asked, accepted, trusted, replaced, stolen or revoked."""

    id: str
    name: str
    role: str
    state: str
    code: str


@dataclass(frozen=True)
class Outgoing:
    """What the next file to a PC would carry; `oldest_at` is when the oldest of it was saved.

    `only_asks`: this centre was set back, so the file carries no cases and makes the ward send all that it holds.
    """

    peer: str
    saves: int
    cases: int
    attachments: int
    oldest_at: datetime | None
    only_asks: bool = False


@dataclass(frozen=True)
class Exported:
    """Files that were written; `not_acknowledged` counts all saves that the peer has not confirmed yet.

    `only_asks` as in `Outgoing`.
    """

    files: tuple[Path, ...]
    saves: int
    cases: int
    not_acknowledged: int
    only_asks: bool = False


@dataclass(frozen=True)
class Imported:
    """What one file brought. Saves are counted once: new, known, waiting for an update, or quarantined.

    `recovered` values were missing or withheld here before; `refused` saves of ours were refused there;
    `for_later`: parts of it, of a newer program, wait here for the update. `unproven`: it confirms files in the name
    of this PC that this PC never wrote. `waiting_gone` files that waited for the update went with an erasure.
    `conflict` and `conflicts` are the cases of this file that now need a decision; `set_back` says that this PC
    learnt that it had been set back or copied.
    """

    sender: str = ""
    number: int = 0
    old: bool = False
    new: int = 0
    known: int = 0
    waiting: int = 0
    conflict: int = 0
    quarantined: int = 0
    recovered: int = 0
    refused: int = 0
    new_cases: int = 0
    changed_cases: int = 0
    asked_again: int = 0
    conflicts: tuple[str, ...] = ()
    set_back: bool = False
    for_later: bool = False
    unproven: bool = False
    waiting_gone: int = 0


@dataclass(frozen=True)
class PeerStatus:
    """How the exchange with one PC stands; `since` is when the oldest unacknowledged save was made.

    `is_late`: that was longer ago than an ordinary round of files takes.
    """

    id: str
    name: str
    role: str
    state: str
    last_sent_at: datetime | None
    last_received_at: datetime | None
    not_acknowledged: int
    since: datetime | None
    quarantined: int
    refused_there: int
    is_late: bool = False


@dataclass(frozen=True)
class QuarantineRow:
    """A save that did not pass a check; `reason` is a code with words in `app/services/words/wordings.py`."""

    peer: str
    number: str | None
    reason: str
    arrived_at: datetime | None


@dataclass(frozen=True)
class ProposalRow:
    """A change that another PC may only propose."""

    number: str
    entity: str
    unit: str
    value: object
    by: str
    at: datetime


@dataclass(frozen=True)
class GrantRow:
    """A PC that a case is shared with; `klass` is summary, work, identity or ended."""

    peer_id: str
    peer: str
    klass: str
    since: datetime


@dataclass(frozen=True)
class ErasureRow:
    """One erased field of one case, and which PCs have confirmed it; those in `never` will not, their pairing ended.

    Rows of one `save` were erased with one click, `because` of what somebody wrote. `confirmed_at` says of those that
    have confirmed it when, as far as that was noted.
    """

    number: str
    field: str
    erased_at: datetime
    reached: tuple[tuple[str, bool], ...]
    never: tuple[str, ...] = ()
    save: str = ""
    by: str = ""
    because: str = ""
    confirmed_at: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True)
class AwaitsConfirmation:
    """A centre that was set back neither numbers nor sends until its wards reported or somebody confirmed.

    `highest_known` stands in the data, `highest_given` was given before, as far as that is known. Of the official
    numbers in between `came_back` have come with files since, and `missing` have not.
    """

    since: datetime
    waiting_for: tuple[str, ...]
    highest_known: str | None
    highest_given: str | None = None
    missing: int = 0
    came_back: int = 0


@dataclass(frozen=True)
class OwnCaseRow:
    """A case recorded at this PC and what became of it; `is_new` when the last file changed that.

    `state` and `outcome` are codes of the vocabulary, `outcome` empty as long as there is none; `lesson` is words.
    """

    number: str
    subject: str
    state: str
    outcome: str
    lesson: str
    changed_at: datetime
    is_new: bool


@dataclass(frozen=True)
class KeptFile:
    """A file of a PC whose pairing was ended, kept and not taken; `id` names it."""

    id: str
    peer: str
    number: int
    size_bytes: int


@dataclass(frozen=True)
class PreviewValue:
    """One value in an entry of a kept file."""

    entity: str
    unit: str
    value: object


@dataclass(frozen=True)
class PreviewRow:
    """One entry of a kept file. `number` is the case's, as far as it is known; `problem` a code of `PUT_ASIDE`.

    `is_known` when the entry came here another way before, `is_taken_over` when an officer has taken it over.
    """

    hash: str
    number: str
    kind: str
    saved_at: str
    by: str
    values: tuple[PreviewValue, ...]
    is_known: bool = False
    is_taken_over: bool = False
    problem: str = ""
