"""A centre and a ward that are remembered outside their data folders; a backup is a copy of the folder."""

import itertools
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app import bootstrap
from app.services.exchange.office import ExchangeOffice
from app.services.exchange.rows import AwaitsConfirmation, Imported
from app.services.node import SetUp, origins_of_this_pc
from app.services.office import Office
from tests.exchange.pc import Pc, copy_folder, pair
from tests.exchange.two_pcs import WARD_NAME

CENTRE, WARD = "centre", "ward"


class RememberedPc(Pc):
    """Opened as the program opens it: with what it looks up at the start, and what it says of it."""

    def __init__(
        self, name: str, folder: Path, clock: Callable[[], datetime], set_up: SetUp, outside: Path | None
    ) -> None:
        self._outside = outside
        super().__init__(name, folder, clock, set_up)

    def _opened(self) -> Office:
        return bootstrap.open_office(self.folder, clock=self._clock, set_up=self._set_up, outside=self._outside)


class Remembered:
    """Both PCs, opened when they are asked for; without `outside` they are remembered nowhere."""

    def __init__(self, folder: Path, outside: Path | None, clock: Callable[[], datetime]) -> None:
        self._folder, self._outside, self._clock = folder, outside, clock
        self._open: dict[str, Pc] = {}
        self._files = itertools.count()

    @property
    def outside(self) -> Path:
        assert self._outside is not None
        return self._outside

    def folder(self, name: str) -> Path:
        return self._folder / name

    def pc(self, name: str) -> Pc:
        """The PC whose folder has that name; its role is the first word of the name."""
        if name not in self._open:
            role = name.partition("-")[0]
            set_up = SetUp(role=role, unit=WARD_NAME if role == WARD else "")
            self._open[name] = RememberedPc(name, self.folder(name), self._clock, set_up, self._outside)
        return self._open[name]

    def office(self, name: str) -> Office:
        return self.pc(name).office

    def at(self, name: str) -> ExchangeOffice:
        return self.pc(name).services

    def close(self, name: str) -> None:
        self._open.pop(name).close()

    def close_all(self) -> None:
        for name in list(self._open):
            self.close(name)

    def copy(self, name: str, to: str) -> None:
        """Copy a folder over another; `name` is as it was when it was last open."""
        if name in self._open:
            self.close(name)
        if to in self._open:
            self.close(to)
        copy_folder(self.folder(name), self.folder(to))

    def pair(self, ward: str = WARD) -> str:
        """Pair as two people do it over the telephone; the ward's id."""
        return pair(self.pc(CENTRE), self.pc(ward), self._folder)

    def record(self, name: str, **fields: object) -> str:
        return self.pc(name).record(**fields)

    def written(self, sender: str, receiver: str) -> Path:
        return self.parts(sender, receiver)[0]

    def parts(self, sender: str, receiver: str) -> tuple[Path, ...]:
        path = self.folder(f"{next(self._files)}.ccx")
        return self.pc(sender).export(self.pc(receiver), path).files

    def carry(self, sender: str, receiver: str) -> Imported:
        """Write a file and read it on the other side."""
        return self.pc(receiver).take(self.written(sender, receiver))

    def state(self) -> AwaitsConfirmation | None:
        return self.at(CENTRE).recovery.state()

    def origins(self, name: str) -> int:
        """Under how many origins the PC has written."""
        with self.office(name).database.reading() as connection:
            return len(origins_of_this_pc(connection))

    def details(self, name: str) -> list[str]:
        """What the register of a PC says."""
        return [str(row.subject) for row in self.office(name).register.everything()]
