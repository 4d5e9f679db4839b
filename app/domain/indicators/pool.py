"""The pool of a month: what came in, what was carried, and what of it was settled in time (KPI-4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from app.domain.indicators.months import ONE_DAY, Month, month_of


@dataclass(frozen=True)
class Clock:
    """The last day that is in time, and the day on which it was done; None while it is not."""

    due_on: date
    done_on: date | None = None

    @property
    def is_in_time(self) -> bool:
        """Whether it was done, on the last day or before."""
        return self.done_on is not None and self.done_on <= self.due_on


@dataclass(frozen=True)
class Matter:
    """A matter that an indicator counts, or `count` of them alike; it is settled in time when all its clocks are."""

    uid: str
    received_on: date
    clocks: tuple[Clock, ...]
    count: int = 1

    @property
    def is_in_time(self) -> bool:
        """Whether it was settled, and each clock in time."""
        return all(each.is_in_time for each in self.clocks)

    @cached_property
    def decided_on(self) -> date:
        """The day on which it is known whether it was in time: it was settled, or the last day had passed."""
        if self.is_in_time:
            return max(self.received_on, *(each.done_on for each in self.clocks if each.done_on is not None))
        return min(each.due_on for each in self.clocks if not each.is_in_time) + ONE_DAY


@dataclass(frozen=True)
class Part:
    """Some matters of a pool: how many, and the uids of the cases."""

    count: int = 0
    uids: tuple[str, ...] = ()


NONE = Part()


@dataclass(frozen=True)
class Share:
    """Those in time, of those for which that is known."""

    in_time: Part = NONE
    decided: Part = NONE


@dataclass(frozen=True)
class MonthPool:
    """One month: what was received and carried in is its pool; what is not known at its end is carried out."""

    month: Month
    received_new: Part
    carried_in: Part
    share: Share
    carried_out: Part

    @cached_property
    def pool(self) -> Part:
        """Received in the month, or carried into it; a report calls both new."""
        return together((self.received_new, self.carried_in))


@dataclass
class _Sorted:
    """The matters of one month while they are sorted."""

    received: list[Matter] = field(default_factory=list)
    carried_in: list[Matter] = field(default_factory=list)
    decided: list[Matter] = field(default_factory=list)
    carried_out: list[Matter] = field(default_factory=list)


def pool_of(matters: Iterable[Matter], month: Month, *, until: date = date.max) -> MonthPool:
    """The pool of a month as it stands on its last day, or on `until` where the month has not ended then.

    A matter is counted in one month alone. Settled in time or not, it is counted where that is known: on the day on
    which it was settled, or the day after the last one that was in time. Until then it is carried from month to month,
    on the evening of its last day too; what is settled late was counted already.
    """
    last_on, found = min(month.last_on, until), _Sorted()
    for matter in matters:
        if matter.received_on > last_on or matter.decided_on < month.first_on:
            continue
        (found.received if month_of(matter.received_on) == month else found.carried_in).append(matter)
        (found.decided if matter.decided_on <= last_on else found.carried_out).append(matter)
    return MonthPool(
        month,
        _part(found.received),
        _part(found.carried_in),
        Share(_part([each for each in found.decided if each.is_in_time]), _part(found.decided)),
        _part(found.carried_out),
    )


def sum_of(pools: Iterable[MonthPool]) -> Share:
    """Months together: the sums are divided, the per cents are never averaged."""
    shares = [each.share for each in pools]
    return Share(together([each.in_time for each in shares]), together([each.decided for each in shares]))


def together(parts: Sequence[Part]) -> Part:
    """Parts that have no case in common, as one."""
    return Part(sum(each.count for each in parts), tuple(uid for each in parts for uid in each.uids))


def _part(matters: Sequence[Matter]) -> Part:
    return Part(sum(each.count for each in matters), tuple(each.uid for each in matters))
