"""Writing an exchange file: sections are packed first, then signed, encrypted and written whole or not at all."""

import errno
import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pyrage

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.container_layout import (
    MANIFEST_LENGTH,
    SIGNED_AS,
    ClearLine,
    SectionEntry,
    clear_line_bytes,
    entries_in,
    manifest_bytes,
    manifest_in,
)
from app.services.exchange.limits import LIMITS, Limits, in_megabytes
from app.services.identity.keys import Keys, PeerKeys
from app.services.whole_files import write_whole_by

PIECE_BYTES = 256 * 1024
NO_COMPRESSION = 0
DISK_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True)
class Packed:
    """A section ready to be written: `data` is zlib, `sha256` is that of `data`.

    `longest_bytes` is what the receiver must hold at once: the longest line, or an attachment (`is_attachment`).
    """

    tag: str
    required: bool
    data: bytes
    sha256: str
    unpacked_bytes: int
    longest_bytes: int
    is_attachment: bool


def pack_lines(tag: str, lines: Iterable[str], *, required: bool = True) -> Packed:
    """Pack lines one after the other, so that all of them never stand in memory unpacked."""
    return _packed(tag, required, (_ended(line) for line in lines), is_attachment=False)


def pack_bytes(tag: str, content: bytes, *, required: bool = True) -> Packed:
    """Pack the content of one attachment."""
    return _packed(tag, required, [content], is_attachment=True)


def write_file(  # noqa: PLR0913 - a file is made of exactly these; the limits are for tests
    path: Path,
    clear: ClearLine,
    manifest: Mapping[str, object],
    sections: Sequence[Packed],
    keys: Keys,
    peer: PeerKeys,
    *,
    limits: Limits = LIMITS,
) -> None:
    """Write the file for one peer; what stood there before stays when anything goes wrong.

    Raises:
        UnusableExchangeFile: too_large_to_write, disk_full, not_writable, keys_damaged.
    """
    entries = [
        SectionEntry(each.tag, each.required, len(each.data), each.unpacked_bytes, each.sha256) for each in sections
    ]
    said = manifest_bytes(manifest, clear, entries)
    _check_limits(path, said, sections, limits)
    plain = _plain(said, keys.signing.sign(SIGNED_AS + said), sections, entries)
    try:
        recipient = pyrage.x25519.Recipient.from_str(peer.recipient)
    except pyrage.RecipientError:
        raise UnusableExchangeFile(path, "keys_damaged") from None
    with _refusals(path):
        # Whoever may write everywhere would replace a device or a pipe by a file.
        if path.exists() and not path.is_file():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        write_whole_by(path, partial(_fill, clear=clear, plain=plain, recipient=recipient, path=path, limits=limits))


def _fill(
    file: BinaryIO, *, clear: ClearLine, plain: Iterator[memoryview], recipient: object, path: Path, limits: Limits
) -> None:
    head = clear_line_bytes(clear, 0)
    file.write(head)
    sink = _Sink(file)
    try:
        pyrage.encrypt_io(_Source(plain), sink, [recipient])
    except pyrage.EncryptError as error:
        raise (sink.failure or OSError(errno.EIO, str(error))) from None
    # The library says nothing when the last write fails (1.4.0): a full disk would leave a file cut short.
    if sink.failure is not None:
        raise sink.failure
    size = file.tell()
    if size > limits.file_bytes:
        raise _too_large(path, limits.file_bytes)
    file.seek(0)
    file.write(clear_line_bytes(clear, size - len(head)))


def _plain(
    said: bytes, signature: bytes, sections: Sequence[Packed], entries: Sequence[SectionEntry]
) -> Iterator[memoryview]:
    yield memoryview(MANIFEST_LENGTH.pack(len(said)) + said + signature)
    for section, entry in zip(sections, entries, strict=True):
        yield memoryview(entry.head())
        yield memoryview(section.data)


def _check_limits(path: Path, said: bytes, sections: Sequence[Packed], limits: Limits) -> None:
    """What the receiver would refuse is not sent."""
    if sum(len(each.data) for each in sections) > limits.file_bytes or len(sections) > limits.sections:
        raise _too_large(path, limits.file_bytes)
    if len(said) > limits.manifest_bytes:
        raise _too_large(path, limits.manifest_bytes)
    for each in sections:
        longest = limits.attachment_bytes if each.is_attachment else limits.line_bytes
        if each.longest_bytes > longest:
            raise _too_large(path, longest)
    entries_in(manifest_in(said, path, limits), path, limits)


def _packed(tag: str, required: bool, pieces: Iterable[bytes], *, is_attachment: bool) -> Packed:
    data, unpacked, longest = _zipped(pieces, zlib.Z_BEST_SPEED)
    if unpacked > LIMITS.ratio * len(data):
        # An empty picture of 40 MB is no attack; stored as it is, nobody takes it for one.
        data, *_lengths = _zipped(_unzipped(data), NO_COMPRESSION)
    return Packed(tag, required, data, hashlib.sha256(data).hexdigest(), unpacked, longest, is_attachment)


def _zipped(pieces: Iterable[bytes], level: int) -> tuple[bytes, int, int]:
    """The packed bytes, the length unpacked, and that of the longest piece."""
    zipping = zlib.compressobj(level)
    parts, unpacked, longest = [], 0, 0
    for piece in pieces:
        unpacked, longest = unpacked + len(piece), max(longest, len(piece))
        parts.append(zipping.compress(piece))
    parts.append(zipping.flush())
    return b"".join(parts), unpacked, longest


def _unzipped(data: bytes) -> Iterator[bytes]:
    unzipping = zlib.decompressobj()
    while not unzipping.eof:
        yield unzipping.decompress(data, PIECE_BYTES)
        data = unzipping.unconsumed_tail


def _ended(line: str) -> bytes:
    if "\n" in line:
        raise ValueError("a line of a section holds a line break")
    return line.encode() + b"\n"


def _too_large(path: Path, limit_bytes: int) -> UnusableExchangeFile:
    return UnusableExchangeFile(path, "too_large_to_write", limit=in_megabytes(limit_bytes))


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in DISK_FULL:
            raise UnusableExchangeFile(path, "disk_full") from None
        raise UnusableExchangeFile(path, "not_writable", reason=error) from None


class _Source:
    """What the library encrypts, a few kilobytes at a time, without a copy of the whole."""

    def __init__(self, pieces: Iterator[memoryview]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def read(self, count: int) -> bytes:
        while not self._rest:
            following = next(self._pieces, None)
            if following is None:
                return b""
            self._rest = following
        content, self._rest = self._rest[:count], self._rest[count:]
        return bytes(content)


class _Sink:
    """Where the library writes to; remembers what went wrong, because the library turns it into text."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.failure: BaseException | None = None

    def write(self, content: bytes) -> int:
        try:
            return self._file.write(content)
        except BaseException as error:
            self.failure = error
            raise

    def flush(self) -> None:
        """The file is flushed when it is complete."""
