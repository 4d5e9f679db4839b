"""Tries to reach the complainant: after enough of them in vain, a registered letter counts as told (OUT-2)."""

from collections.abc import Iterable
from datetime import date, datetime

from app.domain.buddhist_dates import BANGKOK
from app.domain.proceedings.offered import Standing
from app.domain.proceedings.standing import AT
from app.domain.proceedings.words import ContactResult, Means

CONTACT, MADE = "contact", "made"


def days_tried(proceedings: Iterable[Standing]) -> tuple[date, ...]:
    """The different days, in order, on which somebody tried in vain since the complainant was reached last."""
    days: list[date] = []
    for each in contacts(proceedings):
        if each.value(MADE, "means") == Means.REGISTERED_LETTER:
            continue
        if each.value(MADE, "result") == ContactResult.REACHED:
            days = []
        elif (day := moment_of(each).date()) not in days:
            days.append(day)
    return tuple(days)


def letter_sent_at(proceedings: Iterable[Standing], tries: int) -> datetime | None:
    """When the registered letter went out that counts as told; None while it must not, or has not."""
    before: list[Standing] = []
    sent: datetime | None = None
    for each in contacts(proceedings):
        if each.value(MADE, "means") == Means.REGISTERED_LETTER:
            if len(days_tried(before)) >= tries:
                sent = moment_of(each)
        elif each.value(MADE, "result") == ContactResult.REACHED:
            sent = None
        before.append(each)
    return sent


def letter_is_due(proceedings: Iterable[Standing], tries: int) -> bool:
    """Whether there were that many tries on different days, and no registered letter after them."""
    known = tuple(proceedings)
    return len(days_tried(known)) >= tries and letter_sent_at(known, tries) is None


def contacts(proceedings: Iterable[Standing]) -> list[Standing]:
    """The contacts that stand, in the order of their true times."""
    standing = (each for each in proceedings if each.kind == CONTACT and not each.is_void)
    return sorted((each for each in standing if each.value(MADE, AT)), key=moment_of)


def moment_of(contact: Standing) -> datetime:
    """The true time of a contact, in Asia/Bangkok."""
    return datetime.fromisoformat(str(contact.value(MADE, AT))).astimezone(BANGKOK)
