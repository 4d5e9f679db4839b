"""What the program has to tell without being asked: one paragraph a notice, which holds nobody up."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.translation import _
from app.ui.kit import label
from app.ui.plain_dialog import PlainDialog, way_out


class NoticesDialog(PlainDialog):
    """Says each notice; it closes and nothing else."""

    def __init__(self, notices: Sequence[str], parent: QWidget | None) -> None:
        super().__init__("start_notices", _("About the data"), parent)
        for number, notice in enumerate(notices, 1):
            words = label(notice, "body")
            words.setObjectName(f"notice_{number}")
            words.setWordWrap(True)
            self.body.addWidget(words)
        close = way_out(self, _("Close"), "close_notices")
        close.setDefault(True)
        self.end_with(close)
