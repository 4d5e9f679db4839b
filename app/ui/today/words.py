"""How a line of the Today board is said: its badge, its date, and what stands under it."""

from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.buddhist_dates import day_short, moment_short
from app.services.today.rows import Goal, Part, TodayLine
from app.services.words.rule_words import by_rule
from app.translation import _, language
from app.ui.badges import Tone
from app.ui.due_badges import DAY, MINUTE, DueBadge, badge_until_day, badge_until_moment, in_doubt

if TYPE_CHECKING:
    from app.domain.working_days import Calendar

SEPARATOR = "  ·  "
WORKING = "working_days"


def badge_of(line: TodayLine, now: datetime, calendar: "Calendar | None") -> DueBadge | None:
    """How long is left or over; for what has no date, since when it waits."""
    if line.part is Part.CHANNELS and line.due_on is not None:
        return badge_until_day(line.due_on, WORKING, now.date(), calendar)
    if line.due_at is not None:
        left = badge_until_moment(line.due_at, now, now_for=DAY if line.is_at_once else MINUTE)
        return in_doubt(left, line.due_at, calendar)
    if line.due_on is not None:
        return in_doubt(badge_until_day(line.due_on, line.counting, now.date(), calendar), line.due_on, calendar)
    if line.since is None:
        return None
    return DueBadge(Tone.INFO, _("Since {day}").format(day=day_short(line.since.date(), language())))


def foot_of(line: TodayLine) -> str:
    """Whom to tell and at which number, or whom one waits for; the rule; more time, and a year in doubt."""
    return SEPARATOR.join(part for part in _foot_parts(line) if part)


def date_of(line: TodayLine) -> str:
    """By when, on the right."""
    if line.due_at is not None:
        return moment_short(line.due_at, language())
    if line.due_on is not None:
        return day_short(line.due_on, language())
    return ""


def head_of(line: TodayLine) -> str:
    """The number of the case; what the line is about where there is none."""
    if line.number:
        return line.number
    if line.goal is Goal.BOX:
        return _("Comment box")
    return _("New case") if line.part is Part.DRAFTS else _(line.part.label)


def spoken(line: TodayLine) -> str:
    """The line in one sentence, for a screen reader."""
    parts = (_(line.part.label), head_of(line), line.what, foot_of(line), date_of(line), line.subject)
    return _(", ").join(part for part in parts if part)


def _foot_parts(line: TodayLine) -> tuple[str, ...]:
    whom = _("To: {people}").format(people=line.to_whom) if line.to_whom else ""
    if line.part is Part.WAITING and line.to_whom:
        whom = _("Waiting for {people}").format(people=line.to_whom)
    call = _("Call {number}").format(number=line.call) if line.call else ""
    rule = by_rule(line.rule) if line.rule else ""
    more = ""
    if line.extended_on is not None:
        more = _("Extended to {day}").format(day=day_short(line.extended_on, language()))
    doubt = _("Days off of that year not confirmed") if line.is_doubtful else ""
    return whom, call, rule, more, doubt
