"""The policy's words as the panel shows them: without the code in front, which has a mark of its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.policy import Policy
from app.domain.policy_entries import Choice
from app.domain.suggestions import Suggestion
from app.domain.thai_text import arabic_digits
from app.services.hospital.roster_rows import OnDuty
from app.translation import _, language

NO_BREAK_SPACE = "\u00a0"


def bare_label(choice: Choice) -> str:
    """The label without the number or letter that the screen shows as a mark of its own."""
    label = choice.label(language())
    first, space, rest = label.partition(" ")
    return rest if space and arabic_digits(first) == choice.code else label


def numeral_of(choice: Choice) -> str:
    """The number as the document writes it, in the digits of the language in use."""
    first = choice.label(language()).partition(" ")[0]
    return first if arabic_digits(first) == choice.code else choice.code


def first_unit_of(values: Mapping[str, object]) -> str:
    """The unit whose own people are told first; empty when none is named."""
    units = values.get("units")
    return str(units[0]) if isinstance(units, list | tuple) and units else ""


def people_in_words(people: Iterable[OnDuty]) -> str:
    """To whom, by role, name and number; at the end the roles for which nobody was entered."""
    listed = tuple(people)
    said = [replace(each, number=_unbroken(each.number)).words for each in listed if not each.is_missing]
    missing = _(", ").join(each.label for each in listed if each.is_missing)
    if missing:
        said.append(_("{role}: {person}").format(role=missing, person=_("not entered in the roster")))
    return _(", ").join(said)


def urgent_in_words(suggestions: Sequence[Suggestion], policy: Policy | None) -> str:
    """Urgent, with the ground that is suggested first; empty when none is."""
    grounds = policy.priority_grounds if policy else {}
    if not suggestions or suggestions[0].value not in grounds:
        return ""
    return _("urgent – {ground}").format(ground=grounds[suggestions[0].value].label(language()))


def _unbroken(number: str) -> str:
    """A telephone number that is dialled from one line."""
    return number.replace(" ", NO_BREAK_SPACE)
