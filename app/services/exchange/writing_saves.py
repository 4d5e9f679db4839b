"""Writing saves that passed their checks into the log: new ones whole, known ones filled with what they lacked."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from app.models.log_tables import change_value, erased, origin, quarantine, save
from app.services.exchange.wire import WireSave
from app.services.exchange.wire_values import Value, is_element
from app.services.log.commitments import owner_of
from app.services.statements import for_each, spelled, spelled_in_order


@dataclass
class Taken:
    """What the saves of one file brought, counted once each; `set_back` says that one of them was written here,
    under this PC's present origin, and is not known here."""

    new: int = 0
    known: int = 0
    recovered: int = 0
    quarantined: int = 0
    waiting: int = 0
    set_back: bool = False
    cases: set[str] = field(default_factory=set)
    erased_cases: set[str] = field(default_factory=set)


class SaveWriter:
    """Writes what one import takes, and counts it in `taken`; `present_origin` is this PC's own."""

    def __init__(self, connection: Connection, present_origin: str, taken: Taken) -> None:
        self._connection, self._present_origin, self._taken = connection, present_origin, taken
        self._origins: dict[str, int] = {
            row.uid: row.id for row in connection.execute(select(origin.c.uid, origin.c.id))
        }
        self.look_again()

    def look_again(self) -> None:
        """Learn where the log ends: this PC may have written saves of its own meanwhile."""
        self._next_id, self._next_arrival = _next_places(self._connection)

    def ids_of(self, hashes: Iterable[str]) -> dict[str, int]:
        """The ids under which saves are here, by their hashes."""
        return {row.hash: row.id for row in self._connection.execute(_IDS, {"hashes": list(hashes)})}

    def insert(self, saves: Sequence[WireSave]) -> None:
        """Write saves that are not here yet, without the values that were erased."""
        if not saves:
            return
        gone = self._erased_places(saves)
        rows: list[dict[str, object]] = []
        values: list[tuple[object, ...]] = []
        for each in saves:
            rows.append(self._row(each))
            values += [(self._next_id - 1, *v) for v in _kept_values(each, gone)]
            self._taken.cases.add(each.case_uid)
            self._taken.set_back |= each.origin == self._present_origin
        for_each(self._connection, spelled(_INSERT_SAVE), rows)
        if values:
            for_each(self._connection, spelled_in_order(_INSERT_VALUE), values)
        self._connection.execute(delete(quarantine).where(quarantine.c.hash.in_([each.hash for each in saves])))
        self._taken.new += len(saves)

    def _row(self, each: WireSave) -> dict[str, object]:
        row = {
            "id": self._next_id,
            "arrival": self._next_arrival,
            "origin_id": self._origin_id(each.origin),
            "number": each.number,
            "case_uid": each.case_uid,
            "kind": each.kind,
            "saved_at": each.saved_at,
            "actor": each.actor,
            "header": each.header,
            "skeleton": each.skeleton,
            "hash": each.hash,
            "signature": each.signature,
        }
        self._next_id, self._next_arrival = self._next_id + 1, self._next_arrival + 1
        return row

    def _origin_id(self, uid: str) -> int:
        if uid not in self._origins:
            made = {"uid": uid, "node": owner_of(uid), "letter": "", "last_number": 0, "last_hash": ""}
            self._origins[uid] = int(self._connection.execute(_INSERT_ORIGIN, made).scalar_one())
        return self._origins[uid]

    def fill(self, saves: Sequence[tuple[int, WireSave]]) -> None:
        """What was withheld or missing here and has come now; it counts as an arrival, so that it is passed on."""
        self._taken.known += len(saves)
        with_values = [(save_id, each) for save_id, each in saves if each.values]
        if not with_values:
            return
        ids = [save_id for save_id, _each in with_values]
        here = {(row.save_id, row.position): row.held for row in self._connection.execute(_HELD, {"ids": ids})}
        gone = self._erased_places([each for _id, each in with_values])
        for save_id, each in with_values:
            fresh = [
                {"save_id": save_id, **v._asdict()}
                for v in _kept_values(each, gone)
                if (save_id, v.position) not in here
                or (v.value is not None and not here[save_id, v.position] and (each.hash, v.position) not in gone)
            ]
            if fresh:
                self._replace(save_id, each, fresh)

    def _replace(self, save_id: int, each: WireSave, rows: list[dict[str, object]]) -> None:
        self._connection.execute(_REPLACE_VALUE, rows)
        self._connection.execute(_UPDATE_ARRIVAL, {"b_id": save_id, "arrival": self._next_arrival})
        self._next_arrival += 1
        self._taken.recovered += len(rows)
        self._taken.cases.add(each.case_uid)

    def _erased_places(self, saves: Sequence[WireSave]) -> set[tuple[str, int]]:
        hashes = [each.hash for each in saves]
        return {(row.hash, row.position) for row in self._connection.execute(_ERASED, {"hashes": hashes})}


def _kept_values(each: WireSave, gone: Set[tuple[str, int]]) -> Sequence[Value]:
    """What is written of the values that came, in the order of the table's columns.

    What was erased goes without salt and value; elements of lists go whole, because their very names are the content.
    """
    if not gone:
        return each.values
    return [
        v._replace(salt=None, value=None) if (each.hash, v.position) in gone else v
        for v in each.values
        if (each.hash, v.position) not in gone or not is_element(v.entity, v.unit)
    ]


def _next_places(connection: Connection) -> tuple[int, int]:
    row = connection.execute(select(func.max(save.c.id).label("id"), func.max(save.c.arrival).label("arrival"))).one()
    return (row.id or 0) + 1, (row.arrival or 0) + 1


_HASHES: BindParameter[str] = bindparam("hashes", expanding=True)
_IDS = select(save.c.hash, save.c.id).where(save.c.hash.in_(_HASHES))
_ERASED = select(erased.c.hash, erased.c.position).where(erased.c.hash.in_(_HASHES))
_HELD = select(change_value.c.save_id, change_value.c.position, change_value.c.value.is_not(None).label("held")).where(
    change_value.c.save_id.in_(bindparam("ids", expanding=True))
)
_INSERT_SAVE = insert(save)
_INSERT_VALUE = insert(change_value)
_INSERT_ORIGIN = insert(origin).returning(origin.c.id)
_REPLACE_VALUE = insert_or_ignore(change_value)
_REPLACE_VALUE = _REPLACE_VALUE.on_conflict_do_update(
    index_elements=["save_id", "position"],
    set_={name: _REPLACE_VALUE.excluded[name] for name in ("entity", "unit", "digest", "salt", "value")},
)
_UPDATE_ARRIVAL = update(save).where(save.c.id == bindparam("b_id"))
