"""What was done about a case, with the complainant's telephone and address at hand."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain.fields import field
from app.translation import N_, _
from app.ui.form.timeline import proceedings
from app.ui.form.timeline_view import GAP, TimelineView
from app.ui.kit import Card, label
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.rows import CaseRecord

CONTACT_FIELDS = ("complainant_name", "complainant_phone", "complainant_email", "complainant_address")


class ProceedingsPage(TimelineView):
    """How to reach the complainant, and under it the timeline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = N_("Nothing was done yet. What you do about the case appears here by itself.")
        super().__init__("proceedings_page", _("Proceedings"), empty, parent)
        self._values: dict[str, QLabel] = {}
        self._contact = self._contact_card()
        self.column.insertWidget(0, self._contact)
        self.show_record(None)

    def show_record(self, record: "CaseRecord | None") -> None:
        """Show the case, or nothing for a new one."""
        for name, value in self._values.items():
            value.setText(shown(str(record.fields.get(name) or "–")) if record else "–")
        self._contact.setVisible(record is not None)
        self.show_entries(proceedings(record) if record else ())

    def _contact_card(self) -> Card:
        card = Card(_("Contact"), self)
        lines = QWidget(card)
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(CONTACT_FIELDS):
            grid.addWidget(label(_(field(name).label), "field"), row, 0)
            self._values[name] = label("–", "body")
            self._values[name].setWordWrap(True)
            self._values[name].setObjectName(f"contact_{name}")
            grid.addWidget(self._values[name], row, 1)
        card.body.addWidget(lines)
        return card
