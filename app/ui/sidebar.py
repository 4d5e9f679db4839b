"""The sidebar: where one can go, the switches of language and scheme, and who is working."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.translation import _
from app.ui.icons import picture
from app.ui.kit import label
from app.ui.nav_button import NavButton
from app.ui.page_entry import Page
from app.ui.person_box import PersonBox
from app.ui.switches import Switches
from app.ui.theme import colour

WIDTH = 216
EMBLEM, EMBLEM_ROUND, EMBLEM_ICON = 36, 10, 20
PREFIX = "sidebar_"


class Sidebar(QFrame):
    """Leads to the pages.

    Signals:
        page_wanted: key of the page.
        new_wanted: a new case is to be recorded.
        quick_log_wanted: an event of this shift is to be logged.
        help_wanted: the keys are to be explained.
        language_wanted: the other language.
        scheme_wanted: light or dark.
    """

    page_wanted = Signal(str)
    new_wanted = Signal()
    quick_log_wanted = Signal()
    help_wanted = Signal()
    language_wanted = Signal(str)
    scheme_wanted = Signal(str)

    def __init__(self, pages: Sequence[Page], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Pages"))
        self._hospital, self.person = label("", "caption"), PersonBox(self)
        self._group = QButtonGroup(self)
        self._new = NavButton(f"{PREFIX}new", "document_add", _("Record a new case"), self)
        self._new.clicked.connect(self.new_wanted)
        self._quick_log = NavButton(f"{PREFIX}quick_log", "person_alert", _("Quick log (night log)"), self)
        self._quick_log.setToolTip(_("Ctrl+Shift+N"))
        self._quick_log.clicked.connect(self.quick_log_wanted)
        self._pages = {page.key: self._page(page) for page in pages}
        self._switches = Switches(self)
        self._switches.language_wanted.connect(self.language_wanted)
        self._switches.scheme_wanted.connect(self.scheme_wanted)
        self._lay_out(pages)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Lead only to these pages; the others are not for this PC."""
        wanted = {page.key for page in pages}
        for key, button in self._pages.items():
            button.setVisible(key in wanted)

    def offer_new(self, *, offered: bool) -> None:
        """Offer a new case to whoever may record one."""
        self._new.setVisible(offered)

    def offer_quick_log(self, *, offered: bool) -> None:
        """Offer the quick log where the rules know events at a service point."""
        self._quick_log.setVisible(offered)

    def show_page(self, key: str) -> None:
        """Mark the page that is open."""
        self._pages[key].setChecked(True)

    def show_count(self, key: str, count: int) -> None:
        """Show how much waits on a page."""
        self._pages[key].show_count(count)

    def show_hospital(self, name: str) -> None:
        """Name the hospital under the program's name."""
        self._hospital.setText(self._fitting(name, self._hospital))

    def show_person(self, name: str, unit: str) -> None:
        """Name the person who works here."""
        box = self.person
        box.name.setText(self._fitting(name, box.name))
        box.unit.setText(self._fitting(unit, box.unit))
        box.unit.setVisible(bool(unit))

    def show_scheme(self) -> None:
        """The colours are others now."""
        self._switches.show_scheme()

    def _lay_out(self, pages: Sequence[Page]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(2)
        column.addLayout(self._head())
        column.addSpacing(16)
        column.addWidget(self._new)
        column.addWidget(self._quick_log)
        for page in pages:
            if not page.is_at_foot:
                column.addWidget(self._pages[page.key])
        column.addStretch(1)
        for page in pages:
            if page.is_at_foot:
                column.addWidget(self._pages[page.key])
        column.addWidget(self._help())
        column.addSpacing(4)
        column.addWidget(self._switches)
        column.addSpacing(8)
        column.addWidget(self.person)

    def _head(self) -> QHBoxLayout:
        self._hospital.setObjectName("hospital")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_("Complaint Centre"), "body_strong"))
        words.addWidget(self._hospital)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Emblem(self))
        row.addLayout(words, 1)
        return row

    def _page(self, page: Page) -> NavButton:
        button = NavButton(f"{PREFIX}{page.key}", page.icon, _(page.title), self, _(page.counts))
        button.setCheckable(True)
        button.clicked.connect(self._want_page)
        self._group.addButton(button)
        return button

    def _help(self) -> NavButton:
        button = NavButton(f"{PREFIX}help", "question_circle", _("Help (F1)"), self)
        button.clicked.connect(self.help_wanted)
        return button

    def _fitting(self, text: str, place: QLabel) -> str:
        place.setToolTip(text)
        place.ensurePolished()
        room = WIDTH - 24 - EMBLEM - 24
        return place.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _want_page(self) -> None:
        self.page_wanted.emit(self.sender().objectName().removeprefix(PREFIX))


class Emblem(QWidget):
    """The sign of the program; a hospital's own emblem is the hospital's file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(EMBLEM, EMBLEM)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("emblem"))
        painter.drawRoundedRect(QRectF(self.rect()), EMBLEM_ROUND, EMBLEM_ROUND)
        image = picture("heart_pulse", "on_emblem", EMBLEM_ICON, filled=True, ratio=self.devicePixelRatioF())
        inset = (EMBLEM - EMBLEM_ICON) // 2
        painter.drawPixmap(inset, inset, image)
        painter.end()
