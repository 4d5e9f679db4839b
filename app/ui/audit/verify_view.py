"""“Verify now”: a button, how far it is, and what was found with how serious it is and what to do next."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError
from app.services.audit.rows import Found, Seriousness, Verified
from app.services.words.audit_words import (
    found_in_words,
    next_step_in_words,
    seriousness_in_words,
    summary_in_words,
)
from app.services.words.messages import words_for
from app.services.words.wordings_of_audit import SERIOUSNESS
from app.translation import _
from app.ui.background import run_with_progress
from app.ui.badges import Badge, Tone, badge_width
from app.ui.kit import FIELD_GAP, GAP, Card, label, primary_button, scrolled
from app.ui.rows import cleared
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.ui.audit.contracts import AuditDesk

TONES: Mapping[Seriousness, tuple[Tone, str]] = {
    Seriousness.STOP: (Tone.OVERDUE, "error_circle"),
    Seriousness.LOOK: (Tone.SOON, "warning"),
    Seriousness.KNOW: (Tone.INFO, "note"),
}


class VerifyView(QWidget):
    """What was found stays until it is asked again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: AuditDesk | None = None
        self._verify = primary_button(_("Verify now"), "shield_checkmark")
        self._verify.setObjectName("audit_verify")
        self._verify.clicked.connect(self._begin)
        self._said = label("", "body_strong")
        self._said.setObjectName("audit_said")
        self._said.setWordWrap(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        self._lay_out()

    def use(self, desk: "AuditDesk") -> None:
        """The services are ready."""
        self._desk = desk

    def take_keyboard(self) -> None:
        """Somebody goes here."""
        self._verify.setFocus()

    def _lay_out(self) -> None:
        words = _(
            "Looks at every entry: that nobody changed it, that none of this PC is missing, and that other PCs know no "
            "more. Nothing is changed, and it can be stopped at any time."
        )
        card, why = Card("", self), label(shown(words), "hint")
        why.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._verify)
        head.addWidget(why, 1)
        card.body.addLayout(head)
        card.body.addWidget(self._said)
        self._said.hide()
        content = QWidget(self)
        content.setProperty("class", "canvas")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._lines)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(card)
        column.addWidget(scrolled(content, self), 1)

    def _begin(self) -> None:
        if self._desk is None:
            return
        progress = run_with_progress(self, _("Verifying everything that was written"), self._desk.verification.verify)
        progress.succeeded.connect(self._show)
        progress.broke.connect(self._refuse)
        progress.given_up.connect(self._tell_given_up)

    def _show(self, verified: object) -> None:
        if isinstance(verified, Verified):
            self._say(summary_in_words(verified))
            for found in verified.found:
                self._lines.addWidget(FoundLine(found, self))

    def _refuse(self, refusal: object) -> None:
        if not isinstance(refusal, ComplaintError):
            raise refusal if isinstance(refusal, BaseException) else TypeError(refusal)
        self._say(words_for(refusal))

    def _tell_given_up(self) -> None:
        self._say(_("It was stopped before the end, so nothing can be said."))

    def _say(self, words: str) -> None:
        cleared(self._lines)
        self._said.setText(shown(words))
        self._said.show()


class FoundLine(Card):
    """One finding: how serious, what, and the next step."""

    def __init__(self, found: Found, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setObjectName(f"found_{found.code}")
        tone, icon = TONES[found.seriousness]
        badge = Badge(self)
        badge.show_badge(tone, seriousness_in_words(found), icon)
        words, step = (
            label(shown(found_in_words(found)), "body_strong"),
            label(shown(next_step_in_words(found)), "body"),
        )
        said = QVBoxLayout()
        said.setSpacing(FIELD_GAP)
        for part in (words, step):
            part.setWordWrap(True)
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        # What was found begins at the same place in every line.
        row.addSpacing(max(map(badge_width, map(_, SERIOUSNESS.values()))) - badge.sizeHint().width())
        row.addLayout(said, 1)
        self.body.addLayout(row)
