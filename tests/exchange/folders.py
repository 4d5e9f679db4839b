"""A centre and three paired wards: made once in a process, and put in place anew for every program and law."""

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from app.domain.vocabulary import GrantClass
from tests.exchange.pc import copy_folder, pair, round_trip
from tests.exchange.places import CENTRE, Clock, Place

WARDS = ("W1", "W2", "W3")
NAMES = (CENTRE, *WARDS)
MEMORY = Path("/dev/shm")


@cache
def quick_folder() -> Path:
    """Where a process keeps its folders: in memory where there is such a place, because every save waits for a disk."""
    folder = tempfile.mkdtemp(prefix="places-", dir=MEMORY if MEMORY.is_dir() else None)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


@cache
def templates() -> Mapping[str, Path]:
    """The folders of a centre and three paired wards that share two cases; made once in a process."""
    folder, clock = quick_folder() / "templates", Clock()
    folder.mkdir()
    places = {name: Place(name, folder / name, clock) for name in NAMES}
    with ExitStack() as stack:
        for place in places.values():
            stack.callback(place.close)
        for ward in WARDS:
            pair(places[CENTRE], places[ward], folder)
        _first_cases(places, folder)
    return {name: folder / name for name in NAMES}


def _first_cases(places: Mapping[str, Place], folder: Path) -> None:
    centre, ward = places[CENTRE], places["W1"]
    ward.record(details="canary-first-W1", complainant_phone="0800000001")
    given = centre.record(details="canary-first-C", complainant_phone="0800000002")
    round_trip(centre, ward, folder)
    centre.services.grants.grant(given, places["W2"].id, GrantClass.WORK)
    centre.services.grants.grant(next(n for n in centre.numbers() if n != given), ward.id, GrantClass.IDENTITY)
    for name in WARDS * 2:
        round_trip(centre, places[name], folder)


class Slots:
    """The folders of this process, opened once; programs put their own content into them."""

    def __init__(self) -> None:
        self.clock = Clock()
        self._places: dict[tuple[str, int], Place] = {}

    def place(self, name: str, which: int = 0) -> Place:
        """The PC of that name, or the `which`th copy of it."""
        if (name, which) not in self._places:
            folder = quick_folder() / f"{name}-{which}"
            copy_folder(templates()[name], folder)
            self._places[name, which] = Place(name, folder, self.clock)
        return self._places[name, which]


SLOTS = Slots()


def everybody() -> dict[str, Place]:
    """The centre and its wards as they were after pairing, with two cases."""
    SLOTS.clock.set_right()
    places = {name: SLOTS.place(name) for name in NAMES}
    for name, place in places.items():
        place.begin_with(templates()[name])
    return places
