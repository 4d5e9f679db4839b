"""The cases that have had their time: ticked when a person has looked at them, kept, let go, or erased."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.services.retention.rows import DueRow, HeldRow, RetentionList
from app.translation import N_, _
from app.ui.kit import BUTTON_GAP, Card, label, primary_button, secondary_button
from app.ui.settings.retention_words import case_line, case_words, erase_words, held_line, list_words
from app.ui.shown_text import plain, shown

LEAST_HEIGHT = 120
NOTHING = N_("No case has had its time. Nothing is ever erased by itself.")


class RetentionCases(Card):
    """Only what may be erased today can be ticked, and only what is ticked is erased.

    Signals:
        open_wanted, hold_wanted, release_wanted: number of the case that is chosen.
        other_wanted: a case that is not on the list is to be kept.
        erase_wanted: the rows that are ticked.
    """

    open_wanted = Signal(str)
    hold_wanted = Signal(str)
    release_wanted = Signal(str)
    other_wanted = Signal()
    erase_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Cases that have had their time"), parent)
        self._rows: dict[str, DueRow | HeldRow] = {}
        self._entries: Mapping[str, str] = {}
        self.lines, self._count, self._about = QListWidget(self), label("", "caption"), label("", "body")
        self._open, self._hold = (
            secondary_button(_("Open the case"), "document_text"),
            secondary_button(_("Keep…"), None),
        )
        self._release = secondary_button(_("Keep no longer…"), None)
        self._other, self._erase = secondary_button(_("Keep another case…"), None), primary_button("", None)
        self._lay_out()
        self.lines.currentItemChanged.connect(self._choose)
        self.lines.itemChanged.connect(self._count_ticked)
        for button, tell in ((self._open, self._tell_open), (self._hold, self._tell_hold)):
            button.clicked.connect(tell)
        self._release.clicked.connect(self._tell_release)
        self._other.clicked.connect(self.other_wanted)
        self._erase.clicked.connect(self._tell_erase)

    def show_list(self, listed: RetentionList, entries: Mapping[str, str]) -> None:
        """Show these; `entries` are the labels of entries by code. What was ticked and did not change stays ticked."""
        ticked = {row.case_uid: row.seen for row in self.ticked()}
        chosen = self._chosen()
        rows: tuple[DueRow | HeldRow, ...] = (*listed.due, *listed.held_besides)
        self._entries, self._rows = entries, {row.case_uid: row for row in rows}
        self.lines.blockSignals(True)
        self.lines.clear()
        for row in rows:
            is_ticked = isinstance(row, DueRow) and ticked.get(row.case_uid) == row.seen
            self.lines.addItem(_item(row, is_ticked=is_ticked))
        self.lines.blockSignals(False)
        place = next((at for at, row in enumerate(rows) if chosen and row.case_uid == chosen.case_uid), 0)
        self.lines.setCurrentRow(place if rows else -1)
        self._count.setText(shown(list_words(listed) or _(NOTHING)))
        self._choose()
        self._count_ticked()

    def ticked(self) -> tuple[DueRow, ...]:
        """The rows that somebody has looked at."""
        items = (self.lines.item(place) for place in range(self.lines.count()))
        uids = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]
        return tuple(row for row in map(self._rows.__getitem__, uids) if isinstance(row, DueRow))

    def _lay_out(self) -> None:
        for said, name in ((self._count, "retention_count"), (self._about, "retention_about")):
            said.setObjectName(name)
            said.setWordWrap(True)
        self.lines.setObjectName("retention_cases")
        self.lines.setProperty("kind", "picked")
        self.lines.setAccessibleName(plain(_("Cases that have had their time")))
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setMinimumHeight(LEAST_HEIGHT)
        hint = label(_("Tick a case with the space bar when you have looked at it; only those are erased."), "hint")
        hint.setWordWrap(True)
        parts: tuple[QWidget, ...] = (self._count, self.lines, hint, self._about)
        for part in parts:
            self.body.addWidget(part)
        self.body.setStretchFactor(self.lines, 1)
        self.body.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(BUTTON_GAP)
        buttons = {"open": self._open, "hold": self._hold, "release": self._release, "hold_other": self._other}
        for name, button in {**buttons, "erase_ticked": self._erase}.items():
            button.setObjectName(f"retention_{name}")
            row.addWidget(button)
        row.insertStretch(len(buttons), 1)
        return row

    def _chosen(self) -> DueRow | HeldRow | None:
        item = self.lines.currentItem()
        return self._rows.get(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _choose(self) -> None:
        row = self._chosen()
        due = row if isinstance(row, DueRow) else None
        self._about.setText(shown(case_words(due, self._entries.get(due.entry, due.entry)) if due else ""))
        self._about.setVisible(due is not None)
        self._open.setEnabled(row is not None)
        self._hold.setEnabled(row is not None)
        self._release.setEnabled(row is not None and bool(row.holds))

    def _count_ticked(self) -> None:
        count = len(self.ticked())
        self._erase.setText(erase_words(count))
        self._erase.setEnabled(bool(count))

    def _tell_open(self) -> None:
        if (row := self._chosen()) is not None:
            self.open_wanted.emit(row.number)

    def _tell_hold(self) -> None:
        if (row := self._chosen()) is not None:
            self.hold_wanted.emit(row.number)

    def _tell_release(self) -> None:
        if (row := self._chosen()) is not None:
            self.release_wanted.emit(row.number)

    def _tell_erase(self) -> None:
        self.erase_wanted.emit(self.ticked())


def _item(row: DueRow | HeldRow, *, is_ticked: bool) -> QListWidgetItem:
    words = case_line(row) if isinstance(row, DueRow) else held_line(row)
    item = QListWidgetItem(shown(words))
    item.setData(Qt.ItemDataRole.UserRole, row.case_uid)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, plain(words))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if isinstance(row, DueRow) and row.is_ready:
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
    else:
        item.setFlags(flags)
    return item
