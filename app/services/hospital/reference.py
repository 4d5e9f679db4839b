"""What is the same for the whole hospital, kept in the log: units, people, roster, calendar, channel checks."""

from collections.abc import Iterable, Mapping
from functools import partial

from sqlalchemy import Connection

from app.services.desk import Desk
from app.services.hospital.who_decides import require_hospital_right, require_reference_right
from app.services.log.authority import REFERENCE
from app.services.log.reading import value_that_counts
from app.services.log.store import LAST, Change, append, heads_under

Place = tuple[str, str]


class Reference:
    """Reads and writes entities of the reference data; the centre decides, a ward alone decides for itself."""

    def __init__(self, desk: Desk, *, is_daily_work: bool = False) -> None:
        """`is_daily_work`: what is written is work of every day, and no right to the hospital's own data is asked."""
        self._desk = desk
        self.require = partial(require_reference_right if is_daily_work else require_hospital_right, desk)

    def entities(self, prefix: str, *, first: str = "", last: str = LAST) -> dict[str, dict[str, object]]:
        """The values that count of every entity whose name begins so, by the rest of its name and by unit.

        `first` and `last` are the rests of names between which is looked.
        """
        result: dict[str, dict[str, object]] = {}
        with self._desk.database.reading() as connection:
            heads = heads_under(connection, REFERENCE, prefix + first, prefix + last)
        for (entity, unit), each in heads.items():
            value = value_that_counts(each)
            if value is not None:
                result.setdefault(entity.removeprefix(prefix), {})[unit] = value
        return result

    def write(self, kind: str, values: Mapping[Place, object]) -> bool:
        """Write what differs from what counts, as one save; None takes a value away. Whether anything was written.

        Raises:
            NotAllowed: this ward was paired with a centre, or the person here may not.
        """
        self.require()
        with self._desk.database.transaction() as connection:
            return self.write_in(connection, kind, values)

    def write_in(self, connection: Connection, kind: str, values: Mapping[Place, object]) -> bool:
        """The same inside a transaction, for whoever must write more with it and has asked for the right."""
        heads = heads_under(connection, REFERENCE, *_bounds(entity for entity, _unit in values))
        changes = [
            Change(entity, unit, value, tuple(head.id for head in heads.get((entity, unit), ())))
            for (entity, unit), value in values.items()
            if value_that_counts(heads.get((entity, unit), ())) != value
        ]
        if changes:
            author = self._desk.author(connection)
            append(connection, author, REFERENCE, kind, changes, self._desk.now().isoformat())
        return bool(changes)


def _bounds(entities: Iterable[str]) -> tuple[str, str]:
    ordered = sorted(entities)
    return (ordered[0], ordered[-1]) if ordered else ("", "")
