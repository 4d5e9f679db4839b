"""The entries of policy files about indicators: what is measured, what is counted, the score and the rounds."""

from dataclasses import dataclass
from typing import Literal

from app.domain.policy_entries import Entry

WINDOW, OWN_LIMIT = "window", "own_limit"


@dataclass(frozen=True, kw_only=True)
class IndicatorRule(Entry):
    """An indicator that an office reports (KPI-1).

    Its `measure` is the window of `kpi_days_used`, the same for every case, or the limit of the case's own level and
    group; then it is reported by each of `levels`. Offices are told of it by a circular memo (KPI-5).
    """

    measure: Literal["window", "own_limit"]
    label_th: str
    label_en: str
    memo_to_th: str
    memo_to_en: str
    levels: tuple[int, ...] = ()

    def label(self, language: str) -> str:
        """What the document calls it, in "th" or "en"."""
        return self.label_en if language == "en" else self.label_th

    def memo_to(self, language: str) -> str:
        """To whom the circular memo goes, in "th" or "en"."""
        return self.memo_to_en if language == "en" else self.memo_to_th


@dataclass(frozen=True, kw_only=True)
class IndicatorCount(Entry):
    """Which cases an indicator counts (KPI-2).

    What came through a channel of `in_writing` is in writing; anything else needs a paper: the signed form, or a file.
    A matter without one of the fields of `asks_for` is not counted; a `family_name` is asked for beside a name.
    """

    measure: Literal["window", "own_limit"]
    kinds: tuple[str, ...]
    asks_for: tuple[str, ...] = ()
    family_name: bool = False
    in_writing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IndicatorScore(Entry):
    """The per cents at which each score from 1 on is reached, and the weight of the indicator in per cent (KPI-3)."""

    measure: Literal["window", "own_limit"]
    thresholds: tuple[int, ...]
    weight: int
    step_only: bool = False


@dataclass(frozen=True, kw_only=True)
class IndicatorRound(Entry):
    """The numbers of the months with which the rounds of a fiscal year begin, in their order (KPI-5)."""

    begins: tuple[int, ...]


IndicatorEntry = IndicatorRule | IndicatorCount | IndicatorScore | IndicatorRound
