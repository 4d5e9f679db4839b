"""From the tables of an earlier version to those of this one, inside one transaction: wholly or not at all."""

import json
from collections.abc import Callable

from sqlalchemy import Connection, insert, select, update

from app.models import log_tables
from app.models.log_tables import SCHEMA_VERSION, origin, setting


def migrate(connection: Connection, version: int) -> None:
    """Bring the tables from `version` to the present one, step by step."""
    for step in range(version, SCHEMA_VERSION):
        _STEPS[step](connection)
    if version != SCHEMA_VERSION:
        connection.execute(_SET_VERSION, {"value": json.dumps(SCHEMA_VERSION)})


def _exchange_tables(connection: Connection) -> None:
    """1 to 2: what is kept about other PCs, and this PC's origins in their order."""
    log_tables.metadata.create_all(connection)
    connection.exec_driver_sql("alter table quarantine add column arrived_at text")
    connection.exec_driver_sql("drop table if exists superseded")
    fingerprint = json.loads(connection.execute(_FINGERPRINT).scalar_one())
    own = select(origin.c.uid).where(origin.c.node == fingerprint).order_by(origin.c.id)
    uids = list(connection.execute(own).scalars())
    connection.execute(insert(setting), {"name": "origins", "value": json.dumps(uids)})


_STEPS: dict[int, Callable[[Connection], None]] = {1: _exchange_tables}
_FINGERPRINT = select(setting.c.value).where(setting.c.name == "fingerprint")
_SET_VERSION = update(setting).where(setting.c.name == "schema_version")
