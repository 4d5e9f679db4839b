"""The guided tree against a table of its own: the ways to the nine leaves, every combination of answers."""

from collections.abc import Mapping
from itertools import product

import pytest

from app.domain.policy import Policy
from app.domain.tree import QUESTIONS, walk
from app.domain.vocabulary import Category

ASKED = (
    "clinical",
    "error",
    "reached",
    "death",
    "harm",
    "monitoring",
    "life_support",
    "permanent",
    "longer_stay",
)
MISSING = None
# The ways of rules.md section 5, written again: + yes, - no. G is reached with and without life support.
WAYS = {
    "-clinical": "",
    "+clinical -error": "A",
    "+clinical +error -reached": "B",
    "+clinical +error +reached +death": "I",
    "+clinical +error +reached -death -harm -monitoring": "C",
    "+clinical +error +reached -death -harm +monitoring": "D",
    "+clinical +error +reached -death +harm +life_support +permanent": "G",
    "+clinical +error +reached -death +harm +life_support -permanent": "H",
    "+clinical +error +reached -death +harm -life_support +permanent": "G",
    "+clinical +error +reached -death +harm -life_support -permanent +longer_stay": "F",
    "+clinical +error +reached -death +harm -life_support -permanent -longer_stay": "E",
}
TABLE = [
    (leaf, [(step[1:], step[0] == "+") for step in way.split()], place)
    for place, (way, leaf) in enumerate(WAYS.items())
]


def expected(answers: Mapping[str, object]) -> tuple[str | None, str | None, bool, str | None]:
    """Category, up to, provisional, next question: by following every way of the table on its own."""
    leaves, missing = set(), set()
    for leaf, steps, _place in TABLE:
        for question, wanted in steps:
            answer = answers[question]
            if answer is MISSING:
                missing.add(question)
                break
            if answer != "unknown" and answer is not wanted:
                break
        else:
            leaves.add(leaf)
    if missing:
        return None, None, False, min(missing, key=ASKED.index)
    mildest, worst = min(leaves), max(leaves)
    return mildest or None, worst if worst != mildest else None, worst != mildest, None


def test_every_combination_of_answers_leads_where_the_table_says() -> None:
    for combination in product((True, False, "unknown", MISSING), repeat=len(ASKED)):
        answers = dict(zip(ASKED, combination, strict=True))
        found = walk(answers)
        assert (found.category, found.up_to, found.provisional, found.next_question) == expected(answers), answers


@pytest.mark.rule("MERP-A", "MERP-B", "MERP-C", "MERP-D", "MERP-E", "MERP-F", "MERP-G", "MERP-H", "MERP-I")
@pytest.mark.parametrize(("way", "leaf"), WAYS.items())
def test_each_way_leads_to_its_leaf(way: str, leaf: str) -> None:
    result = walk({step[1:]: step[0] == "+" for step in way.split()})
    assert (result.category, result.provisional, result.next_question) == (leaf or None, False, None)


@pytest.mark.rule("MERP-A")
@pytest.mark.parametrize(
    ("answers", "category", "up_to"),
    [
        ({"clinical": "unknown", "error": False}, None, "A"),
        ({"clinical": True, "error": True, "reached": "unknown", "death": True}, "B", "I"),
        (
            {
                "clinical": True,
                "error": True,
                "reached": True,
                "death": False,
                "harm": False,
                "monitoring": "unknown",
            },
            "C",
            "D",
        ),
        (dict.fromkeys(ASKED, "unknown"), None, "I"),
        ({"clinical": True, **dict.fromkeys(ASKED[1:], "unknown")}, "A", "I"),
    ],
)
def test_unknown_gives_the_mildest_category_and_names_the_worst(
    answers: dict[str, object], category: str | None, up_to: str
) -> None:
    result = walk(answers)
    assert (result.category, result.up_to, result.provisional) == (category, up_to, True)


def test_an_unknown_answer_that_changes_nothing_is_not_provisional() -> None:
    harmed = {"clinical": True, "error": True, "reached": True, "death": False, "harm": True}
    result = walk({**harmed, "life_support": "unknown", "permanent": True, "longer_stay": False})
    assert (result.category, result.up_to, result.provisional) == ("G", None, False)


@pytest.mark.rule("MERP-G", "MERP-H")
def test_permanent_harm_with_life_support_is_the_policys_choice() -> None:
    harmed = {"clinical": True, "error": True, "reached": True, "death": False, "harm": True}
    answers = {**harmed, "life_support": True, "permanent": True}
    assert walk(answers, permanent_with_life_support="H").category == "H"
    assert walk(answers).category == "G"


def test_the_first_missing_question_on_an_open_way_is_next() -> None:
    answers = {"clinical": True, "error": True, "reached": True, "death": False, "harm": "unknown"}
    assert walk({}).next_question == "clinical"
    assert walk(answers).next_question == "monitoring"
    assert walk({**answers, "monitoring": False}).next_question == "life_support"


@pytest.mark.parametrize("answers", [{"weather": True}, {"clinical": "yes"}, {"clinical": 1}, {"clinical": []}])
def test_what_is_no_answer_is_refused(answers: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        walk(answers)


def test_every_leaf_of_the_tree_is_a_category_of_the_policy(policy: Policy) -> None:
    assert list(policy.categories) == [each.value for each in Category] == sorted(set(WAYS.values()) - {""})


def test_the_questions_are_asked_in_the_order_of_the_rules() -> None:
    assert tuple(question.name for question in QUESTIONS) == ASKED
