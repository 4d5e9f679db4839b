"""Files kept with a case: their bytes stand in the encrypted database, their names are text, never paths."""

import hashlib
import mimetypes
import re
import secrets
import unicodedata
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from app.domain.errors import UnreadableFile
from app.models.log_tables import attachment_bytes
from app.services.desk import Desk
from app.services.log.authority import ATTACHMENT
from app.services.log.store import Change, heads_of
from app.services.numbers import case_uid_of
from app.services.whole_files import write_whole

LARGEST_BYTES = 50_000_000
LONGEST_NAME = 120
PRIVATE_FOLDER = "opened"
RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
UNSAFE = re.compile(r'[<>:"/\\|?*]')
HARMLESS = frozenset(
    {".pdf", ".png", ".jpg", ".jpeg", ".gif", ".txt", ".mp3", ".m4a", ".wav", ".mp4", ".docx", ".xlsx"}
)


class Attachments:
    """Adding, reading and opening the files of a case."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, number: str, path: Path) -> str:
        """Keep a copy of the file with the case; returns the attachment's uid.

        Raises:
            UnreadableFile: it cannot be read, is empty, or is larger than 50 MB.
        """
        content = _read(path)
        name = clean_name(path.name)
        digest, uid = hashlib.sha256(content).hexdigest(), secrets.token_hex(8)
        file = {
            "name": name,
            "size_bytes": len(content),
            "sha256": digest,
            "media_type": mimetypes.guess_type(name)[0] or "application/octet-stream",
            "added_at": self._desk.now().isoformat(),
            "added_by": self._desk.person.name,
        }
        with self._desk.database.transaction() as connection:
            case_uid = case_uid_of(connection, number)
            connection.execute(
                insert_or_ignore(attachment_bytes).on_conflict_do_nothing(),
                {"sha256": digest, "size_bytes": len(content), "bytes": content},
            )
            self._desk.save(connection, case_uid, "attached", [Change(f"{ATTACHMENT}{uid}", "file", file)])
        return uid

    def content(self, number: str, uid: str) -> bytes:
        """The bytes of an attachment.

        Raises:
            UnreadableFile: the case has no such attachment, or its bytes are not here.
        """
        return self._named_content(number, uid)[1]

    def private_copy(self, number: str, uid: str) -> Path:
        """A copy for another program to open, in a folder that is emptied at start and end; never run by us.

        Raises:
            UnreadableFile: as `content`, or a kind of file that could run.
        """
        name, content = self._named_content(number, uid)
        if Path(name).suffix.lower() not in HARMLESS:
            raise UnreadableFile(Path(name), "attachment_may_run")
        folder = self._desk.database.folder / PRIVATE_FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        copy = folder / f"{uid[:6]}-{name}"
        write_whole(copy, content)
        return copy

    def forget_private_copies(self) -> None:
        """Empty the folder of opened copies; what another program still holds stays until the next time."""
        for copy in (self._desk.database.folder / PRIVATE_FOLDER).glob("*"):
            try:
                copy.unlink()
            except PermissionError:
                continue

    def _named_content(self, number: str, uid: str) -> tuple[str, bytes]:
        with self._desk.database.reading() as connection:
            heads = heads_of(connection, case_uid_of(connection, number))
            head = next(iter(heads.get((f"{ATTACHMENT}{uid}", "file"), ())), None)
            file = head.value if head is not None and isinstance(head.value, dict) else None
            if file is None:
                raise UnreadableFile(Path(uid), "no_such_attachment")
            query = select(attachment_bytes.c.bytes).where(attachment_bytes.c.sha256 == file["sha256"])
            content = connection.execute(query).scalar_one_or_none()
        if content is None or hashlib.sha256(content).hexdigest() != file["sha256"]:
            raise UnreadableFile(Path(str(file["name"])), "attachment_damaged")
        return clean_name(str(file["name"])), bytes(content)


def clean_name(name: str) -> str:
    """A file name that is safe on Windows and shows what it is: no controls, reserved names or trailing dots."""
    visible = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C")
    clean = UNSAFE.sub("_", visible).strip(" .") or "file"
    if RESERVED.match(clean):
        clean = f"_{clean}"
    stem, suffix = Path(clean).stem, Path(clean).suffix
    return f"{stem[: LONGEST_NAME - len(suffix)]}{suffix}"


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise UnreadableFile(path, "attachment_too_large")
        content = path.read_bytes()
    except OSError as problem:
        raise UnreadableFile(path, "file_not_readable", reason=problem) from problem
    if not content:
        raise UnreadableFile(path, "file_is_empty")
    return content
