"""The keys in a short window."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from app.translation import N_, _
from app.ui.kit import label, primary_button
from app.ui.page_entry import Page

KEYS = (
    ("Ctrl+N", N_("Record a new case")),
    ("Ctrl+Shift+N", N_("Quick log of an event in this shift")),
    ("Ctrl+S", N_("Save")),
    ("Ctrl+Enter", N_("Save and go to the next case")),
    ("Ctrl+F", N_("Search")),
    ("Ctrl+P", N_("Print the Complaint Form")),
    ("Ctrl+M", N_("Call the next mediator")),
    ("Alt+1 … Alt+4", N_("Complaint level")),
    ("F3", N_("Write down what was done about the case")),
    ("F4", N_("Write down a contact with the complainant")),
    ("F5", N_("Read again")),
    ("F6", N_("Next part of the window")),
    ("F8", N_("Do the next thing")),
    ("Esc", N_("Back to the list; nothing typed is lost")),
    ("Ctrl+L", N_("Lock the window, where accounts have passwords")),
    ("F1", N_("This window")),
)


class KeysHelp(QDialog):
    """Lists every key of the window; they work with the keyboard in Thai and in English."""

    def __init__(self, pages: Sequence[Page], keys: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys_help")
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        leading = tuple((keys[page.key], page.title) for page in pages if page.key in keys)
        for pair, lines in enumerate((KEYS, leading)):
            for row, (pressed, meaning) in enumerate(lines):
                grid.addWidget(label(pressed, "strong"), row, 2 * pair)
                grid.addWidget(label(_(meaning), "body"), row, 2 * pair + 1)
        close = primary_button(_("Close"), None)
        close.setObjectName("close_help")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Keys"), "title"))
        column.addLayout(grid)
        column.addWidget(label(_("They work with the keyboard in Thai and in English."), "hint"))
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
