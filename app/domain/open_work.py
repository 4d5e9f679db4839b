"""Work on a case that no date holds: what the rules want finished before the end, and what somebody may leave open."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from app.domain.errors import Problem
from app.domain.open_stages import Stage
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.offered import Standing
from app.domain.proceedings.standing import AT, instant
from app.domain.proceedings.tries import days_tried
from app.domain.proceedings.words import Screening, SessionResult
from app.domain.vocabulary import NobodyToTell, Outcome

SESSION, HELD = "session", "held"
SCREENING, DECIDED = "screening", "decided"
HANDOVER, SENT = "handover", "sent"
ENDING_ROUTES = frozenset({Screening.UNCLEAR, Screening.RESOLVED_AT_ONCE, Screening.SUGGESTION})
_ABOUT = ("unit", "agency", "to", "holder", "what", "court", "owner")

Place = tuple[str, str]
"""The uid of a proceeding, and one of its stages as a policy names it: `request.replied`."""


@dataclass(frozen=True)
class OpenWork:
    """A stage that is missing of a proceeding of that kind; `about` is the unit, agency or person that it names."""

    uid: str
    kind: str
    stage: str
    about: str
    is_needed: bool

    @property
    def rule(self) -> str:
        """The rule that asks for proceedings of that kind."""
        return KINDS[self.kind].rule


def open_work(
    proceedings: Iterable[Standing], dated: Collection[Place], waited_for: Mapping[Stage, bool], *, has_mediator: bool
) -> tuple[OpenWork, ...]:
    """What is begun and not finished; what a duty waits for (`dated`) is left to that duty, and to who ended it.

    `waited_for` are the stages that the policy names, each with whether it may stay open with a reason.
    `has_mediator`: a mediator accepted the case.
    """
    standing = [each for each in proceedings if not each.is_void and each.kind in KINDS]
    found = (_missing_of(each, waited_for) for each in standing)
    missing = [each for each in found if each is not None and (each.uid, f"{each.kind}.{each.stage}") not in dated]
    if (SESSION, HELD) not in waited_for:
        return tuple(missing)
    needed = not waited_for[SESSION, HELD]
    return (*missing, *_mediation(standing, has_mediator=has_mediator, is_needed=needed))


def _missing_of(each: Standing, waited_for: Mapping[Stage, bool]) -> OpenWork | None:
    """The first stage that may not be left out and is not there, where anybody is asked for it."""
    stages = KINDS[each.kind].stages
    missing = next((stage.name for stage in stages if not stage.optional and stage.name not in each.stages), "")
    place = (each.kind, missing)
    if place not in waited_for or place == (SESSION, HELD):
        return None
    named = (value for stage in each.stages.values() for name in _ABOUT if (value := stage.get(name)))
    return OpenWork(each.uid, each.kind, missing, str(next(named, "")), not waited_for[place])


def _mediation(standing: Sequence[Standing], *, has_mediator: bool, is_needed: bool) -> Iterator[OpenWork]:
    """Sent to the mediation team or accepted by a mediator and no session held, or one that is to be continued."""
    last = _latest(standing, SESSION, HELD)
    if last is None:
        screened = _latest(standing, SCREENING, DECIDED)
        if has_mediator or (screened is not None and screened.value(DECIDED, "route") == Screening.MEDIATION):
            yield OpenWork("", SESSION, HELD, "", is_needed)
    elif last.value(HELD, "result") == SessionResult.TO_BE_CONTINUED:
        yield OpenWork(last.uid, SESSION, HELD, "", is_needed)


def problems_of_outcome(values: Mapping[str, object], proceedings: Iterable[Standing]) -> Iterator[Problem]:
    """An outcome that says what nobody did: no hand-over, no screening that ended the matter, no try to reach them."""
    standing, outcome = [each for each in proceedings if not each.is_void], values.get("outcome")
    if outcome == Outcome.HANDED_OVER and _latest(standing, HANDOVER, SENT) is None:
        yield Problem("outcome", "no_handover", {"rule": KINDS[HANDOVER].rule})
    if outcome == Outcome.ENDED_AT_SCREENING:
        decided = _latest(standing, SCREENING, DECIDED)
        if decided is None or decided.value(DECIDED, "route") not in ENDING_ROUTES:
            yield Problem("outcome", "no_ending_screening", {"rule": KINDS[SCREENING].rule})
    if values.get("nobody_to_tell") == NobodyToTell.NOT_REACHED and not days_tried(standing):
        yield Problem("nobody_to_tell", "nobody_tried")


def _latest(standing: Sequence[Standing], kind: str, stage: str) -> Standing | None:
    of_kind = (each for each in reversed(standing) if each.kind == kind)
    known = [(moment, each) for each in of_kind if (moment := instant(each.value(stage, AT))) is not None]
    # Of two at one time the one written later counts, and `max` takes the first.
    return max(known, key=itemgetter(0), default=(None, None))[1]
