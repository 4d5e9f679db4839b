"""The bar on top: the page with the day, the search, and a new case."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import weekday_long
from app.translation import _, language
from app.ui.icons import icon
from app.ui.kit import label, primary_button, secondary_button
from app.ui.shown_text import plain

HEIGHT, SEARCH_WIDTH, CONTROL = 64, 340, 38


class TopBar(QFrame):
    """Stays while pages change.

    Signals:
        search_changed: what is searched for.
        list_wanted: the keyboard is to go to what was found.
        new_wanted: a new case is to be recorded.
        reminder_chosen: somebody wants to see what is due.
    """

    search_changed = Signal(str)
    list_wanted = Signal()
    new_wanted = Signal()
    reminder_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setFixedHeight(HEIGHT)
        self._title, self._day = label("", "title"), label("", "caption")
        self._title.setObjectName("page_title")
        self._day.setObjectName("page_day")
        self._search = self._search_field()
        self._new = new = primary_button(_("Record a new case"), "add")
        new.setObjectName("new_case")
        new.setToolTip(_("Record a new case (Ctrl+N)"))
        new.setFixedHeight(CONTROL)
        new.clicked.connect(self.new_wanted)
        self._reminder: QPushButton | None = None
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        row.addLayout(self._words())
        row.addStretch(1)
        row.addWidget(self._search)
        row.addWidget(new)

    def show_page(self, title: str, today: date) -> None:
        """Name the page and the day."""
        self._title.setText(title)
        self._day.setText(weekday_long(today, language()))

    def offer_new(self, *, offered: bool) -> None:
        """Offer a new case to whoever may record one."""
        self._new.setVisible(offered)

    def remind(self, words: str) -> None:
        """Say quietly what is due; without words nothing is said."""
        if self._reminder is None and words:
            self._reminder = secondary_button("", "clock_alarm")
            self._reminder.setObjectName("reminder")
            self._reminder.setToolTip(_("See what is to be done"))
            self._reminder.clicked.connect(self.reminder_chosen)
            self._row.insertWidget(self._row.indexOf(self._search), self._reminder)
        if self._reminder is not None:
            self._reminder.setText(words)
            self._reminder.setVisible(bool(words))

    def focus_search(self) -> None:
        """Take the keyboard to the search."""
        self._search.setFocus()
        self._search.selectAll()

    def clear_search(self) -> None:
        """Search for nothing."""
        self._search.clear()

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._day)
        column.addStretch(1)
        return column

    def _search_field(self) -> "SearchField":
        field = SearchField(self)
        field.textChanged.connect(self._tell_search)
        field.returnPressed.connect(self.list_wanted)
        return field

    def _tell_search(self, text: str) -> None:
        self.search_changed.emit(plain(text))


class SearchField(QLineEdit):
    """Searches while one types; Esc empties it first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText(_("Search a number, name, HN or text… (Ctrl+F)"))
        self.setAccessibleName(_("Search"))
        self.setFixedSize(SEARCH_WIDTH, CONTROL)
        self.textChanged.connect(self._offer_to_clear)
        self.addAction(icon("search", "text2"), QLineEdit.ActionPosition.LeadingPosition)

    def _offer_to_clear(self) -> None:
        # Qt looks for the button's picture through every icon theme; the first paint does not wait for that.
        if not self.isClearButtonEnabled():
            self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel) and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
