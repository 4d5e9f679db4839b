"""A time of receipt that lies after what was done already contradicts it: words, and nothing is written (DAY-5)."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from app.domain.buddhist_dates import BANGKOK, moment_short
from app.domain.duties import Duty
from app.domain.errors import InvalidComplaint, Problem
from app.services.cases.case_state import CaseState
from app.services.cases.duty_ends import BY_CLOSING, end_of
from app.translation import language

STARTS = ("known_at", "received_at")


def refuse_done_before_received(before: CaseState, after: CaseState) -> None:
    """Look at a correction that moves the time at which the matter was received or became known.

    Raises:
        InvalidComplaint: a duty was done before that; whoever corrects it first says when it was done.
    """
    problems = [problem for name in STARTS for problem in _contradicting(before, after, name)]
    if problems:
        raise InvalidComplaint(problems)


def _contradicting(before: CaseState, after: CaseState, name: str) -> Iterator[Problem]:
    was, now = _moment(before.values.get(name)), _moment(after.values.get(name))
    if was is None or now is None or now <= was:
        return
    for units in after.duties.values():
        done_at, due = _done_at(units), units.get("due")
        if isinstance(due, dict) and done_at is not None and was <= done_at < now.replace(second=0):
            said = {"duty": Duty.from_json(due).label(language()), "moment": moment_short(done_at, language())}
            yield Problem(name, "received_after_done", said)


def _done_at(units: Mapping[str, object]) -> datetime | None:
    """When somebody did it; the end of the case itself is compared elsewhere."""
    end = end_of(units)
    return None if end is None or end.get(BY_CLOSING) else _moment(end.get("at"))


def _moment(value: object) -> datetime | None:
    return datetime.fromisoformat(value).astimezone(BANGKOK) if isinstance(value, str) else None
