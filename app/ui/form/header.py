"""The top of the form: which case this is, when it came, how long is left, and print."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.labels import LABELS
from app.domain.proceedings.tie_kinds import LINK, MERGED_IN
from app.domain.vocabulary import Kind, Track
from app.translation import _, language
from app.ui.due_badges import due_badge
from app.ui.kit import Badge, icon_button, label
from app.ui.rows import restyled
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.domain.working_days import Calendar
    from app.services.rows import CaseRecord

GAP, BETWEEN = 8, 4
SEPARATOR = "  ·  "
WIDE_IN_EMS = 50  # from here on the print button has room for its words


class _Due(NamedTuple):
    """What the badge of the case in the form looks at."""

    state: str
    due_on: date | None
    due_at: datetime | None
    due_counting: str


class FormHeader(QWidget):
    """Title, receipt, due badge and the print button.

    Signals:
        print_clicked: paper is wanted.
        send_clicked: the case is to go to a unit.
        redact_clicked: a copy without names and numbers is wanted.
    """

    print_clicked = Signal()
    send_clicked = Signal()
    redact_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._receipt, self._badge = label("", "title"), label("", "caption"), Badge(self)
        self._title.setObjectName("form_title")
        self._receipt.setObjectName("form_receipt")
        self._receipt.setWordWrap(True)
        self._badge.setObjectName("form_due")
        self._print, self._send, self._redact = self._print_button(), self._send_button(), self._redact_button()
        self._is_recorded, self._may_send, self._may_redact = False, False, False
        self._lay_out()
        self.show_new()

    def show_new(self) -> None:
        """A case that is not recorded yet."""
        self._title.setText(_("New case"))
        self._receipt.setText(shown(_("Not saved yet; the number is given on saving.")))
        self._badge.hide()
        self._is_recorded = False
        self._show_send()

    def show_record(self, record: "CaseRecord", now: datetime, calendar: "Calendar | None") -> None:
        """The case as it was when `record` was read."""
        self._title.setText(_title_of(record))
        self._receipt.setText(shown(_receipt_of(record)))
        badge = due_badge(_due_of(record), now, calendar)
        self._badge.setVisible(badge is not None)
        if badge is not None:
            self._badge.show_badge(badge.tone, badge.text)
            self._badge.setToolTip(shown(badge.doubt))
        self._is_recorded = True
        self._show_send()

    def allow_sending(self, allowed: bool) -> None:
        """Whether there is a unit that a case can be sent to."""
        self._may_send = allowed
        self._show_send()

    def allow_redacting(self, allowed: bool) -> None:
        """Whether whoever is here makes copies without names and numbers."""
        self._may_redact = allowed
        self._show_send()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= WIDE_IN_EMS * self.fontInfo().pixelSize()
        self._print.setText(_("Print the form") if is_wide else "")
        restyled(self._print, "kind", "secondary" if is_wide else "icon")

    def _lay_out(self) -> None:
        # The badge stands beside the receipt, which wraps: beside the title it would cut off the number.
        top, below, rows = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for row in (top, below):
            row.setSpacing(GAP)
        top.addWidget(self._title, 1)
        for button in (self._send, self._redact, self._print):
            top.addWidget(button)
        below.addWidget(self._receipt, 1)
        below.addWidget(self._badge)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(BETWEEN)
        rows.addLayout(top)
        rows.addLayout(below)

    def _show_send(self) -> None:
        self._send.setVisible(self._may_send and self._is_recorded)
        self._redact.setVisible(self._may_redact and self._is_recorded)

    def _send_button(self) -> QPushButton:
        button = icon_button("send", _("Send to a unit"))
        button.setObjectName("send_case")
        button.clicked.connect(self.send_clicked)
        button.hide()
        return button

    def _redact_button(self) -> QPushButton:
        button = icon_button("document_edit", _("Copy without names and numbers…"))
        button.setObjectName("redact_case")
        button.clicked.connect(self.redact_clicked)
        button.hide()
        return button

    def _print_button(self) -> QPushButton:
        button = icon_button("print", _("Print the Complaint Form (Ctrl+P)"))
        button.setObjectName("print")
        button.clicked.connect(self.print_clicked)
        return button


def _due_of(record: "CaseRecord") -> _Due:
    duty = record.earliest_due
    if duty is None:
        return _Due(record.state, None, None, "")
    counting = str(duty.reading.get("type", ""))
    if duty.later_on is not None:
        return _Due(record.state, duty.later_on, None, counting)
    return _Due(record.state, duty.due_on, duty.due_at, counting)


def _title_of(record: "CaseRecord") -> str:
    kind = str(record.fields.get("kind", Kind.COMPLAINT))
    if kind == Kind.COMPLAINT or kind not in set(Kind):
        return _("Complaint {number}").format(number=record.number)
    return _("{kind} {number}").format(kind=_(LABELS[Kind(kind)]), number=record.number)


def _receipt_of(record: "CaseRecord") -> str:
    try:
        received_at = datetime.fromisoformat(str(record.fields.get("received_at")))
    except ValueError:
        return _("Entered by {name}").format(name=record.entered_by)
    moment = moment_short(received_at, language())
    received = _("Received {moment}, entered by {name}").format(moment=moment, name=record.entered_by)
    return SEPARATOR.join((received, *standing_of(record)))


def standing_of(record: "CaseRecord") -> Iterator[str]:
    """What else is to be known of the case at once: typed in later, continued elsewhere, sealed, in whose hands."""
    if record.entered_late is not None:
        entered = moment_short(record.entered_at, language())
        yield _("typed in later, {moment}").format(moment=entered)
    if record.continues_in:
        yield _("Continues in {number}").format(number=record.continues_in)
    for kind, words in ((LINK, _("Linked with {numbers}")), (MERGED_IN, _("{numbers} merged into it"))):
        numbers = _(", ").join(record.tied.get(kind, ()))
        if numbers:
            yield words.format(numbers=numbers)
    if record.is_sealed:
        yield _("Sealed")
    elif record.fields.get("restricted") == Track.RESTRICTED:
        yield _("Restricted")
    if record.in_charge:
        words = _("In charge: {person}, deputy {deputy}") if record.deputy else _("In charge: {person}")
        yield words.format(person=record.in_charge, deputy=record.deputy)
