"""Two PCs that exchange files, and files as only somebody hostile, or a broken program, would write them."""

import hashlib
import threading
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.container import (
    LIMITS,
    ClearLine,
    Keys,
    Limits,
    Packed,
    PeerKeys,
    opened,
    pack_bytes,
    pack_lines,
    write_file,
)
from app.services.exchange.container_layout import MANIFEST_LENGTH, SIGNED_AS, SectionEntry, clear_line_bytes
from app.services.log.commitments import canonical

LINES = ["one", "", "สอง"]
PICTURE = bytes(range(256)) * 20
SAID = {"file_id": "00ff", "origins": ["first", "second"]}


@dataclass(frozen=True)
class Pc:
    """A PC with its own keys, and what the other one knows of it."""

    keys: Keys
    known: PeerKeys


def a_pc(letter: str) -> Pc:
    """A PC whose fingerprint is that letter, 32 times."""
    signing, identity = Ed25519PrivateKey.generate(), pyrage.x25519.Identity.generate()
    keys = Keys(letter * 32, signing, str(identity))
    return Pc(keys, PeerKeys(keys.fingerprint, signing.public_key().public_bytes_raw(), str(identity.to_public())))


WARD, CENTRE, STRANGER = a_pc("a"), a_pc("c"), a_pc("e")
CLEAR = ClearLine(1, WARD.keys.fingerprint, CENTRE.keys.fingerprint, 7)


def some_sections() -> list[Packed]:
    """Lines and an attachment."""
    return [pack_lines("saves", LINES), pack_bytes("attached:00", PICTURE, required=False)]


def a_file(folder: Path, sections: Sequence[Packed] | None = None, clear: ClearLine = CLEAR) -> Path:
    """A good file of the ward for the centre."""
    path = folder / "from-ward.ccx"
    packed = some_sections() if sections is None else sections
    write_file(path, clear, SAID, packed, WARD.keys, CENTRE.known)
    return path


def read_all(path: Path) -> dict[str, object]:
    """Everything in a file, as the centre reads it."""
    with opened(path, CENTRE.keys, WARD.known) as file:
        return {
            section.tag: list(section.lines()) if section.required else section.content() for section in file.sections()
        }


def with_entries(entries: Sequence[SectionEntry], **said: object) -> dict[str, object]:
    """A manifest that fits the entries."""
    return {**SAID, "clear": asdict(CLEAR), "sections": [asdict(each) for each in entries], **said}


def entry_of(tag: str, data: bytes, unpacked: int, *, required: bool = True) -> SectionEntry:
    """What the manifest says of a section with these packed bytes."""
    return SectionEntry(tag, required, len(data), unpacked, hashlib.sha256(data).hexdigest())


def plain_of(manifest: Mapping[str, object] | bytes, *sections: bytes, signer: Pc = WARD) -> bytes:
    """What is encrypted: a manifest, signed, and then whatever comes after it."""
    said = manifest if isinstance(manifest, bytes) else canonical(manifest).encode()
    signature = signer.keys.signing.sign(SIGNED_AS + said)
    return b"".join([MANIFEST_LENGTH.pack(len(said)), said, signature, *sections])


def plain_with(entry: SectionEntry, data: bytes) -> bytes:
    """What is encrypted, with one section."""
    return plain_of(with_entries([entry]), entry.head() + data)


def sealed(folder: Path, plain: bytes, clear: ClearLine = CLEAR, reader: Pc = CENTRE) -> Path:
    """A file with that content, encrypted for a PC as it should be."""
    return enveloped(folder, pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(reader.known.recipient)]), clear)


def enveloped(folder: Path, body: bytes, clear: ClearLine = CLEAR) -> Path:
    """A file whose clear line fits its length, whatever comes after it."""
    path = folder / "forged.ccx"
    path.write_bytes(clear_line_bytes(clear, len(body)) + body)
    return path


def zipped(content: bytes) -> bytes:
    """Packed as a section is."""
    return zlib.compress(content)


def refusal(path: Path, reader: Pc = CENTRE, sender: Pc = WARD) -> str:
    """The code with which a file is refused, at the first pass or while it is read."""
    threads = set(threading.enumerate())
    with pytest.raises(UnusableExchangeFile) as refused, opened(path, reader.keys, sender.known) as file:
        for section in file.sections():
            list(section.lines())
    assert set(threading.enumerate()) == threads
    return refused.value.code


def refusal_to_write(path: Path, limits: Limits = LIMITS) -> str:
    """The code with which a file is not written."""
    with pytest.raises(UnusableExchangeFile) as refused:
        write_file(path, CLEAR, SAID, some_sections(), WARD.keys, CENTRE.known, limits=limits)
    return refused.value.code
