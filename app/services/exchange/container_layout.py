"""What an exchange file looks like, byte by byte: the clear line, the manifest, and the head of a section.

clear line, JSON, ends with a newline
age, for the recipient alone:
    length of the manifest (4 bytes) · manifest (JSON) · its signature (64 bytes)
    for each section: length of the tag (1) · tag · required (1) · length (8) · zlib data
"""

import json
import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.limits import Limits
from app.services.log.commitments import canonical

KIND = "complaint-exchange"
FORMAT = 1
CLEAR_LINE_BYTES = 512
CLEAR_LINE_START = f'{{"kind":"{KIND}",'.encode()
# Stands before what is signed, so that a signature made for something else never fits a manifest.
SIGNED_AS = b"complaint-exchange manifest 1\0"
SIGNATURE_BYTES = 64
MANIFEST_LENGTH = struct.Struct(">I")
CLEAR, SECTIONS = "clear", "sections"

_FINGERPRINT = re.compile(r"[0-9a-f]{32}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TAG = re.compile(r"[a-z0-9:_.-]{1,100}")
_LARGEST_NUMBER = 2**53
_SECTION_LENGTH = struct.Struct(">Q")
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"')
_BRACKET = re.compile(r"[\[\]{}]")


@dataclass(frozen=True)
class ClearLine:
    """What anybody can read of a file: it only chooses words; the manifest repeats it and is compared.

    `sender` and `recipient` are fingerprints, `number` counts the files from one to the other.
    """

    format: int
    sender: str
    recipient: str
    number: int


@dataclass(frozen=True)
class SectionEntry:
    """What the manifest says of one section: lengths in bytes, `sha256` over the packed bytes."""

    tag: str
    required: bool
    packed: int
    unpacked: int
    sha256: str

    def head(self) -> bytes:
        """The bytes before the section's data."""
        tag = self.tag.encode()
        return bytes([len(tag)]) + tag + bytes([self.required]) + _SECTION_LENGTH.pack(self.packed)


def clear_line_bytes(clear: ClearLine, body_bytes: int) -> bytes:
    """The first line; always as long for the same `clear`, so that the length of the rest can be filled in last."""
    said = {"kind": KIND, **asdict(clear), "bytes": f"{body_bytes:012d}"}
    return json.dumps(said, separators=(",", ":")).encode() + b"\n"


def clear_line_in(line: bytes, path: Path) -> tuple[ClearLine, int]:
    """The clear line and the length of what follows it.

    Raises:
        UnusableExchangeFile: not_an_exchange_file, cut_short, newer_program, altered.
    """
    said = _said_clearly(line, path)
    written_by = said.get("format")
    if type(written_by) is int and written_by > FORMAT:
        raise UnusableExchangeFile(path, "newer_program")
    try:
        clear = ClearLine(said["format"], said["sender"], said["recipient"], said["number"])
        body_bytes = int(said["bytes"])
        sound = _is_sound(clear) and clear_line_bytes(clear, body_bytes) == line
    except (KeyError, TypeError, ValueError):
        sound = False
    if not sound:
        raise UnusableExchangeFile(path, "altered")
    return clear, body_bytes


def manifest_bytes(manifest: Mapping[str, object], clear: ClearLine, entries: Sequence[SectionEntry]) -> bytes:
    """The manifest as it is signed: what the caller says, the clear line, and what is in the sections."""
    taken = {CLEAR, SECTIONS} & set(manifest)
    if taken:
        raise ValueError(f"the container itself writes {sorted(taken)}")
    own = {CLEAR: asdict(clear), SECTIONS: [asdict(entry) for entry in entries]}
    return canonical({**manifest, **own}).encode()


def manifest_in(content: bytes, path: Path, limits: Limits) -> dict[str, object]:
    """The manifest in bytes whose signature holds.

    Only its one spelling is taken: no key twice, no half characters, no number without end.

    Raises:
        UnusableExchangeFile: broken.
    """
    try:
        text = content.decode()
        manifest = json.loads(text) if _depth(text) <= limits.manifest_depth else None
        sound = canonical(manifest).encode() == content
    except (ValueError, RecursionError):
        manifest, sound = None, False
    if not (sound and isinstance(manifest, dict)):
        raise UnusableExchangeFile(path, "broken")
    return manifest


def entries_in(manifest: Mapping[str, object], path: Path, limits: Limits) -> tuple[SectionEntry, ...]:
    """What a manifest says of the sections, within the limits.

    Raises:
        UnusableExchangeFile: broken, too_large, unpacks_too_large.
    """
    listed = manifest.get(SECTIONS)
    if not isinstance(listed, list) or len(listed) > limits.sections:
        raise UnusableExchangeFile(path, "broken")
    entries = []
    for each in listed:
        try:
            entry = SectionEntry(**each)
            sound = _is_sound_entry(entry)
        except TypeError:
            sound = False
        if not sound:
            raise UnusableExchangeFile(path, "broken")
        entries.append(entry)
        if not fits(entry, limits):
            raise UnusableExchangeFile(path, "unpacks_too_large")
    return tuple(entries)


def fits(entry: SectionEntry, limits: Limits) -> bool:
    """Whether a section unpacks to no more than it may."""
    return entry.unpacked <= min(limits.ratio * entry.packed, limits.unpacked_bytes)


def _said_clearly(line: bytes, path: Path) -> dict[str, Any]:
    if not line.endswith(b"\n") and (line.startswith(CLEAR_LINE_START) or CLEAR_LINE_START.startswith(line)):
        raise UnusableExchangeFile(path, "cut_short")
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or said.get("kind") != KIND:
        raise UnusableExchangeFile(path, "not_an_exchange_file")
    return said


def _is_sound(clear: ClearLine) -> bool:
    numbers = type(clear.format) is int and clear.format == FORMAT and type(clear.number) is int
    names = _matches(_FINGERPRINT, clear.sender) and _matches(_FINGERPRINT, clear.recipient)
    return numbers and names and 0 < clear.number < _LARGEST_NUMBER


def _is_sound_entry(entry: SectionEntry) -> bool:
    lengths = (entry.packed, entry.unpacked)
    return (
        _matches(_TAG, entry.tag)
        and isinstance(entry.required, bool)
        and all(type(length) is int and 0 <= length < _LARGEST_NUMBER for length in lengths)
        and _matches(_SHA256, entry.sha256)
    )


def _matches(pattern: re.Pattern[str], thing: object) -> bool:
    return isinstance(thing, str) and pattern.fullmatch(thing) is not None


def _depth(text: str) -> int:
    """Levels of brackets outside strings; counted before reading, because the reader of JSON itself recurses."""
    deepest = now = 0
    for bracket in _BRACKET.finditer(_STRING.sub("", text)):
        now += 1 if bracket[0] in "[{" else -1
        deepest = max(deepest, now)
    return deepest
