"""One PC in a real data folder with its real services, and what tests ask of it."""

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.vocabulary import RANK, GrantClass
from app.models import log_tables, projection_tables
from app.models.log_tables import asked_case, change_value, erased, origin, quarantine, save, shared_case
from app.models.projection_tables import SEARCH_TABLE, complaint, granted
from app.services.exchange.set_back import accept_set_back
from app.services.log.authority import REFERENCE
from app.services.log.commitments import owner_of
from app.services.log.reading import Heads, value_that_counts
from app.services.node import SetUp, origins_of_this_pc
from tests.exchange.pc import Pc, copy_folder

CENTRE = "C"
UNITS = {"W1": "หอผู้ป่วยชาย", "W2": "หอผู้ป่วยหญิง", "W3": "ห้องคลอด"}
BEGIN = datetime(2026, 11, 21, 10, 35, tzinfo=BANGKOK)

Place_ = tuple[str, int]


class Clock:
    """The time for everybody, a second later at each look, and how far wrong each PC's own clock goes."""

    def __init__(self) -> None:
        self.wrong_by: dict[str, timedelta] = {}
        self._seconds = itertools.count()

    def at(self, name: str) -> datetime:
        """What the clock of that PC shows."""
        return BEGIN + timedelta(seconds=next(self._seconds)) + self.wrong_by.get(name, timedelta())

    def set_right(self) -> None:
        """Begin again, with every PC's clock right."""
        self.wrong_by, self._seconds = {}, itertools.count()


class Place(Pc):
    """One PC whose folder is looked into. `begin_with` puts another data folder in place, as a copied disk would."""

    def __init__(self, name: str, folder: Path, clock: Clock) -> None:
        set_up = SetUp("centre") if name == CENTRE else SetUp("ward", UNITS[name])
        super().__init__(name, folder, partial(clock.at, name), set_up)

    # The folder as a whole

    def backup(self, folder: Path) -> Path:
        """Copy the folder with the database closed."""
        self.close()
        copy_folder(self.folder, folder)
        self._open_again()
        return folder

    def begin_with(self, folder: Path) -> None:
        """Put that copy of this PC in place, and nobody notices."""
        self.close()
        copy_folder(folder, self.folder)
        self._open_again()
        self.office.desk.look_again()

    def _open_again(self) -> None:
        """Let the services that stand go on with the file: made anew, they would compile every statement again."""
        vars(self.database)["_is_closed"] = False

    def restore(self, folder: Path) -> None:
        """Put that copy in place as the program itself does it: with a new origin, and a centre that waits."""
        self.begin_with(folder)
        with self.writing() as connection:
            accept_set_back(connection, self.office.desk)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self.database.transaction() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.database.reading() as connection:
            yield connection

    # Who it is

    @property
    def is_centre(self) -> bool:
        return self.name == CENTRE

    @property
    def waits(self) -> bool:
        """Whether it is a centre that was set back and waits for confirmation."""
        return self.is_centre and self.services.recovery.state() is not None

    def origins(self) -> tuple[str, ...]:
        with self.reading() as connection:
            return origins_of_this_pc(connection)

    # What people do

    def workable(self) -> list[str]:
        """The uids of the cases that somebody here may and can edit, oldest first; a number may be given twice."""
        with self.reading() as connection:
            query = select(complaint.c.case_uid, complaint.c.details).order_by(complaint.c.id)
            rows = connection.execute(query).all()
        enough = RANK[GrantClass.WORK]
        return [row.case_uid for row in rows if row.details and RANK[self.class_of(row.case_uid)] >= enough]

    def class_of(self, case_uid: str) -> str:
        """Under which class the case is here; the centre has everything."""
        if self.is_centre:
            return GrantClass.IDENTITY
        unsaid = GrantClass.WORK if owner_of(case_uid) == self.id else GrantClass.ENDED
        return self.granted_to(self.id).get(case_uid, unsaid)

    def granted_to(self, peer_id: str) -> dict[str, str]:
        """What the centre gave to a PC, as far as it is known here."""
        with self.reading() as connection:
            query = select(granted.c.case_uid, granted.c["class"]).where(granted.c.peer_id == peer_id)
            return {row.case_uid: row[1] for row in connection.execute(query)}

    def number_of(self, case_uid: str) -> str | None:
        """The number under which a case stands in the register; None when it does not stand there."""
        with self.reading() as connection:
            query = select(complaint.c.number).where(complaint.c.case_uid == case_uid)
            return connection.execute(query).scalar_one_or_none()

    def conflicts(self, number: str) -> dict[tuple[str, str], object]:
        """The value that counts in every conflict of a case."""
        return {(c.entity, c.unit): c.counts for c in self.office.complaints.case(number).conflicts}

    # What stands in the folder

    def cases(self) -> set[str]:
        with self.reading() as connection:
            return set(connection.execute(select(save.c.case_uid)).scalars())

    def saves(self, case_uid: str | None = None) -> set[str]:
        """The hashes of all saves here, or of one case."""
        query = select(save.c.hash) if case_uid is None else select(save.c.hash).where(save.c.case_uid == case_uid)
        with self.reading() as connection:
            return set(connection.execute(query).scalars())

    def kinds(self, hashes: Collection[str]) -> set[str]:
        """What these saves did."""
        with self.reading() as connection:
            return set(connection.execute(select(save.c.kind).where(save.c.hash.in_(hashes))).scalars())

    def values(self) -> dict[Place_, "HeldValue"]:
        """Every value here, by the hash of its save and its position."""
        with self.reading() as connection:
            return {(row.hash, row.position): tuple(row[2:]) for row in connection.execute(_VALUES)}

    def erased(self) -> set[Place_]:
        with self.reading() as connection:
            return {(row.hash, row.position) for row in connection.execute(select(erased))}

    def quarantined(self) -> list[str]:
        """Why saves were put aside here."""
        with self.reading() as connection:
            return list(connection.execute(select(quarantine.c.reason)).scalars())

    def asked(self, other: "Place") -> bool:
        """Whether it misses something that the other one lists."""
        query = select(asked_case.c.case_uid).where(asked_case.c.peer_id == other.id)
        with self.reading() as connection:
            return connection.execute(query).first() is not None

    def scope(self, other: "Place") -> dict[str, str]:
        """The class under which each case is shared with that PC, by the centre's word."""
        recorded = {uid: GrantClass.WORK for uid in self.cases() if owner_of(uid) == other.id}
        return {REFERENCE: GrantClass.IDENTITY} | recorded | self.granted_to(other.id)

    def sent_to(self, other: "Place") -> set[str]:
        """The cases that this centre knows the other PC to have got."""
        query = select(shared_case.c.case_uid).where(shared_case.c.peer_id == other.id)
        with self.reading() as connection:
            return set(connection.execute(query).scalars())

    def text_of_pages(self) -> str:
        """Everything that stands in any table, to search for words that must not be here."""
        return repr(self.tables())

    def tables(self) -> Mapping[str, Sequence[tuple[object, ...]]]:
        """The content of all tables, to compare two moments."""
        tables = (*log_tables.metadata.sorted_tables, *projection_tables.metadata.sorted_tables)
        with self.reading() as connection:
            found = {each.name: _sorted(connection.execute(select(each)).all()) for each in tables}
            search = connection.exec_driver_sql(f"select rowid, text from {SEARCH_TABLE}").all()
        return {**found, SEARCH_TABLE: _sorted(search)}


HeldValue = tuple[str, str, str, str, str]
"""Case, writing PC, entity, unit, value."""


def reading_of(heads: Heads) -> dict[tuple[str, str], object]:
    """The value that counts of every unit."""
    return {key: value_that_counts(each) for key, each in heads.items()}


def _sorted(rows: Sequence[object]) -> list[tuple[object, ...]]:
    return sorted((tuple(row) for row in rows), key=repr)  # type: ignore[call-overload] # rows of any table


_VALUES = (
    select(
        save.c.hash,
        change_value.c.position,
        save.c.case_uid,
        origin.c.node,
        change_value.c.entity,
        change_value.c.unit,
        change_value.c.value,
    )
    .join(save, save.c.id == change_value.c.save_id)
    .join(origin, origin.c.id == save.c.origin_id)
    .where(change_value.c.value.is_not(None))
)
