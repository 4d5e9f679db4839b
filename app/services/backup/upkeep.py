"""What is done about copies without anybody asking: one a day, and a test of the newest ones once a month."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.buddhist_dates import BANGKOK
from app.domain.errors import DataFolderProblem, PolicyProblem
from app.domain.policy import POLICY_FOLDER
from app.services.backup.backups import Backups, Made, manifests_in
from app.services.backup.finding import found_in, is_there
from app.services.backup.former_data import Former, former_data
from app.services.backup.making import Report, unheard
from app.services.backup.manifest import Manifest, read_manifest
from app.services.backup.places import ALREADY, first_place
from app.services.backup.synchronised import synchronising
from app.services.backup.thinning import FILE, entries_in, keeps_of_former
from app.services.backup.verifying import Fault, fault_of
from app.services.database import read_setting, write_setting
from app.services.desk import Desk

TESTED, WARNED = "copies_tested", "warned_of_synchronising"
TABLE, COPY, SELF_TEST, SECOND = "upkeep", "copy", "self_test", "second_place"


@dataclass(frozen=True)
class Standing:
    """One copy as its manifest describes it, not verified. `place` is the folder it lies in."""

    path: Path
    place: Path
    manifest: Manifest


@dataclass(frozen=True)
class Tested:
    """What a self-test found: a copy that was opened and looked through, and what is wrong with it; None: nothing."""

    at: datetime
    path: Path
    fault: Fault | None


@dataclass(frozen=True)
class Attended:
    """What was done; nothing was due where `made` is None and `tested` is empty.

    `missed` is why the second place has had no copy for too long; `synchronising` is said once of each data folder.
    `refused` is why no copy could be made.
    """

    tested: tuple[Tested, ...]
    made: Made | None
    missed: DataFolderProblem | None = None
    synchronising: str = ""
    refused: DataFolderProblem | None = None


@dataclass(frozen=True)
class View:
    """All there is to see of the copies; `first` and `second` are the places, `is_second_there` whether it is now.

    `elsewhere` is another folder that was looked into, and `former` the data that copies took the place of.
    """

    standing: tuple[Standing, ...]
    tested: tuple[Tested, ...]
    first: Path
    second: Path | None
    is_second_there: bool
    synchronising: str
    elsewhere: Path | None = None
    former: tuple[Former, ...] = ()
    former_days: int = 0

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.first.parent

    def newest(self, *, is_first: bool) -> Standing | None:
        """The newest copy beside the data, or in the second place; None without one."""
        own = (each for each in self.standing if each.place != self.elsewhere)
        return next((each for each in own if (each.place == self.first) == is_first), None)


class Upkeep:
    """Sees to the copies of one data folder."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._backups = Backups(desk)

    def attend(self, report: Report) -> Attended:
        """Test the newest copies and make one of today, where that is due; others work meanwhile.

        The test comes first: a copy that was made just now has been looked through already.

        Raises:
            PolicyProblem: how often, or which copies are kept, is not said rightly.
            DataFolderProblem: the data cannot be read or written to.
        """
        every, today = days_between(), self._desk.now().date()
        standing = self.standing()
        tested = self.test_newest(report) if _test_is_due(standing, self.tested(), every[SELF_TEST], today) else ()
        if _copy_is_due(self._good(standing), every[COPY], today):
            made, refused = self._made(report)
            problem = made.second_problem if made is not None else None
        else:
            made, refused, problem = None, None, self._brought()
        missed = problem if problem is not None and self._second_waits(every[SECOND], today) else None
        return Attended(tested, made, missed, self._synchronising_untold(), refused)

    def view(self, elsewhere: Path | None = None) -> View:
        """What there is, with the copies in another folder first; a place in the network may take its time.

        Raises:
            DataFolderProblem: `elsewhere` cannot be looked into, or no copy is there.
        """
        second, folder = self._backups.second_place(), self._desk.database.folder
        return View(
            standing=(*_standing_in(elsewhere), *self.standing()),
            tested=self.tested(),
            first=first_place(folder),
            second=second,
            is_second_there=second is not None and is_there(second),
            synchronising=synchronising(folder),
            elsewhere=elsewhere,
            former=former_data(folder),
            former_days=max((keep.days for keep in keeps_of_former()), default=0),
        )

    def standing(self) -> tuple[Standing, ...]:
        """The copies in both places by their manifests, the newest first; a damaged manifest leaves its copy out."""
        found = [
            Standing(path, place, manifest)
            for place in self._backups.places()
            for path, manifest in manifests_in(place)
        ]
        return tuple(sorted(found, key=_made_at, reverse=True))

    def test_newest(self, report: Report) -> tuple[Tested, ...]:
        """Open the newest copy of each place and look through all of it; the result is kept, and may be bad."""
        newest: dict[Path, Standing] = {}
        for each in self.standing():
            newest.setdefault(each.place, each)
        found = []
        for done, each in enumerate(newest.values()):
            report(done, len(newest))
            found.append(self.test(each.path))
        with self._desk.database.transaction() as connection:
            write_setting(connection, TESTED, [_as_json(each) for each in found])
        return tuple(found)

    def test(self, copy: Path, report: Report = unheard) -> Tested:
        """Open one copy and look through all of it. `report` is not heard: there is nothing to say on the way."""
        return Tested(self._desk.now(), copy, fault_of(copy, self._desk.database.key))

    def tested(self) -> tuple[Tested, ...]:
        """What the last self-test found; empty when there was none."""
        with self._desk.database.reading() as connection:
            kept = read_setting(connection, TESTED)
        return tuple(map(_from_json, kept)) if isinstance(kept, list) else ()

    def _good(self, standing: Sequence[Standing]) -> Sequence[Standing]:
        """The copies beside the data but for those that the last self-test found bad: they are as good as none."""
        first = first_place(self._desk.database.folder)
        bad = {each.path.resolve() for each in self.tested() if each.fault is not None}
        return [each for each in standing if each.place == first and each.path.resolve() not in bad]

    def _made(self, report: Report) -> tuple[Made | None, DataFolderProblem | None]:
        """Make a copy; the copy, or why that cannot be done: what else there is to say is said all the same."""
        try:
            return self._backups.make(report), None
        except DataFolderProblem as problem:
            return None, _unless_copying(problem)

    def _brought(self) -> DataFolderProblem | None:
        """Bring the newest copy to the second place; why that cannot be done."""
        try:
            self._backups.bring_newest()
        except DataFolderProblem as problem:
            return _unless_copying(problem)
        return None

    def _second_waits(self, most_days: int, today: date) -> bool:
        reached_at = self._backups.second_reached_at()
        return reached_at is None or (today - reached_at.astimezone(BANGKOK).date()).days >= most_days

    def _synchronising_untold(self) -> str:
        folder = self._desk.database.folder
        found, told = synchronising(folder), str(folder.resolve())
        if not found:
            return ""
        with self._desk.database.transaction() as connection:
            if read_setting(connection, WARNED) == told:
                return ""
            write_setting(connection, WARNED, told)
        return found


def _standing_in(elsewhere: Path | None) -> tuple[Standing, ...]:
    if elsewhere is None:
        return ()
    if not is_there(elsewhere):
        raise DataFolderProblem(elsewhere, "no_such_place")
    found = tuple(_whole_ones(found_in(elsewhere).values(), elsewhere))
    if not found:
        raise DataFolderProblem(elsewhere, "no_copies")
    return tuple(sorted(found, key=_made_at, reverse=True))


def _whole_ones(copies: Iterable[Path], place: Path) -> Iterator[Standing]:
    for path in copies:
        with contextlib.suppress(OSError, ValueError):  # one whose manifest is damaged is none to be put back
            yield Standing(path, place, read_manifest(path))


def days_between(folder: Path = POLICY_FOLDER) -> Mapping[str, int]:
    """How many days lie between two copies and two self-tests, and how many the second place may go without a copy.

    Raises:
        PolicyProblem: the file cannot be read, or does not say each.
    """
    found: dict[str, int] = {}
    for entry in entries_in(folder, TABLE, ("act", "every_days")):
        if not isinstance(entry["every_days"], int):
            raise PolicyProblem(folder / FILE, None, "wrong_type", table=TABLE, key="every_days", value=entry["act"])
        found[str(entry["act"])] = entry["every_days"]
    for act in (COPY, SELF_TEST, SECOND):
        if act not in found:
            raise PolicyProblem(folder / FILE, None, "missing_key", table=TABLE, key=act)
    return found


def _copy_is_due(good: Sequence[Standing], every_days: int, today: date) -> bool:
    # A copy from days to come, when the clock was wrong, is none of today.
    return not any(0 <= (today - _day(each)).days < every_days for each in good)


def _test_is_due(standing: Sequence[Standing], tested: Sequence[Tested], every_days: int, today: date) -> bool:
    if not tested:
        return any(_day(each) < today for each in standing)
    last = min(each.at.astimezone(BANGKOK).date() for each in tested)
    if any(each.fault for each in tested):
        return last != today  # what was bad is looked at again every day until it is not
    # A test from days to come, when the clock was wrong, is none.
    return not 0 <= (today - last).days < every_days


def _unless_copying(problem: DataFolderProblem) -> DataFolderProblem | None:
    # While a command makes a copy nothing is missed: the next look finds it.
    return None if problem.code == ALREADY else problem


def _made_at(standing: Standing) -> datetime:
    return standing.manifest.made_at


def _day(standing: Standing) -> date:
    return standing.manifest.made_at.astimezone(BANGKOK).date()


def _as_json(tested: Tested) -> dict[str, object]:
    fault = None if tested.fault is None else asdict(tested.fault)
    return {"at": tested.at.isoformat(), "path": str(tested.path), "fault": fault}


def _from_json(kept: Mapping[str, object]) -> Tested:
    fault = kept["fault"]
    found = Fault(str(fault["code"]), str(fault["where"])) if isinstance(fault, dict) else None
    return Tested(datetime.fromisoformat(str(kept["at"])), Path(str(kept["path"])), found)
