"""What the register is asked for; apart from the rows, because the window needs it before it is painted."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

MOST_COUNTED = 10_001  # counting the cases of a filter stops there, which means "more than 10,000"


class Chip(StrEnum):
    """What stands behind each chip above the register: open cases, overdue ones, or every case."""

    TO_DO = "to_do"
    OVERDUE = "overdue"
    ALL = "all"


class RegisterFilter(NamedTuple):
    """What the register shows; an empty filter is every case."""

    chip: str = Chip.ALL
    search: str = ""
    kinds: frozenset[str] = frozenset()
    in_charge: str = ""  # only cases of that person, in charge or as deputy
    as_of: datetime | None = None  # when what is overdue is judged; in Asia/Bangkok, as due times are stored
