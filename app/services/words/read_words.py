"""A look at what concerns people, in words: what was seen, by which way, and why."""

from collections.abc import Mapping

from app.translation import N_, _

WHATS: Mapping[str, str] = {
    "protected": N_("A protected identity was opened"),
    "identity": N_("A case with names was opened"),
    "restricted": N_("A case of corruption and misconduct was opened"),
    "attachment": N_("An attached file was opened"),
}
OTHER_WHAT = N_("Something of people was read")
WAYS: Mapping[str, str] = {
    "screen": N_("On the screen"),
    "paper": N_("On paper, or its preview"),
    "file": N_("As a file"),
    "command": N_("On the command line"),
}


def read_in_words(what: str) -> str:
    """What was seen; `what` is its codes with spaces between."""
    said = dict.fromkeys(_(WHATS.get(code, OTHER_WHAT)) for code in what.split())
    return " · ".join(said) or _(OTHER_WHAT)


def way_in_words(how: str) -> str:
    """By which way."""
    return _(WAYS[how]) if how in WAYS else how


def reason_in_words(why: str) -> str:
    """The reason that was given."""
    return _("Reason: {words}").format(words=why)
