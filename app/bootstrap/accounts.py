"""Makes what serves the accounts: passwords, the recovery code on paper, and data written anew between windows."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.entering import Entry
from app.bootstrap.offices import open_office, place_outside, wall_clock
from app.bootstrap.plain_imports import plain_imports
from app.translation import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.accounts.accounts import Accounts
    from app.services.accounts.sign_in import SignedIn
    from app.services.desk import Desk
    from app.services.key_file import KeyFile
    from app.services.key_slots import Derivation
    from app.ui.background import Report
    from app.ui.settings.contracts import AccountErrand


class _Done:
    """What came of an errand: the code to print, what is still open, and the paper of the code."""

    def __init__(self) -> None:
        self.paper = b""
        self.words: tuple[str, ...] = ()


def accounts_of(desk: "Desk", *, is_at_work: bool) -> "Accounts":
    """The accounts for the person at this desk."""
    with plain_imports():
        from app.domain.sign_in_rules import sign_in_rules
        from app.services.accounts.accounts import Accounts

    return Accounts(desk, sign_in_rules(desk.now().date()), partial(derivation_here, desk), is_at_work=is_at_work)


def derivation_here(desk: "Desk") -> "Derivation":
    """As slow on this PC as the policy says."""
    from app.domain.sign_in_rules import sign_in_rules
    from app.services.accounts.passwords import calibrated

    return calibrated(sign_in_rules(desk.now().date()).derivation)


def recovered(folder: Path, name: str, code: str, password: str) -> "tuple[str, SignedIn | None]":
    """Give the account of that name a new password by the recovery code, and let it in.

    Raises:
        NotAllowed: the code is wrong, or it is too soon after wrong ones. UnknownStaff: nobody here is called so.
        InvalidComplaint: the password is refused. DataFolderProblem: the data cannot be opened or written.
    """
    with plain_imports():
        from app.domain.sign_in_rules import sign_in_rules
        from app.services.accounts.passwords import require_usable
        from app.services.accounts.sign_in import SignIn

    rules = sign_in_rules(wall_clock().date())
    require_usable(password, rules.password)
    signed = SignIn(folder, rules, wall_clock).by_recovery(code)
    office = open_office(folder, clock=wall_clock, staff=name, outside=place_outside(), signed=signed)
    accounts, uid = accounts_of(office.desk, is_at_work=True), office.desk.person.uid
    try:
        accounts.set_password(uid, password, by_recovery=True)
    finally:
        office.database.close()
    return uid, _entry_of(folder, uid, accounts.key).signed


def show_recovery_code(desk: "Desk", code: str, parent: "QWidget") -> None:
    """The sheet for the safe, before it is printed; nothing of it is kept on this PC."""
    from app.ui.form.preview import show_preview

    show_preview(recovery_paper(desk, code), _("Recovery code"), parent)


def recovery_paper(desk: "Desk", code: str) -> bytes:
    """The sheet for the safe."""
    with plain_imports():
        from app.services.paper.recovery_sheet import RecoverySheet, recovery_sheet
        from app.services.papers import letterhead_of

    place = f"{desk.node.unit} {desk.node.code}".strip()
    return recovery_sheet(RecoverySheet(code, place, desk.person.name, desk.now()), letterhead_of(desk))


def do_errand(folder: Path, before: Entry, errand: "AccountErrand") -> Entry:
    """Do it while no window has the data open, and show the recovery code; who goes in again, with the new key."""
    done, after = _Done(), [before]
    _with_progress(errand.done, partial(_do, folder, before, errand, done, after))
    if done.paper:
        _show_paper(done.paper)
    _tell(done.words)
    return after[0]


def _do(
    folder: Path, before: Entry, errand: "AccountErrand", done: _Done, after: list[Entry], _report: "Report"
) -> None:
    office = open_office(
        folder, clock=wall_clock, staff=before.staff, outside=place_outside(), signed=_now(folder, before)
    )
    accounts, person = accounts_of(office.desk, is_at_work=False), office.desk.person
    try:
        code = errand.act(accounts)
    finally:
        office.database.close()
    after[0] = _entry_of(folder, person.uid, accounts.key)
    if code:
        signed = after[0].signed
        office = open_office(folder, clock=wall_clock, staff=person.uid, outside=place_outside(), signed=signed)
        done.paper = recovery_paper(office.desk, code)
        office.database.close()
    done.words = (errand.done, *_left_open(accounts))


def _now(folder: Path, before: Entry) -> "SignedIn | None":
    """Who signed in, with the key file as it is now: passwords may have been set since."""
    from app.services import key_file

    signed = before.signed
    return signed and replace(signed, key=key_file.read(folder, known=signed.key.database_key))


def _entry_of(folder: Path, uid: str, key: "KeyFile | None") -> Entry:
    from app.services import key_file
    from app.services.accounts.sign_in import SignedIn

    has_password = key is not None and key_file.ring_of(folder).slot(uid) is not None
    return Entry(uid, SignedIn(uid, key) if key is not None and has_password else None)


def _left_open(accounts: "Accounts") -> tuple[str, ...]:
    if not accounts.left_open:
        return ()
    words = _(
        "These old copies may open without a password still; bring the second place and take them away, or keep "
        "them locked away: {places}"
    )
    return (words.format(places=_(", ").join(map(str, accounts.left_open))),)


def _with_progress(title: str, work: "Callable[[Report], None]") -> None:
    """Under a bar that cannot be cancelled: half of it is no state to stop in."""
    with plain_imports():
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QMessageBox, QWidget

        from app.domain.errors import ComplaintError
        from app.services.words.messages import words_for
        from app.ui.background import run_with_progress

    host, loop, failed = QWidget(), QEventLoop(), list[BaseException]()
    progress = run_with_progress(host, _("Writing all data anew"), work)
    progress.setCancelButton(None)
    progress.broke.connect(failed.append)
    progress.destroyed.connect(loop.quit)
    loop.exec()
    for error in failed:
        if not isinstance(error, ComplaintError):
            raise error
        QMessageBox.warning(None, _("Nothing was changed"), words_for(error))


def _show_paper(paper: bytes) -> None:
    from app.ui.form.preview import PreviewDialog

    PreviewDialog(paper, _("Recovery code"), None).exec()


def _tell(words: tuple[str, ...]) -> None:
    if words:
        with plain_imports():
            from app.ui.notices import NoticesDialog

        NoticesDialog(words, None).exec()
