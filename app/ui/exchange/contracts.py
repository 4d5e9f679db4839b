"""What the page of sending and receiving asks of the services, and what it is given with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.domain.policy import Policy
from app.domain.vocabulary import GrantClass, PcRole
from app.services.cases.case_row import CaseRow
from app.services.exchange.rows import (
    AwaitsConfirmation,
    ErasureRow,
    Exported,
    GrantRow,
    Imported,
    Outgoing,
    OwnCaseRow,
    PeerRow,
    PeerStatus,
    ProposalRow,
    QuarantineRow,
)

Report = Callable[[int, int], None]
Stopped = Callable[[], bool]


class ExchangeService(Protocol):
    """Writes and reads the files. `progress` and `cancelled` may raise to end the work; nothing of it is kept then."""

    def export(self, peer_word: str, path: Path, *, progress: Report, cancelled: Stopped) -> Exported: ...
    def import_file(self, path: Path, *, progress: Report, cancelled: Stopped) -> Imported: ...
    def outgoing(self, peer_word: str) -> Outgoing: ...
    def overview(self) -> Sequence[PeerStatus]: ...
    def quarantined(self) -> Sequence[QuarantineRow]: ...
    def proposals(self) -> Sequence[ProposalRow]: ...


class AcceptedRequest(Protocol):
    """The centre's answer to a request: the digits to compare over the telephone, and whose they are."""

    @property
    def code(self) -> str: ...
    @property
    def peer(self) -> PeerRow: ...


class PairingService(Protocol):
    """Makes two PCs known to each other."""

    def request(self, path: Path) -> object: ...
    def accept(self, path: Path, reply_path: Path) -> AcceptedRequest: ...
    def code_of(self, peer_word: str) -> AcceptedRequest: ...
    def finish(self, reply_path: Path, code: str) -> PeerRow: ...
    def confirm(self, peer_word: str) -> PeerRow: ...
    def revoke(self, peer_word: str, how: str, *, last_number: int | None) -> object: ...
    def list(self) -> Sequence[PeerRow]: ...


class GrantsService(Protocol):
    """Sends cases to wards, and ends that."""

    def grant(self, number: str, peer_word: str, klass: str = GrantClass.WORK, *, nevertheless: str = "") -> object: ...
    def end(self, number: str, peer_word: str) -> object: ...
    def of(self, number: str) -> Sequence[GrantRow]: ...


class ErasuresService(Protocol):
    """Says which PCs have yet to carry out an erasure."""

    def waiting(self) -> Sequence[ErasureRow]: ...


class RecoveryService(Protocol):
    """A centre that was set back waits for its wards, or for somebody who confirms; a ward for the centre's answer."""

    def state(self) -> AwaitsConfirmation | None: ...
    def set_back_since(self) -> datetime | None: ...
    def confirm(self, highest: str | None) -> object: ...


class RenumberingService(Protocol):
    """Gives one of two cases with the same number another."""

    def give_new_number(self, local_number: str) -> str: ...


class CasesService(Protocol):
    """Cases as this page lists them."""

    def undecided(self) -> Sequence[CaseRow]:
        """Cases with values that contradict each other."""
        ...

    def numbered_twice(self) -> Sequence[CaseRow]:
        """Cases whose official number another case bears too, those of one number after each other."""
        ...

    def own(self) -> Sequence[OwnCaseRow]:
        """Cases recorded at this PC, the last change first."""
        ...


class Memory(Protocol):
    """What the page remembers on this PC."""

    def last_folder(self) -> Path | None: ...
    def keep_last_folder(self, folder: Path) -> None: ...
    def watched_folder(self) -> Path | None: ...
    def is_watching(self) -> bool: ...
    def keep_watching(self, folder: Path | None, *, is_on: bool) -> None: ...


@dataclass(frozen=True)
class Limits:
    """How many rows of a long list are read at most: a list of that length may go on."""

    cases: int
    proposals: int


@dataclass(frozen=True)
class ExchangeDesk:
    """Everything the page works with; `role` is centre or ward, `name` is what this PC is called in file names."""

    role: str
    name: str
    policy: Policy
    limits: Limits
    exchange: ExchangeService
    pairing: PairingService
    grants: GrantsService
    erasures: ErasuresService
    recovery: RecoveryService
    renumbering: RenumberingService
    cases: CasesService
    memory: Memory
    now: Callable[[], datetime]

    @property
    def is_centre(self) -> bool:
        """Whether official numbers and decisions come from here."""
        return self.role == PcRole.CENTRE
