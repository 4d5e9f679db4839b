"""What lists show of the proceedings of a case: where it goes on, who is in charge, what it is tied to."""

from collections.abc import Iterable
from typing import TypeVar

from app.domain.proceedings.offered import Standing
from app.domain.proceedings.standing import AT
from app.domain.proceedings.tie_kinds import MADE, MERGE, NUMBER, TIES
from app.domain.proceedings.words import Screening

SCREENING, DECIDED = "screening", "decided"
ASSIGNMENT, GIVEN = "assignment", "given"

Entry = TypeVar("Entry", bound=Standing)


def standing_merge(proceedings: Iterable[Entry]) -> Entry | None:
    """The merge by which the case goes on in another one; None for one that goes on by itself (OUT-2)."""
    return next((each for each in reversed([*proceedings]) if each.kind == MERGE and not each.is_void), None)


def continues_in(proceedings: Iterable[Standing]) -> str:
    """The number of the case into which this one was merged; empty for one that goes on by itself (OUT-2)."""
    merge = standing_merge(proceedings)
    return str(merge.value(MADE, NUMBER) or "") if merge else ""


def numbers_tied(proceedings: Iterable[Standing]) -> tuple[str, ...]:
    """The numbers of every case that this one is linked or merged with."""
    tied = (each.value(MADE, NUMBER) for each in proceedings if each.kind in TIES and not each.is_void)
    return tuple(str(number) for number in tied if number)


def is_sealed(proceedings: Iterable[Standing]) -> bool:
    """Whether screening sent it to the director sealed, and nothing since said otherwise (INT-6)."""
    decided = _latest(proceedings, SCREENING, DECIDED)
    return decided is not None and decided.value(DECIDED, "route") == Screening.SEALED


def in_charge(proceedings: Iterable[Standing]) -> tuple[str, str]:
    """The person in charge now and the deputy; empty where nobody was named (ADM-2)."""
    given = _latest(proceedings, ASSIGNMENT, GIVEN)
    if given is None:
        return "", ""
    return str(given.value(GIVEN, "person") or ""), str(given.value(GIVEN, "deputy") or "")


def _latest(proceedings: Iterable[Standing], kind: str, stage: str) -> Standing | None:
    """By its true time; of two at one time the one written later."""
    found = [each for each in proceedings if each.kind == kind and not each.is_void]
    return max(enumerate(found), key=lambda each: (str(each[1].value(stage, AT) or ""), each[0]))[1] if found else None
