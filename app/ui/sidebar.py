"""The sidebar: where one can go, the switches of language and scheme, and who is working."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.translation import _, language
from app.ui.icons import icon, picture
from app.ui.kit import label
from app.ui.nav_button import NavButton
from app.ui.theme import DARK, LIGHT, colour, scheme

WIDTH = 216
EMBLEM, EMBLEM_ROUND, EMBLEM_ICON, PERSON_ICON = 36, 10, 20, 24
REGISTER, MEDIATION, EXCHANGE = "register", "mediation", "exchange"
NATIVE_NAMES = {"th": "ไทย", "en": "English"}


class Sidebar(QFrame):
    """Leads to the pages.

    Signals:
        page_wanted: name of the page.
        new_wanted: a new case is to be recorded.
        help_wanted: the keys are to be explained.
        language_wanted: the other language.
        scheme_wanted: light or dark.
    """

    page_wanted = Signal(str)
    new_wanted = Signal()
    help_wanted = Signal()
    language_wanted = Signal(str)
    scheme_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Pages"))
        self._hospital, self._name, self._unit = label("", "caption"), label("", "strong"), label("", "caption")
        self._pages = QButtonGroup(self)
        new = NavButton("sidebar_new", "document_add", _("Record a new case"), self)
        new.clicked.connect(self.new_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(2)
        column.addLayout(self._head())
        column.addSpacing(16)
        column.addWidget(new)
        self._register = self._page(REGISTER, "document_table", _("Register of cases"))
        self._mediation = self._page(MEDIATION, "handshake", _("Mediation"))
        self._exchange = self._page(EXCHANGE, "arrow_sync", _("Send and receive"))
        column.addWidget(self._register)
        column.addWidget(self._mediation)
        column.addWidget(self._exchange)
        column.addStretch(1)
        column.addWidget(self._help())
        column.addSpacing(4)
        column.addLayout(self._switches())
        column.addSpacing(8)
        column.addWidget(self._person())
        self.show_page(REGISTER)

    def show_page(self, name: str) -> None:
        """Mark the page that is open."""
        {REGISTER: self._register, MEDIATION: self._mediation, EXCHANGE: self._exchange}[name].setChecked(True)

    def show_counts(
        self, *, to_do: int | None = None, in_mediation: int | None = None, to_exchange: int | None = None
    ) -> None:
        """Show how much waits on a page."""
        if to_do is not None:
            self._register.show_count(to_do)
        if in_mediation is not None:
            self._mediation.show_count(in_mediation)
        if to_exchange is not None:
            self._exchange.show_count(to_exchange)

    def show_hospital(self, name: str) -> None:
        """Name the hospital under the program's name."""
        self._hospital.setText(self._fitting(name, self._hospital))

    def show_person(self, name: str, unit: str) -> None:
        """Name the person who works here."""
        self._name.setText(self._fitting(name, self._name))
        self._unit.setText(self._fitting(unit, self._unit))
        self._unit.setVisible(bool(unit))

    def show_scheme(self) -> None:
        """Offer the scheme that is not on the screen."""
        other = LIGHT if scheme() == DARK else DARK
        self._scheme.setText({LIGHT: _("Light"), DARK: _("Dark")}[other])
        self._scheme.setAccessibleName({LIGHT: _("Light colours"), DARK: _("Dark colours")}[other])

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

    def _page(self, name: str, icon_name: str, text: str) -> NavButton:
        button = NavButton(f"sidebar_{name}", icon_name, text, self)
        button.setCheckable(True)
        button.clicked.connect(self._want_page)
        self._pages.addButton(button)
        return button

    def _help(self) -> NavButton:
        button = NavButton("sidebar_help", "question_circle", _("Help (F1)"), self)
        button.clicked.connect(self.help_wanted)
        return button

    def _switches(self) -> QHBoxLayout:
        self._other_language = "en" if language() == "th" else "th"
        tongue = self._switch("language_switch", "local_language", NATIVE_NAMES[self._other_language])
        tongue.clicked.connect(self._want_language)
        self._scheme = self._switch("scheme_switch", "contrast", "")
        self._scheme.clicked.connect(self._want_scheme)
        self.show_scheme()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(tongue, 1)
        row.addWidget(self._scheme, 1)
        return row

    def _switch(self, name: str, icon_name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setProperty("kind", "switch")
        button.setIcon(icon(icon_name, "sidebar_text"))
        button.setIconSize(QSize(16, 16))
        button.setAutoDefault(False)
        return button

    def _person(self) -> QFrame:
        self._name.setObjectName("person_name")
        box = QFrame(self)
        box.setObjectName("person")
        image = QLabel(box)
        image.setPixmap(picture("person_circle", "sidebar_text", PERSON_ICON))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._unit)
        self._unit.hide()
        row = QHBoxLayout(box)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(image)
        row.addLayout(words, 1)
        return box

    def _fitting(self, text: str, place: QLabel) -> str:
        place.setToolTip(text)
        place.ensurePolished()
        room = WIDTH - 24 - EMBLEM - 24
        return place.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _want_page(self) -> None:
        self.page_wanted.emit(self.sender().objectName().removeprefix("sidebar_"))

    def _want_language(self) -> None:
        self.language_wanted.emit(self._other_language)

    def _want_scheme(self) -> None:
        self.scheme_wanted.emit(LIGHT if scheme() == DARK else DARK)


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
