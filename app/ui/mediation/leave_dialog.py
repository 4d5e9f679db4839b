"""Why a mediator is on leave."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import Problem
from app.translation import _
from app.ui.kit import field_box, label, primary_button
from app.ui.plain_dialog import closing_row, way_out
from app.ui.problem_labels import show_problems
from app.ui.shown_text import plain, shown


class LeaveDialog(QDialog):
    """Asks for the reason, which stands on the list beside the mediator.

    Signals:
        given: the mediator's id and the reason.
    """

    given = Signal(str, str)

    def __init__(self, mediator: str, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leave_dialog")
        self.setWindowTitle(_("On leave"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._mediator = mediator
        self._reason = QLineEdit(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(label(shown(who), "card_title"))
        column.addWidget(field_box(_("Why, and until when"), self._reason, "leave_reason", required=True))
        column.addLayout(self._closing_row())
        self.setMinimumWidth(420)

    def _closing_row(self) -> QHBoxLayout:
        save = primary_button(_("Save"), "save")
        save.setObjectName("save_leave")
        save.setDefault(True)
        save.clicked.connect(self._save)
        return closing_row(way_out(self, _("Cancel")), save)

    def _save(self) -> None:
        reason = plain(self._reason.text()).strip()
        show_problems(self, [] if reason else [Problem("leave_reason", "required")])
        if reason:
            self.given.emit(self._mediator, reason)
            self.accept()
