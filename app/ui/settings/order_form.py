"""The form of an order of appointment: a new one or a correction; neither takes the place of what is typed unasked."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.hospital_forms import APPOINTMENT_FORM
from app.services.hospital.appointments import Appointment
from app.translation import _
from app.ui.entry.banner import Banner
from app.ui.kit import label, secondary_button
from app.ui.settings.contracts import SettingsDesk
from app.ui.settings.form_card import FormCard
from app.ui.shown_text import shown

NEW = ""  # instead of the uid of an order


class OrderForm(QWidget):
    """Says which order is being corrected, and asks before it leaves what is typed for another one.

    Signals:
        kept: an order was entered or corrected.
    """

    kept = Signal()

    def __init__(self, desk: SettingsDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._appointments = desk.appointments
        self._orders: Mapping[str, Appointment] = {}
        self._wanted = NEW
        self.card = FormCard(APPOINTMENT_FORM, desk, self._keep, _("Save the order"), self)
        self._subject = label("", "body_strong")
        self._new = secondary_button(_("Enter another order instead"), None)
        self._question = Banner("leave_order", _("Go on writing"), _("Throw it away"), self)
        self._lay_out()
        self.card.saved.connect(self._take_saved)
        self.card.resumed.connect(self._begin)
        self._new.clicked.connect(self._ask_for_new)
        self._question.accepted.connect(self._stay)
        self._question.declined.connect(self._leave)

    def show_orders(self, orders: Mapping[str, Appointment], *, may_change: bool) -> None:
        """These orders stand, by their uids."""
        self._orders = orders
        self._name(orders.get(self.card.about))
        self.card.allow(may_change=may_change)
        self.setVisible(may_change)

    def correct(self, uid: str) -> None:
        """Show that order to be corrected; with something typed, after a question."""
        self._wanted = uid
        if self.card.is_dirty():
            self._question.say(_("What you typed is not saved."))
        else:
            self._leave()

    def forget(self, uid: str) -> None:
        """That order was taken back: there is nothing to correct any more."""
        if uid == self.card.about:
            self._begin(NEW)

    def _lay_out(self) -> None:
        self._subject.setObjectName("order_corrected")
        self._subject.setWordWrap(True)
        self._subject.hide()
        self._new.setObjectName("another_order")
        self._new.hide()
        self.card.body.insertWidget(1, self._subject)
        self.card.insert(self._question)
        self.card.foot.insertWidget(1, self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def _begin(self, uid: str) -> None:
        order = self._orders.get(uid)
        self._question.say("")
        self._name(order)
        self.card.show_anew(order.values() if order else {})

    def _name(self, order: Appointment | None) -> None:
        """Say which order is corrected; what is typed about one that somebody took back meanwhile is entered anew."""
        self.card.about = order.uid if order else NEW
        self._new.setVisible(order is not None)
        self._subject.setVisible(order is not None)
        if order is not None:
            words = _("Order {number} is being corrected.").format(number=order.order_number)
            self._subject.setText(shown(words))

    def _ask_for_new(self) -> None:
        self.correct(NEW)

    def _leave(self) -> None:
        self._begin(self._wanted)
        self.card.fields.focus_first()

    def _stay(self) -> None:
        self._question.say("")
        self.card.fields.focus_first()

    def _keep(self, values: Mapping[str, object]) -> None:
        self._appointments.keep(values, self.card.about)

    def _take_saved(self) -> None:
        number = str(self.card.values()["order_number"])
        self._begin(NEW)
        self.card.fields.focus_first()
        self.card.tell(_("Order {number} is saved.").format(number=number))
        self.kept.emit()
