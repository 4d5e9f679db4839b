"""Reading an exchange file: once to nowhere, to verify all of it, then section by section."""

import stat
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from os import fstat
from pathlib import Path
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.container_layout import (
    CLEAR,
    CLEAR_LINE_BYTES,
    MANIFEST_LENGTH,
    SIGNATURE_BYTES,
    SIGNED_AS,
    ClearLine,
    SectionEntry,
    clear_line_in,
    entries_in,
    manifest_in,
)
from app.services.exchange.decryption import Decrypted, not_readable
from app.services.exchange.limits import LIMITS, Limits, in_megabytes
from app.services.exchange.sections import ReadSection
from app.services.identity.keys import Keys, PeerKeys


def clear_line_of(path: Path, *, limits: Limits = LIMITS) -> ClearLine:
    """What anybody can read of a file; nothing of it is proven.

    Raises:
        UnusableExchangeFile: not_found, not_readable, not_an_exchange_file, cut_short, too_large, newer_program,
            altered.
    """
    file = _file_at(path, limits)
    try:
        return _start_of(file, path)[0]
    finally:
        file.close()


def opened(path: Path, keys: Keys, peer: PeerKeys, *, limits: Limits = LIMITS) -> "OpenedFile":
    """A file whose every byte was verified to come from `peer`, for this PC; use it in a `with`.

    Raises:
        UnusableExchangeFile: those of `clear_line_of`, for_somebody_else, from_yourself, not_paired, keys_damaged,
            broken, unpacks_too_large.
    """
    file = _file_at(path, limits)
    try:
        return OpenedFile(file, path, keys, peer, limits)
    except BaseException:
        file.close()
        raise


class OpenedFile:
    """A verified file, held open so that what is read is what was verified; `manifest` is as the sender signed it."""

    clear: ClearLine
    manifest: dict[str, object]

    def __init__(self, file: BinaryIO, path: Path, keys: Keys, peer: PeerKeys, limits: Limits) -> None:
        self._file, self._path, self._limits = file, path, limits
        self._identity, self._verify = keys.identity, peer.verify
        self._stream: Decrypted | None = None
        self.clear, self._start = _start_of(file, path)
        _require_between(self.clear, keys, peer, path)
        with self._decrypted() as stream:
            self._said = _signed_manifest(stream, self._verify, path, limits)
            self.manifest = manifest_in(self._said, path, limits)
            self._require_same_clear_line()
            self._entries = entries_in(self.manifest, path, limits)
            self._verify_sections(stream)
        weakref.finalize(self, file.close)

    def sections(self) -> Iterator[ReadSection]:
        """The sections in the order of the file; each is read, or left, before the next one.

        Raises:
            UnusableExchangeFile: broken, unpacks_too_large; altered or not_readable when the file changed meanwhile.
        """
        self._leave()
        with self._decrypted() as self._stream:
            if _signed_manifest(self._stream, self._verify, self._path, self._limits) != self._said:
                raise UnusableExchangeFile(self._path, "altered")
            for section in self._sections_in(self._stream):
                yield section
                section.finish()

    def close(self) -> None:
        """Let go of the file, so that a stick can be taken out."""
        self._leave()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _leave(self) -> None:
        if self._stream is not None:
            self._stream.close()

    def _decrypted(self) -> Decrypted:
        with _file_errors(self._path):
            length = fstat(self._file.fileno()).st_size - self._start
        return Decrypted(self._file, self._start, length, self._identity, self._path)

    def _require_same_clear_line(self) -> None:
        if self.manifest.get(CLEAR) != asdict(self.clear):
            raise UnusableExchangeFile(self._path, "altered")

    def _verify_sections(self, stream: Decrypted) -> None:
        for section in self._sections_in(stream):
            section.finish()
        if stream.read(1):
            raise UnusableExchangeFile(self._path, "broken")

    def _sections_in(self, stream: Decrypted) -> Iterator[ReadSection]:
        for entry in self._entries:
            _require_head(stream, entry, self._path)
            yield ReadSection(entry, stream, self._path, self._limits)


def _file_at(path: Path, limits: Limits) -> BinaryIO:
    with _file_errors(path):
        # A pipe or a device would be waited for without end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnusableExchangeFile(path, "not_an_exchange_file")
        if path.stat().st_size > limits.file_bytes:
            raise UnusableExchangeFile(path, "too_large", limit=in_megabytes(limits.file_bytes))
        return path.open("rb")


def _start_of(file: BinaryIO, path: Path) -> tuple[ClearLine, int]:
    """The clear line and where the rest begins; the rest is as long as the line says."""
    with _file_errors(path):
        line = file.readline(CLEAR_LINE_BYTES)
        size = fstat(file.fileno()).st_size
    clear, body_bytes = clear_line_in(line, path)
    if size != len(line) + body_bytes:
        raise UnusableExchangeFile(path, "cut_short" if size < len(line) + body_bytes else "altered")
    return clear, len(line)


def _require_between(clear: ClearLine, keys: Keys, peer: PeerKeys, path: Path) -> None:
    if clear.sender == keys.fingerprint:
        raise UnusableExchangeFile(path, "from_yourself")
    if clear.recipient != keys.fingerprint:
        raise UnusableExchangeFile(path, "for_somebody_else")
    if clear.sender != peer.fingerprint:
        raise UnusableExchangeFile(path, "not_paired")


def _signed_manifest(stream: Decrypted, verify: bytes, path: Path, limits: Limits) -> bytes:
    """The manifest's bytes, once the signature of the peer known here holds; nothing else is looked at before."""
    head = stream.read(MANIFEST_LENGTH.size)
    length = MANIFEST_LENGTH.unpack(head)[0] if len(head) == MANIFEST_LENGTH.size else 0
    if not 0 < length <= limits.manifest_bytes:
        raise UnusableExchangeFile(path, "broken")
    said, signature = stream.read(length), stream.read(SIGNATURE_BYTES)
    try:
        Ed25519PublicKey.from_public_bytes(verify).verify(signature, SIGNED_AS + said)
    except ValueError:
        raise UnusableExchangeFile(path, "keys_damaged") from None
    except InvalidSignature:
        raise UnusableExchangeFile(path, "altered") from None
    return said


def _require_head(stream: Decrypted, entry: SectionEntry, path: Path) -> None:
    head = entry.head()
    if stream.read(len(head)) != head:
        raise UnusableExchangeFile(path, "broken")


@contextmanager
def _file_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise UnusableExchangeFile(path, "not_found") from None
    except OSError as error:
        raise not_readable(path, error) from None
