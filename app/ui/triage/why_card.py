"""Why a date is what it is: the rule in words with its source, the days counted, the days left out."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.buddhist_dates import weekday_long
from app.domain.explanation import Explanation
from app.services.rows import DutyRow
from app.services.words.duty_words import due_in_words, label_of
from app.services.words.source_words import source_in_words
from app.translation import _, language
from app.ui.kit import label, secondary_button
from app.ui.rows import restyled
from app.ui.rule_label import explain
from app.ui.shown_text import shown
from app.ui.theme import colour


class WhyCard(QDialog):
    """One deadline explained; a reading only."""

    def __init__(self, duty: DutyRow, explanation: Explanation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why_card")
        self.setWindowTitle(_("Why this date?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        self._column = column
        self._add(due_in_words(duty), "title", "why_due")
        self._add(label_of(duty), "body", "why_duty")
        for warning in explanation.warnings:
            restyled(self._add(warning, "body", "why_warning"), "part", "warning")
        self._add(explanation.sentence, "body", "why_sentence")
        source = source_in_words(explanation.source)
        words = _("Rule {rule}, source: {source}").format(rule=explanation.rule, source=source)
        explain(self._add(words, "caption", "why_source"), explanation.rule)
        self._add(_("How it is counted: {reading}").format(reading=explanation.reading), "caption", "why_reading")
        self._add_days(explanation)
        column.addLayout(self._closing_row())
        self.setMinimumWidth(480)

    def _add(self, text: str, role: str, name: str) -> QLabel:
        line = label(shown(text), role)
        line.setObjectName(name)
        line.setWordWrap(True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(line)
        return line

    def _add_days(self, explanation: Explanation) -> None:
        rows = list(day_rows(explanation))
        if not rows:
            return
        table = QTableWidget(len(rows), 3, self)
        table.setObjectName("why_days")
        table.setAccessibleName(_("Days counted and days left out"))
        table.setHorizontalHeaderLabels([_("No."), _("Day"), _("Left out because")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, texts in enumerate(rows):
            for part, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if not texts[0]:
                    item.setForeground(colour("hint"))
                table.setItem(place, part, item)
        self._column.addWidget(table, 1)

    def _closing_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        close = secondary_button(_("Close"), None)
        close.setObjectName("close")
        close.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(close)
        return row


def day_rows(explanation: Explanation) -> Iterator[tuple[str, str, str]]:
    """Number, day and closure of every day on the way, in order; a day left out has no number."""
    left_out = dict(explanation.left_out)
    numbers = {day: number for number, day in enumerate(explanation.days, start=1)}
    for day in sorted({*numbers, *left_out}):
        number = numbers.get(day)
        yield (str(number) if number else "", weekday_long(day, language()), left_out.get(day, ""))
