"""What a refused save leaves on the form: marks beside the fields, a sentence above, the keyboard on the first."""

from collections.abc import Collection, Iterable

from app.domain.errors import Problem
from app.services.words.messages import labelled_words
from app.ui.form.live_checks import LiveChecks
from app.ui.form.parts import FormParts


class RefusedFields:
    """Knows how many fields were marked, until it is known which of them stand elsewhere on the screen."""

    def __init__(self, parts: FormParts, checks: LiveChecks) -> None:
        self._parts, self._checks = parts, checks
        self._marked = 0

    def mark(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Mark every problem beside its field and put the keyboard on the first; returns those without a field here."""
        marked = tuple(problems)
        self._checks.ask_for_all()
        elsewhere = self._parts.notices.alike.mark_tie(self._parts.fields.boxes.show_problems(marked))
        self._marked = len({each.field for each in marked})
        self.say(elsewhere)
        first = self._parts.fields.boxes.first_marked()
        if first is not None:
            self._parts.show_fields()
            self._parts.fields.focus_field(first)
        else:
            self._parts.notices.alike.focus_tie()
        return elsewhere

    def say(self, placeless: Collection[Problem]) -> None:
        """Say how many fields are marked, and in full only what stands beside no field at all."""
        words = [labelled_words(problem) for problem in placeless]
        self._parts.notices.refuse_fields(self._marked - len(words), words)
