"""How to reach the complainant, and the line in which a contact is written down."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.translation import _
from app.ui.form.quick_contact import QuickContact
from app.ui.kit import Card, label
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.rows import CaseRecord

NAME, PHONE, EMAIL, ADDRESS = "complainant_name", "complainant_phone", "complainant_email", "complainant_address"
GAP, LINE_GAP = 12, 2


class ContactCard(Card):
    """Name, telephone and address as they stand in the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("contact_card")
        self.setAccessibleName(_("Contact"))
        roles = {NAME: "body_strong", PHONE: "body_strong", EMAIL: "hint", ADDRESS: "hint"}
        self._values = {name: _selectable(name, role) for name, role in roles.items()}
        self.quick = QuickContact(self)
        self.body.addLayout(self._facts())
        self.body.addWidget(self.quick)

    def show_record(self, record: "CaseRecord | None") -> None:
        """Show the case; a new one has no contact yet."""
        said = {name: str(record.fields.get(name) or "") if record else "" for name in self._values}
        for name, value in self._values.items():
            value.setText(shown(said[name]))
            value.setVisible(bool(said[name]))
        if not said[NAME]:
            self._values[NAME].setText(shown(_("No name is given.")))
            self._values[NAME].show()
        self.quick.show_case(record.key if record else "", may_write=record is not None and not record.is_read_only)
        self.setVisible(record is not None)

    def _facts(self) -> QVBoxLayout:
        first = QHBoxLayout()
        first.setSpacing(GAP)
        first.addWidget(self._values[NAME], 1)
        first.addWidget(self._values[PHONE])
        column = QVBoxLayout()
        column.setSpacing(LINE_GAP)
        column.addLayout(first)
        column.addWidget(self._values[EMAIL])
        column.addWidget(self._values[ADDRESS])
        return column


def _selectable(name: str, role: str) -> QLabel:
    value = label("", role)
    value.setObjectName(f"contact_{name}")
    value.setWordWrap(name != PHONE)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return value
