"""What another profile would change: rules that begin, rules that end, and rules that say something else."""

from dataclasses import dataclass
from datetime import date

from app.domain.policy import Policy
from app.domain.policy_entries import DutyRule


@dataclass(frozen=True)
class RuleLine:
    """One rule with what it asks for, in both languages; of several duties the first."""

    rule: str
    label_th: str
    label_en: str

    def label(self, language: str) -> str:
        """What the rule asks for, in "th" or "en"."""
        return self.label_en if language == "en" else self.label_th


Lines = tuple[RuleLine, ...]


def compared(older: Policy, newer: Policy, on: date) -> tuple[Lines, Lines, Lines]:
    """The rules that begin on that day, those that end, and those that ask for something else from then on."""
    before, after = _duties(older, on), _duties(newer, on)
    begin = [rule for rule in after if rule not in before]
    end = [rule for rule in before if rule not in after]
    differ = [rule for rule in after if rule in before and _asked(after[rule]) != _asked(before[rule])]
    return _lines(begin, after), _lines(end, before), _lines(differ, after)


def _duties(policy: Policy, on: date) -> dict[str, list[DutyRule]]:
    found: dict[str, list[DutyRule]] = {}
    for each in policy.duties:
        if each.is_in_force(on):
            found.setdefault(each.rule, []).append(each)
    return found


def _asked(duties: list[DutyRule]) -> list[tuple[str, str]]:
    return sorted((each.label_th, repr(sorted(each.count.items()))) for each in duties)


def _lines(rules: list[str], duties: dict[str, list[DutyRule]]) -> Lines:
    return tuple(RuleLine(rule, duties[rule][0].label_th, duties[rule][0].label_en) for rule in rules)
