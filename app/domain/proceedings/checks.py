"""What the values of a stage must be: every problem at once, beside its field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.buddhist_dates import BANGKOK
from app.domain.entered_values import Refused, canonical, shown
from app.domain.errors import InvalidComplaint, Problem
from app.domain.fields import FieldKind, PolicyTables
from app.domain.proceedings.schema import Stage
from app.domain.proceedings.standing import AT

Values = Mapping[str, object]


@dataclass(frozen=True)
class Circumstances:
    """What the values of a stage are held against. Moments are aware.

    The case became known at `known_since`; the stage before was at `begun_at`, the one after it at `followed_at`.
    """

    now: datetime
    known_since: datetime
    policy: PolicyTables
    begun_at: datetime | None = None
    followed_at: datetime | None = None


def checked(stage: Stage, values: Values, around: Circumstances) -> dict[str, object]:
    """The values of one stage as they are kept.

    Raises:
        InvalidComplaint: a value is missing, refused, in the future, or earlier than what it follows.
    """
    kept, problems = _read(stage, values, around)
    problems += _in_the_future(stage, kept, around.now)
    problems += _out_of_order(stage, kept, around)
    if problems:
        raise InvalidComplaint(problems)
    return kept


def _read(stage: Stage, values: Values, around: Circumstances) -> tuple[dict[str, object], list[Problem]]:
    names = {declared.name for declared in stage.fields}
    problems = [Problem(shown(name), "unknown_field", {"name": shown(name)}) for name in values if name not in names]
    kept: dict[str, object] = {}
    for declared in stage.fields:
        try:
            value = canonical(declared, values.get(declared.name), now=around.now, policy=around.policy)
        except Refused as refusal:
            problems.append(Problem(declared.name, refusal.code, refusal.data))
            continue
        if value is not None:
            kept[declared.name] = value
        elif declared.required:
            problems.append(Problem(declared.name, "required"))
    return kept, problems


def _in_the_future(stage: Stage, kept: Values, now: datetime) -> list[Problem]:
    dated = (each for each in stage.fields if each.kind in (FieldKind.MOMENT, FieldKind.DAY))
    moments = {each.name: _moment(kept.get(each.name)) for each in dated if not each.may_lie_ahead}
    return [Problem(name, "in_the_future") for name, moment in moments.items() if moment is not None and moment > now]


def _out_of_order(stage: Stage, kept: Values, around: Circumstances) -> list[Problem]:
    at = _moment(kept.get(AT))
    if at is None:
        return []
    problems = []
    if at < _minute(around.known_since):
        problems.append(Problem(AT, "done_before_known"))
    elif around.begun_at is not None and at < _minute(around.begun_at):
        problems.append(Problem(AT, "stage_before_it_began"))
    elif around.followed_at is not None and _minute(at) > around.followed_at:
        problems.append(Problem(AT, "stage_after_the_next"))
    for name in (each.name for each in stage.fields if each.may_lie_ahead):
        day = _moment(kept.get(name))
        if day is not None and day.date() < at.date():
            problems.append(Problem(name, "due_before_it_began"))
    return problems


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=BANGKOK)


def _minute(moment: datetime) -> datetime:
    """People write minutes, the clock knows seconds."""
    return moment.replace(second=0, microsecond=0)
