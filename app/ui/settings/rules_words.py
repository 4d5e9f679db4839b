"""Whose rules hold, and what a change of them would mean, in sentences."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.domain.buddhist_dates import day_long
from app.domain.hospital_forms import profile_label
from app.domain.thai_text import arabic_digits
from app.services.hospital.policy_changes import Decision, ProfileChange
from app.services.hospital.rules_compared import RuleLine
from app.translation import _, language

ON = "on"


def in_force_words(decision: Decision) -> str:
    """The sentence on the rules of today."""
    name = profile_name(decision.value)
    if decision.since is None:
        return _("Today the rules of “{profile}” hold, since the program was set up.").format(profile=name)
    words = _("Today the rules of “{profile}” hold, since {day}.")
    return words.format(profile=name, day=day_long(decision.since, language()))


def decision_words(decision: Decision) -> str:
    """One line of the list of profiles."""
    name = profile_name(decision.value)
    if decision.since is None:
        return _("{profile}\nsince the set-up").format(profile=name)
    return _("{profile}\nfrom {day} on").format(profile=name, day=day_long(decision.since, language()))


def profile_name(code: str) -> str:
    """What a profile is called, in the language in use."""
    return _(profile_label(code))


def change_words(change: ProfileChange) -> str:
    """What holds for new cases and what stays for old ones."""
    words = _(
        "From {day} on, a case that is received goes by the rules of “{profile}”. Cases received before that day keep "
        "the rules and the dates of their day, even when they are corrected later."
    )
    return words.format(day=day_long(change.since, language()), profile=profile_name(change.profile))


def changed_rules(change: ProfileChange) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Heading, rules one a line, and their numbers, for each way in which rules change; only those that there are."""
    headings = (
        (_("Asked for new cases from then on"), change.begin),
        (_("Asked otherwise from then on"), change.differ),
        (_("Not asked for new cases any more"), change.end),
    )
    for heading, rules in headings:
        if rules:
            yield heading, "\n".join(_lines(rules)), tuple(each.rule for each in rules)


def pausing_words(*, is_on: bool, is_locked: bool, decisions: Sequence[Decision], today: date) -> str:
    """Whether clocks may wait today, and what was decided for later."""
    if is_locked:
        return _("The rules in force settle that no clock waits, because the indicator counts every day.")
    now = (
        _("Today a clock may wait, with a reason. Both dates are shown, and reports count by the original one.")
        if is_on
        else _("Today no clock waits. More time can be given with a reason.")
    )
    later = [each for each in decisions if each.since is not None and each.since > today]
    return "\n".join([now, *(_later(each) for each in later)])


def _later(decision: Decision) -> str:
    words = _("From {day} on clocks may wait.") if decision.value == ON else _("From {day} on no clock waits.")
    return words.format(day=day_long(decision.since, language())) if decision.since else ""


def _lines(rules: Sequence[RuleLine]) -> Iterator[str]:
    for each in rules:
        yield f"{each.rule} {arabic_digits(each.label(language()))}"
