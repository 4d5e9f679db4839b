"""The parts of the page, where they stand, and what they show."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.exchange.rows import Outgoing
from app.translation import _, ngettext
from app.ui.exchange.accept_card import AcceptCard
from app.ui.exchange.big_button import BigButton
from app.ui.exchange.contracts import ExchangeDesk
from app.ui.exchange.joining_card import JoiningCard
from app.ui.exchange.own_cases import OwnCases
from app.ui.exchange.peers_column import PeersColumn
from app.ui.exchange.recovery_banner import RecoveryBanner
from app.ui.exchange.result_card import ResultCard
from app.ui.exchange.sentences import outgoing_in_words
from app.ui.exchange.set_back_banner import SetBackBanner
from app.ui.exchange.standing import Standing
from app.ui.exchange.to_decide import ToDecide
from app.ui.exchange.watch_card import WatchCard
from app.ui.kit import GAP, PAGE_MARGIN, scrolled


class ExchangeParts(QWidget):
    """The two big buttons, under them what came and what waits; wards stand under that, the centre beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.send = BigButton("send", "arrow_export", _("Send data"), "big_primary", self)
        self.receive = BigButton("receive", "arrow_import", _("Receive data"), "big", self)
        self.recovery, self.set_back, self.joining = RecoveryBanner(self), SetBackBanner(self), JoiningCard(self)
        self.result, self.to_decide, self.own = ResultCard(self), ToDecide(self), OwnCases(self)
        self.peers, self.accept, self.watch = PeersColumn(self), AcceptCard(self), WatchCard(self)
        self.accept.hide()
        self.own.hide()
        self.watch.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(self._content(), self))
        self._offer(())

    def show_standing(self, desk: ExchangeDesk, standing: Standing) -> None:
        """Show how the exchange stands."""
        self.recovery.show_state(standing.recovery)
        self.set_back.show_since(standing.set_back_since)
        self.to_decide.show_standing(standing, desk)
        self.accept.setVisible(desk.is_centre)
        if desk.is_centre:  # they are many: under what waits, where there is room for a grid
            self._main.insertWidget(self._main.indexOf(self.own), self.peers)
        self.peers.show_peers(standing, desk.now(), is_centre=desk.is_centre)
        self.joining.setVisible(not desk.is_centre and not standing.trusted)
        self.watch.setVisible(bool(standing.trusted))
        self.own.setVisible(not desk.is_centre and bool(standing.own_cases))
        self.own.show_cases(standing.own_cases, desk.limits.cases)
        self._offer(tuple(standing.outgoing.values()))

    def take_keyboard(self) -> None:
        """Put the keyboard on what most people come for."""
        if self.isVisible() and self.send.isEnabled():
            self.send.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, outgoing: Sequence[Outgoing]) -> None:
        if not outgoing:
            for button in (self.send, self.receive):
                button.offer(_("Possible as soon as this PC is connected"), is_possible=False)
            return
        words = outgoing_in_words(outgoing[0]) if len(outgoing) == 1 else _to_all(outgoing)
        self.send.offer(words, is_possible=True)
        self.receive.offer(_("Choose files, or drop them anywhere on this window"), is_possible=True)

    def _content(self) -> QWidget:
        content = QWidget(self)
        content.setObjectName("exchange_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        for banner in (self.recovery, self.set_back):
            column.addWidget(banner)
        buttons, parts = QHBoxLayout(), QHBoxLayout()
        for row in (buttons, parts):
            row.setSpacing(GAP)
            column.addLayout(row)
        buttons.addWidget(self.send, 1)
        buttons.addWidget(self.receive, 1)
        self._main = _column(self.joining, self.result, self.to_decide, self.own)
        parts.addLayout(self._main, 1)
        side = QWidget(content)
        side.setObjectName("exchange_side")
        side.setLayout(_column(self.peers, self.accept, self.watch))
        parts.addWidget(side)
        column.addStretch(1)
        return content


def _to_all(outgoing: Sequence[Outgoing]) -> str:
    saves = sum(each.saves for each in outgoing)
    waiting = sum(bool(each.saves) for each in outgoing)
    wards = ngettext("{count} ward", "{count} wards", len(outgoing)).format(count=len(outgoing))
    if any(each.only_asks for each in outgoing):
        words = _("To {wards}, one file each, without cases: the centre was set back and asks for all that they hold")
        return words.format(wards=wards)
    if not saves:
        return _("To {wards}, one file each; nothing new for any of them").format(wards=wards)
    return _("To {wards}, one file each; something new for {waiting} of them").format(wards=wards, waiting=waiting)


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column
