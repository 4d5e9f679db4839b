"""The lines of the committee's page: a case that can be put on the agenda, a meeting, and a case that stands there."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short
from app.services.cases.agenda import Item, Proposed
from app.services.words.rule_words import by_rule
from app.translation import _, language
from app.ui.kit import Badge, SeverityMark, Tone, label, secondary_button
from app.ui.rule_label import explain
from app.ui.shown_text import shown

GAP = 10
SEPARATOR = "  ·  "


class ProposedLine(QFrame):
    """A case with a box to choose it.

    Signals:
        case_wanted: number of the case to look at.
        chosen: the box was ticked, or not any more.
    """

    case_wanted = Signal(str)
    chosen = Signal()

    def __init__(self, proposed: Proposed, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = proposed.row.number
        self.setProperty("class", "line")
        self.box = QCheckBox(self)
        self.box.setObjectName(f"choose_{self.number}")
        self.box.setAccessibleName(_("{number} {subject}").format(number=self.number, subject=proposed.row.subject))
        self.box.toggled.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.box)
        row.addWidget(SeverityMark(proposed.row.level), 0, Qt.AlignmentFlag.AlignTop)
        apart = _("Sealed") if proposed.row.sealed else _("Restricted") if proposed.row.restricted else ""
        more = SEPARATOR.join(part for part in (apart, _(", ").join(proposed.row.units)) if part)
        row.addLayout(_words(self.number, proposed.row.subject, more, proposed.rules), 1)
        if proposed.overdue:
            badge = Badge(self)
            badge.show_badge(Tone.OVERDUE, _("Overdue"))
            row.addWidget(badge)
        look = _small_button(_("Look at it"), None, f"look_{self.number}")
        look.clicked.connect(self._look)
        row.addWidget(look)

    def _look(self) -> None:
        self.case_wanted.emit(self.number)


class MeetingLine(QFrame):
    """The heading of a meeting's agenda.

    Signals:
        print_wanted: the day of the meeting of which the agenda is to be printed.
    """

    print_wanted = Signal(object)

    def __init__(self, meeting_on: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._meeting_on = meeting_on
        words = _("Meeting on {day}").format(day=day_short(meeting_on, language()))
        printing = _small_button(_("Print the agenda"), "print", f"print_agenda_{meeting_on.isoformat()}")
        printing.setAccessibleName(_("Print the agenda: {meeting}").format(meeting=words))
        printing.clicked.connect(self._print)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(shown(words), "section"), 1)
        row.addWidget(printing)

    def _print(self) -> None:
        self.print_wanted.emit(self._meeting_on)


class ItemLine(QFrame):
    """A case on the agenda, with its resolution or a button for it.

    Signals:
        case_wanted: number of the case to look at.
        resolution_wanted: number of the case, and the entry that the resolution belongs to.
    """

    case_wanted = Signal(str)
    resolution_wanted = Signal(str, str)

    def __init__(self, item: Item, parent: QWidget) -> None:
        super().__init__(parent)
        self._item = item
        self.setProperty("class", "line")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(SeverityMark(item.row.level), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(_words(item.row.number, item.row.subject, _standing(item), item.rules), 1)
        if not item.resolution:
            resolve = _small_button(_("Resolution…"), "gavel", f"resolve_{item.row.number}")
            resolve.clicked.connect(self._resolve)
            row.addWidget(resolve)
        look = _small_button(_("Look at it"), None, f"look_at_item_{item.row.number}")
        look.clicked.connect(self._look)
        row.addWidget(look)

    def _resolve(self) -> None:
        self.resolution_wanted.emit(self._item.row.number, self._item.uid)

    def _look(self) -> None:
        self.case_wanted.emit(self._item.row.number)


def _small_button(words: str, icon: str | None, name: str) -> QPushButton:
    button = secondary_button(words, icon)
    button.setObjectName(name)
    button.setProperty("extent", "small")
    return button


def _words(number: str, subject: str, more: str, rules: tuple[str, ...]) -> QVBoxLayout:
    texts = QVBoxLayout()
    texts.setSpacing(2)
    by_rules = by_rule(_(", ").join(rules)) if rules else ""
    head, foot = SEPARATOR.join((number, subject)), SEPARATOR.join(part for part in (more, by_rules) if part)
    for line in (label(shown(head), "body"), explain(label(shown(foot), "caption"), *rules)):
        line.setWordWrap(True)
        line.setVisible(bool(line.text()))
        texts.addWidget(line)
    return texts


def _standing(item: Item) -> str:
    if not item.resolution:
        return item.reason
    parts = [_("Resolved: {words}").format(words=item.resolution), item.owner]
    if item.due_on is not None:
        parts.append(_("by {day}").format(day=day_short(item.due_on, language())))
    if item.is_done:
        parts.append(_("Task done"))
    return SEPARATOR.join(part for part in parts if part)
