"""All that a data folder holds, page by page and decrypted: free pages and the write-ahead log are read too."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.services import key_file
from app.services.database import FILE_NAME
from tests.exchange.world import World

# What SQLCipher 4 writes by default: a salt before all, and at the end of each page its vector and its proof.
PAGE, SALT, VECTOR, RESERVED = 4096, 16, 16, 80
LOG_HEADER, FRAME_HEADER = 32, 24


def words_in(folder: Path) -> bytes:
    """Every decrypted page of the database and of its log, and every other file as it is."""
    key = key_file.read(folder).database_key
    database = folder / FILE_NAME
    parts = [_page(key, page, SALT if place == 0 else 0) for place, page in enumerate(_pages(database.read_bytes()))]
    assert any(b"CREATE TABLE" in part for part in parts), "the pages were not decrypted"
    log = Path(f"{database}-wal")
    if log.exists():
        parts += [_page(key, frame, 0) for frame in _frames(log.read_bytes())]
    parts += [path.read_bytes() for path in folder.rglob("*") if path.is_file() and FILE_NAME not in path.name]
    return b"\n".join(parts)


def is_gone(world: World, *words: str) -> bool:
    """Whether none of these words stands in any folder; names those that do."""
    for place in world.places.values():
        held = words_in(place.folder)
        assert [word for word in words if word.encode() in held] == [], place.name
    return True


def _pages(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PAGE):
        yield content[start : start + PAGE]


def _frames(content: bytes) -> Iterator[bytes]:
    for start in range(LOG_HEADER, len(content) - PAGE, FRAME_HEADER + PAGE):
        yield content[start + FRAME_HEADER : start + FRAME_HEADER + PAGE]


def _page(key: bytes, page: bytes, skipped: int) -> bytes:
    end = PAGE - RESERVED
    decryptor = Cipher(algorithms.AES(key), modes.CBC(page[end : end + VECTOR])).decryptor()
    return decryptor.update(page[skipped:end]) + decryptor.finalize()
