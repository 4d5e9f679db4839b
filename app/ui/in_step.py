"""Keeps the Complaint Form and the triage panel in step: each shows what is decided in the other."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.errors import Problem
from app.ui.triage_part import TriagePart

if TYPE_CHECKING:
    from app.services.rows import CaseRecord
    from app.ui.form.screen import FormScreen


class InStep(QObject):
    """One case in the form and in the panel; what is classified is saved with the form."""

    def __init__(self, form: "FormScreen", triage: TriagePart) -> None:
        super().__init__(form)
        self._form, self._triage = form, triage
        form.content.values_changed.connect(self._show_consequences)
        form.saving.refused.connect(self._show_refused)
        form.looked.connect(self._mark_classification)
        self._join()

    def take_triage(self, triage: TriagePart) -> None:
        """The panel itself is there now."""
        self._triage = triage
        self._join()
        triage.show_case(None)
        triage.show_values(self._form.content.values())

    def show_case(self, record: "CaseRecord | None") -> None:
        """Show a case in both, or none; what was typed before is kept as a draft."""
        self._triage.show_case(record)
        self._form.content.show(record)

    def refresh_case(self, record: "CaseRecord") -> None:
        """The panel follows a case whose form is as it was saved; else only its duties are read again."""
        if self._form.content.is_unsaved():
            self._triage.refresh()
        else:
            self._triage.show_case(record)
        self._form.content.refresh(record)

    def look_again(self) -> None:
        """The dates of a new case run, too; those of a saved one are read again with it."""
        if self._form.content.case.number is None:
            self._triage.refresh()

    def _join(self) -> None:
        self._triage.classification_changed.connect(self._take_classification)

    def _show_consequences(self) -> None:
        """The triage panel follows the form; a draft brings its own classification."""
        values = self._form.content.values()
        shown = self._triage.classification()
        if any(values.get(name) != value for name, value in shown.items()):
            self._triage.show_classification(values)
        self._triage.show_values(values)

    def _take_classification(self) -> None:
        self._form.content.classify(self._triage.classification())

    def _show_refused(self, problems: Collection[Problem]) -> None:
        """What the triage panel has a place for stands beside its field; the form says the rest."""
        self._form.saving.say_refused(self._triage.show_problems(problems))

    def _mark_classification(self, problems: Collection[Problem]) -> None:
        self._triage.show_problems(problems)
