"""What can be refused: exceptions that carry data; `app/services/words/messages.py` makes the words."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong with one field: `code` names the message, `data` fills its placeholders."""

    field: str
    code: str
    data: Mapping[str, object] = {}  # read only, as its type says


class ComplaintError(Exception):
    """Something that is expected to happen; shown where the user is working, never as a traceback."""


class InvalidComplaint(ComplaintError):
    """Values that contradict each other or themselves; lists every problem at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{problem.field}: {problem.code}" for problem in problems))
        self.problems = tuple(problems)


class UnknownCase(ComplaintError):
    """No case here bears that number; `known` are some that are borne, where somebody looked for them."""

    def __init__(self, number: str, *, known: Sequence[str] = ()) -> None:
        super().__init__(number)
        self.number, self.known = number, tuple(known)


class AmbiguousNumber(ComplaintError):
    """Several cases bear that number; `others` are numbers that only one of them bears."""

    def __init__(self, number: str, others: Sequence[str]) -> None:
        super().__init__(number)
        self.number, self.others = number, tuple(others)


class UnknownField(ComplaintError):
    """The field schema has no such name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class UnknownStaff(ComplaintError):
    """Nobody of that name or code may sign in on this PC."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class UnreadableFile(ComplaintError):
    """A file that cannot be read as what it should be; `code` says in which way, `line` where."""

    def __init__(self, path: Path, code: str, *, line: int | None = None, **data: object) -> None:
        super().__init__(f"{path}: {code}")
        self.path, self.code, self.line, self.data = path, code, line, data


class PolicyProblem(ComplaintError):
    """A policy file with an error; names the file and, where it is known, the line."""

    def __init__(self, path: Path, line: int | None, code: str, **data: object) -> None:
        super().__init__(f"{path}:{line}: {code}")
        self.path, self.line, self.code, self.data = path, line, code, data


class CalendarOutOfRange(ComplaintError):
    """A day outside the years that the calendar covers; nothing is guessed there."""

    def __init__(self, year: int, first_year: int, last_year: int) -> None:
        super().__init__(f"{year} not in {first_year}-{last_year}")
        self.year, self.first_year, self.last_year = year, first_year, last_year


class DataFolderProblem(ComplaintError):
    """The data folder cannot be used: `code` is read_only, newer, locked, damaged, no_key, wrong_role."""

    def __init__(self, folder: Path, code: str, **data: object) -> None:
        super().__init__(f"{folder}: {code}")
        self.folder, self.code, self.data = folder, code, data


class NotAllowed(ComplaintError):
    """Something this person or this PC must not do; `code` says what and why."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code, self.data = code, data


class UnusableExchangeFile(ComplaintError):
    """An exchange file that is refused whole; `code` says why."""

    def __init__(self, path: Path, code: str, **data: object) -> None:
        super().__init__(f"{path}: {code}")
        self.path, self.code, self.data = path, code, data


class PairingProblem(ComplaintError):
    """A step of pairing that cannot be taken; `code` says why."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code, self.data = code, data


class Cancelled(Exception):
    """The person who asked for a work does not want it any more; no problem, so no `ComplaintError`."""
