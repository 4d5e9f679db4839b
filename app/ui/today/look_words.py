"""A look at a channel in words."""

from app.domain.buddhist_dates import day_short, time_of_day
from app.services.hospital.channel_checks import CheckRow
from app.translation import _, language, ngettext


def words_of(check: CheckRow | None) -> str:
    """Who looked, when, and what was found; also that nobody did."""
    if check is None:
        return _("nobody looked")
    found = ngettext("{count} found", "{count} found", check.found).format(count=check.found)
    at = time_of_day(check.at, language())
    if check.at.date() != check.on:
        at = f"{day_short(check.at.date(), language())} {at}"
    late = ngettext("{count} day late", "{count} days late", check.days_late).format(count=check.days_late)
    parts = [found if check.found else _("nothing found"), check.by, at, *([late] if check.days_late else [])]
    parts += [_("present: {people}").format(people=_(", ").join(check.present))] if check.present else []
    return " · ".join(parts)
