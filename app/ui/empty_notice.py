"""What stands where nothing is: an icon, one sentence, and at most one action."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.icons import icon
from app.ui.kit import label, secondary_button
from app.ui.shown_text import shown

GAP = 8
SIZES = {"small": (48, "card_title"), "large": (56, "title")}


class EmptyNotice(QWidget):
    """Stands in the upper middle of its place.

    Signals:
        acted: the action was chosen.
    """

    acted = Signal()

    def __init__(self, name: str, size: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._role = SIZES[size]
        self.setObjectName(name)

    def show_notice(self, picture: str, words: str, more: str) -> None:
        """Show an icon, a sentence and a hint, without an action."""
        if self.layout() is None:
            self._lay_out()  # now: the first paint has none, and does not wait for any
        self._picture.setPixmap(icon(picture, "control").pixmap(self._side, self._side))
        self._words.setText(shown(words))
        self._more.setText(shown(more))
        self._more.setVisible(bool(more))
        self._action.hide()

    def offer(self, action: str, picture: str) -> None:
        """Offer one action."""
        self._action.setText(action)
        self._action.setIcon(icon(picture, "text"))
        self._action.show()

    def _lay_out(self) -> None:
        self._picture = QLabel(self)
        self._words, self._more = label("", self._role), label("", "hint")
        self._words.setObjectName(f"{self.objectName()}_words")
        self._action = secondary_button("", None)
        self._action.setObjectName(f"{self.objectName()}_action")
        self._action.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch(2)
        for part in (self._picture, self._words, self._more):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setWordWrap(part is not self._picture)
            column.addWidget(part)
        column.addSpacing(GAP)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
