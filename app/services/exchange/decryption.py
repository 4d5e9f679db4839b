"""The plain content of a file, piece by piece: a thread decrypts it, a few pieces ahead of the reader."""

import threading
from collections import deque
from pathlib import Path
from typing import BinaryIO, Self

import pyrage

from app.domain.errors import UnusableExchangeFile

PIECE_BYTES = 256 * 1024
PIECES_AHEAD = 8
ENVELOPE_START = b"age-encryption.org/v1\n"
ENVELOPE_END = b"\n--- "
# Ours have some hundred bytes. The library reads all lines of it again for each new one, 75 s for 1.6 MB.
ENVELOPE_BYTES = 4 * 1024


class _ReaderGone(Exception):
    """Nobody reads on; the decryption may end."""


class Decrypted:
    """Reads what is encrypted in a file from `start` on, `length` bytes; nothing of it touches the disk.

    Only the end of the content proves that nothing is missing; who relies on it reads up to there first.
    """

    def __init__(self, file: BinaryIO, start: int, length: int, identity: str, path: Path) -> None:
        self._path = path
        self._source = _Source(file, length)
        self._pipe = _Pipe()
        self._rest = memoryview(b"")
        self._check_envelope(file, start)
        self._thread = threading.Thread(target=self._decrypt, args=[_key(identity, path)], daemon=True)
        self._thread.start()

    def read(self, count: int) -> bytes:
        """The next `count` bytes; fewer only at the end.

        Raises:
            UnusableExchangeFile: altered, cut_short, not_readable.
        """
        parts: list[memoryview] = []
        while count and (self._rest or self._next_piece()):
            parts.append(self._rest[:count])
            self._rest = self._rest[count:]
            count -= len(parts[-1])
        return b"".join(parts)

    def close(self) -> None:
        """End the thread, wherever it is."""
        self._pipe.leave()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _next_piece(self) -> bool:
        piece = self._pipe.take()
        if not piece and self._pipe.failure is not None:
            raise self._words_for(self._pipe.failure) from None
        self._rest = memoryview(piece)
        return bool(piece)

    def _words_for(self, failure: BaseException) -> BaseException:
        if self._source.failure is not None:
            return not_readable(self._path, self._source.failure)
        if self._source.ended_early:
            return UnusableExchangeFile(self._path, "cut_short")
        if isinstance(failure, (OSError, pyrage.DecryptError)):
            return UnusableExchangeFile(self._path, "altered")
        return failure

    def _decrypt(self, identity: object) -> None:
        failure: BaseException | None = None
        try:
            pyrage.decrypt_io(self._source, self._pipe, [identity])
        except _ReaderGone:
            pass
        except BaseException as error:  # noqa: BLE001 - handed to the reader, who raises it
            failure = error
        self._pipe.end(failure)

    def _check_envelope(self, file: BinaryIO, start: int) -> None:
        try:
            file.seek(start)
            envelope = file.read(ENVELOPE_BYTES)
            file.seek(start)
        except OSError as error:
            raise not_readable(self._path, error) from None
        if not envelope.startswith(ENVELOPE_START) or ENVELOPE_END not in envelope:
            raise UnusableExchangeFile(self._path, "altered")


class _Source:
    """A part of a file as the library reads it; remembers what went wrong, because the library turns it into text."""

    def __init__(self, file: BinaryIO, length: int) -> None:
        self._file, self._left = file, length
        self.failure: OSError | None = None
        self.ended_early = False

    def read(self, count: int) -> bytes:
        try:
            content = self._file.read(min(count, self._left))
        except OSError as error:
            self.failure = error
            raise
        self.ended_early = not content and self._left > 0
        self._left -= len(content)
        return content


class _Pipe:
    """Hands pieces from one thread to another; neither ever waits for one that has gone."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._pieces: deque[bytes] = deque()
        self._gathered = bytearray()
        self._is_ended = self._is_left = False
        self.failure: BaseException | None = None

    def write(self, content: bytes) -> int:
        """Called by the library with some kilobytes; gathered, because waking a thread for each costs more."""
        self._gathered += content
        if len(self._gathered) >= PIECE_BYTES or self._is_left:
            self._hand_over()
        return len(content)

    def flush(self) -> None:
        """Nothing to do; the end does it."""

    def end(self, failure: BaseException | None) -> None:
        """No more will come; what was gathered before a failure is not handed over."""
        if failure is None and not self._is_left:
            self._last_piece()
        with self._changed:
            self.failure, self._is_ended = failure, True
            self._changed.notify_all()

    def take(self) -> bytes:
        """The next piece; nothing when there is none and none will come."""
        with self._changed:
            self._changed.wait_for(self._can_take)
            piece = self._pieces.popleft() if self._pieces else b""
            self._changed.notify_all()
        return piece

    def leave(self) -> None:
        """Nobody takes any more."""
        with self._changed:
            self._is_left = True
            self._pieces.clear()
            self._changed.notify_all()

    def _last_piece(self) -> None:
        try:
            self._hand_over()
        except _ReaderGone:
            self._gathered.clear()

    def _hand_over(self) -> None:
        with self._changed:
            self._changed.wait_for(self._can_hand_over)
            if self._is_left:
                raise _ReaderGone
            self._pieces.append(bytes(self._gathered))
            self._gathered.clear()
            self._changed.notify_all()

    def _can_take(self) -> bool:
        return bool(self._pieces) or self._is_ended

    def _can_hand_over(self) -> bool:
        return len(self._pieces) < PIECES_AHEAD or self._is_left


def _key(identity: str, path: Path) -> object:
    try:
        return pyrage.x25519.Identity.from_str(identity)
    except pyrage.IdentityError:
        raise UnusableExchangeFile(path, "keys_damaged") from None


def not_readable(path: Path, error: OSError) -> UnusableExchangeFile:
    """A file that the system no longer gives, for example because its stick was pulled out."""
    return UnusableExchangeFile(path, "not_readable", reason=error)
