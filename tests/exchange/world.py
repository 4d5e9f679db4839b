"""A centre and its wards in real folders: made and paired once, copied for every test."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path

from sqlalchemy import select

from app.bootstrap.offices import draw_form
from app.domain.government_calendar import calendar_from_policy
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.working_days import Calendar
from app.models.log_tables import change_value, save
from app.services.database import Database, open_database
from app.services.desk import Desk
from app.services.exchange.office import ExchangeOffice, exchange_at
from app.services.exchange.rows import Imported
from app.services.log.reading import Head, UnitKey
from app.services.log.store import heads_of
from app.services.node import SetUp
from app.services.numbers import case_uid_of
from app.services.office import Office, office_at
from tests.cases import a_complaint

MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
WARDS = {"w1": "หอผู้ป่วยชาย", "w2": "หอผู้ป่วยหญิง", "w3": "ห้องฉุกเฉิน"}
CENTRE = "centre"


@cache
def _policy() -> Policy:
    return load_policy(POLICY_FOLDER, SetUp().profile)


@cache
def _calendar() -> Calendar:
    return calendar_from_policy(POLICY_FOLDER)


class Place:
    """One PC: its folder, what its people can do, and its clock. `word` names it for another PC."""

    def __init__(self, name: str, folder: Path, set_up: SetUp | None = None) -> None:
        self.name, self.folder, self.word = name, folder, WARDS.get(name, "C")
        self._set_up = set_up
        self.moment = MOMENT
        self.open()

    def open(self) -> None:
        """Open the folder, as a start of the program does."""
        first = self._set_up or SetUp()
        database = open_database(self.folder, lambda connection: first(connection, self.moment))
        # Rules and calendar are the same for all, and take longer to read than a file.
        desk = Desk(database, _policy(), _calendar, self._now)
        self.office: Office = office_at(desk, draw_form)
        self.exchanging: ExchangeOffice = exchange_at(self.office.desk)

    def close(self) -> None:
        self.office.database.close()

    @property
    def database(self) -> Database:
        return self.office.database

    @property
    def fingerprint(self) -> str:
        return self.office.desk.node.fingerprint

    def record(self, **changes: object) -> str:
        """Record a complaint and return its number."""
        return self.office.complaints.record(a_complaint(**changes))

    def change(self, number: str, **updates: object) -> None:
        """Correct some fields."""
        self.office.complaints.change_fields(number, updates)

    def fields(self, number: str) -> Mapping[str, object]:
        """What the fields of a case say here."""
        return self.office.complaints.case(number).fields

    def numbers(self) -> set[str]:
        """The cases that the list shows here."""
        return {row.number for row in self.office.register.everything()}

    def uid_of(self, number: str) -> str:
        with self.database.reading() as connection:
            return case_uid_of(connection, number)

    def heads(self, case_uid: str) -> dict[UnitKey, list[Head]]:
        with self.database.reading() as connection:
            return heads_of(connection, case_uid)

    def saves(self, case_uid: str) -> list[str]:
        """The hashes of the saves that are here of a case, in the order in which they came."""
        with self.database.reading() as connection:
            query = select(save.c.hash).where(save.c.case_uid == case_uid).order_by(save.c.id)
            return list(connection.execute(query).scalars())

    def values(self, case_uid: str, unit: str) -> list[str | None]:
        """Every value that a unit of a case ever had here, as spelled in the log."""
        with self.database.reading() as connection:
            query = select(change_value.c.value).join(save).where(save.c.case_uid == case_uid)
            return list(connection.execute(query.where(change_value.c.unit == unit)).scalars())

    def reasons(self) -> list[str]:
        """Why saves were put aside here, the newest first."""
        return [row.reason for row in self.exchanging.exchange.quarantined()]

    def later(self, **step: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**step)

    def _now(self) -> datetime:
        return self.moment


class World:
    """The PCs of one test, and the folder through which their files go."""

    def __init__(self, places: Mapping[str, Place], stick: Path) -> None:
        self.places, self.stick = dict(places), stick
        self.stick.mkdir(exist_ok=True)
        self._files = count(1)
        self._images = count(1)

    def __getattr__(self, name: str) -> Place:
        try:
            return self.__dict__["places"][name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def wards(self) -> list[Place]:
        return [place for name, place in self.places.items() if name != CENTRE]

    def export(self, sender: Place, receiver: Place) -> Path:
        """Write a file that goes nowhere yet."""
        path = self.stick / f"{sender.name}-{receiver.name}-{next(self._files)}.ccx"
        sender.exchanging.exchange.export(receiver.word, path)
        return path

    def send(self, sender: Place, receiver: Place) -> Imported:
        """Write a file and read it on the other side."""
        return receiver.exchanging.exchange.import_file(self.export(sender, receiver))

    def trips(self, times: int = 1, wards: Sequence[Place] = ()) -> None:
        """Everybody sends the centre a file and gets one back."""
        for _time in range(times):
            for ward in wards or self.wards:
                self.send(ward, self.places[CENTRE])
                self.send(self.places[CENTRE], ward)

    def image_of(self, place: Place) -> Path:
        """A copy of the data folder, as a backup of the disk takes it."""
        image = self.stick.parent / f"image-{next(self._images)}"
        place.close()
        shutil.copytree(place.folder, image)
        place.open()
        return image

    def set_back(self, place: Place, image: Path) -> None:
        """Put an older copy where the folder is; nobody tells the program."""
        place.close()
        shutil.rmtree(place.folder)
        shutil.copytree(image, place.folder)
        place.open()

    def clone(self, place: Place) -> Place:
        """The same data folder on a second PC."""
        return Place(place.name, self.image_of(place))

    def close(self) -> None:
        for place in self.places.values():
            place.close()


def make_template(folder: Path) -> None:
    """A centre and three wards that trust each other and have nothing yet."""
    centre = Place(CENTRE, folder / CENTRE, SetUp(role="centre"))
    for name, unit in WARDS.items():
        ward = Place(name, folder / name, SetUp(role="ward", unit=unit))
        request, reply = folder / f"{name}.ccpair", folder / f"{name}.reply"
        exchange_at(ward.office.desk).pairing.request(request)
        accepted = exchange_at(centre.office.desk).pairing.accept(request, reply)
        exchange_at(ward.office.desk).pairing.finish(reply, accepted.code)
        exchange_at(centre.office.desk).pairing.confirm(accepted.peer.id)
        ward.close()
    centre.close()


def world_from(template: Path, folder: Path, wards: Sequence[str] = tuple(WARDS)) -> Iterator[World]:
    """Copies of the template's folders, open until the test has ended."""
    names = (CENTRE, *wards)
    for name in names:
        shutil.copytree(template / name, folder / name)
    world = World({name: Place(name, folder / name) for name in names}, folder / "stick")
    world.stick.mkdir(exist_ok=True)
    yield world
    world.close()
