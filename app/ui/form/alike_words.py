"""What is said of a case that may be the same matter: number, state, when, who, where, and in what it is alike."""

from typing import TYPE_CHECKING

from app.domain.buddhist_dates import moment_short
from app.domain.labels import LABELS
from app.domain.vocabulary import State
from app.translation import N_, _, language

if TYPE_CHECKING:
    from app.services.cases.duplicates import PossibleDuplicate

SEPARATOR = "  ·  "
ALIKE = {
    "patient": N_("same patient"),
    "telephone": N_("same telephone"),
    "link": N_("same link"),
    "name": N_("same name"),
    "unit_and_day": N_("same unit and day"),
}
KEPT_BACK = {
    "sealed": N_("Sealed: what it is about is seen by opening it"),
    "restricted": N_("Restricted: what it is about is seen by opening it"),
    "complainant": N_("(name not to be disclosed)"),
    "reporter": N_("(name kept from the unit head)"),
    "not_for_you": N_("It is not for you to open: ask the complaint centre before you record it again"),
}


def head_of(found: "PossibleDuplicate") -> str:
    """Number, state, and when it came; of a case that may not be opened only that it is there."""
    row = found.row
    if not row.number:
        return _("A case that is here already")
    standing = _("Continues in {number}").format(number=row.continues_in) if row.continues_in else ""
    state = standing or (_(LABELS[State(row.state)]) if row.state in set(State) else row.state)
    return SEPARATOR.join((row.number, state, moment_short(row.received_at, language())))


def more_of(found: "PossibleDuplicate") -> str:
    """Who complained or reported, which units, and in what it is alike; or why the first two are not said."""
    kept_back = _(KEPT_BACK[found.kept_back]) if found.kept_back else ""
    parts = (found.who, kept_back, _(", ").join(found.row.units), alike_in_words(found))
    return SEPARATOR.join(part for part in parts if part)


def alike_in_words(found: "PossibleDuplicate") -> str:
    """In what the case is alike."""
    return _(", ").join(_(ALIKE[each]) for each in found.alike)
