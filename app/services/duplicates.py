"""Cases that may already be here: the same person or patient, or the same words, in the last weeks."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, or_

from app.models.projection_tables import complaint
from app.services.register import rows_where
from app.services.rows import CaseRow

WINDOW = timedelta(days=60)
MOST_SHOWN = 5
SAME_VALUE = ("complainant_phone", "patient_hn", "complainant_name", "patient_name", "evidence_url")


def possible_duplicates(connection: Connection, values: Mapping[str, object]) -> tuple[CaseRow, ...]:
    """Up to five cases received within 60 days of this one that share a telephone, HN, name or link."""
    same: list[ColumnElement[bool]] = [
        complaint.c[name] == values[name] for name in SAME_VALUE if isinstance(values.get(name), str) and values[name]
    ]
    if not same:
        return ()
    return rows_where(connection, and_(or_(*same), *_near(values.get("received_at"))), MOST_SHOWN)


def _near(received_at: object) -> list[ColumnElement[bool]]:
    try:
        moment = datetime.fromisoformat(str(received_at))
    except ValueError:
        return []
    return [
        complaint.c.received_at >= (moment - WINDOW).isoformat(),
        complaint.c.received_at <= (moment + WINDOW).isoformat(),
    ]
