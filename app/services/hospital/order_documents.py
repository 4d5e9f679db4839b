"""The order itself, as a file, with each order of appointment (ADM-2); its bytes stand in the encrypted database."""

import secrets
from collections.abc import Mapping
from pathlib import Path

from app.domain.errors import UnreadableFile
from app.services.cases.attachments import (
    clean_name,
    content_of,
    described,
    keep_bytes,
    opened_copy,
    read_file,
    refuse_what_may_run,
)
from app.services.desk import Desk
from app.services.hospital.reference import Reference
from app.services.log.authority import ATTACHMENT

FILE, FILE_UNIT = "file", "file"


class OrderDocuments:
    """Keeps a scan or a document with an order, and hands it out; one that is replaced stays in the history."""

    def __init__(self, desk: Desk, reference: Reference) -> None:
        self._desk, self._reference = desk, reference

    def named(self) -> Mapping[str, str]:
        """The names of the files that are kept, by their uids."""
        found = self._reference.entities(ATTACHMENT)
        return {
            uid: str(file["name"]) for uid, units in found.items() if isinstance(file := units.get(FILE_UNIT), dict)
        }

    def attach(self, entity: str, unit: str, order: Mapping[str, object], path: Path) -> str:
        """Keep a copy of the file and name it in the order, which stands under that entity and unit; the file's uid.

        Raises:
            UnreadableFile: it cannot be read, is empty, larger than 50 MB, or could run.
            NotAllowed: this ward was paired with a centre, or the person here may not.
        """
        refuse_what_may_run(clean_name(path.name))
        self._reference.require()
        content, uid = read_file(path), secrets.token_hex(8)
        file = described(path, content, at=self._desk.now(), by=self._desk.person.name)
        with self._desk.database.transaction() as connection:
            keep_bytes(connection, content)
            written = {(f"{ATTACHMENT}{uid}", FILE_UNIT): file, (entity, unit): {**order, FILE: uid}}
            self._reference.write_in(connection, "order_attached", written)
        return uid

    def private_copy(self, uid: str) -> Path:
        """A copy for another program to open or print, in a folder that is emptied at start and end.

        Raises:
            UnreadableFile: no such file, or its bytes are not here.
        """
        file = self._reference.entities(ATTACHMENT).get(uid, {}).get(FILE_UNIT)
        if not isinstance(file, dict):
            raise UnreadableFile(Path(uid), "no_such_attachment")
        name = clean_name(str(file["name"]))
        refuse_what_may_run(name)
        with self._desk.database.reading() as connection:
            content = content_of(connection, file)
        return opened_copy(self._desk.database.folder, f"{uid[:6]}-{name}", content)
