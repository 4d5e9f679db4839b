"""What the window of a redacted copy works with, as frozen rows."""

from dataclasses import dataclass

from app.domain.redaction import Mark


@dataclass(frozen=True)
class DraftPart:
    """One text, its title, and what is suggested to be withheld of it."""

    key: str
    title: str
    text: str
    suggested: tuple[Mark, ...]


@dataclass(frozen=True)
class Draft:
    """The texts of one case in the state `seen`; nothing of it is kept anywhere."""

    number: str
    case_uid: str
    seen: str
    parts: tuple[DraftPart, ...]
    files: int
