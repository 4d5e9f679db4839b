"""What stands over the figures: the indicator and its rule, what came of a click, and the two buttons."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.indicators.entries import OWN_LIMIT
from app.domain.rule_catalogue import rules
from app.services.reports.indicator import IndicatorReport
from app.translation import _, language
from app.ui.kit import BUTTON_GAP, label, primary_button, secondary_button
from app.ui.rule_label import explain
from app.ui.shown_text import shown

BETWEEN_LINES = 2


class ReportHead(QWidget):
    """Words, and the two buttons.

    Signals:
        memo_wanted: the circular memo is to be shown.
        table_wanted: the figures are to be saved for a spreadsheet.
    """

    memo_wanted = Signal()
    table_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._rule, self._said = label("", "strong"), label("", "caption"), label("", "hint")
        memo = primary_button(_("Circular memo…"), "document_pdf")
        table = secondary_button(_("Save for Excel…"), "document_table")
        said, row = QVBoxLayout(), QHBoxLayout(self)
        said.setSpacing(BETWEEN_LINES)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BUTTON_GAP)
        row.addLayout(said, 1)
        for name, part in (("label", self._label), ("rule", self._rule), ("said", self._said)):
            part.setObjectName(f"report_{name}")
            part.setWordWrap(True)
            said.addWidget(part)
        for name, button in (("save", table), ("memo", memo)):
            button.setObjectName(f"report_{name}")
            row.addWidget(button)
        self._buttons = table, memo
        table.clicked.connect(self.table_wanted)
        memo.clicked.connect(self.memo_wanted)

    def show_report(self, report: IndicatorReport) -> None:
        """Say what these figures are."""
        rule = report.indicator.rule
        self._label.setText(shown(rule.label(language())))
        self._rule.setText(shown(_rule_line(report)))
        explain(self._rule, rule.rule)
        goes_on = _("The last month has not ended; its figures are those of today.")
        self.tell(goes_on if report.is_provisional else "")

    def tell(self, words: str) -> None:
        """Say what came of a click; nothing with empty words."""
        self._said.setText(shown(words))
        self._said.setVisible(bool(words))

    def lead_to(self, *panes: QWidget) -> None:
        """Let the keyboard go on from the buttons to these."""
        for before, after in pairwise((*self._buttons, *panes)):
            self.setTabOrder(before, after)


def _rule_line(report: IndicatorReport) -> str:
    """What the rule says; of the hospital's own indicator, what was decided instead."""
    rule = report.indicator.rule
    known = rules()[rule.rule]
    says = known.decision(language()) if rule.measure == OWN_LIMIT else known.sentence(language())
    return _("By rule {rule}: {words}").format(rule=rule.rule, words=says)
