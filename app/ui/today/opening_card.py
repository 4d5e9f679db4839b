"""The record of opening of the comment box: when, and who was present."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.channel_forms import CHANNEL_FORM
from app.domain.errors import InvalidComplaint, Problem
from app.services.cases.comment_box import Opening
from app.translation import _
from app.ui.entry.names_edit import NamesEditor
from app.ui.kit import GAP, Card, field_box
from app.ui.moment_editor import EditorFactory, moment_in, widget_of
from app.ui.rule_label import rule_label

MOMENT_WIDTH = 280


class OpeningCard(Card):
    """Two fields; what is wrong stands under them.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self, moment_edit: EditorFactory, parent: QWidget) -> None:
        super().__init__(_("Record of opening"), parent)
        self._opened_at, self.present = moment_edit(self), NamesEditor(self)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        opened = field_box(_("Opened at"), widget_of(self._opened_at), "opened_at", True)
        opened.setFixedWidth(MOMENT_WIDTH)
        row.addWidget(opened, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field_box(_("Who was present"), self.present, "present", True), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(rule_label(CHANNEL_FORM.rule))
        self._opened_at.edited.connect(self.edited)
        self.present.edited.connect(self.edited)

    def offer_people(self, names: Sequence[str]) -> None:
        """Complete the names of those present to these."""
        self.present.offer_names(names)

    def show_kept(self, kept: Mapping[str, object], now: datetime | None) -> None:
        """Show what a draft kept; without one the box is opened now."""
        self._opened_at.set_value(kept.get("opened_at") or (now.isoformat() if now is not None else None))
        self.present.set_value(kept.get("present"))

    def as_kept(self) -> dict[str, object]:
        """What is entered, as a draft keeps it."""
        return {"opened_at": self._opened_at.value(), "present": self.present.value()}

    def is_begun(self) -> bool:
        """Whether somebody was entered as present."""
        return self.present.value() is not None

    def opening(self) -> tuple[Opening, list[Problem]]:
        """What is entered, and what of it cannot be read."""
        names = self.present.value()
        present = tuple(names) if isinstance(names, list) else ()
        try:
            return Opening(moment_in(self._opened_at, "opened_at"), present), []
        except InvalidComplaint as refusal:
            return Opening(None, present), list(refusal.problems)
