"""The quick log of one author while the data are locked, after the PIN was right.

It answers what the quick log in the window answers. Everything is written as letters beside the data, which nothing
here can read again; whoever opens the data next takes them in.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.errors import DataFolderProblem, InvalidComplaint, Problem
from app.domain.policy_entries import Choice
from app.services.cases.quick_log import AUTHOR, ToTell
from app.services.cases.telling import Told
from app.services.hospital.roster_rows import OnDuty
from app.services.locked_log.box_file import DRAFT, LETTER, LETTERS, BoxFile
from app.services.locked_log.checks import known_at_in, problems_of_event, problems_of_telling
from app.services.locked_log.sealing import mark_of, sealed_for, unlocked_with
from app.services.private_files import make_private_folder
from app.services.whole_files import write_whole_privately

EVENT, TOLD = "event", "told"
SHEET = "who is on duty"


@dataclass(frozen=True)
class PinAuthor:
    """Who may log while the data are locked."""

    uid: str
    name: str


class LockedDrafts:
    """What is typed and not saved: kept for whoever signs in next; it cannot be offered before."""

    def __init__(self, folder: Path, public: bytes) -> None:
        self._folder, self._public = folder, public
        self.latest = ""

    def keep(self, draft: str, answers: Mapping[str, object]) -> None:
        """Keep these answers instead of what was kept under that name.

        Raises:
            DataFolderProblem: the folder cannot be written to.
        """
        self.latest = draft
        _keep(self._folder, draft + DRAFT, sealed_for(self._public, {"answers": dict(answers)}, draft))

    def drop(self, draft: str) -> None:
        """It was logged."""
        (self._folder / LETTERS / (draft + DRAFT)).unlink(missing_ok=True)

    def waiting(self) -> list[dict[str, object]]:
        """Nothing: nobody reads here."""
        return []


class AuthorsHand:
    """What one author logs. `kept` is what the PIN opened; `wrong` are the tries before, told with the first event."""

    def __init__(
        self,
        folder: Path,
        author: PinAuthor,
        kept: Mapping[str, Any],
        box: BoxFile,
        clock: Callable[[], datetime],
        wrong: Sequence[datetime],
    ) -> None:
        self.author, self._folder, self._offered, self._clock = author, folder, box.offered, clock
        self._wrong = [each.isoformat() for each in wrong]
        # Out of what the PIN opened, not out of the file beside the data, which anybody could have put there.
        self._public, self._secret = bytes.fromhex(kept["public"]), bytes.fromhex(kept["secret"])
        self._sheet = unlocked_with(bytes.fromhex(kept["sheet"]), box.sheet, SHEET)
        self._unit, self._known_at = str(self._sheet["unit"]), dict[str, datetime]()
        self.drafts = LockedDrafts(folder, self._public)

    def now(self) -> datetime:
        """The moment."""
        return self._clock()

    def authors(self) -> tuple[PinAuthor, ...]:
        """Whoever gave the PIN."""
        return (self.author,)

    def seen_now(self) -> tuple[Choice, ...]:
        """What can be seen of the patient."""
        return self._offered.seen

    def first_words(self) -> tuple[Choice, ...]:
        """What helps in the first minutes (RSK-1)."""
        return self._offered.words

    def units(self) -> tuple[str, ...]:
        """The units to choose from."""
        return tuple(str(each) for each in self._sheet["units"])

    def unit(self) -> str:
        """Where it happened last."""
        return self._unit

    def record(self, answers: Mapping[str, object]) -> str:
        """Log an event; it is safe on the disk when this returns the name of its letter. A number comes later.

        Raises:
            InvalidComplaint: every problem, beside the answer it belongs to.
            DataFolderProblem: the folder cannot be written to.
        """
        problems = problems_of_event(answers, self._clock())
        if problems:
            raise InvalidComplaint(problems)
        # The text that was kept while it was typed bears the same name, so that it is never there twice.
        name, self.drafts.latest = self.drafts.latest or new_name(), ""
        said = {each: value for each, value in answers.items() if each != AUTHOR}
        self._write(name, EVENT, {"answers": said, "wrong": self._wrong})
        self._wrong, self._unit = [], str(answers["units"])
        self._known_at[name] = known_at_in(answers, self._clock())
        self.drafts.drop(name)
        return name

    def case(self, _letter: str) -> None:
        """Nobody reads here what was logged."""

    def to_tell(self, _record: None, moment: datetime) -> tuple[ToTell, ...]:
        """The chain of telling of that moment, in its order; nobody when it is further ahead than was known."""
        for shift in self._sheet["shifts"]:
            if datetime.fromisoformat(shift["from"]) <= moment < datetime.fromisoformat(shift["until"]):
                return tuple(ToTell(OnDuty(**each)) for each in shift["people"])
        return ()

    def finish_by(self, _record: None) -> None:
        """Nothing is known of it before the event is recorded."""

    def seen_in(self, _record: None) -> None:
        """As `finish_by`."""

    def told(self, letter: str, told: Sequence[Told], *, author: str) -> None:
        """Write who was told of an event, each at the true time.

        Raises:
            InvalidComplaint: nobody is ticked, a name is missing, or a time lies ahead or before the event was known.
            DataFolderProblem: as `record`.
        """
        if author not in ("", self.author.uid):
            raise InvalidComplaint([Problem(AUTHOR, "required")])
        problems = problems_of_telling(told, self.author.name, self._known_at[letter], self._clock())
        if problems:
            raise InvalidComplaint(problems)
        people = [{**asdict(each), "at": each.at.isoformat()} for each in told]
        self._write(new_name(), TOLD, {"about": letter, "told": people})

    def _write(self, name: str, kind: str, said: Mapping[str, object]) -> None:
        whole = {"kind": kind, "author": self.author.uid, "at": self._clock().isoformat(), **said}
        content = sealed_for(self._public, {**whole, "mark": mark_of(self._secret, whole)}, name)
        _keep(self._folder, name + LETTER, content)


def new_name() -> str:
    """The name of another letter."""
    return secrets.token_hex(8)


def as_told(said: Mapping[str, Any]) -> Told:
    """A telling as a letter has it."""
    return replace(Told(**said), at=datetime.fromisoformat(said["at"]))


def _keep(folder: Path, name: str, content: bytes) -> None:
    try:
        make_private_folder(folder / LETTERS)
        write_whole_privately(folder / LETTERS / name, content)
    except OSError as problem:
        raise DataFolderProblem(folder, "read_only") from problem
