"""The clock of an analysis in words, and what a category that was changed since means for it."""

from app.domain.buddhist_dates import moment_short
from app.domain.thai_text import arabic_digits
from app.services.risk.risk_conditions import CLINICAL
from app.services.risk.root_causes import RootCauses
from app.translation import _, language
from app.ui.incidents.standing import by_rule, when_of


def clock_in_words(view: RootCauses) -> str:
    """By when, and by which rule; or that the rules ask for no analysis."""
    if view.clock is None:
        return _("The rules ask for no analysis of this case.")
    return " · ".join((when_of(view.clock), by_rule(view.clock)))


def change_in_words(view: RootCauses) -> str:
    """What a category that was changed since means for the analysis and its clock; empty when nothing changed."""
    change = view.change
    if change is None:
        return ""
    words = _("The clinical risk was changed from {before} to {after} after the RCA had begun ({moment}, {person}).")
    if change.scale != CLINICAL:
        words = _(
            "The non-clinical risk was changed from {before} to {after} after the RCA had begun ({moment}, {person})."
        )
    moment = moment_short(change.at, language())
    before, after = (arabic_digits(each) or _("none") for each in (change.before, change.after))
    said = words.format(before=before, after=after, moment=moment, person=change.by)
    return " ".join((said, _what_follows(view)))


def _what_follows(view: RootCauses) -> str:
    kept = _("What is written stays.")
    if view.clock is None:
        return " ".join((_("The rules ask for no RCA any more; its clock is gone."), kept))
    if view.clock.is_ended:
        words = _("The RCA was handed over before; look whether it must be gone on with.")
        return " ".join((words, kept))
    return " ".join((_("Its clock was counted again: {when}.").format(when=when_of(view.clock)), kept))
