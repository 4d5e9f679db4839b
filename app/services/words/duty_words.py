"""A duty in words: what is to be done, and by when."""

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.thai_text import arabic_digits
from app.services.rows import DutyRow
from app.translation import _, language


def label_of(duty: DutyRow) -> str:
    """What is to be done, in the language in use and in the digits of the dates beside it."""
    return arabic_digits(duty.label(language()))


def is_at_once(duty: DutyRow) -> bool:
    """Due at the moment from which it counts."""
    return duty.due_at is not None and duty.due_at <= duty.starts_at


def due_in_words(duty: DutyRow) -> str:
    """When it is due; where more time was granted, the date of the rule stands beside the later one (DAY-6)."""
    if duty.later_on is None:
        return _by_the_rule(duty)
    until = day_short(duty.later_on, language())
    if duty.extended_on == duty.later_on:
        return _("{day}, extended to {until}").format(day=_by_the_rule(duty), until=until)
    return _("{day}, with the pause {until}").format(day=_by_the_rule(duty), until=until)


def _by_the_rule(duty: DutyRow) -> str:
    """A moment, a day, or at once."""
    if duty.due_at is not None:
        moment = moment_short(duty.due_at, language())
        return _("At once, from {moment}").format(moment=moment) if is_at_once(duty) else moment
    return day_short(duty.due_on, language()) if duty.due_on else _("No date")
