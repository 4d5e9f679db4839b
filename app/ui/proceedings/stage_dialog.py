"""One stage of a proceeding, entered with a click; refusals stand beside their fields, all at once."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.domain.errors import ComplaintError, InvalidComplaint, Problem
from app.domain.fields import PolicyTables
from app.domain.proceedings.schema import ProceedingKind, Stage
from app.domain.proceedings.standing import AT
from app.services.words.messages import words_for
from app.translation import _
from app.ui.entry.banner import Banner
from app.ui.keys import on_keys
from app.ui.kit import label, primary_button, secondary_button
from app.ui.plain_dialog import PlainDialog
from app.ui.problem_labels import show_problems
from app.ui.proceedings.stage_fields import StageFields
from app.ui.rule_label import rule_label

# Writes what was entered: `begin` or `go_on` of the service; refusals come back from it.
Writer = Callable[[Mapping[str, object]], object]


class Around(Protocol):
    """What a dialog needs to know: the choices of the policy, and the moment."""

    @property
    def policy(self) -> PolicyTables: ...
    def now(self) -> datetime: ...


class StageDialog(PlainDialog):
    """Its editors follow from the stage. Ctrl+Enter saves; Esc asks before it throws away what was typed.

    Signals:
        saved: it was written down, and the dialog is closed.
    """

    saved = Signal()

    def __init__(
        self, kind: ProceedingKind, stage: Stage, around: Around, write: Writer, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{kind.code}_{stage.name}_dialog", _(kind.label), parent)
        self._write = write
        self._untouched: Mapping[str, object] = {}
        self._fields = StageFields(stage.fields, around, self)
        if stage.label != kind.label:
            self.body.addWidget(label(_(stage.label), "section"))
        self.area.setObjectName(f"{kind.code}_{stage.name}_fields")
        self.body.addWidget(self._fields, 1)
        self._placeless = _placeless_label()
        self.foot.addWidget(self._placeless)
        self._leaving = self._leaving_question()
        self.foot.addWidget(self._leaving)
        self.foot.addWidget(_rule_line(kind))
        cancel, self._save = self._buttons()
        self.end_with(cancel, self._save)
        self.show_values({AT: around.now().isoformat(timespec="seconds")})

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show these values, which stand or are likely; the other fields stay as they are."""
        self._fields.show_values(values)
        self._untouched = self.values()

    def offer(self, name: str, choices: Iterable[tuple[object, str]]) -> None:
        """List the choices of a field that the caller knows; a line of text is completed to them."""
        self._fields.offer(name, choices)

    def fix(self, name: str, value: object, words: str) -> None:
        """Settle a field: its value is shown in words and cannot be changed here."""
        self._fields.fix(name, value, words)
        self._untouched = self.values()

    def hide_field(self, name: str, *, hidden: bool) -> None:
        """Leave a field out that is not asked for here, or show it again."""
        self._fields.hide_field(name, hidden=hidden)

    def values(self) -> dict[str, object]:
        """What is entered, by the names of the fields; empty ones are left out."""
        return self._fields.values()

    def save(self) -> None:
        """Write what is entered and close, or say what is wrong and stay."""
        self._leaving.say("")
        try:
            self._write(self.values())
        except InvalidComplaint as refusal:
            self._say([words_for(InvalidComplaint([each])) for each in self._refused(refusal.problems)])
        except ComplaintError as refusal:
            self._say([words_for(refusal)])
        else:
            self.saved.emit()
            self.accept()

    def reject(self) -> None:
        """Close without a word when nothing was typed; else ask first. Esc again goes on writing."""
        if self._leaving.isVisible():
            self._stay()
        elif self.values() == self._untouched:
            super().reject()
        else:
            self._leaving.say(_("What you typed is not saved."))
            _button_of(self._leaving, "leaving_accept").setFocus(Qt.FocusReason.OtherFocusReason)
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fields.focus_first()

    def _refused(self, problems: Collection[Problem]) -> tuple[Problem, ...]:
        """Mark the fields, and scroll to the first of them; what stands beside none comes back."""
        for problem in problems:
            self.hide_field(problem.field, hidden=False)
        elsewhere = show_problems(self, problems)
        self.fit()
        marked = self._fields.first_of({problem.field for problem in problems})
        if marked is not None:
            self.area.ensureWidgetVisible(marked)
        return elsewhere

    def _say(self, words: Collection[str]) -> None:
        self._placeless.setText("\n".join(words))
        self._placeless.setVisible(bool(words))
        self.fit()

    def _stay(self) -> None:
        self._leaving.say("")
        self._fields.focus_first()

    def _throw_away(self) -> None:
        self._untouched = self.values()
        self._leaving.say("")
        self.reject()

    def _leaving_question(self) -> Banner:
        banner = Banner("leaving", _("Go on writing"), _("Throw it away"), self)
        banner.accepted.connect(self._stay)
        banner.declined.connect(self._throw_away)
        return banner

    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        cancel, save = secondary_button(_("Cancel"), None), primary_button(_("Save"), "save")
        cancel.setObjectName("cancel")
        save.setObjectName("save_stage")
        save.setToolTip(_("Save (Ctrl+Enter)"))
        save.setDefault(True)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            on_keys(keys, self, self.save)
        return cancel, save


def _rule_line(kind: ProceedingKind) -> QLabel:
    line = rule_label(kind.rule)
    line.setObjectName("rule_line")
    return line


def _placeless_label() -> QLabel:
    line = label("", "problem")
    line.setObjectName("placeless_problem")
    line.setWordWrap(True)
    line.hide()
    return line


def _button_of(banner: Banner, name: str) -> QPushButton:
    found = banner.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found
