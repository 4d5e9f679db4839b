"""From the tables of an earlier version to those of this one, inside one transaction: wholly or not at all."""

import json
from collections.abc import Callable

from sqlalchemy import Connection, insert, select, update

from app.models.log_tables import SCHEMA_VERSION, origin, setting


def migrate(connection: Connection, version: int) -> None:
    """Bring the tables from `version` to the present one, step by step."""
    for step in range(version, SCHEMA_VERSION):
        _STEPS[step](connection)
    if version != SCHEMA_VERSION:
        connection.execute(_SET_VERSION, {"value": json.dumps(SCHEMA_VERSION)})


def _exchange_tables(connection: Connection) -> None:
    """1 to 2: what is kept about other PCs, and this PC's origins in their order."""
    for statement in _TABLES_OF_2:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("alter table quarantine add column arrived_at text")
    connection.exec_driver_sql("drop table if exists superseded")
    fingerprint = json.loads(connection.execute(_FINGERPRINT).scalar_one())
    own = select(origin.c.uid).where(origin.c.node == fingerprint).order_by(origin.c.id)
    uids = list(connection.execute(own).scalars())
    connection.execute(insert(setting), {"name": "origins", "value": json.dumps(uids)})


def _chain_of_reads(connection: Connection) -> None:
    """2 to 3: who read what of people."""
    for statement in _TABLES_OF_3:
        connection.exec_driver_sql(statement)


# As they were in that version: the tables of a later one are later steps' to make.
_TABLES_OF_2 = (
    """create table received_file (
        peer_id text not null constraint fk_received_file_peer_id references peer (id), file_id text not null,
        origin text not null, number integer not null, received_at text not null,
        constraint pk_received_file primary key (peer_id, file_id)) without rowid""",
    """create table asked_case (
        peer_id text not null constraint fk_asked_case_peer_id references peer (id), case_uid text not null,
        constraint pk_asked_case primary key (peer_id, case_uid)) without rowid""",
    """create table compared_case (
        peer_id text not null constraint fk_compared_case_peer_id references peer (id), case_uid text not null,
        digest text not null, constraint pk_compared_case primary key (peer_id, case_uid)) without rowid""",
    """create table reported (
        peer_id text not null constraint fk_reported_peer_id references peer (id), hash text not null,
        reason text not null, constraint pk_reported primary key (peer_id, hash)) without rowid""",
)
_TABLES_OF_3 = (
    """create table read_entry (
        number integer not null constraint pk_read_entry primary key, origin text not null, read_at text not null,
        actor text not null, case_uid text not null, what text not null, why text not null, how text not null,
        previous text not null, hash text not null constraint uq_read_entry_hash unique, signature blob not null)""",
    "create index ix_read_entry_case_uid_number on read_entry (case_uid, number)",
)
_STEPS: dict[int, Callable[[Connection], None]] = {1: _exchange_tables, 2: _chain_of_reads}
_FINGERPRINT = select(setting.c.value).where(setting.c.name == "fingerprint")
_SET_VERSION = update(setting).where(setting.c.name == "schema_version")
