"""The number of a rule on a screen, and behind it, for pointer and screen reader, what the rule says."""

import re
from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget

from app.services.words.rule_words import by_rule, rule_in_words
from app.ui.kit import label
from app.ui.tips import as_tip

Explained = TypeVar("Explained", bound=QWidget)
RULE = re.compile(r"\b(?:[A-Z]{2,4}-[0-9]+|MERP-[A-I])\b")


def rule_label(rule: str, role: str = "caption") -> QLabel:
    """“By rule RPT-2”, with the words of the rule."""
    return explain(label(by_rule(rule), role), rule)


def explain(widget: Explained, *rules: str) -> Explained:
    """Say behind the widget what these rules say; the widget itself again."""
    words = words_of_rules(*rules)
    widget.setToolTip(as_tip(words))
    widget.setWhatsThis(as_tip(words))
    widget.setAccessibleDescription(words)
    return widget


def words_of_rules(*rules: str) -> str:
    """What the rules say, each under its number; empty for ids that nobody knows."""
    said = ((rule, rule_in_words(rule)) for rule in dict.fromkeys(rules))
    return "\n\n".join(f"{rule}: {words}" for rule, words in said if words)


def rules_in(text: str) -> tuple[str, ...]:
    """The numbers of rules that stand in the text."""
    return tuple(dict.fromkeys(RULE.findall(text)))
