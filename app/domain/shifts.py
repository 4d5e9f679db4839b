"""The shifts of a day, by the boundaries that the policy settles (RPT-2)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.buddhist_dates import BANGKOK
from app.domain.policy import Policy

WITHIN_SHIFT = "within_shift"
WHOLE_DAY = ("00:00",)


@dataclass(frozen=True)
class Shift:
    """One shift; `ends_at` belongs to the next one."""

    begins_at: datetime
    ends_at: datetime

    @property
    def on(self) -> date:
        """The day to which it belongs: the one on which it begins."""
        return self.begins_at.date()

    @property
    def code(self) -> str:
        """What names it within its day: the time at which it begins."""
        return f"{self.begins_at:%H:%M}"

    @property
    def hours(self) -> str:
        """From when until when: 00:00–08:00."""
        return f"{self.begins_at:%H:%M}–{self.ends_at:%H:%M}"


def shifts_of(on: date, policy: Policy) -> tuple[Shift, ...]:
    """The shifts that begin on that day, in order; where the policy settles none, the whole day is one."""
    counting = policy.conventions.counting(WITHIN_SHIFT, on)
    written = counting.boundaries if counting and counting.boundaries else WHOLE_DAY
    begins = [datetime.combine(on, time.fromisoformat(each), BANGKOK) for each in sorted(written)]
    ends = [*begins[1:], begins[0] + timedelta(days=1)]
    return tuple(Shift(*each) for each in zip(begins, ends, strict=True))


def shift_at(moment: datetime, policy: Policy) -> Shift:
    """The shift in which that moment lies."""
    local = moment.astimezone(BANGKOK)
    near = (*shifts_of(local.date() - timedelta(days=1), policy), *shifts_of(local.date(), policy))
    return next(each for each in near if each.begins_at <= local < each.ends_at)


def shift_after(shift: Shift, policy: Policy) -> Shift:
    """The shift that takes over."""
    return shift_at(shift.ends_at, policy)
