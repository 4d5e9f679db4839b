"""Sending and receiving one file after the other; each stands or falls alone, and can be cancelled between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TypedDict, TypeVar

from app.domain.errors import Cancelled, ComplaintError
from app.services.exchange.rows import Exported, Imported
from app.ui.exchange.contracts import ExchangeService, Report, Stopped

Result = TypeVar("Result")
ASKED_EVERY_S = 0.1
WHOLE = 1000  # of one file, in the steps that the progress bar is told


class Watched(TypedDict):
    """The two watchers of a work."""

    progress: Report
    cancelled: Stopped


@dataclass(frozen=True)
class Parcel:
    """A file that is to be made: for whom, and where."""

    peer_id: str
    peer: str
    path: Path


@dataclass(frozen=True)
class Sent:
    """What came of the parcels that were begun."""

    results: tuple[tuple[Parcel, Exported | ComplaintError], ...]
    was_cancelled: bool


@dataclass(frozen=True)
class Received:
    """What came of the files that were begun."""

    results: tuple[tuple[Path, Imported | ComplaintError], ...]
    was_cancelled: bool


def send_all(service: ExchangeService, parcels: Sequence[Parcel], report: Report) -> Sent:
    """Write every parcel; called in a worker thread."""
    results: list[tuple[Parcel, Exported | ComplaintError]] = []
    for place, parcel in enumerate(parcels):
        write = partial(service.export, parcel.peer_id, parcel.path, **_watched(report, place, len(parcels)))
        try:
            results.append((parcel, _attempted(write)))
        except Cancelled:
            return Sent(tuple(results), was_cancelled=True)
    return Sent(tuple(results), was_cancelled=False)


def receive_all(service: ExchangeService, paths: Sequence[Path], report: Report) -> Received:
    """Read every file; called in a worker thread."""
    results: list[tuple[Path, Imported | ComplaintError]] = []
    for place, path in enumerate(paths):
        read = partial(service.import_file, path, **_watched(report, place, len(paths)))
        try:
            results.append((path, _attempted(read)))
        except Cancelled:
            return Received(tuple(results), was_cancelled=True)
    return Received(tuple(results), was_cancelled=False)


def _attempted(work: Callable[[], Result]) -> Result | ComplaintError:
    try:
        return work()
    except ComplaintError as error:
        return error


def _watched(report: Report, place: int, of: int) -> Watched:
    """What a service is given to say how far it is, and to ask whether it is still wanted."""
    return {"progress": partial(_report_part, report, place, of), "cancelled": Wanted(report, place, of)}


def _report_part(report: Report, place: int, of: int, done: int, all_of_it: int) -> None:
    if all_of_it > 0:
        report(place * WHOLE + WHOLE * min(done, all_of_it) // all_of_it, of * WHOLE)
    elif of == 1:
        report(0, 0)  # nobody knows how much it will be
    else:
        report(place * WHOLE, of * WHOLE)


class Wanted:
    """Lets a report raise `Cancelled`; not at every call, because each report is a message to the window."""

    def __init__(self, report: Report, place: int, of: int) -> None:
        self._ask, self._asked_at = partial(_report_part, report, place, of, 0, 0), 0.0

    def __call__(self) -> bool:
        """False; what is not wanted any more ends with `Cancelled`."""
        now = monotonic()
        if now - self._asked_at > ASKED_EVERY_S:
            self._asked_at = now
            self._ask()
        return False
