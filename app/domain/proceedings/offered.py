"""What may be done next about a case: the kinds that make sense now, and the stages that follow in one that stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.schema import ProceedingKind, Stage
from app.domain.vocabulary import Kind, State
from app.translation import N_

# What may still be said of a closed case: how content the complainant is, whether a measure worked, which case belongs.
AFTER_CLOSING = (
    "note",
    "satisfaction",
    "measure",
    "link",
    "reopening",
    "claim",
    "lawsuit",
    "contact",
    "praise",
    "publication",
    "copy_request",
    "disclosure",
    "redacted_copy",
)
ONLY_WHEN_CLOSED = frozenset({"reopening"})
# More time and a pause are begun where the clock stands; what a merge leaves behind, or a copy, is written with it.
BEGUN_ELSEWHERE = frozenset({"extension", "pause", "merged_in", "redacted_copy"})
OF_DISPUTES = frozenset({"head_first", "insistence", "session", "promise", "claim", "lawsuit"})
OF_EVENTS = frozenset({"telling", "incident_report", "review", "rca"})
# What was mediated is written up for the risk team, whatever it was (MED-4).
MEDIATED, WRITTEN_UP = frozenset({"head_first", "session"}), frozenset({"incident_report"})
OF_COMPLIMENTS = frozenset({"praise"})
OF_COMPLAINANTS = frozenset({"satisfaction", "screening", "insistence"})
OF_REFERRALS = frozenset({"agency_reply"})

PERSONAL_DATA = N_("Personal data")
# How a menu sets them in groups; what is wanted most has no group, and what is named nowhere comes last.
MENU: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("reopening", "contact", "praise", "screening", "request", "order", "note")),
    (
        N_("Agencies, committee, person in charge"),
        ("handover", "information", "agency_reply", "agenda", "assignment", "publication"),
    ),
    (
        N_("Mediation, relief, lawsuit"),
        ("head_first", "insistence", "session", "promise", "satisfaction", "claim", "lawsuit"),
    ),
    (N_("Risk and measures"), ("telling", "incident_report", "review", "rca", "measure")),
    (N_("Other cases"), ("link", "merge")),
    (PERSONAL_DATA, ("copy_request", "disclosure")),
)
REST = N_("Others")

DISPUTED = frozenset({Kind.COMPLAINT, Kind.TIP_OFF, Kind.INCIDENT})
PRAISING = frozenset({Kind.COMPLIMENT, Kind.OPINION, Kind.SUGGESTION})
RISKS = ("category", "nonclinical_level", "sentinels", "tree_answers")


class Standing(Protocol):
    """A proceeding, or its row, as far as it is looked at here."""

    @property
    def uid(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def is_void(self) -> bool: ...
    @property
    def stages(self) -> Mapping[str, Mapping[str, object]]: ...
    def value(self, stage: str, name: str) -> object: ...


def kinds_offered(
    fields: Mapping[str, object], state: str, proceedings: Iterable[Standing]
) -> tuple[ProceedingKind, ...]:
    """What can be begun about a case with these values, in the order in which the kinds are declared."""
    there = {each.kind for each in proceedings if not each.is_void}
    also = WRITTEN_UP if not MEDIATED.isdisjoint(there) else frozenset[str]()
    fitting = (each for each in KINDS.values() if each.code in also or _fits(each.code, fields))
    fitting = (each for each in fitting if is_open(each.code, state))
    done = {each.code for each in KINDS.values() if each.only_one} & there
    if "merge" in there:
        done.add("reopening")  # it is opened again by taking the merge back
    return tuple(each for each in fitting if each.code not in done)


def in_groups(kinds: Sequence[ProceedingKind]) -> tuple[tuple[str, tuple[ProceedingKind, ...]], ...]:
    """Kinds under the labels of their groups, as `MENU` sets them; groups without any are left out."""
    known = {kind.code: kind for kind in kinds}
    groups = [(label, tuple(known.pop(code) for code in codes if code in known)) for label, codes in MENU]
    return tuple((label, each) for label, each in (*groups, (REST, tuple(known.values()))) if each)


def next_stages(kind: ProceedingKind, reached: Collection[str]) -> tuple[Stage, ...]:
    """What may follow: stages that can be left out, up to the first that cannot; none once its end was reached.

    What comes after the end, such as looking again at a measure, follows step by step.
    """
    last = max(
        (place for place, each in enumerate(kind.stages) if each.name in reached and not each.optional), default=0
    )
    following: list[Stage] = []
    for each in kind.stages[last + 1 :]:
        if each.name not in reached or each.repeats:
            following.append(each)
        if not each.optional:
            break
    return tuple(following)


def is_open(code: str, state: str) -> bool:
    """Whether a proceeding of that kind can be begun or gone on with in a case of that state."""
    if state == State.OPEN:
        return code not in ONLY_WHEN_CLOSED
    return code in (AFTER_CLOSING if state == State.CLOSED else ONLY_WHEN_CLOSED)


def _fits(code: str, fields: Mapping[str, object]) -> bool:
    kind = str(fields.get("kind") or Kind.COMPLAINT)
    if code in BEGUN_ELSEWHERE:
        return False
    if code in OF_EVENTS:
        return kind == Kind.INCIDENT or any(fields.get(name) for name in RISKS)
    if code in OF_COMPLIMENTS:
        return kind in PRAISING
    if code in OF_REFERRALS:
        return bool(fields.get("referring_agency"))
    if code in OF_COMPLAINANTS and kind == Kind.INCIDENT:
        return False
    return code not in OF_DISPUTES or kind in DISPUTED
