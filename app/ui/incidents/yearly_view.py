"""The yearly list of each unit: what is collected for the lead team and holds no case open (RPT-6, RPT-9)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short
from app.domain.thai_text import arabic_digits
from app.services.risk.collected import CollectedEntry
from app.translation import _, language, ngettext
from app.ui.badges import Tone
from app.ui.empty_notice import EmptyNotice
from app.ui.incidents.standing import by_rule, when_of
from app.ui.kit import Card, label, primary_button, secondary_button
from app.ui.rule_label import words_of_rules
from app.ui.shown_text import shown
from app.ui.tables.cell_painter import TALL
from app.ui.tables.cells import Cell, Line
from app.ui.tables.lines_table import LinesTable

if TYPE_CHECKING:
    from app.services.risk.collected import Collected

GAP = 8


class YearlyView(QWidget):
    """The entries; the chosen ones are ticked, or the whole list of the unit is handed over.

    Signals:
        hand_over_wanted: a list of `CollectedEntry`, those still open.
        case_wanted: number of the case of an entry.
    """

    hand_over_wanted = Signal(object)
    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yearly_list")
        self._entries: tuple[CollectedEntry, ...] = ()
        headings = (_("Unit"), _("What is handed over"), _("Rule"), _("By when"), _("Standing"))
        self.table = LinesTable("yearly_table", _("Yearly list"), headings, stretched=1, height=TALL, parent=self)
        self.table.choose_many()
        self._words, self._empty = label("", "body"), EmptyNotice("yearly_empty", "small", self)
        self._words.setObjectName("yearly_words")
        self._tick = secondary_button(_("Tick the chosen ones…"), "checkmark_circle")
        self._tick.setObjectName("tick_entries")
        self._whole = primary_button(_("Hand over the whole list…"), "send")
        self._whole.setObjectName("hand_over_list")
        self._lay_out()
        self._tick.clicked.connect(self._ask_for_chosen)
        self._whole.clicked.connect(self._ask_for_all)
        self.table.opened.connect(self._open_case)
        self.table.selectionModel().selectionChanged.connect(self._allow)

    def read(self, collected: "Collected", year: int, unit: str) -> None:
        """Read the list again."""
        self._entries = collected.entries(year, unit)
        self.table.show_lines([_line(each) for each in self._entries])
        self.table.setVisible(bool(self._entries))
        self._empty.setVisible(not self._entries)
        more = _("Near misses and guidelines come here by themselves.")
        self._empty.show_notice("document_table", _("Nothing is collected for this year"), more)
        self._words.setText(shown(_how_many(self._entries)))
        self._allow()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self._words.setWordWrap(True)
        row.addWidget(self._words, 1)
        for button in (self._tick, self._whole):
            row.addWidget(button)
        card = Card("", self)
        card.body.setContentsMargins(0, 0, 0, 4)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._empty, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(card, 1)

    def _open_entries(self, entries: Sequence[object]) -> list[CollectedEntry]:
        return [each for each in entries if isinstance(each, CollectedEntry) and not each.duty.is_ended]

    def _allow(self) -> None:
        self._tick.setEnabled(bool(self._open_entries(self.table.all_chosen())))
        self._whole.setEnabled(bool(self._open_entries(self._entries)))

    def _ask_for_chosen(self) -> None:
        self.hand_over_wanted.emit(self._open_entries(self.table.all_chosen()))

    def _ask_for_all(self) -> None:
        self.hand_over_wanted.emit(self._open_entries(self._entries))

    def _open_case(self, entry: object, _column: int) -> None:
        if isinstance(entry, CollectedEntry):
            self.case_wanted.emit(entry.number)


def _line(entry: CollectedEntry) -> Line:
    duty = entry.duty
    due = day_short(duty.due_on, language()) if duty.due_on else "–"
    ended = duty.is_ended
    badge = Cell(
        _("Handed over") if ended else _("Collected"),
        tone=Tone.DONE if ended else Tone.LATER,
        spoken=when_of(duty),
        below=day_short(duty.done_at.date(), language()) if duty.done_at else "",
    )
    what = Cell(arabic_digits(duty.label(language())), below=" · ".join((entry.number, entry.subject)))
    rule = Cell(duty.rule, spoken=words_of_rules(duty.rule) or by_rule(duty))
    return Line((Cell(entry.unit), what, rule, Cell(due), badge), entry)


def _how_many(entries: Sequence[CollectedEntry]) -> str:
    waiting = sum(not each.duty.is_ended for each in entries)
    words = ngettext("{count} entry waits to be handed over.", "{count} entries wait to be handed over.", waiting)
    if not entries:
        return ""
    return " ".join((words.format(count=waiting), _("None of them holds a case open.")))
