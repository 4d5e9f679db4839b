"""The words of the window of redacted copies."""

from collections.abc import Mapping, Sequence

from app.domain.redaction import Mark, Why
from app.services.redaction.rows import DraftPart
from app.translation import N_, _, ngettext

WHY: Mapping[str, str] = {
    Why.FIELD: N_("stands in a field about a person"),
    Why.NAME: N_("name"),
    Why.PHONE: N_("telephone number"),
    Why.CITIZEN: N_("citizen's number"),
    Why.THIRTEEN: N_("13 digits, perhaps a mistyped citizen's number"),
    Why.HOSPITAL_NUMBER: N_("number of a patient"),
    Why.EMAIL: N_("e-mail"),
    Why.ADDRESS: N_("address"),
    Why.LINK: N_("link or name on the net"),
    Why.BY_HAND: N_("marked by hand"),
}
SEEN, UNSEEN = "✓", "○"
LONGEST_SHOWN = 60  # letters of what is withheld, in the list


def part_line(part: DraftPart, marks: Sequence[Mark], *, is_seen: bool) -> str:
    """One text in the list: whether it was looked through, its title, and how many places are withheld."""
    places = ngettext("{count} place", "{count} places", len(marks)).format(count=len(marks))
    return _("{sign} {title}\n{places}").format(sign=SEEN if is_seen else UNSEEN, title=part.title, places=places)


def part_spoken(part: DraftPart, marks: Sequence[Mark], *, is_seen: bool) -> str:
    """The same, read out."""
    seen = _("looked through") if is_seen else _("not looked through yet")
    places = ngettext("{count} place", "{count} places", len(marks)).format(count=len(marks))
    return _("{title}, {seen}, {places}").format(title=part.title, seen=seen, places=places)


def mark_line(part: DraftPart, mark: Mark) -> str:
    """One place that is withheld, and why."""
    words = " ".join(part.text[mark.start : mark.end].split())
    shortened = words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"
    return _("{words}\n{why}").format(words=shortened, why=_(WHY[mark.why]))


def left_words(unseen: int) -> str:
    """How many texts are still to be looked through."""
    if not unseen:
        return _("Every text was looked through.")
    words = ngettext(
        "{count} text is still to be looked through.", "{count} texts are still to be looked through.", unseen
    )
    return words.format(count=unseen)
