"""A rule under a card of the settings: its number, and what it says."""

from PySide6.QtWidgets import QLabel

from app.domain.rule_catalogue import rules
from app.translation import _, language
from app.ui.kit import label
from app.ui.rule_label import explain


def rule_line(rule: str) -> QLabel:
    """“By rule ADM-1: …”, as it was decided here; the rest and the source stand behind it."""
    known = rules()[rule]
    said = known.decision(language()) or known.sentence(language())
    words = _("By rule {rule}: {words}").format(rule=rule, words=said)
    line = explain(label(words, "caption"), rule)
    line.setObjectName(f"rule_{rule}")
    line.setWordWrap(True)
    return line
