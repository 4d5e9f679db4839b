"""Cases that may already be here: the same person or patient, or the same words, in the last weeks."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_

from app.domain.thai_text import arabic_digits, thai_digits
from app.models.projection_tables import complaint
from app.services.case_row import CaseRow
from app.services.register import rows_where

WINDOW = timedelta(days=60)
MOST_SHOWN = 5
SAME_VALUE = ("patient_hn", "complainant_name", "patient_name", "evidence_url")

SEPARATORS = " -().\u2010\u2011\u2012\u2013"
_NUMBER = re.compile(r"(?:\+660?|0)([1-9]\d{7,8})(?!\d)")


def possible_duplicates(connection: Connection, values: Mapping[str, object]) -> tuple[CaseRow, ...]:
    """Up to five cases received within 60 days of this one that share a telephone, HN, name or link."""
    same: list[ColumnElement[bool]] = [
        complaint.c[name] == values[name] for name in SAME_VALUE if isinstance(values.get(name), str) and values[name]
    ]
    phone = values.get("complainant_phone")
    same += _same_phone(phone) if isinstance(phone, str) and phone else []
    if not same:
        return ()
    return rows_where(connection, and_(or_(*same), *_near(values.get("received_at"))), MOST_SHOWN)


def _same_phone(written: str) -> list[ColumnElement[bool]]:
    """The same digits, however they are set apart, with 0 or +66 before them, with or without an extension."""
    found = _NUMBER.match("".join(sign for sign in arabic_digits(written) if sign not in SEPARATORS))
    if found is None:
        return [complaint.c.complainant_phone == written]
    kept: ColumnElement[str] = complaint.c.complainant_phone
    for sign in SEPARATORS:
        kept = func.replace(kept, sign, "")
    for digit in "0123456789":
        kept = func.replace(kept, thai_digits(digit), digit)
    spellings = [f"{before}{found[1]}" for before in ("0", "+66", "+660")]
    return [kept.in_(spellings), *(kept.op("GLOB")(f"{each}[^0-9]*") for each in spellings)]


def _near(received_at: object) -> list[ColumnElement[bool]]:
    try:
        moment = datetime.fromisoformat(str(received_at))
    except ValueError:
        return []
    return [
        complaint.c.received_at >= (moment - WINDOW).isoformat(),
        complaint.c.received_at <= (moment + WINDOW).isoformat(),
    ]
