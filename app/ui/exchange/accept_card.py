"""At the centre: the way to the PC of another ward."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.translation import _
from app.ui.kit import Card, label, secondary_button


class AcceptCard(Card):
    """Says how a ward is connected, and begins it.

    Signals:
        accept_wanted: the centre has a ward's request.
    """

    accept_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Connect the PC of a ward"), parent)
        self.setObjectName("pairing_at_centre")
        words = label(_("The ward makes a request file and brings it here. Read it, and a reply is made."), "hint")
        words.setWordWrap(True)
        accept = secondary_button(_("Read a ward's request"), "document_add")
        accept.setObjectName("accept_request")
        accept.clicked.connect(self.accept_wanted)
        self.body.addWidget(words)
        self.body.addWidget(accept)
