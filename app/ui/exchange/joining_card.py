"""At a ward that is not connected: the two steps that connect its PC with the centre."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.translation import _
from app.ui.exchange.saying import wrapped
from app.ui.kit import Card, secondary_button


class JoiningCard(Card):
    """Stands until the centre is trusted.

    Signals:
        request_wanted: a request file is to be made.
        reply_wanted: the centre's reply is here.
    """

    request_wanted = Signal()
    reply_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Connect this PC with the centre"), parent)
        self.setObjectName("pairing_at_ward")
        request = secondary_button(_("Make a request file"), "save")
        request.setObjectName("make_request")
        request.clicked.connect(self.request_wanted)
        reply = secondary_button(_("Read the reply"), "mail")
        reply.setObjectName("read_reply")
        reply.clicked.connect(self.reply_wanted)
        self._add(_("1. Make a request file and take it to the centre."), request)
        self._add(
            _("2. The centre gives you a reply file. Read it, with somebody from the centre on the telephone."), reply
        )
        self.hide()

    def _add(self, words: str, button: QPushButton) -> None:
        self.body.addWidget(wrapped(words, "body"))
        self.body.addWidget(button)
