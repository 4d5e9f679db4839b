"""The order in which mediators are called for one case, and who is passed over and why (MED-3)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.policy import Mediator
from app.domain.thai_names import is_named_in, plain_name
from app.domain.vocabulary import CallOutcome
from app.translation import N_, said_in

LAST_STEP = "director_or_acting"
ON_LEAVE, CONCERNED_UNIT, ACCUSED = "on_leave", "concerned_unit", "accused"
DIRECTOR = N_("Director or the one acting for the director")


@dataclass(frozen=True)
class MediatorStep:
    """One step of the list; `passed_over` is on_leave, concerned_unit or accused, and may be called all the same."""

    id: str
    name: str
    post_th: str
    post_en: str
    extension: str
    phone: str
    passed_over: str = ""
    reason: str = ""
    is_next: bool = False
    is_last_step: bool = False
    unit: str = ""


def steps(
    mediators: Sequence[Mediator],
    on_leave: Mapping[str, str],
    concerned_units: Sequence[str],
    calls: Sequence[tuple[str, str]],
    *,
    accused: str = "",
    out_of_hours: bool,
) -> tuple[MediatorStep, ...]:
    """The list in the order to be called, the director or the one acting for the director last.

    Out of hours those with an outside number come first. `calls` are (mediator, outcome). The next one is the
    first who is neither passed over nor called; once somebody has accepted, nobody is next. `accused` is the person
    complained of, who does not mediate in their own matter.
    """
    ordered = sorted(mediators, key=lambda each: (out_of_hours and not each.phone, each.order))
    units = frozenset(map(plain_name, concerned_units))
    listed = [_step(each, *_passed_over(each, on_leave, units, accused)) for each in ordered]
    listed.append(_last_step())
    next_id = _next(listed, calls)
    return tuple(replace(step, is_next=step.id == next_id) for step in listed)


def _passed_over(
    mediator: Mediator, on_leave: Mapping[str, str], units: Collection[str], accused: str
) -> tuple[str, str]:
    """Why this mediator is not called in turn, and the words for it; nothing where they are."""
    if mediator.name and accused and is_named_in(accused, mediator.name):
        return ACCUSED, mediator.name
    if mediator.code in on_leave:
        return ON_LEAVE, on_leave[mediator.code]
    if mediator.unit and plain_name(mediator.unit) in units:
        return CONCERNED_UNIT, mediator.unit
    return "", ""


def _step(mediator: Mediator, passed_over: str, reason: str) -> MediatorStep:
    return MediatorStep(
        mediator.code,
        mediator.name,
        mediator.post_th,
        mediator.post_en,
        mediator.extension,
        mediator.phone,
        passed_over,
        reason,
        unit=mediator.unit,
    )


def _last_step() -> MediatorStep:
    return MediatorStep(LAST_STEP, "", said_in("th", DIRECTOR), said_in("en", DIRECTOR), "", "", is_last_step=True)


def _next(listed: Sequence[MediatorStep], calls: Sequence[tuple[str, str]]) -> str | None:
    if any(outcome == CallOutcome.ACCEPTED for _mediator, outcome in calls):
        return None
    called = {mediator for mediator, _outcome in calls}
    return next((step.id for step in listed if not step.passed_over and step.id not in called), None)
