"""What the audit found, in sentences: the finding, and the next step."""

from collections.abc import Mapping
from datetime import datetime

from app.domain.buddhist_dates import moment_short
from app.services.audit.rows import Found, Verified
from app.services.words.wordings_of_audit import FOUND, OTHER, SERIOUSNESS
from app.translation import _, language, ngettext


def found_in_words(found: Found) -> str:
    """What was found."""
    wording = FOUND.get(found.code, OTHER)
    data = {"where": "–", "entry": _entry_in_words(found.data), "moment": _moment(found.data.get("at")), **found.data}
    words = _(wording.found).format(**data)
    if not found.more:
        return words
    more = ngettext("And {count} more of this kind.", "And {count} more of this kind.", found.more)
    return " ".join((words, more.format(count=f"{found.more:,}")))


def next_step_in_words(found: Found) -> str:
    """What to do now."""
    return _(FOUND.get(found.code, OTHER).next_step)


def seriousness_in_words(found: Found) -> str:
    """How serious it is."""
    return _(SERIOUSNESS[found.seriousness])


def summary_in_words(verified: Verified) -> str:
    """How much was looked at, and what came of it."""
    looked = _("Looked at {changes} changes in {entries} entries, and {reads} looks at cases.").format(
        changes=f"{verified.changes:,}", entries=f"{verified.saves:,}", reads=f"{verified.reads:,}"
    )
    return " ".join((looked, _outcome(verified)))


def _outcome(verified: Verified) -> str:
    if verified.worst == "stop":
        return _("Something is wrong: stop and call.")
    if verified.worst == "look":
        return _("Everything stands as it was written; something is to be looked at.")
    return _("Everything stands as it was written.")


def _entry_in_words(data: Mapping[str, object]) -> str:
    """An entry as a person knows it."""
    if "saved_at" not in data:
        return str(data.get("where", "–"))
    moment = _moment(data["saved_at"])
    whose = _("case {number}").format(number=data["number"]) if data["number"] else _("the hospital's own data")
    return _("{whose}, {moment}, by {person}").format(whose=whose, moment=moment, person=data["by"])


def _moment(at: object) -> str:
    try:
        return moment_short(datetime.fromisoformat(str(at)), language())
    except ValueError:
        return "–"
