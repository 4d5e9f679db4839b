"""Adds the page of sending and receiving and opens its services; both are slow to import, so they come late."""

from typing import TYPE_CHECKING

from app.bootstrap.plain_imports import plain_imports
from app.translation import _

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.exchange.contracts import ExchangeDesk
    from app.ui.main_window import MainWindow
    from app.ui.page_entry import PageWindow
    from app.ui.pages import PageView

MEMORY_FILE = "exchange.ini"


def import_exchange(window: "MainWindow") -> None:
    """A step by itself, after which the window takes keys."""
    with plain_imports():
        import app.ui.exchange.page  # noqa: F401


def exchange_page(window: "PageWindow") -> "PageView":
    """The page, which takes files dropped on the window and cases sent from their form."""
    with plain_imports():
        from app.ui.exchange.file_dialogs import SystemFileDialogs
        from app.ui.exchange.page import ExchangePage

    page, form = ExchangePage(SystemFileDialogs(), exchange_desk), window.register.work.form
    page.sending_allowed.connect(form.allow_sending)
    form.send_wanted.connect(page.send_case)
    page.watch_drops(window.window())
    return page


def exchange_desk(office: "Office") -> "ExchangeDesk":
    """The services of the exchange for the person at this office; called in a worker thread."""
    with plain_imports():
        from app.services.exchange.cases import MOST_ROWS, ExchangeCases
        from app.services.exchange.exchange import MOST_PROPOSALS
        from app.services.exchange.office import exchange_at
        from app.ui.exchange.contracts import ExchangeDesk, Limits
        from app.ui.exchange.memory import ExchangeMemory

    opened, node = exchange_at(office.desk), office.desk.node
    return ExchangeDesk(
        role=node.role,
        name=node.unit or _("Complaint Centre"),
        policy=office.desk.policy,
        limits=Limits(MOST_ROWS, MOST_PROPOSALS),
        exchange=opened.exchange,
        pairing=opened.pairing,
        grants=opened.grants,
        erasures=opened.erasures,
        recovery=opened.recovery,
        renumbering=opened.renumbering,
        cases=ExchangeCases(office.desk),
        memory=ExchangeMemory(office.database.folder / MEMORY_FILE),
        now=office.desk.now,
    )
