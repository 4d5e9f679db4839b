"""The words with which screens say what rule they follow; the catalogue of rules is read when first asked for."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.buddhist_dates import BANGKOK, day_long
from app.domain.duty import Duty
from app.domain.rule_catalogue import rules
from app.domain.rules_since import ChangedRule
from app.services.rows import CaseRecord
from app.services.words.source_words import source_in_words
from app.translation import _, language


def rule_in_words(rule: str) -> str:
    """What a rule says in one sentence, with what was decided and its source; empty for an id that nobody knows."""
    known = rules().get(rule)
    if known is None:
        return ""
    parts = [known.sentence(language())]
    if known.decision(language()):
        parts.append(_("Decided here: {decision}").format(decision=known.decision(language())))
    parts.append(_("Source: {source}").format(source=source_in_words(known.source)))
    return "\n".join(parts)


def by_rule(rule: str) -> str:
    """The caption of a screen that follows a rule, such as “By rule RPT-2”; `rule_in_words` is its tooltip."""
    return _("By rule {rule}").format(rule=rule)


def rules_kept_in_words(record: CaseRecord, changed: Sequence[ChangedRule]) -> str:
    """One line: this case keeps the rules of its day, and which of them are others today; empty when none is."""
    if not changed:
        return ""
    received_at = min(each.duty.starts_at for each in changed)
    if record.fields.get("received_at"):
        received_at = datetime.fromisoformat(str(record.fields["received_at"]))
    listed = _(", ").join(dict.fromkeys(each.then.rule for each in changed))
    words = _("This case keeps the rules of {day}, the day it was received; since then these changed: {rules}")
    return words.format(day=day_long(received_at.astimezone(BANGKOK).date(), language()), rules=listed)


def changed_rule_in_words(changed: ChangedRule) -> str:
    """What the case keeps, and what holds today instead."""
    then = _label(changed.duty)
    if changed.now is None:
        return _("{rule}: {then}; today there is no such rule").format(rule=changed.then.rule, then=then)
    today = changed.now.label_en if language() == "en" else changed.now.label_th
    return _("{rule}: {then}; today: {today}").format(rule=changed.then.rule, then=then, today=today)


def _label(duty: Duty) -> str:
    return duty.label(language())
