"""Reading files that come from elsewhere: UTF-8 text or JSON, or the reason why a file is not what it should be."""

import json
from pathlib import Path

from app.domain.errors import UnreadableFile

LARGEST_FILE_BYTES = 200 * 1024 * 1024
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def text_of(path: Path) -> str:
    """The text of a file, without a mark at its beginning.

    Raises:
        UnreadableFile: it is not there, is a folder, cannot be opened, is too large, empty, or in another encoding.
    """
    try:
        if path.is_dir():  # on Windows a folder refuses to be opened, with the reason of a file without the right
            raise UnreadableFile(path, "is_a_folder")
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise UnreadableFile(path, "file_too_large", limit=LARGEST_FILE_BYTES // 1024**2)
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(path, "file_not_found") from None
    except OSError as error:
        raise UnreadableFile(path, "file_not_readable", reason=error) from None
    text = _decoded(path, content)
    if not text.strip():
        raise UnreadableFile(path, "file_is_empty")
    return text


def json_in(path: Path, text: str) -> object:
    """The JSON value that the text of that file is.

    Raises:
        UnreadableFile: it is not JSON, or nested without end.
    """
    try:
        found: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableFile(path, "not_json", line=error.lineno, column=error.colno) from None
    except (RecursionError, ValueError):
        raise UnreadableFile(path, "json_too_deep") from None
    return found


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        code = "file_not_utf8"
        if content.startswith(_UTF16_MARKS):
            code = "file_is_utf16"
        elif _looks_like_cp874(content):
            code = "file_is_cp874"
        raise UnreadableFile(path, code, line=content.count(b"\n", 0, error.start) + 1) from None


def _looks_like_cp874(content: bytes) -> bool:
    """Whether the bytes above ASCII are nearly all letters of the old Thai code page."""
    high = [byte for byte in content[:100_000] if byte >= 0x80]
    thai = sum(0xA1 <= byte <= 0xFB for byte in high)
    return bool(high) and thai >= 0.95 * len(high)
