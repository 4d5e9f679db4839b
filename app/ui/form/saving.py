"""Saving the case in the form, and deciding what two people entered differently in it."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import ComplaintError, InvalidComplaint, NotAllowed, Problem
from app.domain.units import CASE
from app.services.words.messages import words_for
from app.ui.form.content import FormContent
from app.ui.form.parts import FormParts
from app.ui.form.refused_fields import RefusedFields

if TYPE_CHECKING:
    from app.services.cases.complaints import Complaints


class FormSaving(QObject):
    """Writes what the form says, or shows what stands against it.

    Signals:
        saved: number of the case just saved.
        put_away: number of the case just saved, which from now on is not for whoever wrote it.
        refused: a save was refused; the problems of fields that stand elsewhere, to be marked there.
        new_wanted: a new case was saved, and another one is to begin.
        next_wanted: number of the case after which the next one is wanted.
        choice_made: entity, unit and value that somebody chose where two entered a duty or a file differently.
    """

    saved = Signal(str)
    put_away = Signal(str)
    refused = Signal(object)
    new_wanted = Signal()
    next_wanted = Signal(str)
    choice_made = Signal(str, str, object)

    def __init__(self, parts: FormParts, content: FormContent) -> None:
        super().__init__(content)
        self._parts, self._content = parts, content
        self._complaints: Complaints | None = None
        self._refused_fields = RefusedFields(parts, content.checks)
        parts.notices.decided.connect(self._decide)

    def use(self, complaints: "Complaints") -> None:
        """Save there from now on."""
        self._complaints = complaints

    def save(self) -> bool:
        """Save the case; False when something stands against it, which is then shown."""
        if self._complaints is None:
            return False
        try:
            self._content.checks.require_reasons()
            number = self._content.case.save(self._complaints, self._content.values(), self._content.ties.tie())
        except InvalidComplaint as refusal:
            self.refused.emit(self._refused_fields.mark(refusal.problems))
            return False
        except ComplaintError as refusal:
            self._parts.notices.refuse(words_for(refusal))
            return False
        try:
            self._content.show_saved(self._complaints.case(number))
        except NotAllowed:
            self._content.put_away(number)
            self.put_away.emit(number)
        else:
            self.saved.emit(number)
        return True

    def save_and_next(self) -> None:
        """Save, then ask for the next case, or begin another after a new one."""
        number = self._content.case.number
        if not self.save() or (number is not None and self._content.case.number is None):
            return
        if number is None:
            self.new_wanted.emit()
        else:
            self.next_wanted.emit(number)

    def say_refused(self, placeless: Collection[Problem]) -> None:
        """Say how many fields are marked, and in full only what stands beside no field at all."""
        self._refused_fields.say(placeless)

    def _decide(self, entity: str, unit: str, value: object) -> None:
        """A conflict is decided at once; what is typed and not saved is offered as a draft."""
        number = self._content.case.number
        if self._complaints is None or number is None:
            return
        if entity != CASE:
            self.choice_made.emit(entity, unit, value)
            return
        try:
            self._complaints.choose(number, unit, value)
        except ComplaintError as refusal:
            self._parts.notices.refuse(words_for(refusal))
        else:
            self._content.show(self._complaints.case(number))
            self.saved.emit(number)
