"""Before a copy is put back: what is in it, whether it is good, and what of today's data would be lost."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlcipher3 import dbapi2

from app.domain.errors import DataFolderProblem
from app.domain.roles import Action, DataClass
from app.models.log_tables import save
from app.models.projection_tables import complaint
from app.services import key_file
from app.services.accounts.earlier_copies import opens_for_everybody
from app.services.backup.making import Report, is_for_recovery
from app.services.backup.manifest import Manifest, read_manifest
from app.services.backup.sealed_file import opened
from app.services.backup.swap import DATABASE
from app.services.backup.verifying import INCOMPLETE, Fault, fault_of, key_within
from app.services.desk import Desk

NAMED = 8  # as many cases as a person reads before they press a button
FREELY, BY_PASSWORD, BY_RECOVERY = "freely", "by_password", "by_recovery"


@dataclass(frozen=True)
class Lost:
    """What stands in the data and not in a copy: saves, and the cases they belong to.

    `numbers` are the cases' that were written to last, the newest first, not all of them. Where the copy cannot be
    looked into, `is_exact` is False: then it is what was saved after the newest save of the copy.
    """

    saves: int
    cases: int
    numbers: tuple[str, ...]
    is_exact: bool


@dataclass(frozen=True)
class Preview:
    """All there is to know of a copy before it is put back. A bad one has a `fault` and nothing that is `lost`.

    `opens` is by what it opens afterwards, `is_of_other_pc` that it is no copy of these data at all.
    """

    path: Path
    manifest: Manifest | None
    fault: Fault | None
    lost: Lost | None
    opens: str
    is_of_other_pc: bool


class Previews:
    """What the administrator looks at before a copy takes the place of the data at this desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def require_right(self) -> None:
        """Let pass whoever may put a copy back.

        Raises:
            NotAllowed: the person here may not.
        """
        self._desk.require(Action.CHANGE, DataClass.COPIES)

    def preview(self, copy: Path, report: Report) -> Preview:
        """Look through all of a copy, and compare it with the data; `report` is heard before each of the two.

        Raises:
            NotAllowed: the person here may not put a copy back.
        """
        self.require_right()
        report(0, 2)
        fault = fault_of(copy, self._desk.database.key)
        try:
            manifest = read_manifest(copy)
        except (OSError, ValueError):
            return Preview(copy, None, fault or Fault(INCOMPLETE), None, FREELY, is_of_other_pc=False)
        if fault is not None:
            return Preview(copy, manifest, fault, None, FREELY, is_of_other_pc=False)
        report(1, 2)
        look = _look_into(copy, self._desk.database.key)
        is_other = look is not None and look.fingerprint != self._desk.node.fingerprint
        return Preview(copy, manifest, None, self._lost(look, manifest), _opening_of(copy), is_of_other_pc=is_other)

    def _lost(self, look: "_Look | None", manifest: Manifest) -> Lost:
        query = select(save.c.hash, save.c.case_uid, save.c.saved_at, complaint.c.number)
        query = query.outerjoin(complaint, complaint.c.case_uid == save.c.case_uid).order_by(save.c.id.desc())
        with self._desk.database.reading() as connection:
            rows = connection.execute(query).all()
        if look is not None:
            gone = [row for row in rows if row.hash not in look.hashes]
        else:
            gone = [row for row in rows if _is_after(row.saved_at, manifest.inside.newest_at)]
        # Reference data belong to no case that anybody knows by a number.
        numbers = tuple(dict.fromkeys(row.number for row in gone if row.number))
        return Lost(len(gone), len(numbers), numbers[:NAMED], is_exact=look is not None)


@dataclass(frozen=True)
class _Look:
    """What was seen inside a copy: the saves by their hashes, and whose data they are."""

    hashes: frozenset[str]
    fingerprint: str


def _look_into(copy: Path, known: bytes) -> _Look | None:
    try:
        key = key_within(copy, key_file.ring_of(copy), known)
        if key is None:
            return None
        with opened(copy / DATABASE, key) as connection:
            hashes = frozenset(row[0] for row in connection.execute("select hash from save"))
            (told,) = connection.execute("select value from setting where name = 'fingerprint'").fetchone()
    except (DataFolderProblem, OSError, dbapi2.DatabaseError, TypeError):
        return None
    return _Look(hashes, str(told).strip('"'))


def _opening_of(copy: Path) -> str:
    if opens_for_everybody(copy):
        return FREELY
    return BY_RECOVERY if is_for_recovery(copy) else BY_PASSWORD


def _is_after(saved_at: str, newest_at: str) -> bool:
    try:
        return datetime.fromisoformat(saved_at) > datetime.fromisoformat(newest_at)
    except ValueError:
        return True  # whatever cannot be told apart from what would be lost is said to be
