"""One stage of an analysis as a card that is saved by itself."""

from collections.abc import Callable, Mapping
from typing import ParamSpec

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError, InvalidComplaint
from app.domain.proceedings.schema import ProceedingKind, Stage
from app.domain.proceedings.standing import AT
from app.services.words.messages import words_for
from app.translation import _
from app.ui.keys import on_keys
from app.ui.kit import Badge, Tone, label, secondary_button
from app.ui.problem_labels import show_problems
from app.ui.proceedings.stage_fields import StageFields, Surroundings
from app.ui.shown_text import shown

MARGIN, GAP = 16, 12
Asked = ParamSpec("Asked")


class StageCard(QFrame):
    """Title, editors, and a button that saves this part alone.

    Signals:
        save_wanted: name of the stage.
    """

    save_wanted = Signal(str)

    def __init__(self, kind: ProceedingKind, stage: Stage, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{kind.code}_{stage.name}")
        self.setProperty("class", "card")
        self._stage = stage
        self._written: Mapping[str, object] = {}
        self._untouched: Mapping[str, object] = {}
        self._fields = StageFields(stage.fields, around, self)
        self._badge, self._placeless = Badge(self), label("", "problem")
        self._placeless.setObjectName("placeless_problem")
        self._placeless.setWordWrap(True)
        self._placeless.hide()
        self._save = secondary_button(_("Save this part"), "save")
        self._save.setObjectName(f"save_{stage.name}")
        self._save.setToolTip(_("Save (Ctrl+Enter)"))
        self._save.clicked.connect(self._want_save)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            on_keys(keys, self, self._want_save)
        self._lay_out()

    def show_stage(self, written: Mapping[str, object], now: str) -> None:
        """Show what is written; the time begins at `now` where nothing is."""
        self._written = written
        empty = dict.fromkeys(each.name for each in self._stage.fields)
        self._fields.show_values({**empty, AT: now, **written})
        self._untouched = self.values()
        show_problems(self, ())
        self._say("")
        self._badge.show_badge(*((Tone.DONE, _("Written")) if written else (Tone.LATER, _("Not yet"))))

    def show_typed(self, values: Mapping[str, object] | None) -> None:
        """Show what was typed before and not saved."""
        if values:
            self._fields.show_values(values)
            self._badge.show_badge(Tone.SOON, _("Not saved yet"))

    def enter(self, values: Mapping[str, object]) -> None:
        """Fill fields as if somebody typed."""
        self._fields.show_values(values)

    def values(self) -> dict[str, object]:
        """What is entered, by the names of the fields."""
        return self._fields.values()

    def is_written(self) -> bool:
        return bool(self._written)

    def is_unsaved(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.values() != self._untouched

    def forget_typed(self) -> None:
        """What is typed was saved."""
        self._untouched = self.values()

    def allow(self, allowed: bool) -> None:
        """Whether this part can be written now."""
        self._fields.setEnabled(allowed)
        self._save.setEnabled(allowed)

    def take_keyboard(self) -> None:
        self._fields.focus_first()

    def try_to(self, write: Callable[Asked, object], *args: Asked.args, **named: Asked.kwargs) -> bool:
        """Write, or say beside the fields what is wrong, all at once; whether it was written."""
        self._say("")
        try:
            write(*args, **named)
        except InvalidComplaint as refusal:
            elsewhere = show_problems(self, refusal.problems)
            self._say("\n".join(words_for(InvalidComplaint([each])) for each in elsewhere))
        except ComplaintError as refusal:
            self._say(words_for(refusal))
        else:
            return True
        return False

    def _say(self, words: str) -> None:
        self._placeless.setText(shown(words))
        self._placeless.setVisible(bool(words))

    def _want_save(self) -> None:
        if self._save.isEnabled():
            self.save_wanted.emit(self._stage.name)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_(self._stage.label), "card_title"), 1)
        head.addWidget(self._badge)
        foot = QHBoxLayout()
        foot.addWidget(self._placeless, 1)
        foot.addStretch(0)
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._fields)
        column.addLayout(foot)
