"""The words of retention: why a case is kept, what would be erased, and by whose decision."""

from collections.abc import Iterable, Mapping

from app.domain.proceedings.kinds import KINDS
from app.domain.retention import Ends, RetentionEntry, Switch
from app.services.retention.grounds import CONFLICT, NEWER, RESTRICTED, TIED
from app.services.retention.rows import DueRow, HoldRow
from app.translation import N_, _, language, ngettext

ENDS: Mapping[str, str] = {
    Ends.IDENTITY: N_("Who is concerned: names, contacts, statements, files"),
    Ends.TEXT: N_("All words of the case; what is counted stays"),
}
SHORT_ENDS: Mapping[str, str] = {Ends.IDENTITY: N_("Who is concerned"), Ends.TEXT: N_("All words")}
GROUNDS: Mapping[str, str] = {
    RESTRICTED: N_("restricted track"),
    CONFLICT: N_("entered differently, and nobody has decided"),
    TIED: N_("a case that belongs to it is open or kept"),
    NEWER: N_("something that only a newer version of the program knows"),
}


def grounds_in_words(grounds: Iterable[str]) -> tuple[str, ...]:
    """Why a case is kept by itself, each as a few words."""
    return tuple(_ground(each) for each in grounds)


def hold_in_words(hold: HoldRow) -> str:
    """Who wants it kept and why."""
    return _("{person}: {reason}").format(person=hold.by, reason=hold.reason or _("no reason is here"))


def kept_in_words(row: DueRow) -> str:
    """Everything that keeps a case, in one line; empty when nothing does."""
    return _(", ").join((*map(hold_in_words, row.holds), *grounds_in_words(row.grounds)))


def years_in_words(years: int) -> str:
    """A period."""
    return ngettext("{count} year", "{count} years", years).format(count=years)


def switch_in_words(switch: Switch) -> str:
    """What was decided by whom."""
    document = _(" ({document})").format(document=switch.document) if switch.document else ""
    words = _("{years} after the end, decided by {person}{document}")
    return words.format(years=years_in_words(switch.years), person=switch.decided_by, document=document)


def because_words(entry: RetentionEntry, switch: Switch, reason: str) -> str:
    """Why the values of a case went, as it stands with the erasure."""
    words = _("Retention: {entry}, {decision}. {reason}")
    return words.format(entry=entry.label(language()), decision=switch_in_words(switch), reason=reason)


def _ground(code: str) -> str:
    if code in GROUNDS:
        return _(GROUNDS[code])
    kind = KINDS.get(code)
    return _("not ended: {what}").format(what=_(kind.label)) if kind else _(GROUNDS[NEWER])
