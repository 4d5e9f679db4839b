"""A figure of a count, with the cases behind it; and the table that a screen shows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

MOST_OPENED = 500


class CountKind(StrEnum):
    """What is counted by."""

    UNITS_PRAISED = "units_praised"
    PEOPLE_PRAISED = "people_praised"
    HOSPITALS = "hospitals"
    APART = "apart"


class CountColumn(StrEnum):
    """What a figure counts; the outcomes bear the names that the register has for them."""

    EVERY = "every"
    PASSED_ON = "passed_on"
    NOT_PASSED_ON = "not_passed_on"
    AS_WISHED = "as_wished"
    IN_PART = "in_part"
    NOT_AS_WISHED = "not_as_wished"
    OTHERWISE = "otherwise"
    OPEN = "open"


@dataclass(frozen=True)
class Figure:
    """How many there are, and the uids of the newest of them, as many as a list shows."""

    count: int = 0
    cases: tuple[str, ...] = ()


NONE = Figure()


@dataclass(frozen=True)
class CountRow:
    """One line: whom or what it counts, empty for nobody named, and its figures; a column without one has none.

    With other figures it is still the same line, so that a list read again keeps what is chosen in it.
    """

    of: str
    figures: Mapping[CountColumn, Figure] = field(compare=False)

    def figure(self, column: CountColumn) -> Figure:
        """What stands in that column."""
        return self.figures.get(column, NONE)


@dataclass(frozen=True)
class CountTable:
    """The lines of a count. `cases` are different ones: a case with two units stands in two lines and is one here."""

    kind: CountKind
    columns: tuple[CountColumn, ...]
    rows: tuple[CountRow, ...]
    cases: int
    passed_on: int = 0
    restricted: int = 0  # of the cases, on the restricted track


def figure_of(oldest_first: Sequence[str]) -> Figure:
    """The figure that counts these cases."""
    return Figure(len(oldest_first), tuple(reversed(oldest_first[-MOST_OPENED:])))
