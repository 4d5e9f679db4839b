"""Locks the window of who signed in, when nobody touches it for a while or when they want it, and lets others in."""

from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.entering import Entry
from app.bootstrap.locked_log import hand_out_box, letters_taken_in, offer_quick_log
from app.bootstrap.offices import wall_clock
from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.services.accounts.sign_in import SignedIn
    from app.services.office import Office
    from app.ui.application import Desktop
    from app.ui.sign_in.screen import SignInScreen

LOCK, LOCK_KEY = "lock_window", "Ctrl+L"
MINUTE_MS = 60_000


class Locking:
    """The lock of one window; `next_entry` is who goes in after it was closed for somebody else."""

    def __init__(self, qt: "QApplication", desktop: "Desktop", office: "Office") -> None:
        with plain_imports():
            from app.domain.sign_in_rules import sign_in_rules
            from app.services.accounts.sign_in import SignIn
            from app.ui.background import Worker
            from app.ui.sign_in.idle import IdleWatch
            from app.ui.sign_in.lock import Lock

        self.next_entry: Entry | None = None
        self._desktop, rules, person = desktop, sign_in_rules(wall_clock().date()), office.desk.person
        self._office, self._box_worker = office, Worker(desktop)
        self._box_worker.failed.connect(self._tell_failure)
        door = SignIn(office.database.folder, rules, wall_clock)
        self._lock = Lock(qt, door.enter, (person.uid, person.name), desktop)
        self._watch = IdleWatch(qt, rules.idle.minutes * MINUTE_MS, desktop)
        self._watch.idle.connect(self._lock.lock)
        self._lock.asked.connect(self._offer_other_ways)
        self._lock.left.connect(self._make_room)
        self._lock.unlocked.connect(self._take_letters_in)
        desktop.settled.connect(self._give_key)  # a change of language builds another window
        self._give_key()

    def _offer_other_ways(self, screen: "SignInScreen") -> None:
        from app.bootstrap.accounts import recovered

        folder = self._office.database.folder
        screen.offer_recovery(partial(recovered, folder))
        offer_quick_log(folder, wall_clock, screen)

    def hand_out_box(self) -> None:
        """Write down for the lock screen who may log and who is on duty; in a thread, because it counts days."""
        self._box_worker.start(partial(hand_out_box, self._office))

    def wait(self) -> None:
        """Let what was begun end, for closing."""
        self._box_worker.wait()

    def _take_letters_in(self) -> None:
        from app.bootstrap.window import tell_notices

        words, window = letters_taken_in(self._office), self._desktop.window()
        if words and window is not None:
            window.changed.emit("")
            tell_notices(words, window)

    def _tell_failure(self, error: BaseException) -> None:
        from app.bootstrap.window import tell_notices
        from app.domain.errors import ComplaintError
        from app.services.words.messages import words_for

        if not isinstance(error, ComplaintError):
            raise error
        tell_notices((words_for(error),), self._desktop.window())

    def _give_key(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeySequence, QShortcut

        window = self._desktop.window()
        if window is None or window.findChild(QShortcut, LOCK) is not None:
            return
        key = QShortcut(QKeySequence(LOCK_KEY), window)
        key.setObjectName(LOCK)
        key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        key.activated.connect(self._lock.lock)
        window.sidebar.person.offer_lock(LOCK_KEY)
        window.sidebar.person.lock_wanted.connect(self._lock.lock)

    def _make_room(self, entered: "tuple[str, SignedIn | None] | None") -> None:
        if entered is not None:
            self.next_entry = Entry(*entered)
        window = self._desktop.window()
        if window is not None:
            window.close()
