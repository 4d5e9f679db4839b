"""The way taken through the guided tree: which questions were asked, in order, and where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from app.domain.policy import Policy
from app.domain.tree import UNKNOWN, TreeResult, walk
from app.domain.vocabulary import TreeAnswer

Walk = Callable[[Mapping[str, object]], TreeResult]
ANSWERS: dict[TreeAnswer, object] = {
    TreeAnswer.YES: True,
    TreeAnswer.NO: False,
    TreeAnswer.UNKNOWN: UNKNOWN,
}


@dataclass(frozen=True)
class TreePath:
    """The answers on the way, in the order asked, and what they give; answers off the way are left out."""

    answers: Mapping[str, object]
    result: TreeResult

    @property
    def is_unfinished(self) -> bool:
        return self.result.next_question is not None


def walk_by(policy: Policy) -> Walk:
    """The tree as this hospital reads it."""
    return partial(walk, permanent_with_life_support=policy.permanent_with_life_support)


def path_through(walk: Walk, given: Mapping[str, object]) -> TreePath:
    """Follow the given answers as far as they lead."""
    answers: dict[str, object] = {}
    result = walk(answers)
    while result.next_question is not None and given.get(result.next_question) is not None:
        answers[result.next_question] = given[result.next_question]
        result = walk(answers)
    return TreePath(answers, result)
