"""What the triage panel suggests for a case and why; a person decides (LVL-5)."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.domain.policy import Policy
from app.domain.policy_entries import Choice, SuggestionRule
from app.domain.spoken_words import greatest_sum, text_of, word_found
from app.domain.vocabulary import Kind, Priority
from app.translation import N_

Values = Mapping[str, object]

LEVEL, SENTINELS, PRIORITY, SEVERE_BLOCK = "level", "sentinels", "priority", "severe_column"
LETTERS_BETWEEN = "suggestion_letters_between"
_TEXTS = ("details", "wish", "place", "immediate_action")
# Continues "Suggested: level 3, because …".
REASONS = {
    "lawsuit": N_("a lawsuit is spoken of (“{word}”)"),
    "section_41": N_("compensation under section 41 is spoken of (“{word}”)"),
    "press": N_("the press is concerned"),
    "superiors": N_("it went to superiors in the province (“{word}”)"),
    "public_channel": N_("everybody can read it"),
    "procurement": N_("procurement is concerned"),
    "discipline": N_("a grave breach of discipline is concerned"),
    "reputation": N_("the hospital's reputation is concerned"),
    "one_unit": N_("one unit can talk it over and solve it"),
    "not_troubled": N_("the person is not troubled and suggests, comments or praises"),
    "damage": N_("the damage is {damage:,} baht"),
    "no_damage": N_("nothing was damaged"),
    "lawsuit_and_reputation": N_("the complaint is of level 4: a lawsuit may gravely harm the reputation"),
    "complaint_and_reputation": N_("the complaint is of level 3: it may harm the unit's reputation"),
    "lawsuit_and_press": N_("reputation or a lawsuit is at risk and the press has come"),
    "theft": N_("property worth {damage:,} baht was stolen or lost"),
    "assault": N_("an assault or a threat is spoken of (“{word}”)"),
    "permanent_harm": N_("an error did permanent harm or may have led to a death"),
    "life_support": N_("an instrument or supplies are concerned and life had to be sustained"),
    "grave_complaint": N_("somebody complains of grave harm: a lawsuit or the press may follow"),
    "public_and_named": N_("everybody can read it and the hospital is named"),
    "theft_words": N_("theft is spoken of (“{word}”)"),
    "power_cut": N_("a power cut of more than {minutes} minutes is spoken of (“{word}”)"),
    "sentinel": N_("a sentinel event stands inside the severe block"),
    "sentinel_words": N_("a sentinel event is spoken of (“{word}”)"),
    "urgent_words": N_("an urgent matter is spoken of (“{word}”)"),
    "lawsuit_words": N_("a lawsuit that may gravely harm the reputation is spoken of (“{word}”)"),
    "reputation_words": N_("it may harm the unit's reputation (“{word}”)"),
    "public_safety": N_("it has a wide effect on public safety"),
    "clinical_near_miss": N_("nearly harming a patient is clinical: answer the questions of A–I"),
}


@dataclass(frozen=True)
class Suggestion:
    """One value for one axis; `reason` is a msgid that `data` fills.

    Axes: level, nonclinical_level, resolution_group, sentinels, severe_column, priority (the ground), tree.
    """

    axis: str
    value: str
    rule: str
    reason: str
    data: Mapping[str, object] = field(default_factory=dict)


def suggestions_for(values: Values, policy: Policy) -> tuple[Suggestion, ...]:
    """Every suggestion for a case's values, in the order of the policy.

    Of an axis with one choice only the first value is kept, which is the gravest, with all its reasons.
    """
    found = [_suggestion(rule, values, policy) for rule in policy.suggestions if _holds(rule, values, policy)]
    gravest: dict[str, str] = {}
    for each in found:
        gravest.setdefault(each.axis, each.value)
    kept = [each for each in found if each.axis == SENTINELS or each.value == gravest[each.axis]]
    return tuple({(each.axis, each.value, each.reason): each for each in reversed(kept)}.values())[::-1]


def _holds(rule: SuggestionRule, values: Values, policy: Policy) -> bool:
    if rule.axis == LEVEL and _is_mere_incident(values):
        return False
    if rule.axis == SEVERE_BLOCK and _is_severe_by_category(values, rule.value, policy):
        return False  # its duties are there already
    if rule.axis == PRIORITY and values.get("priority") == Priority.URGENT:
        return False  # it is decided already
    return all(
        (
            _among(values.get("channel"), rule.channels),
            _among(values.get("kind"), rule.kinds),
            _among(values.get("level"), rule.levels),
            _among(values.get("category"), rule.categories),
            _among(values.get("nonclinical_level"), rule.nonclinical_levels),
            _meet(values.get("topics"), rule.topics),
            _meet(values.get("sentinels"), rule.sentinels),
            not rule.any_sentinel or bool(values.get("sentinels")),
            not rule.public or _is_public(values, policy),
            not rule.words or _word_found(rule, values, policy) is not None,
            _damage_fits(rule, _damage(rule, values)),
        )
    )


def level_of(suggestion: Suggestion, policy: Policy) -> Choice | None:
    """The non-clinical level by which a suggested severe block is taken: its duties are those of G to I."""
    if suggestion.axis != SEVERE_BLOCK:
        return None
    return next((each for each in policy.nonclinical_levels.values() if each.severity == suggestion.value), None)


def _is_severe_by_category(values: Values, severity: str, policy: Policy) -> bool:
    category = policy.categories.get(str(values.get("category")))
    return category is not None and category.severity == severity


def _is_mere_incident(values: Values) -> bool:
    """LVL-7: an incident without a complainant has a complaint level only if it may become a complaint."""
    return values.get("kind") == Kind.INCIDENT and not values.get("may_escalate")


def _among(value: object, wanted: tuple[str, ...]) -> bool:
    return not wanted or str(value) in wanted


def _meet(listed: object, wanted: tuple[str, ...]) -> bool:
    return not wanted or (isinstance(listed, list | tuple) and bool({str(each) for each in listed} & set(wanted)))


def _is_public(values: Values, policy: Policy) -> bool:
    channel = policy.channels.get(str(values.get("channel")))
    return channel is not None and channel.public


def _damage_fits(rule: SuggestionRule, damage: object) -> bool:
    bounds: tuple[tuple[int | None, Callable[[float, float], bool]], ...] = (
        (rule.damage_from, operator.ge),
        (rule.damage_to, operator.le),
        (rule.damage_above, operator.gt),
        (rule.damage_below, operator.lt),
    )
    given = [(bound, fits) for bound, fits in bounds if bound is not None]
    if not given:
        return True
    if isinstance(damage, bool) or not isinstance(damage, int | float):
        return False
    return all(fits(damage, bound) for bound, fits in given)


def _damage(rule: SuggestionRule, values: Values) -> object:
    """The damage that is stated; where a word says what happened, else the sum that the text speaks of."""
    stated = values.get("damage_baht")
    return greatest_sum(text_of(values, _TEXTS)) if stated is None and rule.words else stated


def _word_found(rule: SuggestionRule, values: Values, policy: Policy) -> str | None:
    if not rule.words:
        return None
    return word_found(rule, text_of(values, _TEXTS), int(policy.setting(LETTERS_BETWEEN)))


def _suggestion(rule: SuggestionRule, values: Values, policy: Policy) -> Suggestion:
    data = {"word": _word_found(rule, values, policy) or "", "damage": _damage(rule, values) or 0}
    return Suggestion(rule.axis, rule.value, rule.rule, REASONS[rule.reason], {**data, "minutes": rule.minutes_above})
