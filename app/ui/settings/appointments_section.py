"""Orders of appointment (ADM-2): who is responsible for the centre and for each unit, by which order and until when."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.buddhist_dates import day_short
from app.domain.errors import ComplaintError
from app.services.hospital.appointments import Appointment
from app.services.words.messages import words_for
from app.translation import _, language
from app.ui.entry.banner import Banner
from app.ui.kit import BUTTON_GAP, GAP, Card, label, secondary_button
from app.ui.settings.contracts import SettingsDesk
from app.ui.settings.order_form import OrderForm
from app.ui.settings.picked_list import PickedList
from app.ui.settings.rule_line import rule_line
from app.ui.shown_text import shown

LIST_SHARE, FORM_SHARE = 1, 1
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
        self._gaps = label("", "hint")
        self._correct, self._take_back = (
            secondary_button(_("Correct"), "edit"),
            secondary_button(_("Take the order back"), None),
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
        card, buttons = Card(_("Orders of appointment"), self), QHBoxLayout()
        buttons.setSpacing(BUTTON_GAP)
        for button, name in ((self._correct, "correct_order"), (self._take_back, "take_order_back_wanted")):
            button.setObjectName(name)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._gaps.setObjectName("appointment_gaps")
        self._gaps.setWordWrap(True)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self._gaps)
        card.body.addWidget(self._question)
        card.body.addLayout(buttons)
        card.body.addWidget(rule_line("ADM-2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(card, LIST_SHARE)
        row.addWidget(self._form, FORM_SHARE, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.list.picked.connect(self._offer)
        self._correct.clicked.connect(self._show_order)
        self._take_back.clicked.connect(self._ask)
        self._question.accepted.connect(self._take_order_back)
        self._question.declined.connect(self._leave_it)
        self._form.kept.connect(self.orders_changed)

    def _offer(self, uid: str) -> None:
        self._question.say("")
        for button in (self._correct, self._take_back):
            button.setVisible(self._may_change)
            button.setEnabled(uid in self._orders)

    def _show_order(self) -> None:
        self._form.correct(self.list.key())

    def _ask(self) -> None:
        order = self._orders[self.list.key()]
        words = _(
            "Take order {number} back, because it was entered by mistake? For one that has ended, correct its last day."
        )
        self._question.say(words.format(number=order.order_number))

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
    return f"{whom}: {order.person}\n{number} · {_standing(order, today)}"


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
