"""The files of a case: added by button or by drop, listed, and opened as a private copy."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.errors import ComplaintError
from app.services.words.change_words import ATTACHMENT, kind_of
from app.services.words.messages import words_for
from app.translation import _, language
from app.ui.icons import icon
from app.ui.kit import Card, label, secondary_button

if TYPE_CHECKING:
    from app.services.cases.attachments import Attachments
    from app.services.rows import AttachmentRow, CaseRecord

MARGIN = 16
GAP = 12


class AttachmentsPage(QWidget):
    """Files of a recorded case are kept at once, those of a new one when it is saved.

    Signals:
        added: number of the case that has more files now.
        refused: why a file could not be kept or opened; empty when all went well.
        counted: how many files there are, waiting ones too.
    """

    added = Signal(str)
    refused = Signal(str)
    counted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachments_page")
        self.setAcceptDrops(True)
        self._attachments: Attachments | None = None
        self._number: str | None = None
        self._rows: tuple[AttachmentRow, ...] = ()
        self._disputed: set[str] = set()
        self._waiting: list[Path] = []
        self._list = self._file_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._card())
        self._show()

    def use(self, attachments: "Attachments") -> None:
        """Keep files there from now on."""
        self._attachments = attachments

    def show_record(self, record: "CaseRecord | None") -> None:
        """The files of a case; none of a new one."""
        self._number = record.key if record else None
        self._allow_adding(record is None or not record.is_read_only)
        self._rows = record.attachments if record else ()
        conflicts = record.conflicts if record else ()
        self._disputed = {each.entity.partition(":")[2] for each in conflicts if kind_of(each.entity) == ATTACHMENT}
        self._waiting = []
        self._show()

    def add(self, paths: Sequence[Path]) -> None:
        """Keep these files with the case, or have them wait until it is saved."""
        if self._number is None:
            self._waiting += paths
            self._show()
        else:
            self.keep_waiting(self._number, paths)

    def waiting(self) -> tuple[Path, ...]:
        """Files that wait for the case to be saved."""
        return tuple(self._waiting)

    def keep_waiting(self, number: str, paths: Sequence[Path]) -> None:
        """Keep the files with the case; what cannot be kept is said in words."""
        if self._attachments is None or not paths:
            return
        refused = []
        for path in paths:
            try:
                self._attachments.add(number, path)
            except ComplaintError as refusal:
                refused.append(words_for(refusal))
        self.added.emit(number)
        self.refused.emit("\n".join(refused))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add(_files_in(event))
        event.acceptProposedAction()

    def _card(self) -> Card:
        card = Card(_("Files of this case"), self)
        card.body.addWidget(label(_("Drop files here, or add them with the button."), "hint"))
        card.body.addWidget(self._list, 1)
        self._add = secondary_button(_("Add files…"), "attach")
        self._add.setObjectName("add_attachment")
        self._add.clicked.connect(self._choose)
        card.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _allow_adding(self, allowed: bool) -> None:
        self._add.setEnabled(allowed)
        self.setAcceptDrops(allowed)

    def _file_list(self) -> QListWidget:
        files = QListWidget(self)
        files.setObjectName("attachment_list")
        files.setAccessibleName(_("Files of this case"))
        files.setWordWrap(True)
        files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        files.itemActivated.connect(self._open)
        return files

    def _choose(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, _("Add files"))
        self.add([Path(name) for name in names])

    def _show(self) -> None:
        self._list.clear()
        for row in self._rows:
            item = QListWidgetItem(icon("attach", "text2"), _described(row, is_disputed=row.uid in self._disputed))
            item.setData(Qt.ItemDataRole.UserRole, row.uid)
            self._list.addItem(item)
        for path in self._waiting:
            words = _("{name} · will be added when the case is saved").format(name=path.name)
            self._list.addItem(QListWidgetItem(icon("clock", "text2"), words))
        self.counted.emit(self._list.count())

    def _open(self, item: QListWidgetItem) -> None:
        uid = item.data(Qt.ItemDataRole.UserRole)
        if self._attachments is None or self._number is None or uid is None:
            return
        try:
            copy = self._attachments.private_copy(self._number, uid)
        except ComplaintError as refusal:
            self.refused.emit(words_for(refusal))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))


def _files_in(event: QDropEvent) -> list[Path]:
    local = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in local if path.is_file()]


def _described(row: "AttachmentRow", *, is_disputed: bool) -> str:
    size = QLocale().formattedDataSize(row.size_bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    facts = _("{size} · {by} · {moment}").format(
        size=size, by=row.added_by, moment=moment_short(row.added_at, language())
    )
    conflict = _("Two people entered this differently. Choose above the fields what is right.")
    return "\n".join((row.name, facts, conflict) if is_disputed else (row.name, facts))
