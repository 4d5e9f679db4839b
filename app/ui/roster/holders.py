"""Who holds a role from a day on: the director and whoever acts for them, heads of units and departments."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.domain.buddhist_dates import day_short
from app.domain.on_duty import Holding
from app.domain.roster_forms import HOLD, ROSTER_FORMS
from app.translation import _, language
from app.ui.kit import Card, label, secondary_button
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.hospital.roster import Roster


LEAST_HEIGHT = 96


class Holders(Card):
    """A list, and the form for another entry.

    Signals:
        changed: somebody was entered or taken away.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Holders of roles"), parent)
        self.setObjectName("holders")
        self._roster: Roster | None = None
        self._assessment: Assessment | None = None
        self._units: Callable[[], Sequence[str]] = tuple
        self._holdings: tuple[Holding, ...] = ()
        self._list = QListWidget(self)
        self._list.setObjectName("holder_list")
        self._list.setAccessibleName(_("Holders of roles"))
        self._list.setWordWrap(True)
        self._list.setMinimumHeight(LEAST_HEIGHT)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._empty = label(_("Nobody was entered yet: the director, heads of units and departments."), "hint")
        self._empty.setWordWrap(True)
        self._add = secondary_button(_("Enter a holder"), "add")
        self._end = secondary_button(_("Take away"), None)
        for button, name in ((self._add, "add_holder"), (self._end, "end_holder")):
            button.setObjectName(name)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addWidget(self._end)
        row.addStretch(1)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._list, 1)
        self.body.addLayout(row)
        self.body.addStretch()
        self._add.clicked.connect(self._ask)
        self._end.clicked.connect(self._take_away)

    def use(self, roster: "Roster", assessment: "Assessment", units: Callable[[], Sequence[str]]) -> None:
        """The services are ready."""
        self._roster, self._assessment, self._units = roster, assessment, units

    def refresh(self, *, may_change: bool) -> None:
        """Read the entries again."""
        if self._roster is None:
            return
        self._holdings = self._roster.holders.all()
        self._list.clear()
        for place, holding in enumerate(self._holdings):
            item = QListWidgetItem(shown(self._words(holding)))
            item.setData(Qt.ItemDataRole.UserRole, place)
            self._list.addItem(item)
        self._empty.setVisible(not self._holdings)
        self._list.setVisible(bool(self._holdings))
        for button in (self._add, self._end):
            button.setVisible(may_change)
        self._end.setEnabled(bool(self._holdings))

    def _words(self, holding: Holding) -> str:
        role = self._roster.label(holding.role) if self._roster else holding.role
        of_unit = _("{role}, {unit}").format(role=role, unit=holding.unit) if holding.unit else role
        first = day_short(holding.from_on, language())
        if holding.until_on is None:
            when = _("from {first}").format(first=first)
        else:
            when = _("{first} until {last}").format(first=first, last=day_short(holding.until_on, language()))
        return f"{of_unit}\n{holding.holder.text}\n{when}"

    def _ask(self) -> None:
        if self._roster is None or self._assessment is None:
            return
        stage = ROSTER_FORMS.stage(HOLD)
        dialog = StageDialog(ROSTER_FORMS, stage, self._assessment, self._roster.holders.hold_by, self.window())
        dialog.offer("role", [(each.role, self._roster.label(each.role)) for each in self._roster.holders.posts()])
        dialog.offer("unit", [(each, each) for each in self._units()])
        dialog.show_values({"from_on": self._assessment.now().date().isoformat()})
        dialog.saved.connect(self.changed)
        dialog.open()

    def _take_away(self) -> None:
        item = self._list.currentItem()
        if self._roster is not None and item is not None:
            self._roster.holders.end(self._holdings[int(item.data(Qt.ItemDataRole.UserRole))])
            self.changed.emit()
