"""What was given with options and is refused: every problem at once, each with what its option is called."""

from collections.abc import Mapping

from app.commands.answers import refuse
from app.domain.errors import InvalidComplaint
from app.services.words.messages import words_for_problem
from app.translation import _

REFUSED = 1


def refuse_options(refusal: InvalidComplaint, options: Mapping[str, str], labels: Mapping[str, str]) -> int:
    """Say what is wrong with each option, by its label where it has one; returns the exit status."""
    for problem in refusal.problems:
        option = options.get(problem.field, problem.field)
        words = words_for_problem(problem)
        if problem.code == "required":
            words = _("This is required. Add {option} and a value to the command.").format(option=option)
        refuse(_("{label}: {words}").format(label=labels.get(problem.field, option), words=words))
    return REFUSED


def refuse_blank(option: str) -> int:
    """Say which name was given and has no letters; returns the exit status."""
    refuse(_("{option} is empty. Write the name of the account there.").format(option=option))
    return REFUSED
