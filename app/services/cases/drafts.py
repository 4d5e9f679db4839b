"""What somebody typed and has not saved: kept in the encrypted database, offered again after a crash."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from app.models.log_tables import draft
from app.services.desk import Desk
from app.services.rows import Draft

# While a file is read for minutes, typing must not stand still: who keeps drafts comes again.
PATIENCE_MS = 200


class Drafts:
    """Drafts of the person at this desk; writing one gives up soon, with a `DataFolderProblem` of code `locked`.

    `drawer` keeps those of another form apart from those of the Complaint Form.
    """

    def __init__(self, desk: Desk, drawer: str = "") -> None:
        self._desk, self._drawer = desk, drawer

    @property
    def _owner(self) -> str:
        return f"{self._desk.person.uid}/{self._drawer}" if self._drawer else self._desk.person.uid

    def keep(self, uid: str | None, number: str | None, values: Mapping[str, object], seen: str | None) -> str:
        """Keep these values, over the draft `uid` if there is one; returns the draft's uid."""
        known = uid or secrets.token_hex(8)
        row = {
            "number": number,
            "seen": seen,
            "saved_at": self._desk.now().isoformat(),
            "values": json.dumps(dict(values)),
        }
        with self._desk.database.transaction(patience_ms=PATIENCE_MS) as connection:
            changed = connection.execute(update(draft).where(draft.c.uid == known).values(**row))
            if changed.rowcount == 0:
                connection.execute(insert(draft).values(uid=known, actor=self._owner, **row))
        return known

    def pending(self) -> tuple[Draft, ...]:
        """Drafts that were neither saved nor thrown away, newest first."""
        query = select(draft).where(draft.c.actor == self._owner).order_by(draft.c.saved_at.desc())
        with self._desk.database.reading() as connection:
            return tuple(
                Draft(
                    row.uid,
                    row.number,
                    json.loads(row._mapping["values"]),
                    row.seen,
                    datetime.fromisoformat(row.saved_at),
                )
                for row in connection.execute(query)
            )

    def discard(self, uid: str) -> None:
        """Throw a draft away, because it was saved or is not wanted."""
        with self._desk.database.transaction(patience_ms=PATIENCE_MS) as connection:
            connection.execute(delete(draft).where(draft.c.uid == uid))
