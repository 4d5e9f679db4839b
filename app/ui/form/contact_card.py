"""How to reach the complainant, and the line in which a contact is written down."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain.fields import field
from app.translation import _
from app.ui.form.quick_contact import QuickContact
from app.ui.kit import Card, label
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.rows import CaseRecord

FIELDS = ("complainant_name", "complainant_phone", "complainant_email", "complainant_address")
GAP = 12


class ContactCard(Card):
    """Name, telephone and address as they stand in the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Contact"), parent)
        self._values: dict[str, tuple[QLabel, QLabel]] = {}
        self.quick = QuickContact(self)
        self.body.addWidget(self._facts())
        self.body.addWidget(self.quick)

    def show_record(self, record: "CaseRecord | None") -> None:
        """Show the case; a new one has no contact yet."""
        for name, (caption, value) in self._values.items():
            said = str(record.fields.get(name) or "") if record else ""
            value.setText(shown(said or "–"))
            for part in (caption, value):
                part.setVisible(bool(said) or name in FIELDS[:2])
        self.quick.show_case(record.key if record else "", may_write=record is not None and not record.is_read_only)
        self.setVisible(record is not None)

    def _facts(self) -> QWidget:
        lines = QWidget(self)
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(FIELDS):
            caption, value = label(_(field(name).label), "field"), label("–", "body")
            value.setWordWrap(True)
            value.setObjectName(f"contact_{name}")
            grid.addWidget(caption, row, 0)
            grid.addWidget(value, row, 1)
            self._values[name] = caption, value
        return lines
