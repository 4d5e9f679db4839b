"""Whether somebody decided otherwise than the rules suggest, and owes the reason (LVL-5)."""

from collections.abc import Iterator, Mapping

from app.domain.errors import Problem
from app.domain.policy import Policy
from app.domain.suggestions import Suggestion, level_of, suggestions_for
from app.domain.tree import walk

Values = Mapping[str, object]
# What is decided, and where its reason is written; the reason never travels further than the decision.
REASONS = {
    "level": "level_reason",
    "nonclinical_level": "nonclinical_reason",
    "resolution_group": "group_reason",
    "category": "category_reason",
}
TREE_RULE = "MERP"


def unexplained(values: Values, before: Values, policy: Policy) -> tuple[Problem, ...]:
    """A problem for each decision against a suggestion without its reason.

    `before` are the values that stand: what was decided so already, and against the same suggestion, is left in peace.
    """
    suggested, stood = _suggested(values, policy), _suggested(before, policy)
    return tuple(
        Problem(reason, "overruled_without_reason", {"value": suggested[name][0], "rule": suggested[name][1]})
        for name, reason in REASONS.items()
        if _is_overruled(values.get(name), suggested.get(name))
        and not values.get(reason)
        and (values.get(name), suggested.get(name)) != (before.get(name), stood.get(name))
    )


def _is_overruled(chosen: object, suggestion: tuple[str, str] | None) -> bool:
    """What is not decided yet overrules nothing."""
    return chosen is not None and suggestion is not None and str(chosen) != suggestion[0]


def _suggested(values: Values, policy: Policy) -> dict[str, tuple[str, str]]:
    return {**dict(_by_the_words(values, policy)), **dict(_by_the_tree(values, policy))}


def _by_the_words(values: Values, policy: Policy) -> Iterator[tuple[str, tuple[str, str]]]:
    for each in reversed(suggestions_for(values, policy)):
        if each.axis in REASONS and not _is_of_the_severe_block(each, values, policy):
            yield each.axis, (each.value, each.rule)


def _is_of_the_severe_block(suggestion: Suggestion, values: Values, policy: Policy) -> bool:
    """Whether the level stands that the severe block of a sentinel event brings, whatever the damage suggests."""
    if suggestion.axis != "nonclinical_level":
        return False
    taken = [level_of(each, policy) for each in suggestions_for(values, policy)]
    return any(level is not None and level.code == str(values.get("nonclinical_level")) for level in taken)


def _by_the_tree(values: Values, policy: Policy) -> Iterator[tuple[str, tuple[str, str]]]:
    answers = values.get("tree_answers")
    if not isinstance(answers, Mapping) or not answers or not policy.categories:
        return
    found = walk(answers, permanent_with_life_support=policy.permanent_with_life_support)
    if found.category is not None and found.next_question is None:
        yield "category", (str(found.category), TREE_RULE)
