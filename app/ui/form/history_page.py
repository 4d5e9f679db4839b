"""What was saved of a case, by whom and when."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.translation import N_, _
from app.ui.form.timeline import history
from app.ui.form.timeline_view import TimelineView

if TYPE_CHECKING:
    from app.domain.fields import PolicyTables
    from app.services.rows import CaseRecord


class HistoryPage(TimelineView):
    """The saves of a case, the newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("history_page", _("History"), N_("Nothing was saved yet."), parent)

    def show_record(self, record: "CaseRecord", policy: "PolicyTables") -> None:
        """Show the saves of a recorded case."""
        self.show_entries(history(record, policy))

    def show_new(self) -> None:
        """Nothing is saved yet."""
        self.show_entries(())
