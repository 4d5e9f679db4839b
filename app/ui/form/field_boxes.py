"""The fields of the form by name: what they say, and what is said beside them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import cast

from app.domain.errors import Problem
from app.domain.fields import FieldKind, PolicyTables, labelled_choices
from app.translation import language
from app.ui.entry.choice_edit import ChoiceEditor
from app.ui.entry.editors import ChoicesEditor, Editor
from app.ui.entry.names_edit import NamesEditor
from app.ui.form.field_box import FieldBox


class FieldBoxes:
    """Boxes in reading order."""

    def __init__(self) -> None:
        self._boxes: dict[str, FieldBox] = {}

    def __iter__(self) -> Iterator[FieldBox]:
        return iter(self._boxes.values())

    def add(self, box: FieldBox) -> None:
        """Know one more field."""
        self._boxes[box.field.name] = box

    def box(self, name: str) -> FieldBox:
        """The box of a field."""
        return self._boxes[name]

    def values(self) -> dict[str, object]:
        """What every field says, without the empty ones."""
        said = {name: _editor(box).value() for name, box in self._boxes.items()}
        return {name: value for name, value in said.items() if value is not None}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Let every field say this; those that are left out are empty."""
        for name, box in self._boxes.items():
            _editor(box).set_value(values.get(name))

    def fill(self, values: Mapping[str, object]) -> None:
        """Write these values as if somebody typed them; what stands in a text stays."""
        for name, value in values.items():
            box = self._boxes[name]
            if box.field.kind is not FieldKind.LONG_TEXT or _editor(box).value() is None:
                _editor(box).set_value(value)

    def show_problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Mark every problem beside its field; returns those of fields that are not here."""
        by_field = {problem.field: problem for problem in reversed(tuple(problems))}
        for name, box in self._boxes.items():
            box.show_problem(by_field.pop(name, None))
        return tuple(by_field.values())

    def show_hints(self, gaps: Iterable[Problem]) -> None:
        """Say beside a field what the rules ask for; nothing is refused."""
        by_field = {gap.field: gap for gap in gaps}
        for name, box in self._boxes.items():
            box.show_hint(by_field.get(name))

    def show_absent(self, reasons: Mapping[str, str]) -> None:
        """Say beside these fields why they have no value here; none of them is asked for."""
        for name, box in self._boxes.items():
            box.show_absent(reasons.get(name, ""))

    def lock(self, names: Collection[str]) -> None:
        """Let nobody type into these fields, and into every other one again."""
        for name, box in self._boxes.items():
            box.allow_typing(name not in names)

    def excused(self) -> frozenset[str]:
        """The fields that nobody can be asked for."""
        return frozenset(name for name, box in self._boxes.items() if box.is_excused())

    def first_marked(self) -> str | None:
        """The first field in reading order that has a problem."""
        return next((name for name, box in self._boxes.items() if box.has_problem), None)

    def field_in_hand(self) -> str | None:
        """The field that the keyboard is in."""
        return next((name for name, box in self._boxes.items() if box.has_keyboard()), None)


def offer_choices(boxes: Iterable[FieldBox], policy: PolicyTables) -> None:
    """Fill the lists that the policy and the vocabulary define."""
    for box in boxes:
        if isinstance(box.editor, ChoiceEditor | ChoicesEditor):
            box.editor.offer(labelled_choices(box.field, policy, language()))


def offer_units(boxes: Iterable[FieldBox], names: Sequence[str]) -> None:
    """Complete unit names to these."""
    for box in boxes:
        if isinstance(box.editor, NamesEditor):
            box.editor.offer_names(names)


def _editor(box: FieldBox) -> Editor:
    return cast(Editor, box.editor)
