"""When a PC confirmed that it has erased what was to go; what concerns this PC alone, so it never travels."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from app.models.log_tables import erased, save, sent_file, shared_case
from app.services.database import read_setting, write_setting
from app.services.exchange.erased_places import ERASED_KIND

_NAME = "erasure_confirmed:{peer}:{save}"


def note_confirmed(connection: Connection, peer_id: str, files: Sequence[str], at: str) -> None:
    """Note `at` for the erasures that these files carried and that the PC has not confirmed before.

    It is to be called while the bounds of the cases still stand as they were before the files were confirmed.
    """
    if not files or connection.execute(_ANY).first() is None:
        return
    for identity in connection.execute(_NOW_CONFIRMED, {"peer": peer_id, "files": list(files)}).scalars():
        write_setting(connection, _NAME.format(peer=peer_id, save=identity), at)


def confirmed_at(connection: Connection, peer_id: str, identity: str) -> datetime | None:
    """When the PC confirmed the erasure that this save wrote; None where that was before anybody noted it."""
    written = read_setting(connection, _NAME.format(peer=peer_id, save=identity))
    return datetime.fromisoformat(written) if isinstance(written, str) else None


_ANY = select(erased.c.position).limit(1)
_NOW_CONFIRMED = (
    select(save.c.hash)
    .distinct()
    .join(sent_file, sent_file.c.case_uid == save.c.case_uid)
    .join(
        shared_case,
        (shared_case.c.peer_id == sent_file.c.peer_id) & (shared_case.c.case_uid == sent_file.c.case_uid),
    )
    .where(
        sent_file.c.peer_id == bindparam("peer"),
        sent_file.c.file_id.in_(bindparam("files", expanding=True)),
        save.c.kind == ERASED_KIND,
        save.c.arrival > shared_case.c.acknowledged_upto,
        save.c.arrival <= sent_file.c.upto,
    )
)
