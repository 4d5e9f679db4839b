"""Two cases with one official number, which a set-back leaves behind: somebody chooses which one gets another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.services.cases.case_row import CaseRow
from app.translation import _, language
from app.ui.exchange.lines import CASES, Line, rest_in_words, sentence
from app.ui.kit import Card, label, secondary_button
from app.ui.rows import cleared

SHOWN = 20  # cases; the rest is counted, and comes up when these have their numbers


class NumberedTwice(Card):
    """Each case with its own button; hidden when every number is given once.

    Signals:
        case_wanted: uid of the case whose link was chosen.
        new_number_wanted: uid of the case that is to get another number.
    """

    case_wanted = Signal(str)
    new_number_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Two cases with one number"), parent)
        self.setObjectName("numbered_twice")
        words = _("Give one of them a new number. The old one stays known as its former number.")
        hint = label(words, "hint")
        hint.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(hint)
        self.body.addLayout(self._rows)
        self.hide()

    def show_cases(self, cases: Sequence[CaseRow], limit: int) -> None:
        """List these cases, those of one number under each other; at the limit there may be more."""
        cleared(self._rows)
        for place, case in enumerate(cases[:SHOWN]):
            self._rows.addWidget(self._row(place, case))
        if len(cases) > SHOWN:
            self._rows.addWidget(label(rest_in_words(len(cases), SHOWN, limit), "hint"))
        self.setVisible(bool(cases))

    def _row(self, place: int, case: CaseRow) -> QWidget:
        when = moment_short(case.received_at, language())
        words = _("{cases} – received {moment} – {subject}")
        line = Line("ask", words.format(cases=CASES, moment=when, subject=case.subject), (case.uid,), (case.number,))
        said = sentence(line)
        said.setObjectName(f"numbered_twice_{place}")
        said.linkActivated.connect(self.case_wanted)
        button = secondary_button(_("Give this one a new number"), None)
        button.setObjectName(f"give_number_{place}")
        button.setProperty("extent", "small")
        button.setProperty("case", case.uid)
        button.clicked.connect(self._want_number)
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(said, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _want_number(self) -> None:
        self.new_number_wanted.emit(str(self.sender().property("case")))
