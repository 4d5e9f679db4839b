"""The days off of a year as a list: day, name, and where each comes from."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.domain.buddhist_dates import day_short
from app.services.hospital.calendar_rows import DayOff, DaySource
from app.translation import N_, _, language
from app.ui.shown_text import shown

SOURCES = {
    DaySource.LIBRARY: N_("Holiday list"),
    DaySource.CORRECTION: N_("Corrected: {document}"),
    DaySource.OFFICER: N_("{person}: {document}, {reason} ({scope})"),
}


SOURCE_SHARE = 30  # of the width; names of days are longer than most sources


class DayList(QTableWidget):
    """One line a day; the arrows choose.

    Signals:
        chosen: the day of the line, a `date`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName("calendar_days")
        self.setAccessibleName(_("Days off of the year"))
        self.setHorizontalHeaderLabels([_("Day"), _("Name"), _("Source")])
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # no line half under the header
        self._rows: tuple[DayOff, ...] = ()
        self.currentCellChanged.connect(self._tell)

    def show_days(self, rows: Sequence[DayOff]) -> None:
        """Show these days, in order."""
        self._rows = tuple(rows)
        with QSignalBlocker(self):
            self.setRowCount(len(rows))
            for place, row in enumerate(rows):
                for column, text in enumerate(_texts(row)):
                    self.setItem(place, column, QTableWidgetItem(shown(text)))

    def choose(self, day: date) -> None:
        """Go to the line of that day; without one, to none."""
        place = next((place for place, row in enumerate(self._rows) if row.on == day), -1)
        with QSignalBlocker(self):
            if place < 0:
                self.clearSelection()
                self.setCurrentCell(-1, -1)
            else:
                self.selectRow(place)
                self.resizeRowsToContents()
                self._go_to_line()

    def row_of(self, day: date) -> DayOff | None:
        """The line of that day."""
        return next((row for row in self._rows if row.on == day), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are as high as their words need; only now is it known where the chosen one stands."""
        super().resizeEvent(event)
        self.horizontalHeader().resizeSection(2, event.size().width() * SOURCE_SHARE // 100)
        self.resizeRowsToContents()
        self._go_to_line()

    def _go_to_line(self) -> None:
        """Bring the chosen line in sight; at the end of the list rather cut the last line than the first one."""
        self.updateGeometries()  # the lines are as high as they are only since now
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        end = self.verticalScrollBar().value()
        if self.rowViewportPosition(self.rowAt(0)) < 0:
            self.verticalScrollBar().setValue(end - 1)
        if self.visualRect(self.currentIndex()).bottom() > self.viewport().height():
            self.verticalScrollBar().setValue(end)

    def _tell(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            self.chosen.emit(self._rows[place].on)


def _texts(row: DayOff) -> tuple[str, str, str]:
    name = row.name(language())
    named = name if row.closed else _("Working day, instead of: {name}").format(name=name)
    return day_short(row.on, language()), named, source_in_words(row)


def source_in_words(row: DayOff) -> str:
    """Where the day comes from, with person, document and reason."""
    words = _(SOURCES[row.source])
    if row.officer is None:
        return words.format(document=row.document)
    officer = row.officer
    scope = _(officer.scope.label)
    return words.format(person=officer.by, document=officer.document, reason=officer.reason, scope=scope)
