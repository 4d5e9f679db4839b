"""Who did what: what is chosen, the entries, everything about the chosen one, and paper."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError
from app.services.audit.rows import Entry
from app.services.words.messages import words_for
from app.translation import _, ngettext
from app.ui.audit.contracts import Clock, ShowPreview
from app.ui.audit.filters import Filters
from app.ui.audit.lines import WHAT, details_of, entry_line, headings
from app.ui.kit import BUTTON_GAP, GAP, Card, label, primary_button, scrolled, secondary_button
from app.ui.shown_text import shown
from app.ui.tables.cell_painter import TALL
from app.ui.tables.lines_table import LinesTable

if TYPE_CHECKING:
    from app.ui.audit.contracts import AuditDesk

MOST_SHOWN = 1_000  # lines of the table; whoever needs more chooses fewer days
TABLE_SHARE, DETAILS_SHARE = 4, 1


class HistoryView(QWidget):
    """The newest first; more is read when somebody asks for it.

    Signals:
        case_wanted: number of the case of an entry.
    """

    case_wanted = Signal(str)

    def __init__(self, clock: Clock, show_preview: ShowPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show_preview = show_preview
        self._desk: AuditDesk | None = None
        self._entries: list[Entry] = []
        self._go_on: int | None = None
        self.filters = Filters(clock, self)
        self.table = LinesTable("audit_table", _("Who did what"), headings(), stretched=WHAT, height=TALL, parent=self)
        self._count, self._details = label("", "hint"), label("", "body")
        self._more = secondary_button(_("Show more"), "chevron_down")
        self._print = secondary_button(_("Print the list…"), "print")
        self._open = primary_button(_("Open the case"), "document_text")
        self._lay_out()
        self._connect()
        self._choose(None)

    def use(self, desk: "AuditDesk") -> None:
        """The services are ready."""
        self._desk = desk

    def refresh(self) -> None:
        """Read the newest entries that are wanted."""
        if self._desk is not None:
            self.filters.offer_people(self._desk.history.people())
            self._entries, self._go_on = [], None
            self._read()

    def _lay_out(self) -> None:
        for part, name in (
            (self._count, "audit_count"),
            (self._details, "audit_details"),
            (self._more, "audit_more"),
            (self._print, "audit_print"),
            (self._open, "audit_open"),
        ):
            part.setObjectName(name)
        self._details.setWordWrap(True)
        self._details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        details = Card(_("What was changed"), self)
        details.body.addWidget(scrolled(self._details, self), 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.table, TABLE_SHARE)
        row.addWidget(details, DETAILS_SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.filters)
        column.addLayout(row, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(BUTTON_GAP)
        row.addWidget(self._count, 1)
        for button in (self._more, self._print, self._open):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open_case)
        self._more.clicked.connect(self._read)
        self._print.clicked.connect(self._print_list)
        self._open.clicked.connect(self._open_case)

    def _read(self) -> None:
        if self._desk is None:
            return
        try:
            page = self._desk.history.page(self.filters.wanted(), self._go_on)
        except ComplaintError as refusal:  # an unknown number, mostly
            self._entries, self._go_on = [], None
            self._show(words_for(refusal))
            return
        self._entries += page.entries
        self._go_on = page.go_on
        self._show(self._counted())

    def _show(self, words: str) -> None:
        self.table.show_lines([entry_line(each) for each in self._entries])
        self._count.setText(shown(words))
        self._more.setEnabled(self._go_on is not None and len(self._entries) < MOST_SHOWN)
        self._print.setEnabled(bool(self._entries))

    def _counted(self) -> str:
        count = len(self._entries)
        if self._go_on is None:
            if not count:
                return _("Nobody wrote anything that fits. Choose more days, or fewer conditions.")
            return ngettext("{count} entry, and that is all.", "{count} entries, and that is all.", count).format(
                count=f"{count:,}"
            )
        if count >= MOST_SHOWN:
            return _("The newest {count} entries. Choose fewer days to see older ones.").format(count=f"{count:,}")
        words = ngettext("{count} entry so far; there are more.", "{count} entries so far; there are more.", count)
        return words.format(count=f"{count:,}")

    def _choose(self, entry: object) -> None:
        known = entry if isinstance(entry, Entry) else None
        words = details_of(known) if known else _("Choose an entry to see everything that it changed.")
        self._details.setText(shown(words))
        self._open.setEnabled(known is not None and bool(known.number))

    def _open_case(self) -> None:
        entry = self.table.of()
        if isinstance(entry, Entry) and entry.number:
            self.case_wanted.emit(entry.number)

    def _print_list(self) -> None:
        if self._desk is not None:
            papers = self._desk.papers
            self._show_preview(papers.history(self.filters.wanted()), papers.title(), self)
