"""The sentences of the settings about retention: one case on the list, one entry, and what was done."""

from datetime import date

from app.domain.buddhist_dates import day_short
from app.domain.labels import LABELS
from app.domain.vocabulary import Kind
from app.services.retention.rows import DueRow, HeldRow, RetentionList
from app.services.retention.switches import EntryRow
from app.services.retention.words import ENDS, SHORT_ENDS, hold_in_words, kept_in_words, switch_in_words, years_in_words
from app.translation import _, language, ngettext


def case_line(row: DueRow) -> str:
    """One case in two lines: what it is, and what would happen when, or what keeps it."""
    kind = _(LABELS[Kind(row.kind)]) if row.kind in set(Kind) else row.kind
    ended = _("{number} · {kind} · ended {day}").format(number=row.number, kind=kind, day=_day(row.last_on))
    if row.is_held:
        return f"{ended}\n{_('Kept: {words}').format(words=kept_in_words(row))}"
    words = _("{what}, may be erased today") if row.is_ready else _("{what}, may be erased from {day}")
    return f"{ended}\n{words.format(what=_(SHORT_ENDS[row.ends]), day=_day(row.ready_on))}"


def case_words(row: DueRow, entry: str) -> str:
    """Everything about one case on the list."""
    period = _("By the entry “{entry}”: {years} after {day}, that is {due}.").format(
        entry=entry, years=years_in_words(row.years), day=_day(row.last_on), due=_day(row.due_on)
    )
    waits = _("On the list since {listed}; may be erased from {ready}.").format(
        listed=_day(row.listed_on), ready=_day(row.ready_on)
    )
    erased = _("Would be erased: {what}.").format(what=_(ENDS[row.ends]))
    kept = _("Kept: {words}").format(words=kept_in_words(row)) if row.is_held else ""
    return "\n".join(filter(None, (erased, period, waits, kept)))


def held_line(row: HeldRow) -> str:
    """A case that is kept and has not had its time, in two lines."""
    words = _(", ").join(map(hold_in_words, row.holds))
    return f"{_('Case {number}').format(number=row.number)}\n{_('Kept: {words}').format(words=words)}"


def list_words(listed: RetentionList) -> str:
    """How many stand on the list, and how many of them may be erased today."""
    count, ready = len(listed.due), len(listed.ready)
    if not count:
        return ""
    words = ngettext("{count} case on the list", "{count} cases on the list", count).format(count=count)
    today = ngettext("{count} may be erased today", "{count} may be erased today", ready).format(count=ready)
    more = _("there are more; they follow when these are done") if listed.more else ""
    return " · ".join(filter(None, (words, today, more)))


def entry_line(row: EntryRow) -> str:
    """One entry in two lines: which cases and what ends, and whether it is on."""
    first = _("{cases}: {what}").format(cases=row.entry.label(language()), what=_(SHORT_ENDS[row.entry.ends]))
    standing = _("Switched on: {words}").format(words=switch_in_words(row.switch)) if row.switch else _("Switched off")
    return f"{first}\n{standing}"


def entry_words(row: EntryRow, waiting_days: int) -> str:
    """What an entry means before it is switched on."""
    entry = row.entry
    own = _("No document gives a period, so this is the hospital's own decision; it is off until you switch it on.")
    least = _("{source} asks for at least {years}.").format(source=entry.source, years=years_in_words(entry.years or 1))
    waits = _("Each case then waits on the list for {days} days, and is erased only when a person does it.")
    return "\n".join((own if entry.is_own_decision else least, waits.format(days=waiting_days)))


def erase_words(count: int) -> str:
    """The button that erases what is ticked."""
    return ngettext("Erase this {count} case…", "Erase these {count} cases…", count).format(count=count)


def erased_words(count: int) -> str:
    """What was done."""
    done = ngettext("{count} case was erased here.", "{count} cases were erased here.", count).format(count=count)
    return f"{done} {_('Send every ward a file: what went there is erased with it.')}"


def _day(day: date) -> str:
    return day_short(day, language())
