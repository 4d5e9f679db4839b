"""A number that no case bears: the refusal names cases that are here."""

import contextlib
from collections.abc import Iterator

from app.domain.errors import UnknownCase
from app.services.office import Office

MOST_NAMED = 5


@contextlib.contextmanager
def naming_known_cases(office: Office) -> Iterator[None]:
    """Add to a refusal for an unknown case the newest cases of the register."""
    try:
        yield
    except UnknownCase as refusal:
        numbers = [row.number for row in office.register.everything()]
        raise UnknownCase(refusal.number, known=numbers[-MOST_NAMED:]) from None
