"""Which cases of a time are counted; every count asks alike, so that two figures of one screen never contradict."""

from datetime import date, datetime, time

from sqlalchemy import ColumnElement, and_

from app.domain.buddhist_dates import BANGKOK
from app.domain.vocabulary import State
from app.models.projection_tables import complaint
from app.services.risk.risk_conditions import counts


def received_from(first: date, last: date) -> ColumnElement[bool]:
    """Received from `first` to `last`, both included."""
    begins = datetime.combine(first, time.min, BANGKOK).isoformat()
    ends = datetime.combine(last, time.max, BANGKOK).isoformat()
    return complaint.c.received_at.between(begins, ends)


def is_counted() -> ColumnElement[bool]:
    """Neither joined into another case, which counts once there, nor a number taken back."""
    return and_(complaint.c.state != State.VOIDED.value, counts())
