"""What duties follow from: the facts of a case, read from its canonical values and its proceedings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.buddhist_dates import BANGKOK
from app.domain.proceedings.standing import Proceeding
from app.domain.tree import walk
from app.domain.vocabulary import Category, Kind, Priority

_WRITTEN_ANSWERS = {"true": True, "false": False}
_HARMED_FROM = Category.E


@dataclass(frozen=True)
class CaseFacts:
    """What duties follow from. Moments are aware; `incident_reported_at`: the incident report was written.

    `ended` names duties that were done or are not needed; of `proceedings`, void ones are left out.
    """

    kind: str
    received_at: datetime
    known_at: datetime
    occurred_at: datetime | None = None
    priority: str = Priority.NORMAL
    level: int | None = None
    resolution_group: str | None = None
    category: str | None = None
    category_up_to: str | None = None
    category_review_on: date | None = None  # a provisional category is looked at again then
    tree_unfinished: bool = False
    nonclinical_level: int | None = None
    sentinels: tuple[str, ...] = ()
    reply_by: date | None = None
    incident_reported_at: datetime | None = None
    patient_hurt: bool = False
    track: str = ""
    topics: tuple[str, ...] = ()
    proceedings: tuple[Proceeding, ...] = ()
    ended: frozenset[str] = frozenset()


def facts_from(
    values: Mapping[str, object],
    *,
    incident_reported_at: datetime | None = None,
    proceedings: Sequence[Proceeding] = (),
    ended: Iterable[str] = (),
) -> CaseFacts:
    """The facts in a case's canonical values; `known_at` defaults to the receipt."""
    return replace(
        _said_in(values),
        incident_reported_at=incident_reported_at,
        proceedings=tuple(each for each in proceedings if not each.is_void),
        ended=frozenset(ended),
    )


def _said_in(values: Mapping[str, object]) -> CaseFacts:
    """What the fields alone say, before anything was done."""
    answers = _answers(values.get("tree_answers"))
    category, up_to, is_unfinished = _classified(values, answers)
    return CaseFacts(
        kind=str(values["kind"]),
        received_at=_moment(values["received_at"]),
        known_at=_moment(values.get("known_at") or values["received_at"]),
        occurred_at=_moment(values["occurred_at"]) if values.get("occurred_at") else None,
        priority=_text(values.get("priority")) or Priority.NORMAL,
        level=_number(values.get("level")),
        resolution_group=_text(values.get("resolution_group")),
        category=category,
        category_up_to=up_to,
        category_review_on=_day(values.get("category_review_on")) if values.get("category_provisional") else None,
        tree_unfinished=is_unfinished,
        nonclinical_level=_number(values.get("nonclinical_level")),
        sentinels=_texts(values.get("sentinels")),
        reply_by=_day(values.get("reply_by")),
        track=_text(values.get("restricted")) or "",
        topics=_texts(values.get("topics")),
        patient_hurt=answers.get("harm") is True or (category or "") >= _HARMED_FROM,
    )


def _classified(values: Mapping[str, object], answers: Mapping[str, object]) -> tuple[str | None, str | None, bool]:
    """The category, the worst that it may come to, and whether the tree is to be gone on with."""
    category, found = _text(values.get("category")), walk(answers)
    is_undecided = category is None and values.get("nonclinical_level") is None
    is_asked = bool(answers) or values["kind"] == Kind.INCIDENT
    up_to = _text(values.get("category_up_to")) or (found.up_to if is_undecided else None)
    return category, up_to, is_undecided and is_asked and found.next_question is not None


def _answers(value: object) -> dict[str, object]:
    if not isinstance(value, Mapping):
        return {}
    return {str(name): _WRITTEN_ANSWERS.get(str(each), each) for name, each in value.items()}


def _moment(value: object) -> datetime:
    return (value if isinstance(value, datetime) else datetime.fromisoformat(str(value))).astimezone(BANGKOK)


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _text(value: object) -> str | None:
    return str(value) if value else None


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int | str) and value != "" else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()
