"""The centre's ledger: what it must still know after its data were set back, sealed in a file outside the backups.

It is written whole after each change that concerns it. Official numbers come too often for that: each is appended as
one sealed line of fixed size, without waiting for the disk (a few microseconds a case). Reserving blocks of numbers
would leave gaps in the hospital's register after a set-back; a line that a power cut takes along leaves none, as long
as the data themselves are there.
"""

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, and_, or_, select, tuple_

from app.models.log_tables import change_value, erased, head, save
from app.services.identity.peers import Peer, peer_as_json, peer_from_json, peers
from app.services.kept_outside.witness import make_place, mark_of
from app.services.log.authority import ERASURE, HOLD, REFERENCE, REMOVED, STAFF
from app.services.log.commitments import canonical
from app.services.numbers import OFFICIAL, highest_official_numbers
from app.services.private_files import private_opener
from app.services.whole_files import write_whole_privately

LAYOUT = 1
PURPOSE = "ledger"
NONCE_BYTES, TAG_BYTES, NUMBER_BYTES = 12, 16, 12
LINE_BYTES = NONCE_BYTES + NUMBER_BYTES + TAG_BYTES
MOST_LINES = 2_000
# What is unreadable for longer was sealed with another key, whole line by whole line.
MOST_TORN_BYTES = 100 * LINE_BYTES
WHOLE, LINE = b"ledger 1", b"ledger number 1"


@dataclass(frozen=True)
class Fact:
    """Something that only the centre says and that stands in no backup made before: an erasure, a hold, a removal."""

    case_uid: str
    entity: str
    unit: str
    value: object

    @property
    def place(self) -> tuple[str, str, str]:
        """What it is about."""
        return self.case_uid, self.entity, self.unit


@dataclass(frozen=True)
class Known:
    """What the ledger knows. `numbers` is the highest official number of each year, `erased` hashes and positions."""

    written_at: str = ""
    peers: tuple[Peer, ...] = ()
    erased: frozenset[tuple[str, int]] = frozenset()
    facts: tuple[Fact, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)

    def with_older(self, other: "Known") -> "Known":
        """This, and what only the other knows. What was erased stays erased, a number that was given stays given."""
        facts = {fact.place: fact for fact in (*other.facts, *self.facts)}
        known = {peer.id: peer for peer in (*other.peers, *self.peers)}
        years = self.numbers.keys() | other.numbers.keys()
        numbers = {year: max(self.numbers.get(year, 0), other.numbers.get(year, 0)) for year in years}
        written_at = max(self.written_at, other.written_at)
        return Known(written_at, tuple(known.values()), self.erased | other.erased, tuple(facts.values()), numbers)


class Ledger:
    """The ledger of one data folder; it reads those of this PC's other folders too, should its own be missing."""

    def __init__(self, place: Path, folder: Path, key: bytes) -> None:
        self._place, self._cipher = place, AESGCM(key)
        mark = mark_of(folder)
        self._path, self._numbers = place / f"ledger-{mark}", place / f"numbers-{mark}"
        self._handed_on = place / f"ledger-{mark}-handed-on"

    def known(self) -> Known | None:
        """Everything that this and the PC's other ledgers know; None without any that can be read."""
        found = [each for path in self._place.glob("ledger-*") if (each := self._read(path)) is not None]
        given = [_highest(self._lines(path)) for path in self._place.glob("numbers-*")]
        if not found and not any(given):
            return None
        together = Known(numbers=_highest((year, each) for numbers in given for year, each in numbers.items()))
        for each in sorted(found, key=_written_at):
            together = each.with_older(together)
        return together

    def write(self, connection: Connection, at: str) -> None:
        """Write what the database says now; what the ledger alone knows stays in it.

        Raises:
            OSError: the place cannot be written.
        """
        before, handed_on = self._read(self._path) or Known(), self._read(self._handed_on)
        before = before.with_older(Known(numbers=_highest(self._lines(self._numbers)))).with_older(handed_on or Known())
        now = _in_database(connection, at).with_older(before)
        same = Known(now.written_at, before.peers, before.erased, before.facts, before.numbers)
        if now != same or handed_on is not None:
            make_place(self._place)
            write_whole_privately(self._path, self._sealed(_as_bytes(now), WHOLE))
        if handed_on is not None:
            self._handed_on.unlink()
        self._forget_lines()

    def hand_on(self, key: bytes) -> None:
        """Write down beside it what it knows, for who will have only this key; `write` takes it in there.

        Raises:
            OSError: the place cannot be written.
        """
        known = self.known()
        if known is not None:
            content = AESGCM(key).encrypt(nonce := secrets.token_bytes(NONCE_BYTES), _as_bytes(known), WHOLE)
            write_whole_privately(self._handed_on, nonce + content)

    def note_number(self, number: str) -> None:
        """Remember that this official number was given.

        Raises:
            OSError: the place cannot be written.
        """
        found = OFFICIAL.fullmatch(number)
        if found is None:
            return
        line = self._sealed(f"{found[1]}{int(found[2]):08}".encode(), LINE)
        try:
            _append(self._numbers, line)
        except FileNotFoundError:
            make_place(self._place)
            _append(self._numbers, line)

    def _read(self, path: Path) -> Known | None:
        """What a ledger says; None when it is not there, damaged, or was sealed with an older key of the folder."""
        try:
            return _from_bytes(self._unsealed(path.read_bytes(), WHOLE))
        except (OSError, InvalidTag, ValueError, KeyError, TypeError):
            return None

    def _lines(self, path: Path) -> Iterator[tuple[str, int]]:
        try:
            content = path.read_bytes()
        except OSError:
            return
        start = lost = 0
        while start + LINE_BYTES <= len(content):
            try:
                number = self._unsealed(content[start : start + LINE_BYTES], LINE).decode()
            except InvalidTag:  # half a line, after a power cut: the next whole one begins at any byte
                lost += 1
                start += 1 if lost <= MOST_TORN_BYTES else LINE_BYTES
                continue
            yield number[:4], int(number[4:])
            start, lost = start + LINE_BYTES, 0

    def _forget_lines(self) -> None:
        """Begin a new file of lines when the ledger holds what the old one said; seldom, as others may write to it."""
        if self._numbers.exists() and self._numbers.stat().st_size > MOST_LINES * LINE_BYTES:
            write_whole_privately(self._numbers, b"")

    def _sealed(self, content: bytes, what: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, what)

    def _unsealed(self, content: bytes, what: bytes) -> bytes:
        return self._cipher.decrypt(content[:NONCE_BYTES], content[NONCE_BYTES:], what)


def _append(path: Path, line: bytes) -> None:
    # Unbuffered and in one piece: two processes that write at once leave two whole lines.
    with open(path, "ab", buffering=0, opener=private_opener) as file:
        file.write(line)


def _highest(numbers: Iterable[tuple[str, int]]) -> dict[str, int]:
    result: dict[str, int] = {}
    for year, number in numbers:
        result[year] = max(number, result.get(year, 0))
    return result


def _written_at(known: Known) -> str:
    return known.written_at


def _in_database(connection: Connection, at: str) -> Known:
    gone = frozenset((row.hash, row.position) for row in connection.execute(select(erased)))
    facts = tuple(Fact(*row[:3], json.loads(row.value)) for row in connection.execute(_FACTS))
    # What a PC sent changes with every file and is asked for again after a set-back: it stands in no ledger.
    known = tuple(peer_from_json(peer_as_json(each)) for each in peers(connection))
    return Known(at, known, gone, facts, highest_official_numbers(connection))


def _as_bytes(known: Known) -> bytes:
    facts = [[*fact.place, fact.value] for fact in known.facts]
    return canonical(
        {
            "layout": LAYOUT,
            "written_at": known.written_at,
            "peers": [peer_as_json(each) for each in known.peers],
            "erased": sorted(list(place) for place in known.erased),
            "facts": facts,
            "numbers": dict(known.numbers),
        }
    ).encode()


def _from_bytes(content: bytes) -> Known:
    said = json.loads(content)
    if said["layout"] != LAYOUT:
        raise ValueError
    return Known(
        str(said["written_at"]),
        tuple(peer_from_json(each) for each in said["peers"]),
        frozenset((str(hash_), int(position)) for hash_, position in said["erased"]),
        tuple(Fact(*each) for each in said["facts"]),
        {str(year): int(number) for year, number in said["numbers"].items()},
    )


_IN_REFERENCE = and_(head.c.case_uid == REFERENCE, head.c.entity.startswith(STAFF), head.c.unit == REMOVED)
_FACTS = (
    select(head.c.case_uid, head.c.entity, head.c.unit, change_value.c.value)
    .join(
        change_value,
        tuple_(change_value.c.save_id, change_value.c.position) == tuple_(head.c.save_id, head.c.position),
    )
    .join(save, save.c.id == head.c.save_id)
    .where(change_value.c.value.is_not(None))
    .where(or_(head.c.entity == ERASURE, head.c.entity.startswith(HOLD), _IN_REFERENCE))
    .order_by(head.c.save_id, head.c.position)
)
