"""Files kept with a case: their bytes stand in the encrypted database, their names are text, never paths."""

import hashlib
import mimetypes
import re
import secrets
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from app.domain.errors import NotAllowed, UnreadableFile
from app.domain.protection import PROTECTED_FIELDS, is_protected
from app.domain.roles import Action
from app.models.log_tables import attachment_bytes
from app.services.cases.case_state import state_from
from app.services.desk import Desk
from app.services.log.authority import ATTACHMENT
from app.services.log.reading import Heads
from app.services.log.store import Change, heads_of
from app.services.numbers import case_uid_of
from app.services.private_files import make_private_folder
from app.services.reads.chain import How, Read, What
from app.services.reads.reads import Reads
from app.services.whole_files import write_whole_privately

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
        self._desk, self._reads = desk, Reads(desk)

    def add(self, number: str, path: Path) -> str:
        """Keep a copy of the file with the case; returns the attachment's uid.

        Raises:
            UnreadableFile: it cannot be read, is empty, or is larger than 50 MB. NotAllowed: the case is not for the
                person here, and somebody else recorded it.
        """
        content, uid = read_file(path), secrets.token_hex(8)
        file = described(path, content, at=self._desk.now(), by=self._desk.person.name)
        with self._desk.database.transaction() as connection:
            case_uid = case_uid_of(connection, number)
            keep_bytes(connection, content)
            change = Change(f"{ATTACHMENT}{uid}", "file", file)
            # The evidence of a case that is not for whoever recorded it comes after the case.
            self._desk.save(connection, case_uid, "attached", [change], by_right=Action.RECORD)
        return uid

    def content(self, number: str, uid: str) -> bytes:
        """The bytes of an attachment; that they were asked for is noted before.

        Raises:
            UnreadableFile: the case has no such attachment, or its bytes are not here.
            NotAllowed: it may name somebody whose identity is withheld.
        """
        case_uid, _name, content = self._named_content(number, uid)
        self._reads.note(Read(case_uid, (What.ATTACHMENT,), How.FILE))
        return content

    def private_copy(self, number: str, uid: str) -> Path:
        """A copy for another program to open, in a folder that is emptied at start and end; never run by us.

        Raises:
            UnreadableFile, NotAllowed: as `content`, or a kind of file that could run.
        """
        case_uid, name, content = self._named_content(number, uid)
        refuse_what_may_run(name)
        self._reads.note(Read(case_uid, (What.ATTACHMENT,), How.FILE))
        return opened_copy(self._desk.database.folder, f"{uid[:6]}-{name}", content)

    def forget_private_copies(self) -> None:
        """Empty the folder of opened copies; what another program still holds stays until the next time."""
        for copy in (self._desk.database.folder / PRIVATE_FOLDER).glob("*"):
            try:
                copy.unlink()
            except PermissionError:
                continue

    def _named_content(self, number: str, uid: str) -> tuple[str, str, bytes]:
        with self._desk.database.reading() as connection:
            case_uid = self._desk.sight.find(connection, number)
            heads = heads_of(connection, case_uid)
            self._refuse_withheld(case_uid, heads)
            head = next(iter(heads.get((f"{ATTACHMENT}{uid}", "file"), ())), None)
            file = head.value if head is not None and isinstance(head.value, dict) else None
            if file is None:
                raise UnreadableFile(Path(uid), "no_such_attachment")
            return case_uid, clean_name(str(file["name"])), content_of(connection, file)

    def _refuse_withheld(self, case_uid: str, heads: Heads) -> None:
        """What somebody sent in mostly names them; where nobody is named anywhere, there is nothing to open first."""
        values = state_from(case_uid, heads).values if heads else {}
        if self._desk.identity_is_open(case_uid) or not is_protected(values):
            return
        if any(values.get(name) for name in PROTECTED_FIELDS):
            raise NotAllowed("file_may_name")


def described(path: Path, content: bytes, *, at: datetime, by: str) -> dict[str, object]:
    """What is kept of a file beside its bytes."""
    name = clean_name(path.name)
    return {
        "name": name,
        "size_bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "media_type": mimetypes.guess_type(name)[0] or "application/octet-stream",
        "added_at": at.isoformat(),
        "added_by": by,
    }


def keep_bytes(connection: Connection, content: bytes) -> None:
    """Keep the bytes; the same ones stand there once."""
    row = {"sha256": hashlib.sha256(content).hexdigest(), "size_bytes": len(content), "bytes": content}
    connection.execute(insert_or_ignore(attachment_bytes).on_conflict_do_nothing(), row)


def content_of(connection: Connection, file: Mapping[str, object]) -> bytes:
    """The bytes of a described file.

    Raises:
        UnreadableFile: they are not here, or are others.
    """
    query = select(attachment_bytes.c.bytes).where(attachment_bytes.c.sha256 == file["sha256"])
    content = connection.execute(query).scalar_one_or_none()
    if content is None or hashlib.sha256(content).hexdigest() != file["sha256"]:
        raise UnreadableFile(Path(str(file["name"])), "attachment_damaged")
    return bytes(content)


def refuse_what_may_run(name: str) -> None:
    """Only kinds of files that cannot run are given to another program.

    Raises:
        UnreadableFile: it is of another kind.
    """
    if Path(name).suffix.lower() not in HARMLESS:
        raise UnreadableFile(Path(name), "attachment_may_run")


def opened_copy(data_folder: Path, name: str, content: bytes) -> Path:
    """A copy for another program, in the folder that is emptied at start and end."""
    folder = data_folder / PRIVATE_FOLDER
    make_private_folder(folder)
    copy = folder / name
    write_whole_privately(copy, content)
    return copy


def clean_name(name: str) -> str:
    """A file name that is safe on Windows and shows what it is: no controls, reserved names or trailing dots."""
    visible = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C")
    clean = UNSAFE.sub("_", visible).strip(" .") or "file"
    if RESERVED.match(clean):
        clean = f"_{clean}"
    stem, suffix = Path(clean).stem, Path(clean).suffix
    return f"{stem[: LONGEST_NAME - len(suffix)]}{suffix}"


def read_file(path: Path) -> bytes:
    """The bytes of a file that somebody wants kept.

    Raises:
        UnreadableFile: it cannot be read, is empty, or is larger than 50 MB.
    """
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
