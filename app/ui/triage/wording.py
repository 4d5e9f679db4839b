"""The policy's words as the panel shows them: without the code in front, with their working days."""

from collections.abc import Iterable
from datetime import date

from app.domain.policy import Policy
from app.domain.policy_entries import Choice
from app.translation import _, language

NUMERALS = "๐๑๒๓๔๕๖๗๘๙"


def bare_label(choice: Choice) -> str:
    """The label without the number or letter that the screen shows as a mark of its own."""
    label = choice.label(language())
    first, space, rest = label.partition(" ")
    return rest if space and _arabic(first) == choice.code else label


def numeral_of(choice: Choice) -> str:
    """The number as the document writes it, in the digits of the language in use."""
    first = choice.label(language()).partition(" ")[0]
    return first if _arabic(first) == choice.code else choice.code


def days_of(policy: Policy, what: str, on: date) -> int | None:
    """The working days that the policy gives for "level:2" or "group:GRP-1" on that day."""
    for duty in policy.duties:
        if what in duty.applies_to and duty.is_in_force(on) and duty.count.get("type") == "working_days":
            days = duty.count.get("n")
            return days if isinstance(days, int) else None
    return None


def roles_in_words(roles: Iterable[str], policy: Policy) -> str:
    """To whom, by the names of the roles."""
    known = (policy.roles[role].label(language()) if role in policy.roles else role for role in roles)
    return _(", ").join(known)


def _arabic(text: str) -> str:
    return text.translate({ord(numeral): str(value) for value, numeral in enumerate(NUMERALS)})
