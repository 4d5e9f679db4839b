"""Erasing what must not be kept: the value goes here at once, and wherever the case ever went."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from app.domain.errors import InvalidComplaint, NotAllowed, Problem, UnknownField
from app.domain.fields import FIELDS, field
from app.domain.units import CASE
from app.models.log_tables import change_value, save, shared_case
from app.models.projection_tables import complaint
from app.services.desk import Desk
from app.services.exchange.erased_places import ERASED_KIND, erase_places, forget_traces
from app.services.exchange.kept import forget_erased
from app.services.exchange.peers import peers
from app.services.exchange.rows import ErasureRow
from app.services.log.authority import ATTACHMENT, ERASURE
from app.services.log.store import Change
from app.services.numbers import case_uid_of

WHY = "because"


class Erasures:
    """Erasing fields of a case, and how far that has come."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def erase(self, number: str, fields: Sequence[str], *, because: str = "") -> int:
        """Erase every value that these fields ever had in a case; `attachment:UID` erases an attached file.

        Returns how many values were erased.

        Raises:
            NotAllowed: this is not the centre, or a field that the register cannot do without.
            UnknownCase, UnknownField. InvalidComplaint: there is nothing to erase.
        """
        if not self._desk.node.is_centre:
            raise NotAllowed("only_centre")
        with self._desk.database.transaction() as connection:
            case_uid = case_uid_of(connection, number)
            found = {name: self._places(connection, case_uid, name) for name in fields}
            empty = [Problem(name, "nothing_to_erase") for name, places in found.items() if not places]
            if empty:
                raise InvalidComplaint(empty)
            places = list(dict.fromkeys(each for each_field in found.values() for each in each_field))
            changes = [
                Change(ERASURE, place, {"field": name, WHY: because}) for name, each in found.items() for place in each
            ]
            erase_places(connection, places)
            self._desk.save(connection, case_uid, ERASED_KIND, changes)
            forget_traces(connection, [case_uid])
        forget_erased(self._desk)
        self._desk.keep_aside()
        return len(places)

    def of(self, number: str) -> tuple[ErasureRow, ...]:
        """What was erased in a case, and which PCs have confirmed it.

        Raises:
            UnknownCase.
        """
        with self._desk.database.reading() as connection:
            return self._rows(connection, [case_uid_of(connection, number)])

    def waiting(self) -> tuple[ErasureRow, ...]:
        """Erasures that some PC has not confirmed yet."""
        with self._desk.database.reading() as connection:
            cases = connection.execute(select(save.c.case_uid).where(save.c.kind == ERASED_KIND).distinct())
            rows = self._rows(connection, cases.scalars().all())
        return tuple(row for row in rows if not all(reached for _name, reached in row.reached))

    @staticmethod
    def _places(connection: Connection, case_uid: str, name: str) -> list[str]:
        rows = connection.execute(_HELD_VALUES, {"case": case_uid}).all()
        return [f"{row.hash}/{row.position}" for row in rows if _belongs(row.entity, row.unit, name)]

    @staticmethod
    def _rows(connection: Connection, case_uids: Iterable[str]) -> tuple[ErasureRow, ...]:
        names = {peer.id: peer.name for peer in peers(connection)}
        rows = []
        for uid in case_uids:
            shared = connection.execute(select(shared_case).where(shared_case.c.case_uid == uid)).all()
            number = connection.execute(select(complaint.c.number).where(complaint.c.case_uid == uid)).scalar()
            for each in connection.execute(_ERASURES, {"case": uid}):
                reached = tuple(
                    (names.get(s.peer_id, s.peer_id[:8]), s.acknowledged_upto >= each.arrival) for s in shared
                )
                at = datetime.fromisoformat(each.saved_at)
                rows += [
                    ErasureRow(str(number or uid), name, at, reached) for name in _fields_named(connection, each.id)
                ]
        return tuple(rows)


def _belongs(entity: str, unit: str, name: str) -> bool:
    if name.startswith(ATTACHMENT):
        return entity == name
    if name not in {each.name for each in FIELDS}:
        raise UnknownField(name)
    return entity == CASE and unit.partition(":")[0] == field(name).unit


def _fields_named(connection: Connection, save_id: int) -> list[str]:
    names: dict[str, None] = {}
    query = select(change_value.c.value).where(change_value.c.save_id == save_id, change_value.c.entity == ERASURE)
    for value in connection.execute(query).scalars():
        said = json.loads(value or "null")
        names[str(said.get("field")) if isinstance(said, dict) else ""] = None
    return list(names)


_HELD_VALUES = (
    select(save.c.hash, change_value.c.position, change_value.c.entity, change_value.c.unit)
    .join(save, save.c.id == change_value.c.save_id)
    .where(save.c.case_uid == bindparam("case"), change_value.c.value.is_not(None))
    .order_by(save.c.id, change_value.c.position)
)
_ERASURES = (
    select(save.c.id, save.c.arrival, save.c.saved_at)
    .where(save.c.case_uid == bindparam("case"), save.c.kind == ERASED_KIND)
    .order_by(save.c.id)
)
