"""The guided tree to the clinical categories A to I; based on the NCC MERP Index, © NCC MERP."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.vocabulary import Category, TreeAnswer, TreeQuestion
from app.translation import N_

UNKNOWN = TreeAnswer.UNKNOWN.value
NO_CATEGORY = ""  # not clinical; milder than A
_MILDEST_FIRST = (NO_CATEGORY, *(each.value for each in Category))


@dataclass(frozen=True)
class Question:
    """One question, as it is asked, with a hint."""

    name: str
    text: str
    help: str = ""


@dataclass(frozen=True)
class TreeResult:
    """Where the answers lead.

    `category` is the mildest they allow; None means no category: not clinical (perhaps, if `provisional`), or
    not yet, if `next_question` names one to be asked. `up_to` is the worst they allow, where it is another.
    """

    category: str | None = None
    up_to: str | None = None
    provisional: bool = False
    next_question: str | None = None


@dataclass(frozen=True)
class _Fork:
    """A question of the tree and where yes and no lead: to another fork, or to a leaf."""

    question: TreeQuestion
    yes: "_Fork | str"
    no: "_Fork | str"


# What can be seen is asked first, as plain fact. Both ways from life support ask whether harm is permanent.
_PERMANENT_WITH_LIFE_SUPPORT = "permanent with life support"
_HARMED = _Fork(
    TreeQuestion.LIFE_SUPPORT,
    yes=_Fork(TreeQuestion.PERMANENT, yes=_PERMANENT_WITH_LIFE_SUPPORT, no="H"),
    no=_Fork(TreeQuestion.PERMANENT, yes="G", no=_Fork(TreeQuestion.LONGER_STAY, yes="F", no="E")),
)
_UNHARMED = _Fork(TreeQuestion.MONITORING, yes="D", no="C")
_REACHED = _Fork(TreeQuestion.DEATH, yes="I", no=_Fork(TreeQuestion.HARM, yes=_HARMED, no=_UNHARMED))
_HAPPENED = _Fork(TreeQuestion.REACHED, yes=_REACHED, no="B")
_TREE = _Fork(TreeQuestion.CLINICAL, yes=_Fork(TreeQuestion.ERROR, yes=_HAPPENED, no="A"), no=NO_CATEGORY)

QUESTIONS: tuple[Question, ...] = (
    Question(
        "clinical",
        N_("Does it concern the care of a patient?"),
        N_("Care, medicine, instruments, diagnosis."),
    ),
    Question(
        "error",
        N_("Did an error happen, not only circumstances that could lead to one?"),
        N_("Look-alike boxes on one shelf are circumstances; taking the wrong box is an error."),
    ),
    Question(
        "reached",
        N_("Did it reach the patient?"),
        N_("Something that was not given reaches the patient too."),
    ),
    Question("death", N_("May it have contributed to the patient's death?")),
    Question("harm", N_("Was the patient harmed?"), N_("Pain, injury or loss of function, of body or mind.")),
    Question(
        "monitoring",
        N_("Was monitoring or preventive action needed to be sure of no harm?"),
        N_("For example watched for longer, blood tested again, an antidote given."),
    ),
    Question(
        "life_support",
        N_("Was action needed to sustain life?"),
        N_("For example resuscitation, a breathing tube, a defibrillator."),
    ),
    Question("permanent", N_("Is the harm permanent?")),
    Question("longer_stay", N_("Was the patient admitted, or did the stay become longer?")),
)
_ASKED_IN_ORDER = tuple(question.name for question in QUESTIONS)


def walk(answers: Mapping[str, object], *, permanent_with_life_support: str = "G") -> TreeResult:
    """Follow the answers (true, false, "unknown"; a missing or None answer was not asked yet).

    An unknown answer leaves both ways open and all of them are followed. As long as a question on one of the
    open ways was not asked there is no category, and the first of them, in the order of asking, is next.

    Raises:
        ValueError: an answer is something else, or a question is not in the tree.
    """
    _require_answers(answers)
    leaves, missing = _open_ways(_TREE, answers)
    if missing:
        return TreeResult(next_question=min(missing, key=_ASKED_IN_ORDER.index))
    reached = {permanent_with_life_support if leaf == _PERMANENT_WITH_LIFE_SUPPORT else leaf for leaf in leaves}
    mildest, worst = min(reached, key=_MILDEST_FIRST.index), max(reached, key=_MILDEST_FIRST.index)
    return TreeResult(
        category=mildest or None,
        up_to=worst if worst != mildest else None,
        provisional=worst != mildest,
    )


def _require_answers(answers: Mapping[str, object]) -> None:
    for name, value in answers.items():
        if name not in _ASKED_IN_ORDER:
            raise ValueError(name)
        if not (value is None or value is True or value is False or value == UNKNOWN):
            raise ValueError(value)


def _open_ways(fork: _Fork | str, answers: Mapping[str, object]) -> tuple[frozenset[str], frozenset[str]]:
    """The leaves that the answers allow, and the questions on the open ways that were not asked."""
    if isinstance(fork, str):
        return frozenset({fork}), frozenset()
    answer = answers.get(fork.question)
    if answer is None:
        return frozenset(), frozenset({fork.question.value})
    open_forks = [fork.yes] if answer is True else [fork.no] if answer is False else [fork.yes, fork.no]
    ways = [_open_ways(each, answers) for each in open_forks]
    return frozenset().union(*(leaves for leaves, _ in ways)), frozenset().union(*(missing for _, missing in ways))
