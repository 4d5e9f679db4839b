"""Who is working, at the foot of the sidebar; a click locks the window where people sign in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.translation import _
from app.ui.icons import picture
from app.ui.kit import label

PERSON_ICON = 24


class PersonBox(QFrame):
    """Name and unit. By the keyboard, a window is locked with its key, so no second place is in the order of the keys.

    Signals:
        lock_wanted: the window is to be locked.
    """

    lock_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("person")
        self.name, self.unit = label("", "strong"), label("", "caption")
        self.name.setObjectName("person_name")
        self._locks = False
        image = QLabel(self)
        image.setPixmap(picture("person_circle", "sidebar_text", PERSON_ICON))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.unit)
        self.unit.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(image)
        row.addLayout(words, 1)

    def offer_lock(self, key: str) -> None:
        """Lock by a click from now on, and say so with the key that does the same."""
        self._locks = True
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Lock the window ({key})").format(key=key))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_inside = self.rect().contains(event.position().toPoint())
        if self._locks and is_inside and event.button() == Qt.MouseButton.LeftButton:
            self.lock_wanted.emit()
