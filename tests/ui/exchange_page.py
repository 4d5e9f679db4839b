"""The page of sending and receiving, opened for a test, and what it says."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.exchange.contracts import ExchangeDesk
from app.ui.exchange.page import ExchangePage
from tests.ui.at_the_desk import Desk

SENDER = "ศูนย์รับเรื่องร้องเรียน"
Opened = Callable[[ExchangeDesk], Desk]


def read(desk: Desk, services: ExchangeDesk, qtbot: QtBot) -> None:
    page = desk.screen
    assert isinstance(page, ExchangePage)
    page.show()
    with qtbot.waitSignal(page.shown):
        page.use(services)
    desk.let_go()


def said(desk: Desk, name: str) -> str:
    """Every sentence of a part, without the marks between words."""
    desk.let_go()
    labels = desk.part(name).findChildren(QLabel)
    return "\n".join(label.text().replace("\u200b", "") for label in labels if label.isVisibleTo(desk.screen))


def field_text(desk: Desk, name: str) -> str:
    field = desk.part(name)
    assert isinstance(field, QLineEdit)
    return field.text()
