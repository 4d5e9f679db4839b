"""What is wrong with an entry, written beside its field; each field has a label `<name>_problem`."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel, QWidget

from app.domain.errors import Problem
from app.services.words.messages import words_for_problem
from app.ui.shown_text import shown

SUFFIX = "_problem"


def show_problems(root: QWidget, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Show every problem beside its field under `root` and take away the old ones; returns the rest."""
    words = {f"{problem.field}{SUFFIX}": problem for problem in problems}
    for place in root.findChildren(QLabel):
        if place.objectName().endswith(SUFFIX):
            problem = words.pop(place.objectName(), None)
            place.setText(shown(words_for_problem(problem)) if problem else "")
            place.setVisible(problem is not None)
    return tuple(words.values())


def take_away_problem(root: QWidget, name: str) -> None:
    """Take away what is said beside one field under `root`: it was changed since."""
    for place in root.findChildren(QLabel, f"{name}{SUFFIX}"):
        place.clear()
        place.hide()
