"""A centre and its wards in real folders: made and paired once, copied for every test."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import select

from app.models.log_tables import change_value, save
from app.services.exchange.rows import Imported
from app.services.node import SetUp
from tests.exchange.pc import Pc, copy_folder, pair

MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
WARDS = {"w1": "หอผู้ป่วยชาย", "w2": "หอผู้ป่วยหญิง", "w3": "ห้องฉุกเฉิน"}
CENTRE = "centre"


class Place(Pc):
    """One PC with a clock of its own. `word` names it for another PC."""

    def __init__(self, name: str, folder: Path, set_up: SetUp | None = None) -> None:
        self.word, self.moment = WARDS.get(name, "C"), MOMENT
        super().__init__(name, folder, self._now, set_up)

    def fields(self, number: str) -> Mapping[str, object]:
        """What the fields of a case say here."""
        return self.office.complaints.case(number).fields

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
        return [row.reason for row in self.services.exchange.quarantined()]

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
        sender.export(receiver, path)
        return path

    def send(self, sender: Place, receiver: Place) -> Imported:
        """Write a file and read it on the other side."""
        return receiver.take(self.export(sender, receiver))

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
        copy_folder(place.folder, image)
        place.open()
        return image

    def set_back(self, place: Place, image: Path) -> None:
        """Put an older copy where the folder is; nobody tells the program."""
        place.close()
        copy_folder(image, place.folder)
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
        pair(centre, ward, folder)
        ward.close()
    centre.close()


def world_from(template: Path, folder: Path, wards: Sequence[str] = tuple(WARDS)) -> Iterator[World]:
    """Copies of the template's folders, open until the test has ended."""
    names = (CENTRE, *wards)
    for name in names:
        copy_folder(template / name, folder / name)
    world = World({name: Place(name, folder / name) for name in names}, folder / "stick")
    world.stick.mkdir(exist_ok=True)
    yield world
    world.close()
