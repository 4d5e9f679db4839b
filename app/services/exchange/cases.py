"""Cases as the page of the exchange lists them: contradictory ones, and what became of those recorded here."""

from datetime import datetime

from sqlalchemy import Connection, Row, and_, func, select

from app.domain.buddhist_dates import BANGKOK
from app.models.log_tables import origin, received_file, save
from app.models.projection_tables import complaint
from app.services.cases.case_row import CaseRow
from app.services.desk import Desk
from app.services.exchange.rows import OwnCaseRow
from app.services.register.reading import rows_where

MOST_ROWS = 200


class ExchangeCases:
    """Reads only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def undecided(self) -> tuple[CaseRow, ...]:
        """Cases with values that contradict each other, the most urgent and newest first."""
        with self._desk.database.reading() as connection:
            return rows_where(connection, and_(complaint.c.conflicts > 0, *self._desk.sight.seen()), MOST_ROWS)

    def numbered_twice(self) -> tuple[CaseRow, ...]:
        """Cases whose official number another case bears too, those of one number after each other."""
        with self._desk.database.reading() as connection:
            official = complaint.c.official_number
            twice = select(official).where(official.is_not(None)).group_by(official).having(func.count() > 1)
            rows = rows_where(connection, and_(official.in_(twice), *self._desk.sight.seen()), MOST_ROWS)
        return tuple(sorted(rows, key=lambda row: (row.number, row.received_at)))

    def own(self) -> tuple[OwnCaseRow, ...]:
        """Cases recorded at this PC that somebody elsewhere has worked on, the last change first."""
        with self._desk.database.reading() as connection:
            before = _before_the_last_file(connection)
            here = self._desk.node.fingerprint
            query = (
                select(complaint, func.max(save.c.saved_at).label("changed_at"))
                .join(save, save.c.case_uid == complaint.c.case_uid)
                .join(origin, origin.c.id == save.c.origin_id)
                .where(complaint.c.case_uid.startswith(f"{here}!", autoescape=True), origin.c.node != here)
                .group_by(complaint.c.id)
                .order_by(func.max(save.c.saved_at).desc())
                .limit(MOST_ROWS)
            )
            return tuple(_own_row(row, before) for row in connection.execute(self._desk.sight.only(query)))


def _before_the_last_file(connection: Connection) -> str:
    """When the last but one file came; empty when there was none, so that everything is new."""
    times = select(received_file.c.received_at).distinct().order_by(received_file.c.received_at.desc())
    return connection.execute(times.offset(1).limit(1)).scalar_one_or_none() or ""


def _own_row(row: Row[tuple[object, ...]], before: str) -> OwnCaseRow:
    return OwnCaseRow(
        number=row.number,
        subject=row.subject,
        state=row.state,
        outcome=row.outcome or "",
        lesson=row.lesson or "",
        changed_at=datetime.fromisoformat(row.changed_at).astimezone(BANGKOK),
        is_new=row.changed_at > before,
    )
