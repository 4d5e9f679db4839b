"""One line of a timeline: icon, what, when and by whom, the words, and what can be done next about it."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.proceedings.papers import Paper
from app.domain.proceedings.privacy import COPY_REQUEST
from app.translation import N_, _
from app.ui.entry.flow import FlowLayout
from app.ui.form.mark import Mark
from app.ui.form.timeline import Entry
from app.ui.icons import icon
from app.ui.kit import Badge, icon_button, label, secondary_button
from app.ui.shown_text import shown

GAP, LINE_GAP = 12, 2
PAPERS: Mapping[str, str] = {
    Paper.MEMO: N_("Print the memo"),
    Paper.FACT_FINDING: N_("Print the fact-finding form"),
    Paper.REMINDER: N_("Print the reminder memo"),
    Paper.HANDOVER_LETTER: N_("Print the letter and its receipt slip"),
    Paper.REPLY_LETTER: N_("Print the letter"),
    Paper.COMPLAINANT_LETTER: N_("Print the letter"),
    Paper.RISK_REPORT: N_("Print the risk report"),
    Paper.PUBLICATION: N_("Print the form for publication"),
}
REPLY = "replied"


class TimelineLine(QWidget):
    """Its buttons lead to the stages that may follow; what is rarer is in a menu.

    Signals:
        step_wanted, change_wanted: uid and stage.
        void_wanted, scan_wanted: uid.
        paper_wanted: uid and paper.
        redaction_wanted: a copy without names and numbers, for a person who asked for one.
    """

    step_wanted = Signal(str, str)
    change_wanted = Signal(str, str)
    void_wanted = Signal(str)
    paper_wanted = Signal(str, str)
    scan_wanted = Signal(str)
    redaction_wanted = Signal()

    def __init__(self, entry: Entry, parent: QWidget | None = None, *, may_redact: bool) -> None:
        super().__init__(parent)
        self._entry, self._may_redact = entry, may_redact
        if entry.uid:
            self.setObjectName(f"line_{entry.kind}_{entry.stage}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        mark = Mark(self)
        mark.show_icon(entry.icon, "hint" if entry.is_void else "primary")
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._text_column(), 1)
        if entry.may_change or entry.papers:
            row.addWidget(self._more_button(), 0, Qt.AlignmentFlag.AlignTop)

    def _text_column(self) -> QVBoxLayout:
        entry = self._entry
        column = QVBoxLayout()
        column.setSpacing(LINE_GAP)
        column.addLayout(self._title_row())
        column.addWidget(self._wrapped(entry.caption, "caption"))
        for words in entry.words:
            column.addWidget(self._wrapped(words, "hint"))
        if entry.is_void:
            reason = label(shown(_("Taken back: {reason}").format(reason=entry.because)), "caption")
            reason.setWordWrap(True)
            column.addWidget(reason)
        if entry.steps:
            column.addWidget(self._steps())
        return column

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._wrapped(self._entry.title, "body_strong" if self._entry.uid else "body"), 1)
        if self._entry.badge is not None:
            badge = Badge(self)
            badge.show_badge(self._entry.badge.tone, self._entry.badge.text)
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _steps(self) -> QWidget:
        place = QWidget(self)
        place.setObjectName(f"proceeding_{self._entry.uid}")  # where whoever wants to go on with it is led
        line = FlowLayout(place)
        for stage, words in self._entry.steps:
            button = secondary_button(_("{stage}…").format(stage=words), None)
            button.setObjectName(f"step_{self._entry.kind}_{stage}")
            button.setProperty("extent", "small")
            button.setProperty("stage", stage)
            button.setAccessibleName(_("{title}: {stage}").format(title=self._entry.title, stage=words))
            button.clicked.connect(self._want_step)
            line.addWidget(button)
            if place.focusProxy() is None:
                place.setFocusProxy(button)
        return place

    def _more_button(self) -> QPushButton:
        more = icon_button("more_horizontal", _("More about: {title}").format(title=self._entry.title))
        more.setObjectName(f"more_{self._entry.kind}_{self._entry.stage}")
        more.setProperty("kind", "ghost")
        more.clicked.connect(self._open_menu)
        return more

    def _open_menu(self) -> None:
        button = self.sender()
        menu = QMenu(self)
        menu.setObjectName("line_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._actions(menu):
            menu.addAction(action)
        if isinstance(button, QWidget):
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _actions(self, menu: QMenu) -> Iterator[QAction]:
        entry = self._entry
        for paper in entry.papers:
            action = QAction(icon("print", "text"), _(PAPERS[paper]), menu)
            action.setObjectName(f"print_{paper}")
            action.setData(paper)
            action.triggered.connect(self._want_paper)
            yield action
        if self._may_redact and entry.kind == COPY_REQUEST.code and entry.may_change:
            words = _("Copy without names and numbers…")
            yield self._action(menu, "redact", "document_edit", words, self.redaction_wanted)
        if any(stage == REPLY for stage, _words in entry.steps):
            yield self._action(
                menu, "scan_reply", "attach", _("The reply came on paper: attach the scan…"), self._want_scan
            )
        if entry.may_change:
            yield self._action(menu, "correct", "edit", _("Correct…"), self._want_change)
            yield self._action(menu, "take_back", "arrow_undo", _("Take back…"), self._want_void)

    def _action(self, menu: QMenu, name: str, icon_name: str, words: str, slot: object) -> QAction:
        action = QAction(icon(icon_name, "text"), words, menu)
        action.setObjectName(name)
        action.triggered.connect(slot)
        return action

    def _want_step(self) -> None:
        self.step_wanted.emit(self._entry.uid, str(self.sender().property("stage")))

    def _want_paper(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.paper_wanted.emit(self._entry.uid, str(action.data()))

    def _want_scan(self) -> None:
        self.scan_wanted.emit(self._entry.uid)

    def _want_change(self) -> None:
        self.change_wanted.emit(self._entry.uid, self._entry.stage)

    def _want_void(self) -> None:
        self.void_wanted.emit(self._entry.uid)

    def _wrapped(self, text: str, role: str) -> QLabel:
        words = label(shown(text), role)
        words.setWordWrap(True)
        words.setProperty("is_void", self._entry.is_void)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return words
