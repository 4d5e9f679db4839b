"""A duty in words: what is to be done, by when, for whom, and what became of it."""

from collections.abc import Iterable
from datetime import datetime

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.policy import Policy
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


def roles_in_words(roles: Iterable[str], policy: Policy) -> str:
    """To whom, by the names of the roles."""
    known = (policy.roles[role].label(language()) if role in policy.roles else role for role in roles)
    return _(", ").join(known)


def end_in_words(duty: DutyRow) -> str:
    """How it came to its end; what is due at once is never late by the minutes that it takes."""
    if duty.done_at is None:
        return _("Not needed")
    is_late = duty.due_by is not None and duty.done_at > duty.due_by and not is_at_once(duty)
    return _("Done late") if is_late else _("Done")


def standing_in_words(duty: DutyRow) -> str:
    """The line under a duty: what became of it, or by when."""
    if duty.not_needed:
        return _("Not needed, because {reason}").format(reason=duty.not_needed)
    if duty.done_at is not None:
        return _done_in_words(duty)
    return due_in_words(duty)


def whole_in_words(duty: DutyRow, now: datetime, policy: Policy) -> str:
    """Where nothing but text stands: done or not, when or by when, and to whom."""
    whom = [_("To: {people}").format(people=roles_in_words(duty.to_whom, policy))] if duty.to_whom else []
    return " · ".join([_standing_whole(duty, now), *whom])


def _standing_whole(duty: DutyRow, now: datetime) -> str:
    if duty.not_needed:
        return standing_in_words(duty)
    if duty.done_at is not None:
        return _("{label}: {words}").format(label=end_in_words(duty), words=standing_in_words(duty))
    if duty.due_by is None:
        return _("Not done yet, without a date")
    if duty.due_by < now:
        return _("Not done, and overdue. Due: {when}").format(when=due_in_words(duty))
    return _("Not done yet. Due: {when}").format(when=due_in_words(duty))


def _done_in_words(duty: DutyRow) -> str:
    moment = moment_short(duty.done_at, language()) if duty.done_at else ""
    if duty.means:
        return _("{moment}, by {person} ({means})").format(moment=moment, person=duty.done_by, means=duty.means)
    return _("{moment}, by {person}").format(moment=moment, person=duty.done_by)
