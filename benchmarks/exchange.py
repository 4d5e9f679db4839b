"""Exchange of 200,000 changes in 10,000 saves between a ward and the centre, against the same rows in and out by hand.

The ward's file is imported at the centre, every signature checked; then once more. By hand, the rows that the import
left in the tables are inserted into an empty database, and the rows that the export reads are selected.
"""

import argparse
import itertools
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection, Table, insert, select
from sqlcipher3 import dbapi2

from app.bootstrap import open_office
from app.domain.units import units_of
from app.models import log_tables, projection_tables
from app.services.exchange.exchange import Exchange
from app.services.exchange.office import ExchangeOffice, exchange_at
from app.services.log.commitments import ChangeId
from app.services.log.reading import Heads, value_that_counts
from app.services.log.store import Change, append, heads_of, new_uid
from app.services.node import SetUp
from app.services.office import Office
from app.services.projection import rebuild
from benchmarks.folders import KEPT, MOMENT, WORDS, fictional
from benchmarks.limits import Limits

SAVES, CHANGES, SAVES_A_CASE = 10_000, 20, 5
ROUNDS = 3
TEXTS = ("details", "wish", "place", "immediate_action")
WRITTEN = (
    log_tables.save,
    log_tables.change_value,
    log_tables.head,
    projection_tables.complaint,
    projection_tables.duty,
)


def main() -> int:
    """Print what import, a second import and export take against the rows by hand; 1 when a limit is missed."""
    limits = Limits()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=SAVES)
    saves = parser.parse_args().saves
    ready = pair_of_folders(saves)
    runs = [_one_run(ready) for _round in range(ROUNDS)]
    first, again, by_hand, export, read = (statistics.median(each) for each in zip(*runs, strict=True))
    print(f"{saves:,} saves with {saves * CHANGES:,} changes, median of {ROUNDS} runs:")
    print(f"  the same rows inserted by hand {by_hand:6.2f} s")
    print(f"  import                         {first:6.2f} s, ratio {limits.shown(first / by_hand, 5)}")
    print(f"  the same file again            {again:6.2f} s, ratio {limits.shown(again / by_hand, 1)}")
    print(f"  the same rows selected by hand {read:6.2f} s")
    print(f"  export                         {export:6.2f} s, ratio {limits.shown(export / read, 3)}")
    return limits.status()


def _one_run(ready: Path) -> tuple[float, float, float, float, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ready, folder, dirs_exist_ok=True)
        ward, centre = _open(folder / "ward"), _open(folder / "centre")
        files: list[Path] = []
        export = _seconds(lambda: files.extend(exchange_at(ward.desk).exchange.export("C", folder / "a.ccx").files))
        read = _seconds(lambda: _select_rows(ward))
        exchange = exchange_at(centre.desk).exchange
        first = _seconds(lambda: _import_whole(exchange, files))
        again = _seconds(lambda: [exchange.import_file(each) for each in files])
        by_hand = _insert_by_hand(centre, folder / "by-hand")
        for office in (ward, centre):
            office.database.close()
    return first, again, by_hand, export, read


def _import_whole(exchange: Exchange, files: list[Path]) -> None:
    done = [exchange.import_file(each) for each in files]
    assert not any(each.quarantined for each in done), "the figures would be those of saves that are not taken"


def _select_rows(office: Office) -> int:
    with office.database.reading() as connection:
        cursor = driver_of(connection).cursor()
        saves = cursor.execute("select * from save order by arrival").fetchall()
        return len(saves) + len(cursor.execute("select * from change_value order by save_id, position").fetchall())


def _insert_by_hand(office: Office, folder: Path) -> float:
    with office.database.reading() as connection:
        rows = {table: [tuple(row) for row in connection.execute(select(table))] for table in WRITTEN}
        found = connection.exec_driver_sql(f"select rowid, text from {projection_tables.SEARCH_TABLE}")
        words = [tuple(row) for row in found]
        origins = [dict(row._mapping) for row in connection.execute(select(log_tables.origin))]
    empty = open_office(folder, clock=lambda: MOMENT)
    with empty.database.transaction() as connection:
        for table in reversed(WRITTEN):
            connection.execute(table.delete())
        connection.execute(log_tables.origin.delete())
        connection.execute(insert(log_tables.origin), origins)
    taken = _seconds(lambda: _insert_all(empty, rows, words))
    empty.database.close()
    return taken


def driver_of(connection: Connection) -> dbapi2.Connection:
    """The driver's own connection, without SQLAlchemy between."""
    return connection.connection.driver_connection


def _insert_all(office: Office, rows: dict[Table, list[tuple[object, ...]]], words: list[tuple[object, ...]]) -> None:
    with office.database.transaction() as connection:
        cursor = driver_of(connection).cursor()
        for table, each in rows.items():
            if each:
                cursor.executemany(str(insert(table).compile(dialect=connection.dialect)), each)
        cursor.executemany(f"insert into {projection_tables.SEARCH_TABLE}(rowid, text) values (?, ?)", words)


def pair_of_folders(saves: int) -> Path:
    """A centre and a ward that have been paired; the ward holds the saves. Made once and kept."""
    ready = KEPT / f"exchange-{saves}-1"
    if (ready / "done").exists():
        return ready
    shutil.rmtree(ready, ignore_errors=True)
    centre, ward = _open(ready / "centre"), _open(ready / "ward", SetUp(role="ward", unit="หอผู้ป่วยชาย"))
    _pair(exchange_at(ward.desk), exchange_at(centre.desk), ready)
    _write(ward, saves)
    centre.database.close()
    ward.database.close()
    (ready / "done").touch()
    return ready


def _pair(ward: ExchangeOffice, centre: ExchangeOffice, folder: Path) -> None:
    ward.pairing.request(folder / "request")
    accepted = centre.pairing.accept(folder / "request", folder / "reply")
    ward.pairing.finish(folder / "reply", accepted.code)
    centre.pairing.confirm(accepted.peer.id)


def _write(office: Office, saves: int) -> None:
    chance = random.Random(11)
    author = office.desk.node.author(office.desk.person.uid)
    cases = fictional(saves // SAVES_A_CASE, chance)
    with office.database.transaction() as connection:
        for place, values in enumerate(cases):
            uid = new_uid(author.origin_uid)
            for changes in itertools.islice(_saves_of_case(connection, uid, values, place, chance), SAVES_A_CASE):
                append(connection, author, uid, "received", changes, MOMENT.isoformat())
        rebuild(connection)


def _saves_of_case(
    connection: Connection, uid: str, values: dict[str, object], place: int, chance: random.Random
) -> Iterator[list[Change]]:
    units = units_of(values).items()
    first = [Change("number", "local", f"W1a-2569-{place:05}"), *(Change("case", unit, each) for unit, each in units)]
    yield first + [Change("case", f"unit:{index}", True) for index in range(CHANGES - len(first))]
    while True:
        heads = heads_of(connection, uid)
        texts = [Change("case", unit, " ".join(chance.choices(WORDS, k=25)), _ids(heads, unit)) for unit in TEXTS]
        flags = [f"unit:{index}" for index in range(CHANGES - len(texts))]
        yield texts + [Change("case", unit, _other(_value(heads, unit)), _ids(heads, unit)) for unit in flags]


def _other(listed: object) -> object:
    """Taken out of the list when it stands there, and put in when not."""
    return None if listed else True


def _value(heads: Heads, unit: str) -> object:
    return value_that_counts(heads.get(("case", unit), ()))


def _ids(heads: Heads, unit: str) -> tuple[ChangeId, ...]:
    return tuple(head.id for head in heads.get(("case", unit), ()))


def _open(folder: Path, set_up: SetUp | None = None) -> Office:
    return open_office(folder, clock=lambda: MOMENT, set_up=set_up)


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
