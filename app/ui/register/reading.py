"""What is read of the register at one moment; light, as the list needs it before there are rows to show."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.services.register.filter import RegisterFilter

if TYPE_CHECKING:
    from app.services.cases.case_row import CaseRow
    from app.services.register.reading import Register

PAGE = 128
Rows = Sequence["CaseRow"]


class Reading(NamedTuple):
    """What was read at one moment: how many cases, behind each chip how many, and the pages in sight."""

    wanted: RegisterFilter
    total: int
    chips: Mapping[str, int]
    pages: Mapping[int, Rows]


def read(register: "Register", wanted: RegisterFilter, pages: Sequence[int]) -> Reading:
    """Read counts and pages; called in a worker thread."""
    count = register.count(wanted)
    chips = register.chip_counts(wanted.as_of) if wanted.as_of else {}
    last = max(count - 1, 0) // PAGE
    numbers = sorted({min(page, last) for page in pages})
    rows = {page: register.page(wanted, page * PAGE, PAGE) for page in numbers} if count else {}
    return Reading(wanted, count, chips, rows)
