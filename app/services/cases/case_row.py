"""The frozen row of a case in a list; by itself, because the first rows wait for no other."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class CaseRow:
    """One line of the register. Moments are aware, in Asia/Bangkok."""

    uid: str
    number: str
    local_number: str
    kind: str
    state: str
    subject: str
    channel: str
    units: tuple[str, ...]
    level: int | None
    category: str | None
    urgent: bool
    received_at: datetime
    due_on: date | None
    due_at: datetime | None
    conflicts: int
    restricted: bool = False
    sealed: bool = False
    continues_in: str = ""
    in_charge: str = ""
    deputy: str = ""
    due_counting: str = ""  # how the days up to it are counted: the type of the duty's reading
