"""What was erased in a case, by whom and why, and which PC has it still."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short
from app.services.privacy.rows import Erased, Holder
from app.translation import _, language
from app.ui.kit import Card, label
from app.ui.privacy.erase_words import BEYOND
from app.ui.rows import cleared
from app.ui.rule_label import rule_label
from app.ui.shown_text import shown

GAP, LINE_GAP = 12, 2
RULE = "PDPA-33"


class ErasedCard(Card):
    """Hidden while nothing was erased; the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Erased personal data"), parent)
        self.setObjectName("erased_card")
        self.setAccessibleName(_("Erased personal data"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        self.body.addLayout(self._lines)
        self.body.addWidget(rule_label(RULE))
        self.hide()

    def show_erased(self, erased: Sequence[Erased]) -> None:
        """Show these erasures."""
        cleared(self._lines)
        for place, each in enumerate(erased, start=1):
            part = QWidget(self)
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(LINE_GAP)
            for words, role in _lines_of(each):
                column.addWidget(_line(words, role))
            part.setObjectName(f"erased_{place}")
            self._lines.addWidget(part)
        self.setVisible(bool(erased))


def _lines_of(erased: Erased) -> Iterator[tuple[str, str]]:
    day = day_short(erased.at.date(), language())
    words = _("{what} – erased on {day} by {person}")
    yield words.format(what=_(", ").join(erased.what), day=day, person=erased.by), "body_strong"
    if erased.because:
        yield _("Because: {reason}").format(reason=erased.because), "body"
    if erased.knows_holders:
        yield (_("Who has it still:") if erased.holders else _("No other PC had the case.")), "body"
    for holder in erased.holders:
        yield _of_holder(holder), "body_strong" if not (holder.is_confirmed or holder.is_ended) else "body"
    if erased.copies_until is not None:
        until = day_short(erased.copies_until, language())
        yield _("Copies of the data made before still hold it, until {day} at the latest.").format(day=until), "hint"
        yield _(BEYOND), "hint"


def _of_holder(holder: Holder) -> str:
    if holder.is_ended:
        return _("{peer}: will not confirm, it is no longer in use").format(peer=holder.name)
    if not holder.is_confirmed:
        return _("{peer}: not yet").format(peer=holder.name)
    if holder.confirmed_at is None:
        return _("{peer}: confirmed").format(peer=holder.name)
    day = day_short(holder.confirmed_at.date(), language())
    return _("{peer}: confirmed on {day}").format(peer=holder.name, day=day)


def _line(words: str, role: str) -> QLabel:
    line = label(shown(words), role)
    line.setWordWrap(True)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line
