"""Orders of appointment (ADM-2): who is responsible for the centre and for each unit, by which order and until when."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.buddhist_dates import day_short
from app.domain.errors import ComplaintError
from app.services.hospital.appointments import Appointment
from app.services.words.messages import words_for
from app.translation import _, language
from app.ui.entry.banner import Banner
from app.ui.kit import Card, label, secondary_button
from app.ui.settings.contracts import SettingsDesk
from app.ui.settings.order_form import OrderForm
from app.ui.settings.picked_list import PickedList
from app.ui.settings.rule_line import rule_line
from app.ui.settings.two_cards import lay_side_by_side, row_of_buttons
from app.ui.shown_text import shown

LIST_SHARE, FORM_SHARE = 1, 1
DOCUMENTS = "*.pdf *.jpg *.jpeg *.png *.docx"
NAMED = 4  # more units than these without an order are counted only


class AppointmentsSection(QWidget):
    """Enters an order, corrects one, and takes one back that was entered by mistake.

    Signals:
        orders_changed: an order was entered, corrected or taken back.
    """

    orders_changed = Signal()

    def __init__(self, desk: SettingsDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._orders: Mapping[str, Appointment] = {}
        self._may_change = False
        empty = _("No order of appointment is entered yet.")
        self.list = PickedList("appointments", _("Orders of appointment"), empty, self)
        self._gaps, self._refusal = label("", "hint"), label("", "problem")
        self._correct, self._take_back = (
            secondary_button(_("Correct"), "edit"),
            secondary_button(_("Take the order back"), None),
        )
        self._attach, self._open = (
            secondary_button("", "attach"),
            secondary_button(_("Open the order"), "document_text"),
        )
        self._question = Banner("take_order_back", _("Take the order back"), _("Leave it"), self)
        self._form = OrderForm(desk, self)
        self.cards = (self._form.card,)
        self._lay_out()
        self._connect()

    def refresh(self, *, may_change: bool) -> None:
        """Read the orders again."""
        self._may_change = may_change
        self._orders = {each.uid: each for each in self._desk.appointments.all()}
        today = self._desk.now().date()
        self.list.show_lines((uid, _words(each, today)) for uid, each in self._orders.items())
        units = self._desk.data.listed()
        self._form.card.fields.offer("unit", [(name, name) for name in units])
        self._gaps.setText(shown(_gaps(self._desk.appointments.without(["", *units]))))
        self._gaps.setVisible(bool(self._gaps.text()))
        self._form.show_orders(self._orders, may_change=may_change)

    def take_keyboard(self) -> None:
        """Somebody goes here."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        card = Card(_("Orders of appointment"), self)
        named = (
            (self._open, "open_order"),
            (self._attach, "attach_order"),
            (self._correct, "correct_order"),
            (self._take_back, "take_order_back_wanted"),
        )
        self._gaps.setObjectName("appointment_gaps")
        self._gaps.setWordWrap(True)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self._gaps)
        card.body.addWidget(self._question)
        self._refusal.setObjectName("order_document_refusal")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        card.body.addWidget(self._refusal)
        card.body.addLayout(row_of_buttons(named))
        card.body.addWidget(rule_line("ADM-2"))
        lay_side_by_side(self, card, self._form, (LIST_SHARE, FORM_SHARE))

    def _connect(self) -> None:
        self.list.picked.connect(self._offer)
        self._correct.clicked.connect(self._show_order)
        self._take_back.clicked.connect(self._ask)
        self._attach.clicked.connect(self._choose_document)
        self._open.clicked.connect(self._open_document)
        self._question.accepted.connect(self._take_order_back)
        self._question.declined.connect(self._leave_it)
        self._form.kept.connect(self.orders_changed)

    def _offer(self, uid: str) -> None:
        self._question.say("")
        self._refusal.hide()
        for button in (self._correct, self._take_back):
            button.setVisible(self._may_change)
            button.setEnabled(uid in self._orders)
        order = self._orders.get(uid)
        self._attach.setText(_("Another document…") if order and order.file else _("Attach the order…"))
        self._attach.setVisible(self._may_change)
        self._attach.setEnabled(order is not None)
        self._open.setVisible(order is not None and bool(order.file))

    def _show_order(self) -> None:
        self._form.correct(self.list.key())

    def _ask(self) -> None:
        order = self._orders[self.list.key()]
        words = _(
            "Take order {number} back, because it was entered by mistake? For one that has ended, correct its last day."
        )
        self._question.say(words.format(number=order.order_number))

    def attach(self, path: Path) -> None:
        """Keep a scan or a document of the order that is chosen."""
        try:
            self._desk.appointments.attach(self.list.key(), path)
        except ComplaintError as refusal:
            self._say_refused(refusal)
        else:
            self.orders_changed.emit()

    def _choose_document(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Attach the order…"), "", f"({DOCUMENTS})")
        if name:
            self.attach(Path(name))

    def _open_document(self) -> None:
        try:
            copy = self._desk.appointments.documents.private_copy(self._orders[self.list.key()].file)
        except ComplaintError as refusal:
            self._say_refused(refusal)
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def _say_refused(self, refusal: ComplaintError) -> None:
        self._refusal.setText(shown(words_for(refusal)))
        self._refusal.show()

    def _leave_it(self) -> None:
        self._question.say("")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_order_back(self) -> None:
        uid = self.list.key()
        try:
            self._desk.appointments.take_back(uid)
        except ComplaintError as refusal:
            self._question.say(words_for(refusal))
            return
        self._form.forget(uid)
        self.orders_changed.emit()


def _words(order: Appointment, today: date) -> str:
    whom = order.unit or _("Complaint centre")
    number = _("Order {number} of {day}").format(number=order.order_number, day=_day(order.ordered_on))
    lines = [f"{whom}: {order.person}", f"{number} · {_standing(order, today)}", order.file_name]
    return "\n".join(filter(None, lines))


def _standing(order: Appointment, today: date) -> str:
    if order.until is not None and order.until < today:
        return _("ended on {day}").format(day=_day(order.until))
    if order.begins_on > today:
        return _("in force from {day}").format(day=_day(order.begins_on))
    if order.until is not None:
        return _("in force until {day}").format(day=_day(order.until))
    return _("in force until further notice")


def _gaps(units: tuple[str, ...]) -> str:
    """Which units, the centre first, have nobody who is responsible by an order of today."""
    if not units:
        return ""
    names = [name or _("the complaint centre") for name in units]
    if len(names) <= NAMED:
        return _("Nobody is appointed today for: {units}").format(units=_(", ").join(names))
    words = _("Nobody is appointed today for: {units} and {count} more units")
    return words.format(units=_(", ").join(names[:NAMED]), count=len(names) - NAMED)


def _day(day: date) -> str:
    return day_short(day, language())
