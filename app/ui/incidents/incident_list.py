"""The list of incidents: sentinel events that nobody was told of on top, then the newest."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short
from app.services.risk.incidents import ANALYSIS, MOST_LISTED, REVIEW, IncidentFilter, IncidentRow, Show
from app.translation import N_, _, language
from app.ui.badges import Tone
from app.ui.empty_notice import EmptyNotice
from app.ui.incidents.case_card import IncidentCard
from app.ui.incidents.standing import duty_cell, risk_cell
from app.ui.kit import Card, label, scrolled
from app.ui.tables.cell_painter import TALL
from app.ui.tables.cells import Cell, Line
from app.ui.tables.lines_table import LinesTable

if TYPE_CHECKING:
    from app.domain.policy import Policy
    from app.services.risk.incidents import Incidents

GAP, CARD_WIDTH, NARROWEST = 12, 340, 300
SHOWN = {
    Show.OPEN: N_("Not closed"),
    Show.ANALYSIS: N_("RCA waiting"),
    Show.PROVISIONAL: N_("Provisional"),
    Show.ALL: N_("All"),
}


class IncidentList(QWidget):
    """Chips, the table, and the chosen case beside it.

    Signals:
        wanted: number of the chosen case, and what somebody wants to do about it.
        filter_changed: other cases are wanted.
    """

    wanted = Signal(str, str)
    filter_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("incident_list")
        self._policy: Policy | None = None
        self._now: datetime | None = None
        self.table = LinesTable("incidents_table", _("Incidents"), _headings(), stretched=1, height=TALL, parent=self)
        self._card, self._empty = IncidentCard(self), EmptyNotice("incidents_empty", "small", self)
        self._foot = label("", "caption")
        self._foot.setObjectName("incidents_foot")
        self._chips = QButtonGroup(self)
        self._lay_out()
        self.table.chosen.connect(self._show_card)
        self.table.opened.connect(self._open)
        self._card.wanted.connect(self._want)
        self._chips.buttonClicked.connect(self.filter_changed)

    def shown(self) -> Show:
        """Which cases are asked for."""
        button = self._chips.checkedButton()
        return Show(str(button.property("shown"))) if button else Show.OPEN

    def ask_for(self, shown: Show) -> None:
        """Ask for these cases, as if the chip was clicked."""
        for button in self._chips.buttons():
            if button.property("shown") == shown.value:
                button.click()

    def read(self, incidents: "Incidents", wanted: IncidentFilter, policy: "Policy", now: datetime) -> None:
        """Read the list again; the chosen case stays chosen."""
        self._policy, self._now = policy, now
        number = self.number()
        rows = incidents.rows(wanted)
        self.table.show_lines([_line(row, policy, now) for row in rows])
        self.show_case(number or (rows[0].number if rows else ""))
        for button in self._chips.buttons():
            shown = Show(str(button.property("shown")))
            count = incidents.count(IncidentFilter(shown, wanted.unit, wanted.risk, wanted.year))
            button.setText(_("{name} {count}").format(name=_(SHOWN[shown]), count=count))
        self._say_how_many(rows)

    def number(self) -> str:
        """The number of the chosen case; empty for none."""
        row = self.table.of()
        return row.number if isinstance(row, IncidentRow) else ""

    def show_case(self, number: str) -> bool:
        """Choose a case; False when it is not listed."""
        for place in range(self.table.lines.rowCount()):
            line = self.table.lines.line_at(place)
            if line is not None and isinstance(line.of, IncidentRow) and line.of.number == number:
                self.table.choose(place)
                return True
        return False

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(GAP // 2)
        for shown in Show:
            chips.addWidget(self._chip(shown))
        chips.addStretch(1)
        chips.addWidget(self._foot)
        card = Card("", self)
        card.body.setContentsMargins(0, 0, 0, 4)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._empty, 1)
        side = Card("", self)
        side.body.setContentsMargins(0, 0, 0, 0)
        side.body.addWidget(scrolled(self._card, side))
        side.setMinimumWidth(NARROWEST)
        side.setMaximumWidth(CARD_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(card, 1)
        row.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(chips)
        column.addLayout(row, 1)

    def _chip(self, shown: Show) -> QPushButton:
        chip = QPushButton(_(SHOWN[shown]), self)
        chip.setObjectName(f"show_{shown.value}")
        chip.setProperty("kind", "chip")
        chip.setProperty("shown", shown.value)
        chip.setCheckable(True)
        chip.setChecked(shown is Show.OPEN)
        self._chips.addButton(chip)
        return chip

    def _say_how_many(self, rows: Sequence[IncidentRow]) -> None:
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        more = _("Another chip, unit or year may have some.")
        self._empty.show_notice("shield_checkmark", _("No case here"), more)
        many = _("The newest {count} are shown. Narrow them down by unit, severity or year.").format(count=MOST_LISTED)
        self._foot.setText(many if len(rows) >= MOST_LISTED else "")

    def _show_card(self, row: object) -> None:
        if self._policy is not None and self._now is not None:
            self._card.show_row(row if isinstance(row, IncidentRow) else None, self._policy, self._now)

    def _want(self, what: str) -> None:
        if self.number():
            self.wanted.emit(self.number(), what)

    def _open(self, row: object, _column: int) -> None:
        if isinstance(row, IncidentRow):
            self.wanted.emit(row.number, "open_case")


def _headings() -> tuple[str, ...]:
    return (_("Severity"), _("Case"), _("Report"), _("Review"), _("RCA"), _("Measures"))


def _line(row: IncidentRow, policy: "Policy", now: datetime) -> Line:
    subject = Cell(
        row.subject,
        below=" · ".join((row.number, day_short(row.known_at.date(), language()), ", ".join(row.units))),
        icon="warning" if row.untold else "",
        spoken=_("{number} {subject}").format(number=row.number, subject=row.subject),
        is_strong=bool(row.untold),
    )
    cells = (
        risk_cell(row, policy),
        subject,
        duty_cell(row.report, now),
        _review_cell(row),
        _analysis_cell(row, now),
        _measures_cell(row),
    )
    return Line(cells, row, is_alarming=bool(row.untold))


def _review_cell(row: IncidentRow) -> Cell:
    is_there = REVIEW in row.stages
    return Cell(_("Written"), tone=Tone.DONE) if is_there else Cell("–", spoken=_("Not yet"))


def _analysis_cell(row: IncidentRow, now: datetime) -> Cell:
    """The clock; without one, whether somebody analyses all the same."""
    if row.analysis is None and ANALYSIS in row.stages:
        return Cell(_("Written"), tone=Tone.DONE)
    return duty_cell(row.analysis, now)


def _measures_cell(row: IncidentRow) -> Cell:
    if not row.measures:
        return Cell("–", spoken=_("No measure yet"), in_middle=True)
    in_place = row.measures - row.open_measures
    spoken = _("{count} of {all} in place").format(count=in_place, all=row.measures)
    return Cell(f"{in_place}/{row.measures}", spoken=spoken, in_middle=True)
