"""What stands on the Today board: lines in parts, each with what to do, whom to tell, by when, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.translation import N_


class Part(StrEnum):
    """A part of the board, in the order in which its lines are to be done."""

    SENTINEL = "sentinel"
    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    REPORTS = "reports"
    WAITING = "waiting"
    PROVISIONAL = "provisional"
    DRAFTS = "drafts"
    NOT_SENT = "not_sent"
    CHANNELS = "channels"
    COLLECTED = "collected"

    @property
    def label(self) -> str:
        """The heading, to be translated."""
        return _LABELS[self]


_LABELS = {
    Part.SENTINEL: N_("Sentinel events, until both were told"),
    Part.OVERDUE: N_("Overdue"),
    Part.TODAY: N_("Due today"),
    Part.SOON: N_("The next days"),
    Part.REPORTS: N_("Reports of the office"),
    Part.WAITING: N_("Waiting for others"),
    Part.PROVISIONAL: N_("Category not settled yet"),
    Part.DRAFTS: N_("Typed and not saved"),
    Part.NOT_SENT: N_("Not yet received elsewhere"),
    Part.CHANNELS: N_("Channels not looked at"),
    Part.COLLECTED: N_("Collected for the year"),
}


class Goal(StrEnum):
    """Where a line leads: to a duty, a proceeding, the category or the form of its case, or to another page."""

    DUTY = "duty"
    PROCEEDING = "proceeding"
    CATEGORY = "category"
    DRAFT = "draft"
    BOX = "box"
    EXCHANGE = "exchange"
    CHANNELS = "channels"
    YEARLY = "yearly"
    REPORT = "report"
    INDICATOR = "indicator"
    RETURNS = "returns"


@dataclass(frozen=True, kw_only=True)
class TodayLine:
    """One thing to do. Texts are in the language in use; `number` is empty where no case is meant.

    `goal_id` names the duty, the proceeding or the day that the line leads to. `is_at_once`: due from the moment on
    that it counts from. `call` is whom to telephone, as far as that is known.
    """

    part: Part
    what: str
    goal: Goal
    goal_id: str = ""
    uid: str = ""
    number: str = ""
    subject: str = ""
    level: int | None = None
    units: tuple[str, ...] = ()
    to_whom: str = ""
    call: str = ""
    rule: str = ""
    due_on: date | None = None
    due_at: datetime | None = None
    counting: str = ""
    since: datetime | None = None
    extended_on: date | None = None
    is_at_once: bool = False
    is_doubtful: bool = False  # nobody has confirmed the days off of the year of its date


@dataclass(frozen=True)
class TodayFigures:
    """What stands on top, in cases; `channels` is how many were looked at today, of how many, None where none are."""

    overdue: int = 0
    overdue_since: date | None = None
    today: int = 0
    soon: int = 0
    soon_until: date | None = None
    open: int = 0
    waiting: int = 0
    channels: tuple[int, int] | None = None
    not_sent: int = 0


@dataclass(frozen=True)
class TodayBoard:
    """One look at everything: `totals` counts all lines of a part, of which the first stand in `lines`."""

    as_of: datetime
    figures: TodayFigures
    lines: tuple[TodayLine, ...] = ()
    totals: Mapping[Part, int] = field(default_factory=dict)

    @property
    def next_line(self) -> TodayLine | None:
        """The next thing to do."""
        return self.lines[0] if self.lines else None


NO_CASE = ""


@dataclass(frozen=True)
class Reminder:
    """What is to be reminded of now: what is overdue, and what will be within the lead of the policy.

    Each is the uid of a case and a duty of it; a report of the office has no case, and `NO_CASE` instead.
    """

    overdue: frozenset[tuple[str, str]] = frozenset()
    coming: frozenset[tuple[str, str]] = frozenset()
