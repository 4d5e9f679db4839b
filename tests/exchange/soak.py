"""A year in little: ten wards and a centre, sticks that get lost, PCs that are set back or switched off.

`python -m tests.exchange.soak` runs it whole; it prints its seed and what it contained.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from app.domain.vocabulary import GrantClass
from app.models.projection_tables import complaint
from app.services import integrity
from tests.exchange.pc import pair, round_trip
from tests.exchange.places import CENTRE, UNITS, Clock, Place

ROOT, KILLED = Path(__file__).resolve().parents[2], "tests.exchange.killed_process"
IN_THE_MIDST = 3, 40  # statements of the shortest import
MOST_TRIPS = 15
LOST, DOUBLED, LATE = 0.1, 0.2, 0.3  # bounds of a tenth each; what lies above arrives once and in time


@dataclass(frozen=True)
class Size:
    """How much a run holds. Accidents are spread over the rounds."""

    wards: int = 10
    rounds: int = 50
    saves: int = 20_000
    restores: int = 3
    rollbacks: int = 2
    kills_a_side: int = 2


@dataclass
class Year:
    """Everybody, what is on its way, and what has happened."""

    folder: Path
    size: Size
    chance: random.Random
    clock: Clock = field(default_factory=Clock)
    seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        UNITS.update({f"W{place}": f"หอผู้ป่วย {place}" for place in range(4, self.size.wards + 1)})
        names = (CENTRE, *(f"W{place}" for place in range(1, self.size.wards + 1)))
        self.places = {name: Place(name, self.folder / name, self.clock) for name in names}
        self.wards = [place for name, place in self.places.items() if name != CENTRE]
        self.centre = self.places[CENTRE]
        self._late: list[tuple[Place, Path]] = []
        for ward in self.wards:
            pair(self.centre, ward, self.folder)

    def run(self) -> None:
        """All rounds, and then honest trips until nobody lacks anything."""
        accidents = self._accidents()
        for turn in range(self.size.rounds):
            self._work()
            for ward in self.wards:
                up = (turn + self.wards.index(ward)) % 2 == 0
                self._send(*((ward, self.centre) if up else (self.centre, ward)))
            self._deliver_late()
            for accident in accidents.get(turn, ()):
                accident()
        self._put_right()

    def _accidents(self) -> dict[int, list]:  # type: ignore[type-arg]
        size, everyone = self.size, list(self.places.values())
        due = [(self._set_back, (self.chance.choice(everyone), True)) for _each in range(size.restores)]
        due += [(self._set_back, (place, False)) for place in (self.centre, *self.wards)[: size.rollbacks]]
        due += [(self._kill, (self.chance.choice(self.wards), self.centre)) for _each in range(size.kills_a_side)]
        due += [(self._kill, (self.centre, self.chance.choice(self.wards))) for _each in range(size.kills_a_side)]
        planned: dict[int, list] = {}  # type: ignore[type-arg]
        for act, arguments in due:
            planned.setdefault(self.chance.randrange(2, size.rounds), []).append(lambda a=act, g=arguments: a(*g))
        return planned

    def _work(self) -> None:
        """Every PC writes its share; one save in four is a new case, one in twenty at the centre a grant."""
        share = -(-self.size.saves // (self.size.rounds * (len(self.wards) + 2)))
        for place in self.places.values():
            known = place.workable()
            for _each in range(share * (2 if place.is_centre else 1)):
                self._save(place, known)
                self.seen["saves"] += 1

    def _save(self, place: Place, known: list[str]) -> None:
        if not known or self.chance.random() < 0.25:
            known.append(place.uid(place.record(details=self._words(), complainant_phone="0800000000")))
        elif place.is_centre and self.chance.random() < 0.05:
            klass = self.chance.choice([GrantClass.SUMMARY, GrantClass.WORK, GrantClass.IDENTITY])
            place.services.grants.grant(self.chance.choice(known), self.chance.choice(self.wards).id, klass)
            self.seen["grants"] += 1
        else:
            field_name = self.chance.choice(["details", "wish", "place", "immediate_action"])
            place.edit(self.chance.choice(known), **{field_name: self._words()})

    def _words(self) -> str:
        return f"ข้อความ {self.chance.randrange(10**9)}"

    def _send(self, sender: Place, receiver: Place) -> None:
        path = self.folder / f"{self.seen['files']}.ccx"
        sender.export(receiver, path)
        self.seen["files"] += 1
        fate = self.chance.random()
        if fate < LOST:
            self.seen["lost"] += 1
            path.unlink()
            return
        if DOUBLED <= fate < LATE:
            self.seen["late"] += 1
            self._late.append((receiver, path))
            return
        receiver.take(path)
        if fate < DOUBLED:
            self.seen["doubled"] += 1
            receiver.take(path)
        path.unlink()

    def _deliver_late(self) -> None:
        """Some of what was late comes now, in any order."""
        self.chance.shuffle(self._late)
        arriving, self._late = self._late[len(self._late) // 2 :], self._late[: len(self._late) // 2]
        for receiver, path in arriving:
            receiver.take(path)
            path.unlink()

    def _set_back(self, place: Place, noticed: bool) -> None:
        """Work for a round on, then put the copy from before back."""
        copy = self.folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        place.backup(copy)
        self._save(place, place.workable())
        self._send(place, self.wards[0] if place.is_centre else self.centre)
        (place.restore if noticed else place.begin_with)(copy)
        self.seen["restores" if noticed else "rollbacks"] += 1

    def _kill(self, sender: Place, receiver: Place) -> None:
        """Switch the receiver off while it takes a file, in a process of its own, at one of the first statements."""
        path = self.folder / "killed.ccx"
        sender.export(receiver, path)
        receiver.close()
        statement = str(self.chance.randrange(*IN_THE_MIDST))
        act = (receiver.name, str(receiver.folder), "import", str(path), statement)
        done = subprocess.run([sys.executable, "-m", KILLED, *act], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        assert done.returncode == -signal.SIGKILL
        self.seen[f"kills at {'the centre' if receiver.is_centre else 'a ward'}"] += 1
        assert not integrity.findings(receiver.office.database)

    def _put_right(self) -> None:
        for receiver, path in self._late:
            receiver.take(path)
        for _trip in range(MOST_TRIPS):
            done = [each for ward in self.wards for each in round_trip(self.centre, ward, self.folder)]
            if self.centre.waits:
                self.centre.services.recovery.confirm()
            elif not any(each.new or each.recovered or each.asked_again for each in done):
                return
        raise AssertionError("somebody still lacks something")

    def check(self) -> None:
        """Equal digests of every case where it may be, and everything as it was written."""
        for place in self.places.values():
            assert not integrity.findings(place.office.database), place.name
            others = self.wards if place.is_centre else [self.centre]
            assert not place.quarantined() and not any(place.asked(other) for other in others), place.name
        for ward in self.wards:
            shared = {uid: klass for uid, klass in self.centre.scope(ward).items() if klass != GrantClass.ENDED}
            assert ward.cases() <= set(shared), ward.name
            assert _digests(ward, shared) == _digests(self.centre, shared), ward.name
            self.seen["equal digests"] += len(shared)
        self.seen["cases"] = len(self.centre.cases())
        with self.centre.reading() as connection:
            query = select(complaint.c.case_uid).where(complaint.c.conflicts > 0)
            self.seen["cases in conflict"] = len(connection.execute(query).all())

    def close(self) -> None:
        """Let go of the folders."""
        for place in self.places.values():
            place.close()


def _digests(place: Place, shared: dict[str, str]) -> dict[str, str]:
    with place.reading() as connection:
        return {uid: integrity.digest(connection, uid) for uid in shared}


def run(size: Size, seed: int, folder: Path) -> Counter[str]:
    """One run; what it contained."""
    year = Year(folder, size, random.Random(seed))
    try:
        year.run()
        year.check()
    finally:
        year.close()
    return year.seen


def main() -> None:
    """Run the whole year and print what it contained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--saves", type=int, default=Size.saves)
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        seen = run(Size(saves=arguments.saves), arguments.seed, Path(name))
    print(", ".join(f"{what} {count:,}" for what, count in seen.items()))
    print(f"{time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
