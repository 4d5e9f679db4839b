"""What can be done about a case: kinds of proceedings, each with its stages and their fields."""

from dataclasses import dataclass

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.words import Labelled


@dataclass(frozen=True, kw_only=True)
class StageField:
    """One thing asked for at a stage. `choices` is an enum with labels, or a table of the policy."""

    name: str
    label: str
    kind: FieldKind
    required: bool = False
    choices: type[Labelled] | str | None = None
    help: str = ""
    may_lie_ahead: bool = False  # a date that is agreed, not one that has been


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What is written with one click, and conflicts together: it is one unit of the log.

    `at` names the field with the true time; a stage that `ends` stops the clock of the whole. An `optional` one may be
    left out; one that `repeats` is written again each time that it happens.
    """

    name: str
    label: str
    fields: tuple[StageField, ...]
    field_class: FieldClass
    at: str = "at"
    ends: bool = False
    optional: bool = False
    repeats: bool = False

    def field(self, name: str) -> StageField:
        """The field of that name.

        Raises:
            KeyError: the stage has no such field.
        """
        return {each.name: each for each in self.fields}[name]


@dataclass(frozen=True, kw_only=True)
class ProceedingKind:
    """One kind of proceeding: a contact, a request to a unit, a session … `rule` is what asks for it."""

    code: str
    label: str
    icon: str
    rule: str
    stages: tuple[Stage, ...]
    only_one: bool = False  # a case has at most one of them that stands

    @property
    def entity(self) -> str:
        """What its entities in the log begin with."""
        return f"{self.code}:"

    def stage(self, name: str) -> Stage:
        """The stage of that name.

        Raises:
            KeyError: this kind has no such stage.
        """
        return {each.name: each for each in self.stages}[name]

    @property
    def first(self) -> Stage:
        """The stage with which it begins."""
        return self.stages[0]
