"""A centre and a ward that are remembered outside their data folders; a backup is a copy of the folder."""

import itertools
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app import bootstrap
from app.services.exchange.office import ExchangeOffice, exchange_at
from app.services.exchange.rows import AwaitsConfirmation, Imported
from app.services.node import SetUp, origins_of_this_pc
from app.services.office import Office
from tests.cases import a_complaint
from tests.exchange.two_pcs import WARD_NAME

CENTRE, WARD = "centre", "ward"


class Remembered:
    """Both PCs, opened when they are asked for."""

    def __init__(self, folder: Path, outside: Path, clock: Callable[[], datetime]) -> None:
        self._folder, self.outside, self._clock = folder, outside, clock
        self._open: dict[str, Office] = {}
        self._files = itertools.count()

    def folder(self, name: str) -> Path:
        return self._folder / name

    def office(self, name: str) -> Office:
        """The PC whose folder has that name; its role is the first word of the name."""
        if name not in self._open:
            role = name.partition("-")[0]
            set_up = SetUp(role=role, unit=WARD_NAME if role == WARD else "")
            self._open[name] = bootstrap.open_office(
                self.folder(name), clock=self._clock, set_up=set_up, outside=self.outside
            )
        return self._open[name]

    def at(self, name: str) -> ExchangeOffice:
        return exchange_at(self.office(name).desk)

    def close(self, name: str) -> None:
        self._open.pop(name).database.close()

    def close_all(self) -> None:
        for name in list(self._open):
            self.close(name)

    def copy(self, name: str, to: str) -> None:
        """Copy a folder over another; `name` is as it was when it was last open."""
        if name in self._open:
            self.close(name)
        if to in self._open:
            self.close(to)
        shutil.rmtree(self.folder(to), ignore_errors=True)
        shutil.copytree(self.folder(name), self.folder(to))

    def pair(self, ward: str = WARD) -> str:
        """Pair as two people do it over the telephone; the ward's id."""
        request, reply = self.folder("request.ccpair"), self.folder("reply.ccpair")
        exchange_at(self.office(ward).desk).pairing.request(request)
        accepted = exchange_at(self.office(CENTRE).desk).pairing.accept(request, reply)
        exchange_at(self.office(ward).desk).pairing.finish(reply, accepted.code)
        return exchange_at(self.office(CENTRE).desk).pairing.confirm(accepted.peer.id).id

    def record(self, name: str, **fields: object) -> str:
        return self.office(name).complaints.record(a_complaint(**fields))

    def written(self, sender: str, receiver: str) -> Path:
        return self.parts(sender, receiver)[0]

    def parts(self, sender: str, receiver: str) -> tuple[Path, ...]:
        path = self.folder(f"{next(self._files)}.ccx")
        return self.at(sender).exchange.export(self.office(receiver).desk.node.fingerprint, path).files

    def carry(self, sender: str, receiver: str) -> Imported:
        """Write a file and read it on the other side."""
        return self.at(receiver).exchange.import_file(self.written(sender, receiver))

    def state(self) -> AwaitsConfirmation | None:
        return self.at(CENTRE).recovery.state()

    def origins(self, name: str) -> int:
        """Under how many origins the PC has written."""
        with self.office(name).database.reading() as connection:
            return len(origins_of_this_pc(connection))

    def details(self, name: str) -> list[str]:
        """What the register of a PC says."""
        return [str(row.subject) for row in self.office(name).register.everything()]
