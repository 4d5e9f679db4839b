"""The committee: cases of its levels and overdue ones are put on an agenda, and resolutions typed in."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import AT
from app.services.cases.agenda import AGENDA, RESOLVED, Agenda, Item, Proposed
from app.translation import _
from app.ui.agenda.lines import ItemLine, MeetingLine, ProposedLine
from app.ui.empty_notice import EmptyNotice
from app.ui.kit import Card, primary_button, scrolled
from app.ui.pages import PageView
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.rows import cleared

if TYPE_CHECKING:
    from app.services.cases.agenda_papers import AgendaPapers
    from app.services.cases.proceedings import Proceedings
    from app.services.desk import Desk
    from app.services.office import Office

MARGIN, GAP = 16, 12
ShowPreview = Callable[[bytes, str, QWidget], None]


class AgendaPage(PageView):
    """Above what can be put on the agenda, below what stands there, meeting by meeting."""

    def __init__(
        self,
        make_agenda: "Callable[[Desk, Proceedings], Agenda]",
        papers_of: "Callable[[Office, Agenda], AgendaPapers]",
        show_preview: ShowPreview,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("agenda")
        self._make_agenda, self._papers_of, self._show_preview = make_agenda, papers_of, show_preview
        self._office: Office | None = None
        self._agenda: Agenda | None = None
        self._lines: list[ProposedLine] = []
        self._proposed, self._items = Card(_("For the next meeting"), self), Card(_("Agendas and resolutions"), self)
        self._proposed.setObjectName("agenda_proposed")
        self._items.setObjectName("agenda_items")
        self._proposed_lines, self._item_lines = QVBoxLayout(), QVBoxLayout()
        self._put = self._put_button()
        self._empty = EmptyNotice("agenda_empty", "large", self)
        self._lay_out()

    def use(self, office: "Office") -> None:
        self._office = office
        self._agenda = self._make_agenda(office.desk, office.proceedings)
        self.refresh()

    def refresh(self) -> None:
        """Read both lists again; what is ticked stays ticked."""
        if self._agenda is None:
            return
        ticked = set(self._chosen())
        proposed, items = self._agenda.proposed(), self._agenda.items()
        self._show_proposed(proposed, ticked)
        self._show_items(items)
        self._empty.setVisible(not proposed and not items)
        self._proposed.setVisible(bool(proposed))
        self._items.setVisible(bool(items))
        self.counted.emit(len(proposed))

    def _lay_out(self) -> None:
        self._proposed.body.addLayout(self._putting())
        self._proposed.body.addLayout(self._proposed_lines)
        self._items.body.addLayout(self._item_lines)
        content = QWidget(self)
        content.setProperty("class", "canvas")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        inner.setSpacing(GAP)
        for part in (self._empty, self._proposed, self._items):
            inner.addWidget(part)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(content, self))
        words = _("Nothing waits for the committee")
        self._empty.show_notice("gavel", words, _("Cases of its levels and overdue cases appear here by themselves."))

    def _putting(self) -> QHBoxLayout:
        """What is done with the ticked cases, above them: below, it would leave the screen as they become more."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._put)
        row.addStretch(1)
        return row

    def _put_button(self) -> QPushButton:
        button = primary_button(_("Put on the agenda…"), "add")
        button.setObjectName("put_on_agenda")
        button.clicked.connect(self._ask_for_meeting)
        button.setEnabled(False)
        return button

    def _show_proposed(self, proposed: Sequence[Proposed], ticked: set[str]) -> None:
        cleared(self._proposed_lines)
        self._lines = [ProposedLine(each, self) for each in proposed]
        for line in self._lines:
            line.box.setChecked(line.number in ticked)
            line.chosen.connect(self._allow_putting)
            line.case_wanted.connect(self.case_wanted)
            self._proposed_lines.addWidget(line)
        self._allow_putting()

    def _show_items(self, items: Sequence[Item]) -> None:
        cleared(self._item_lines)
        meeting = None
        for item in items:
            if item.meeting_on != meeting:
                meeting = item.meeting_on
                heading = MeetingLine(meeting, self)
                heading.print_wanted.connect(self._print)
                self._item_lines.addWidget(heading)
            line = ItemLine(item, self)
            line.case_wanted.connect(self.case_wanted)
            line.resolution_wanted.connect(self._ask_for_resolution)
            self._item_lines.addWidget(line)

    def _chosen(self) -> list[str]:
        return [line.number for line in self._lines if line.box.isChecked()]

    def _allow_putting(self) -> None:
        self._put.setEnabled(bool(self._chosen()))

    def _ask_for_meeting(self) -> None:
        if self._agenda is not None:
            self._ask(KINDS[AGENDA].first.name, partial(self._agenda.put, self._chosen()))

    def _ask_for_resolution(self, number: str, uid: str) -> None:
        if self._agenda is not None:
            self._ask(RESOLVED, partial(self._agenda.resolve, number, uid))

    def _print(self, meeting_on: date) -> None:
        if self._office is not None and self._agenda is not None:
            papers = self._papers_of(self._office, self._agenda)
            self._show_preview(papers.agenda(meeting_on), papers.title(), self)

    def _ask(self, stage: str, write: Callable[..., object]) -> None:
        if self._office is None:
            return
        kind = KINDS[AGENDA]
        dialog = StageDialog(kind, kind.stage(stage), self._office.assessment, write, self.window())
        dialog.show_values({AT: self._office.assessment.now().isoformat(timespec="seconds")})
        dialog.saved.connect(self.refresh)
        dialog.saved.connect(partial(self.changed.emit, ""))
        dialog.open()
