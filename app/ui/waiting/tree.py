"""What is waited for as a list in groups, one for each unit or agency."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.domain.buddhist_dates import BANGKOK, day_short
from app.domain.proceedings.kinds import KINDS
from app.services.cases.waiting_for import WaitedFor
from app.translation import _, language, ngettext
from app.ui.badges import Tone
from app.ui.due_badges import badge_until_day
from app.ui.icons import icon
from app.ui.theme import colour, font

ROW = Qt.ItemDataRole.UserRole
CASE, WHAT, SINCE, DUE, REMINDED = range(5)
INKS = {Tone.OVERDUE: "danger", Tone.SOON: "soon_fg"}
Groups = Sequence[tuple[str, Sequence[WaitedFor]]]


class WaitingTree(QTreeWidget):
    """One line for each thing waited for.

    Signals:
        chosen: another line, or none.
        opened: the case of the chosen line is wanted.
    """

    chosen = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("waiting_list")
        self.setAccessibleName(_("Who is waited for"))
        self.setHeaderLabels([_("Case"), _("What is asked"), _("Since"), _("By when"), _("Reminded")])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        self.currentItemChanged.connect(self.chosen)
        self.itemActivated.connect(self.opened)

    def row(self) -> WaitedFor | None:
        """What is chosen; None on the head of a group."""
        item = self.currentItem()
        row = item.data(0, ROW) if item is not None else None
        return row if isinstance(row, WaitedFor) else None

    def show_groups(self, groups: Groups, now: datetime) -> None:
        """Show the groups; what was chosen stays chosen."""
        kept = self.row()
        self.clear()
        for whom, rows in groups:
            head = self._head(whom, rows)
            for row in rows:
                item = _item(row, now)
                head.addChild(item)
                if kept is not None and kept.uid == row.uid:
                    self.setCurrentItem(item)
        self.expandAll()
        first = self.topLevelItem(0)
        line = first.child(0) if first is not None else None
        if line is not None and self.currentItem() is None:
            self.setCurrentItem(line)

    def _head(self, whom: str, rows: Sequence[WaitedFor]) -> QTreeWidgetItem:
        words = _("{whom} · {count}").format(whom=whom or _("Not stated"), count=len(rows))
        head = QTreeWidgetItem(self, [words])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFirstColumnSpanned(True)
        head.setFont(0, font("body_strong"))
        return head


def _item(row: WaitedFor, now: datetime) -> QTreeWidgetItem:
    days = (now.astimezone(BANGKOK).date() - row.since.astimezone(BANGKOK).date()).days
    waited = ngettext("Waiting {count} day", "Waiting {count} days", days).format(count=days)
    since = _("{day} · {waited}").format(day=day_short(row.since.date(), language()), waited=waited)
    reminded = day_short(row.reminded_at.date(), language()) if row.reminded_at else ""
    what = _("{kind}: {what}").format(kind=_(KINDS[row.kind].label), what=row.what or row.subject)
    item = QTreeWidgetItem([row.number, what, since, "", reminded])
    item.setIcon(CASE, icon(KINDS[row.kind].icon, "text2"))
    item.setToolTip(WHAT, row.what)
    item.setData(0, ROW, row)
    if row.due_on is not None:
        badge = badge_until_day(row.due_on, "days", now.date(), None)
        item.setText(DUE, _("{day} · {left}").format(day=day_short(row.due_on, language()), left=badge.text))
        if row.rule:
            item.setToolTip(DUE, _("No day was named; rule {rule} gives this one.").format(rule=row.rule))
        if badge.tone in INKS:
            item.setForeground(DUE, colour(INKS[badge.tone]))
    return item
