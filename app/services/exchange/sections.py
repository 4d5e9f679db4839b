"""One section of a verified file, unpacked while it is read, never beyond what its sender declared."""

import hashlib
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.container_layout import SectionEntry
from app.services.exchange.decryption import Decrypted
from app.services.exchange.limits import Limits, in_megabytes

PIECE_BYTES = 64 * 1024


class ReadSection:
    """A section as it comes from the file; it is read once, as lines or whole.

    `known_length` is its unpacked length in bytes, as the sender signed it.
    """

    def __init__(self, entry: SectionEntry, stream: Decrypted, path: Path, limits: Limits) -> None:
        self.tag, self.required, self.known_length = entry.tag, entry.required, entry.unpacked
        self._entry, self._path, self._limits = entry, path, limits
        self._packed = self._packed_pieces(stream)

    def lines(self) -> Iterator[str]:
        """Its lines without their ends, one after the other.

        Raises:
            UnusableExchangeFile: broken, altered, unpacks_too_large, not_readable.
        """
        begun = _Line(self._limits.line_bytes, self._path)
        for piece in self._unpacked():
            first, *others = piece.split(b"\n")
            begun.add(first)
            for other in others:
                yield begun.ended()
                begun.add(other)
        if not begun.is_empty:
            raise UnusableExchangeFile(self._path, "broken")

    def content(self) -> bytes:
        """All of it, when it is no larger than an attachment may be.

        Raises:
            UnusableExchangeFile: attachment_too_large, broken, altered, not_readable.
        """
        limit = self._limits.attachment_bytes
        if self.known_length > limit:
            raise UnusableExchangeFile(self._path, "attachment_too_large", limit=in_megabytes(limit))
        whole = io.BytesIO()
        for piece in self._unpacked():
            whole.write(piece)
        return whole.getvalue()

    def finish(self) -> None:
        """Read what is left to nowhere, so that its digest is checked and the next section begins."""
        for _piece in self._packed:
            pass

    def _packed_pieces(self, stream: Decrypted) -> Iterator[bytes]:
        digest, left = hashlib.sha256(), self._entry.packed
        while left:
            piece = stream.read(min(left, PIECE_BYTES))
            if not piece:
                raise UnusableExchangeFile(self._path, "broken")
            digest.update(piece)
            left -= len(piece)
            yield piece
        if digest.hexdigest() != self._entry.sha256:
            raise UnusableExchangeFile(self._path, "altered")

    def _unpacked(self) -> Iterator[bytes]:
        unzipping, left = zlib.decompressobj(), self.known_length
        for packed in self._packed:
            for piece in self._unzipped(unzipping, packed):
                left -= len(piece)
                if left < 0:
                    raise UnusableExchangeFile(self._path, "unpacks_too_large")
                yield piece
        if left or not unzipping.eof:
            raise UnusableExchangeFile(self._path, "broken")

    def _unzipped(self, unzipping: "zlib._Decompress", packed: bytes) -> Iterator[bytes]:
        while True:
            try:
                piece = unzipping.decompress(packed, PIECE_BYTES)
            except zlib.error:
                raise UnusableExchangeFile(self._path, "broken") from None
            if unzipping.unused_data:
                raise UnusableExchangeFile(self._path, "broken")
            yield piece
            packed = unzipping.unconsumed_tail
            if not packed:
                return


class _Line:
    """The parts of a line whose end has not come yet."""

    def __init__(self, limit_bytes: int, path: Path) -> None:
        self._parts: list[bytes] = []
        self._left = self._limit = limit_bytes
        self._path = path

    @property
    def is_empty(self) -> bool:
        return not any(self._parts)

    def add(self, part: bytes) -> None:
        self._left -= len(part)
        if self._left < 0:
            raise UnusableExchangeFile(self._path, "unpacks_too_large")
        self._parts.append(part)

    def ended(self) -> str:
        whole = b"".join(self._parts)
        self._parts.clear()
        self._left = self._limit
        try:
            return whole.decode()
        except UnicodeDecodeError:
            raise UnusableExchangeFile(self._path, "broken") from None
