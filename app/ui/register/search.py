"""What is looked for in the register, and reading it in a thread, so that typing never waits."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.buddhist_dates import BANGKOK
from app.services.register.filter import Chip, RegisterFilter
from app.ui.background import Worker
from app.ui.register.reading import read

if TYPE_CHECKING:
    from app.services.register.reading import Register

PAUSE_MS = 150  # in typing, before the register is asked
FIRST_PAGE = (0,)


class RegisterSearch(QObject):
    """Reads what is wanted: words, a chip and kinds, as far as it is in sight.

    Signals:
        wanted_changed: something else is looked for; it is read after a pause.
        chip_wanted: the chip that a search looks behind, or that is gone back to after it.
        found: a `Reading`.
        failed: the exception with which reading ended.
    """

    wanted_changed = Signal()
    chip_wanted = Signal(str)
    found = Signal(object)
    failed = Signal(object)

    def __init__(self, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._pages: Sequence[int] = FIRST_PAGE
        self._register: Register | None = None
        self._wanted = RegisterFilter(chip=Chip.TO_DO)
        self._chip_before = ""
        self._worker, self._pause = Worker(self), QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.read)
        self._worker.finished.connect(self.found)
        self._worker.failed.connect(self.failed)

    def use(self, register: "Register") -> None:
        """Read from this register, now and whenever something else is wanted."""
        self._register = register
        self.read()

    def read(self) -> None:
        """Read what is wanted now."""
        if self._register is None:
            return
        self._pause.stop()
        wanted = self._wanted._replace(as_of=self._clock().astimezone(BANGKOK))
        self._worker.start(partial(read, self._register, wanted, self._pages))

    def look_for(self, words: str) -> None:
        """Look for these words, after a pause in typing; in all cases, not only in those to do."""
        before, wanted = self._wanted.search, words.strip()
        if wanted and not before:
            self._look_in_all()
        elif before and not wanted and self._chip_before:
            self.chip_wanted.emit(self._chip_before)
        self._want(self._wanted._replace(search=wanted))

    def take_person(self, person: str) -> None:
        """Look only for cases that this person is in charge of, or the deputy for; without a name for all."""
        self._want(self._wanted._replace(in_charge=person))

    def look_at(self, pages: Sequence[int]) -> None:
        """These pages are in sight; they are read the next time."""
        self._pages = pages

    def take_chip(self, chip: str) -> None:
        """Look behind that chip; one that is chosen while searching stays."""
        self._chip_before = ""
        self._want(self._wanted._replace(chip=chip))

    def take_kinds(self, kinds: Iterable[str]) -> None:
        """Look only for these kinds; none means every kind."""
        self._want(self._wanted._replace(kinds=frozenset(kinds)))

    def close_down(self) -> None:
        """Let reading end; before the window goes."""
        self._worker.wait()

    def _look_in_all(self) -> None:
        before = self._wanted.chip
        self.chip_wanted.emit(Chip.ALL)
        self._chip_before = before

    def _want(self, wanted: RegisterFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._pause.start()
            self.wanted_changed.emit()
