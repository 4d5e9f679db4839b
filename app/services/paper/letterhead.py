"""Who prints: the hospital and its complaint centre as they stand on top of every paper (ADM-1)."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Letterhead:
    """The centre's name and how to reach it.

    `place` is where it is in the hospital, `emblem` a picture file of the hospital's own.
    """

    hospital: str
    centre: str
    phone: str = ""
    email: str = ""
    place: str = ""
    emblem: Path | None = None
