"""Wrong tries to sign in, kept beside the data: each makes the next wait longer, whatever the clock says.

A line stands in the file before its password is looked at, so that who tries many at once gains nothing. It names its
account only by the tag of the slot.
"""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.errors import DataFolderProblem, NotAllowed
from app.domain.sign_in_rules import DelayRule
from app.services.private_files import private_opener
from app.services.whole_files import write_whole_privately

FILE_NAME = "sign-in-tries"
WRONG, MOVED = "wrong", "moved"
# Before the uid of an account in the tag of a PIN of the quick log: a PIN opens no data, and is tried apart.
PIN = "pin:"


@dataclass(frozen=True)
class Try:
    """One line: somebody tried as `tag`, or, when it was `moved`, the clock was set back while they waited."""

    tag: str
    at: datetime
    what: str = WRONG


class Tries:
    """The wrong tries of one data folder since the last right one of each account."""

    def __init__(self, folder: Path, rule: DelayRule, clock: Callable[[], datetime]) -> None:
        self._folder, self._rule, self._clock = folder, rule, clock
        self._path = folder / FILE_NAME

    def begin(self, tag: str) -> None:
        """Note a try before it is made; it counts as wrong until `right` is said.

        Raises:
            NotAllowed: the wait after wrong tries is not over. DataFolderProblem: the folder cannot be written to.
        """
        self.require_turn(tag)
        self._append(Try(tag, self._clock()))

    def require_turn(self, tag: str) -> None:
        """Refuse as long as the wait after wrong tries is not over.

        Raises:
            NotAllowed: it is not. DataFolderProblem: the folder cannot be read.
        """
        seconds = self.seconds_left(tag)
        if seconds:
            raise NotAllowed("wait_to_sign_in", seconds=seconds)

    def seconds_left(self, tag: str) -> int:
        """How long this account must wait; a clock that was set back makes the wait begin anew, and never shorter."""
        tries = [each for each in self._read() if each.tag == tag]
        wait = self._rule.seconds_after(sum(each.what == WRONG for each in tries))
        if not wait:
            return 0
        now = self._clock()
        left = (tries[-1].at + timedelta(seconds=wait) - now).total_seconds()
        if left > wait:
            self._append(Try(tag, now, MOVED))
            left = wait
        return max(0, -int(-left // 1))

    def right(self, tag: str, others: Collection[str] | None) -> tuple[Try, ...]:
        """The last try of this account was right: forget its tries and those of nobody, and say which were wrong.

        `others` are the accounts whose tries stay, until they sign in themselves; None: those of everybody else do.
        """
        tries = self._read()
        others = {each.tag for each in tries} if others is None else others
        left = [each for each in tries if each.tag in others and each.tag != tag][-self._rule.kept_tries :]
        wrong = [each for each in tries if each not in left and each.what == WRONG]
        last = next((each for each in reversed(wrong) if each.tag == tag), None)
        self._refusing(lambda: write_whole_privately(self._path, b"".join(map(_line, left))))
        return tuple(each for each in wrong if each is not last)

    def _read(self) -> list[Try]:
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return []
        except OSError as problem:
            raise DataFolderProblem(self._folder, "read_only") from problem
        return [found for line in lines if (found := _try_in(line)) is not None]

    def _append(self, each: Try) -> None:
        self._refusing(lambda: _append(self._path, _line(each)))

    def _refusing(self, act: Callable[[], None]) -> None:
        try:
            act()
        except OSError as problem:
            raise DataFolderProblem(self._folder, "read_only") from problem


def _append(path: Path, line: bytes) -> None:
    # Unbuffered and in one piece: two processes that write at once leave two whole lines.
    with open(path, "ab", buffering=0, opener=private_opener) as file:
        file.write(line)


def _line(each: Try) -> bytes:
    return json.dumps({"tag": each.tag, "at": each.at.isoformat(), "what": each.what}).encode() + b"\n"


def _try_in(line: bytes) -> Try | None:
    """None for half a line, after a power cut."""
    try:
        said = json.loads(line)
        return Try(str(said["tag"]), datetime.fromisoformat(said["at"]), str(said["what"]))
    except (ValueError, KeyError, TypeError):
        return None
