"""One PC in a real data folder with its real services, and how two are paired: what every harness begins with."""

import shutil
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from unittest.mock import patch

from app.bootstrap.offices import draw_form
from app.domain.government_calendar import calendar_from_policy
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.working_days import Calendar
from app.services.database import Database, open_database
from app.services.desk import Desk
from app.services.exchange import pairing_papers
from app.services.exchange.office import ExchangeOffice, exchange_at
from app.services.exchange.rows import Exported, Imported
from app.services.log.reading import Heads
from app.services.log.store import heads_of
from app.services.node import SetUp
from app.services.office import Office, office_at
from tests.cases import a_complaint


@cache
def hospital_policy() -> Policy:
    return load_policy()


@cache
def hospital_calendar() -> Calendar:
    return calendar_from_policy(POLICY_FOLDER)


class Pc:
    """An open data folder; harnesses add what their tests ask of it."""

    def __init__(self, name: str, folder: Path, clock: Callable[[], datetime], set_up: SetUp | None = None) -> None:
        self.name, self.folder, self._clock, self._set_up = name, folder, clock, set_up or SetUp()
        self.open()

    def open(self) -> None:
        """Open the folder, as a start of the program does."""
        self.office: Office = self._opened()
        self.services: ExchangeOffice = exchange_at(self.office.desk)

    def close(self) -> None:
        self.database.close()

    @property
    def database(self) -> Database:
        return self.office.database

    @property
    def id(self) -> str:
        """The fingerprint, by which others know it."""
        return self.office.desk.node.fingerprint

    def record(self, **fields: object) -> str:
        """Record a case; its number."""
        return self.office.complaints.record(a_complaint(**fields))

    def edit(self, number: str, *, seen: str | None = None, **fields: object) -> None:
        """Correct some fields."""
        self.office.complaints.change_fields(number, fields, seen=seen)

    def uid(self, number: str) -> str:
        return self.office.complaints.case(number).uid

    def numbers(self) -> set[str]:
        """The cases that the register shows here."""
        return {row.number for row in self.office.register.everything()}

    def heads(self, case_uid: str) -> Heads:
        with self.database.reading() as connection:
            return heads_of(connection, case_uid)

    def export(self, other: "Pc", path: Path) -> Exported:
        return self.services.exchange.export(other.id, path)

    def take(self, path: Path) -> Imported:
        return self.services.exchange.import_file(path)

    def _opened(self) -> Office:
        database = open_database(self.folder, lambda connection: self._set_up(connection, self._clock()))
        # Rules and calendar are the same for all, and take longer to read than a file.
        return office_at(Desk(database, hospital_policy(), hospital_calendar, self._clock), draw_form)


def pair(centre: Pc, ward: Pc, folder: Path) -> str:
    """Pair as two people do it over the telephone; the ward's id."""
    request, reply = folder / "request.ccpair", folder / "reply.ccpair"
    # The slowness of the code guards against forgery; nobody forges here.
    with patch.multiple(pairing_papers, PASSES=1, MEMORY_KIB=64):
        ward.services.pairing.request(request)
        accepted = centre.services.pairing.accept(request, reply)
        ward.services.pairing.finish(reply, accepted.code)
        return centre.services.pairing.confirm(accepted.peer.id).id


def round_trip(centre: Pc, ward: Pc, folder: Path) -> list[Imported]:
    """One file each way, and neither is lost; what each brought."""
    path = folder / "trip.ccx"
    done = []
    for sender, receiver in ((ward, centre), (centre, ward)):
        sender.export(receiver, path)
        done.append(receiver.take(path))
    path.unlink()
    return done


def copy_folder(source: Path, target: Path) -> None:
    """Put a copy of a closed data folder in the place of another, or where there is none."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
