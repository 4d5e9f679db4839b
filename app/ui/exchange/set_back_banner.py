"""A ward that was set back: what to do now, until the centre has answered."""

from datetime import datetime

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.services.exchange.told import told_of_set_back
from app.ui.exchange.saying import wrapped
from app.ui.shown_text import shown


class SetBackBanner(QFrame):
    """Hidden as long as nothing is missing here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("set_back")
        self.setProperty("part", "notice")
        self._words = wrapped("", "body")
        self._words.setObjectName("set_back_words")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._words)
        self.hide()

    def show_since(self, since: datetime | None) -> None:
        """Show since when the answer of the centre is awaited; None when it is not."""
        self.setVisible(since is not None)
        if since is not None:
            self._words.setText(shown(told_of_set_back(since)))
