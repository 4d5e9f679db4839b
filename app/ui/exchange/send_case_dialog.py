"""At the centre: to which unit a case goes, and how much of it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError, NotAllowed
from app.domain.vocabulary import GrantClass
from app.services.exchange.rows import GrantRow, PeerRow
from app.services.words.messages import words_for
from app.translation import N_, _
from app.ui.exchange.contracts import GrantsService
from app.ui.exchange.saying import explained, say_beside, wrapped
from app.ui.kit import field_box, label, primary_button, problem_label, secondary_button
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.rows import cleared
from app.ui.shown_text import shown

CLASSES: dict[str, tuple[str, str]] = {
    GrantClass.SUMMARY: (N_("Summary"), N_("Number, state, duties and outcome only")),
    GrantClass.WORK: (
        N_("To work on, without seeing the complainant"),
        N_("The case without the complainant's name, contact and the statements of others"),
    ),
    GrantClass.IDENTITY: (N_("With the complainant"), N_("The whole case; only where the work needs it")),
}


RESTRICTED = "restricted_case"


class SendCaseDialog(PlainDialog):
    """Stays open until the case is sent, or nobody wants to.

    Signals:
        changed: number of the case that some unit gets or no longer gets.
    """

    changed = Signal(str)

    def __init__(
        self, grants: GrantsService, number: str, wards: Sequence[PeerRow], parent: QWidget | None = None
    ) -> None:
        super().__init__("send_case_dialog", _("Send to a unit"), parent)
        self._grants, self._number = grants, number
        self._ward, self._classes = QComboBox(self), QButtonGroup(self)
        for ward in wards:
            self._ward.addItem(ward.name, ward.id)
        self._having = QVBoxLayout()
        self.body.addWidget(label(number, "card_title"))
        self.body.addLayout(self._having)
        self.body.addWidget(field_box(_("Which unit"), self._ward, "send_case_ward", required=True))
        self.body.addWidget(label(_("What it sees"), "field"))
        for klass, (words, more) in CLASSES.items():
            self._add_class(klass, _(words), _(more))
        self.body.addWidget(problem_label("send_case"))
        self._nevertheless = self._reason_line()
        self._add_buttons()
        self._show_having()

    def _add_class(self, klass: str, words: str, more: str) -> None:
        button = QRadioButton(words, self)
        button.setObjectName(f"class_{klass}")
        button.setProperty("klass", str(klass))
        button.setAccessibleDescription(more)
        button.setChecked(klass == GrantClass.WORK)
        self._classes.addButton(button)
        self.body.addLayout(explained(button, wrapped(more, "caption")))

    def _reason_line(self) -> QLineEdit:
        """Asked for only once it was refused to share a case of the restricted track (INT-18)."""
        line = QLineEdit(self)
        self._reason = field_box(_("Nevertheless, because"), line, "nevertheless", required=True)
        self._reason.hide()
        self.body.addWidget(self._reason)
        return line

    def _add_buttons(self) -> None:
        send = primary_button(_("Send with the next file"), "send")
        send.setObjectName("agree_send_case")
        send.setDefault(True)
        send.clicked.connect(self._send)
        self.end_with(way_out(self, _("Close"), "cancel_send_case"), send)

    def _show_having(self) -> None:
        cleared(self._having)
        for grant in self._grants.of(self._number):
            if grant.klass != GrantClass.ENDED:
                self._having.addWidget(self._having_row(grant))

    def _having_row(self, grant: GrantRow) -> QWidget:
        what = _(CLASSES[grant.klass][0]) if grant.klass in CLASSES else grant.klass
        unit = _("{unit} ({what})").format(unit=grant.peer, what=what)
        end = secondary_button(_("No longer"), None)
        end.setObjectName(f"end_{grant.peer_id}")
        end.setProperty("extent", "small")
        end.setProperty("peer", grant.peer_id)
        end.clicked.connect(self._end)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(shown(_("Has it: {units}").format(units=unit)), "body"), 1)
        row.addWidget(end)
        return line

    def _send(self) -> None:
        ward, button = str(self._ward.currentData()), self._classes.checkedButton()
        klass = str(button.property("klass")) if button else str(GrantClass.WORK)
        reason = {"nevertheless": self._nevertheless.text()} if self._nevertheless.text().strip() else {}
        if self._attempted(partial(self._grants.grant, self._number, ward, klass, **reason)):
            self.accept()

    def _end(self) -> None:
        peer = str(self.sender().property("peer"))
        if self._attempted(partial(self._grants.end, self._number, peer)):
            self._show_having()
            self.fit()

    def _attempted(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except ComplaintError as refusal:
            say_beside(self, "send_case", words_for(refusal))
            if isinstance(refusal, NotAllowed) and refusal.code == RESTRICTED:
                self._reason.show()
                self._nevertheless.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fit()
            return False
        self.changed.emit(self._number)
        return True
