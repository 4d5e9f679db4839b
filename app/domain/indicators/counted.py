"""Which cases an indicator counts, and why another is left out (KPI-2, OUT-2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.indicators.entries import IndicatorCount
from app.domain.thai_names import TITLES, WORDS_OF_A_NAME, plain_name

NAME = "complainant_name"
ABBREVIATED, ACTING = ".", "ว่าที่"


class LeftOut(StrEnum):
    """Why a matter is not counted; the first that holds is said."""

    OUTCOME = "outcome"
    INCOMPLETE = "incomplete"
    NOT_IN_WRITING = "not_in_writing"
    NO_LIMIT = "no_limit"


@dataclass(frozen=True)
class Written:
    """What of a case says whether it is counted; `given` are the fields of the form by name."""

    kind: str
    channel: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    has_paper: bool = False  # the form was signed, or a file is kept with the case


def why_left_out(written: Written, rule: IndicatorCount) -> LeftOut | None:
    """Why the matter is not counted; None where it is."""
    if any(not _is_given(name, written.given.get(name, ""), rule) for name in rule.asks_for):
        return LeftOut.INCOMPLETE
    if rule.in_writing and written.channel not in rule.in_writing and not written.has_paper:
        return LeftOut.NOT_IN_WRITING
    return None


def has_family_name(name: str) -> bool:
    """Whether a name is written with the family name; titles are none of either."""
    words = name.split()
    while words and (words[0].endswith(ABBREVIATED) or plain_name(words[0]) in (*TITLES, ACTING)):
        words = words[1:]
    return len(words) >= WORDS_OF_A_NAME


def _is_given(name: str, value: str, rule: IndicatorCount) -> bool:
    return has_family_name(value) if name == NAME and rule.family_name else bool(value.strip())
