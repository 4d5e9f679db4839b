"""Which duties the panel lists: those of the values on the form, with what is already done about them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.duties import Duty
from app.domain.occasions import AGAIN, OF
from app.domain.thai_text import arabic_digits
from app.domain.working_days import Calendar
from app.services.rows import CaseRecord, DutyRow
from app.services.words.duty_words import end_in_words, is_at_once
from app.translation import _, language
from app.ui.badges import Tone
from app.ui.due_badges import DAY, MINUTE, DueBadge, badge_until_day, badge_until_moment, in_doubt

DUTY = "duty:"
ENDED = ("done_at", "done_by", "means", "words", "not_needed", "ticked_by", "extended_on", "paused_to")


@dataclass(frozen=True)
class ShownDuty:
    """A duty, whether it is saved, so that it can be ticked, and whether two people entered it differently.

    `people`: to whom, with names and numbers; empty until somebody asks the roster.
    """

    row: DutyRow
    can_be_ticked: bool
    is_disputed: bool = False
    people: str = ""


def duties_over(record: CaseRecord | None, duties: Sequence[Duty | DutyRow]) -> tuple[ShownDuty, ...]:
    """These duties with what the saved case says of them; None: of a new one. What can only be read is not ticked."""
    if record is None:
        return shown_duties(duties, ())
    found = shown_duties(duties, record.duties, _disputed_in(record))
    return tuple(replace(each, can_be_ticked=False) for each in found) if record.is_read_only else found


def to_tick_in(listed: Sequence[ShownDuty]) -> tuple[ShownDuty, ...]:
    """Those that can be ticked and have not ended."""
    return tuple(each for each in listed if each.can_be_ticked and not each.row.is_ended)


def shown_duties(
    duties: Sequence[Duty | DutyRow], saved: Sequence[DutyRow], disputed: Collection[str] = ()
) -> tuple[ShownDuty, ...]:
    """The duties in their order, each with what the saved case says became of it; `disputed` are ids.

    What follows from proceedings is not asked of the values on the form: it is as the saved case has it.
    """
    kept = {row.id: row for row in saved}
    asked = {duty.id for duty in duties}
    rows = [_row_of(duty, kept) for duty in duties]
    rows += [row for row in saved if row.id not in asked and (OF in row.id or AGAIN in row.id)]
    if len(rows) > len(asked):
        rows.sort(key=_in_order_of_time)
    return tuple(ShownDuty(row, row.id in kept, row.id in disputed) for row in rows)


def _in_order_of_time(row: DutyRow) -> tuple[bool, float]:
    due_by = row.due_by
    return row.collected, due_by.timestamp() if due_by else float("inf")


def _disputed_in(record: CaseRecord) -> frozenset[str]:
    """The ids of the duties that two people entered differently."""
    return frozenset(each.entity.removeprefix(DUTY) for each in record.conflicts if each.entity.startswith(DUTY))


def _row_of(duty: Duty | DutyRow, kept: Mapping[str, DutyRow]) -> DutyRow:
    if isinstance(duty, DutyRow):
        return duty
    row = DutyRow(**vars(duty))
    before = kept.get(duty.id)
    if before is None:
        return row
    return replace(row, **{name: getattr(before, name) for name in ENDED})


def note_of(duty: DutyRow) -> str:
    """What the rule adds, in the language in use and in the digits of the dates beside it."""
    return arabic_digits(duty.note(language()))


def badge_of(duty: DutyRow, now: datetime, calendar: Calendar) -> DueBadge:
    """What became of the duty, or how long is left; what is due at once is due now for the whole first day."""
    if duty.is_ended:
        return DueBadge(Tone.DONE, end_in_words(duty))
    if duty.later_on is not None:
        left = badge_until_day(duty.later_on, str(duty.reading.get("type")), now.date(), calendar)
        return in_doubt(left, duty.later_on, calendar)
    if duty.due_at is not None:
        left = badge_until_moment(duty.due_at, now, now_for=DAY if is_at_once(duty) else MINUTE)
        return in_doubt(left, duty.due_at, calendar)
    if duty.due_on is None:
        return DueBadge(Tone.LATER, _("No date"))
    left = badge_until_day(duty.due_on, str(duty.reading.get("type")), now.date(), calendar)
    return in_doubt(left, duty.due_on, calendar)
