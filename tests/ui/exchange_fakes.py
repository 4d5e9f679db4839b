"""Services of the exchange kept in memory, for tests of the page of sending and receiving."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError, PairingProblem
from app.domain.policy import load_policy
from app.domain.vocabulary import PcRole
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
from app.ui.exchange.contracts import ExchangeDesk, Limits, Report, Stopped
from app.ui.exchange.memory import ExchangeMemory

NOW = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
CODE = "12345678901234567890"
CENTRE_PEER = PeerRow("c0ffee", "ศูนย์รับเรื่องร้องเรียน", "centre", "trusted", "C")
WARDS = (
    PeerRow("aa01", "หอผู้ป่วยชาย", "ward", "trusted", "W1"),
    PeerRow("bb02", "หอผู้ป่วยหญิง", "ward", "trusted", "W2"),
    PeerRow("cc03", "ห้องฉุกเฉิน", "ward", "accepted", "W3"),
    PeerRow("dd04", "ห้องคลอด (เครื่องเก่า)", "ward", "replaced", "W4"),
)
PATIENCE_S = 5


def status_of(peer: PeerRow, **changed: object) -> PeerStatus:
    """A PC to which everything went, changed in what matters."""
    at = NOW - timedelta(hours=20)
    return replace(PeerStatus(peer.id, peer.name, peer.role, peer.state, at, at, 0, None, 0, 0), **changed)


@dataclass
class FakeExchange:
    """Writes one byte for a file, and reads a file as the row that was laid ready for its name."""

    statuses: tuple[PeerStatus, ...] = ()
    going: dict[str, Outgoing] = field(default_factory=dict)
    coming: dict[str, Imported | ComplaintError] = field(default_factory=dict)
    aside: tuple[QuarantineRow, ...] = ()
    proposed: tuple[ProposalRow, ...] = ()
    refusal: ComplaintError | None = None
    may_go_on: Event | None = None
    exported: list[tuple[str, Path]] = field(default_factory=list)
    imported: list[Path] = field(default_factory=list)

    def export(self, peer_word: str, path: Path, *, progress: Report, cancelled: Stopped) -> Exported:
        self._work(progress, cancelled)
        if self.refusal is not None:
            raise self.refusal
        path.write_bytes(b".")
        self.exported.append((peer_word, path))
        return Exported((path,), self.going[peer_word].saves, self.going[peer_word].cases, 12)

    def import_file(self, path: Path, *, progress: Report, cancelled: Stopped) -> Imported:
        self._work(progress, cancelled)
        self.imported.append(path)
        found = self.coming[path.name]
        if isinstance(found, ComplaintError):
            raise found
        return found

    def outgoing(self, peer_word: str) -> Outgoing:
        return self.going.get(peer_word, Outgoing(peer_word, 0, 0, 0, None))

    def overview(self) -> tuple[PeerStatus, ...]:
        return self.statuses

    def quarantined(self) -> tuple[QuarantineRow, ...]:
        return self.aside

    def proposals(self) -> tuple[ProposalRow, ...]:
        return self.proposed

    def _work(self, progress: Report, cancelled: Stopped) -> None:
        if self.may_go_on is not None:
            self.may_go_on.wait(PATIENCE_S)
        assert not cancelled()
        progress(1, 2)
        progress(3, 0)  # how much it will be is not always known


@dataclass(frozen=True)
class Accepted:
    """What the centre is told when it has accepted a request."""

    code: str
    peer: PeerRow


@dataclass
class FakePairing:
    """Knows one right number."""

    known: list[PeerRow] = field(default_factory=list)
    asked: list[Path] = field(default_factory=list)
    revoked: list[tuple[str, str, int | None]] = field(default_factory=list)

    def request(self, path: Path) -> None:
        self.asked.append(path)

    def accept(self, path: Path, reply_path: Path) -> Accepted:
        if "broken" in path.name:
            raise PairingProblem("not_a_request")
        peer = PeerRow("ee05", "ห้องผ่าตัด", "ward", "accepted", "W5")
        self.known.append(peer)
        return Accepted(CODE, peer)

    def code_of(self, peer_word: str) -> Accepted:
        return Accepted(CODE, next(peer for peer in self.known if peer.id == peer_word))

    def finish(self, reply_path: Path, code: str) -> PeerRow:
        if code != CODE:
            raise PairingProblem("wrong_code")
        self.known.append(CENTRE_PEER)
        return CENTRE_PEER

    def confirm(self, peer_word: str) -> PeerRow:
        self.known = [replace(peer, state="trusted") if peer.id == peer_word else peer for peer in self.known]
        return next(peer for peer in self.known if peer.id == peer_word)

    def revoke(self, peer_word: str, how: str, *, last_number: int | None) -> None:
        self.revoked.append((peer_word, how, last_number))
        self.known = [replace(peer, state=how) if peer.id == peer_word else peer for peer in self.known]

    def list(self) -> tuple[PeerRow, ...]:
        return tuple(self.known)


@dataclass
class FakeGrants:
    """Remembers which ward got which case."""

    given: list[tuple[str, str, str]] = field(default_factory=list)

    def grant(self, number: str, peer_word: str, klass: str = "work", *, nevertheless: str = "") -> None:
        self.given.append((number, peer_word, klass))

    def end(self, number: str, peer_word: str) -> None:
        self.given = [each for each in self.given if each[:2] != (number, peer_word)]

    def of(self, number: str) -> tuple[GrantRow, ...]:
        return tuple(GrantRow(peer, peer, klass, NOW) for case, peer, klass in self.given if case == number)


@dataclass
class FakeErasures:
    """Erasures, on their way or not."""

    rows: tuple[ErasureRow, ...] = ()

    def waiting(self) -> tuple[ErasureRow, ...]:
        return self.rows


@dataclass
class FakeRecovery:
    """A centre or a ward that was set back, or not."""

    awaits: AwaitsConfirmation | None = None
    since: datetime | None = None
    refusal: ComplaintError | None = None
    confirmed: list[str | None] = field(default_factory=list)

    def state(self) -> AwaitsConfirmation | None:
        return self.awaits

    def set_back_since(self) -> datetime | None:
        return self.since

    def confirm(self, highest: str | None) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.confirmed.append(highest)
        self.awaits = None


@dataclass
class FakeRenumbering:
    """Remembers which case was to get another number."""

    given: list[str] = field(default_factory=list)

    def give_new_number(self, local_number: str) -> str:
        self.given.append(local_number)
        return "2569/00999"


@dataclass
class FakeCases:
    """Cases as the page lists them."""

    contradictory: tuple[CaseRow, ...] = ()
    recorded_here: tuple[OwnCaseRow, ...] = ()
    alike: tuple[CaseRow, ...] = ()

    def undecided(self) -> tuple[CaseRow, ...]:
        return self.contradictory

    def numbered_twice(self) -> tuple[CaseRow, ...]:
        return self.alike

    def own(self) -> tuple[OwnCaseRow, ...]:
        return self.recorded_here


@dataclass
class FakeDialogs:
    """Answers every question for a file with what was laid ready."""

    files: list[Path] = field(default_factory=list)
    chosen: Path | None = None
    directory: Path | None = None

    def open_files(self, parent: QWidget, title: str, folder: Path, ending: str) -> list[Path]:
        return self.files

    def save_file(self, parent: QWidget, title: str, proposed: Path) -> Path | None:
        return self.chosen

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        return self.directory


def a_desk(role: str, *, peers: Sequence[PeerRow] = ()) -> ExchangeDesk:
    """The services of a centre or a ward that is paired with these."""
    going = {peer.id: Outgoing(peer.name, 12, 5, 2, NOW - timedelta(days=9)) for peer in peers}
    exchange = FakeExchange(statuses=tuple(status_of(peer) for peer in peers), going=going)
    return ExchangeDesk(
        role=role,
        name="ศูนย์รับเรื่องร้องเรียน" if role == PcRole.CENTRE else "หอผู้ป่วยชาย",
        policy=load_policy(),
        limits=Limits(cases=200, proposals=500),
        exchange=exchange,
        pairing=FakePairing(known=list(peers)),
        grants=FakeGrants(),
        erasures=FakeErasures(),
        recovery=FakeRecovery(),
        renumbering=FakeRenumbering(),
        cases=FakeCases(),
        memory=ExchangeMemory(None),
        now=now,
    )


def as_it_is(desk: ExchangeDesk) -> ExchangeDesk:
    """Opens services that are open already."""
    return desk


def now() -> datetime:
    """The moment of the tests."""
    return NOW


def a_case(number: str, *, conflicts: int = 1) -> CaseRow:
    """A case in the register with contradictions."""
    return CaseRow(
        uid=number,
        number=number,
        local_number=number,
        kind="complaint",
        state="open",
        subject="รอรับยานานกว่าสามชั่วโมง",
        channel="in_person",
        units=("ห้องจ่ายยาผู้ป่วยนอก",),
        level=2,
        category=None,
        urgent=False,
        received_at=NOW,
        due_on=None,
        due_at=None,
        conflicts=conflicts,
    )
