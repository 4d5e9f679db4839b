"""What a complaint's values must be: all problems at once, and the gaps that are shown but not refused."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from datetime import time as clock_time

from app.domain.buddhist_dates import BANGKOK, day_short
from app.domain.endings import has_ended, is_nameless_accusation, problems_of_nobody
from app.domain.entered_values import Refused, canonical, problem, shown
from app.domain.errors import InvalidComplaint, Problem, UnknownField
from app.domain.fields import ENTERED, FieldKind, PolicyTables, field, not_in_force
from app.domain.vocabulary import Disclosure, Kind, Priority
from app.translation import language

NOT_AFTER_NOW = ("received_at", "occurred_at", "known_at", "evidence_seen_at", "referring_on", "told_at")
# What comes later, what before it, and what to say when they lie the other way round.
_IN_ORDER = (
    ("received_at", "occurred_at", "received_before_it_happened"),
    ("known_at", "occurred_at", "known_before_it_happened"),
    ("told_at", "received_at", "told_before_received"),
    ("reply_by", "referring_on", "reply_before_letter"),
)
_DATED = tuple(
    dict.fromkeys((*NOT_AFTER_NOW, *(name for later, earlier, _code in _IN_ORDER for name in (later, earlier))))
)
TELEPHONE_CHANNELS = ("telephone", "direct_line", "call_centre")
MIDNIGHT = clock_time()

EXCUSABLE = frozenset({"required", "before_the_rules"})

Values = Mapping[str, object]


def checked(values: Values, *, now: datetime, policy: PolicyTables, excused: Collection[str] = ()) -> dict[str, object]:
    """The values as they are kept, without those not given; `known_at` defaults to `received_at`.

    `excused` fields may be missing although they are required: they were erased, or are not for this PC. A time of
    receipt from before the rules is excused where it stands already.

    Raises:
        InvalidComplaint: a value is refused or contradicts another; lists every problem.
    """
    kept, problems = _read(values, now, policy)
    problems += [*_contradictions(kept, now), *_of_the_rules(kept, policy)]
    problems = [each for each in problems if each.code not in EXCUSABLE or each.field not in excused]
    if problems:
        raise InvalidComplaint(problems)
    if "received_at" in kept:
        kept.setdefault("known_at", kept["received_at"])
    return kept


def problems_in(values: Values, *, now: datetime, policy: PolicyTables) -> tuple[Problem, ...]:
    """Every problem of the values, in the order of the schema's fields; empty when they can be kept."""
    try:
        checked(values, now=now, policy=policy)
    except InvalidComplaint as refusal:
        return refusal.problems
    return ()


def readable(values: Values, *, now: datetime, policy: PolicyTables) -> dict[str, object]:
    """What can be read of the values, as it would be kept; what cannot is left out."""
    return _read(values, now, policy)[0]


def gaps_in(values: Values) -> tuple[Problem, ...]:
    """What INT-2, INT-4 to INT-7 and INT-9 ask for and canonical values lack; never a reason to refuse."""
    return tuple(gap for rule in _GAPS for gap in rule(values))


def _read(values: Values, now: datetime, policy: PolicyTables) -> tuple[dict[str, object], list[Problem]]:
    kept: dict[str, object] = {}
    problems = _misnamed(values)
    for declared in ENTERED:
        value = values.get(declared.name)
        try:
            if value is not None:
                value = canonical(declared, value, now=now, policy=policy)
        except Refused as refusal:
            problems.append(problem(declared, refusal))
            continue
        if value is not None:
            kept[declared.name] = value
        elif declared.required:
            problems.append(Problem(declared.name, "required"))
    return kept, problems


def _misnamed(values: Values) -> list[Problem]:
    """Names that the schema does not have, and those that only the centre gives."""
    problems = []
    for name, value in values.items():
        try:
            declared = field(name)
        except UnknownField:
            problems.append(Problem(shown(name), "unknown_field", {"name": shown(name)}))
            continue
        if declared.answer_only and value not in (None, ""):
            problems.append(Problem(name, "answer_only"))
    return problems


def _contradictions(kept: Values, now: datetime) -> list[Problem]:
    """Values that are well-formed one by one and cannot be true together."""
    moments = {name: moment for name in _DATED if (moment := _moment(kept, name)) is not None}
    return [
        *_in_the_future(moments, now),
        *_out_of_order(moments),
        *_of_identity(kept),
        *_of_urgency(kept),
        *problems_of_nobody(kept),
    ]


def _in_the_future(moments: Mapping[str, datetime], now: datetime) -> Iterator[Problem]:
    return (Problem(name, "in_the_future") for name in NOT_AFTER_NOW if name in moments and moments[name] > now)


def _out_of_order(moments: Mapping[str, datetime]) -> Iterator[Problem]:
    for later, earlier, code in _IN_ORDER:
        if later in moments and earlier in moments and _is_before(moments[later], moments[earlier]):
            yield Problem(later, code)


def _is_before(first: datetime, second: datetime) -> bool:
    """Whether `first` lies before; midnight stands for a day without a time, and fits all of it."""
    if first.time() == MIDNIGHT or second.time() == MIDNIGHT:
        return first.date() < second.date()
    return first < second


def _moment(kept: Values, name: str) -> datetime | None:
    value = kept.get(name)
    if not isinstance(value, str):
        return None
    moment = datetime.fromisoformat(value)
    return moment.replace(tzinfo=BANGKOK) if field(name).kind is FieldKind.DAY else moment


def _of_identity(kept: Values) -> Iterator[Problem]:
    if kept.get("disclosure") == Disclosure.ANONYMOUS and kept.get("complainant_name"):
        yield Problem("complainant_name", "anonymous_with_name")


def _of_urgency(kept: Values) -> Iterator[Problem]:
    if kept.get("priority_ground") and kept.get("priority") != Priority.URGENT:
        yield Problem("priority_ground", "ground_without_urgent")


def _of_the_rules(kept: Values, policy: PolicyTables) -> Iterator[Problem]:
    """A case keeps the rules of its day: what they do not have cannot be chosen for it.

    From before there were any comes only what is over and kept as data; anything else is a year mistyped.
    """
    received_at = _moment(kept, "received_at")
    if received_at is None:
        return
    day = received_at.astimezone(BANGKOK).date()
    if day < policy.first_day and not kept.get("outcome"):
        yield Problem("received_at", "before_the_rules", {"day": day_short(policy.first_day, language())})
    for declared in (each for each in _CHOSEN if each.name in kept):
        for choice in not_in_force(declared, kept[declared.name], policy, day):
            label = choice.label_en if language() == "en" else choice.label_th
            data = {"label": label, "day": day_short(day, language())}
            yield Problem(declared.name, "choice_not_in_force", data)


_CHOSEN = tuple(each for each in ENTERED if each.choices is not None)


def _gaps_of_the_channel(values: Values) -> Iterator[Problem]:
    if values.get("channel") == "other" and not values.get("channel_words"):
        yield Problem("channel_words", "gap_channel_words")


def _gaps_of_urgency(values: Values) -> Iterator[Problem]:
    if values.get("priority") == Priority.URGENT and not values.get("priority_ground"):
        yield Problem("priority_ground", "gap_priority_ground")


def _gaps_of_identity(values: Values) -> Iterator[Problem]:
    """INT-6 and INT-7: name, disclosure and a way to answer; an anonymous complainant is not asked."""
    if not _has_a_complainant(values):
        return
    if not values.get("disclosure"):
        yield Problem("disclosure", "gap_disclosure")
    if not values.get("complainant_name"):
        yield Problem("complainant_name", "gap_name")
    if not values.get("complainant_phone") and (_asks_for_phone(values) or not values.get("complainant_email")):
        yield Problem("complainant_phone", "gap_phone" if _asks_for_phone(values) else "gap_contact")


def _gaps_of_the_form(values: Values) -> Iterator[Problem]:
    """INT-4 and INT-5: the address, and in person the signature."""
    if not _has_a_complainant(values) or not _asks_for_phone(values):
        return
    if not values.get("complainant_address"):
        yield Problem("complainant_address", "gap_address")
    if values.get("channel") == "in_person" and not values.get("complainant_signature"):
        yield Problem("complainant_signature", "gap_signature")


def _gaps_of_an_accusation(values: Values) -> Iterator[Problem]:
    """INT-6: a nameless accusation is asked whether it names evidence or witnesses."""
    if is_nameless_accusation(values) and not values.get("evidence_named"):
        yield Problem("evidence_named", "gap_evidence")


def _gaps_of_a_provisional_category(values: Values) -> Iterator[Problem]:
    """The guided tree: what may be worse is looked at again on a day."""
    if values.get("category_provisional") and not values.get("category_review_on"):
        yield Problem("category_review_on", "gap_review_on")


def _gaps_of_the_end(values: Values) -> Iterator[Problem]:
    """An outcome alone ends nothing (DAY-7): the complainant is told, or nobody can be."""
    if values.get("outcome") and not has_ended(values):
        yield Problem("told_at", "gap_told")


def _has_a_complainant(values: Values) -> bool:
    return values.get("kind") != Kind.INCIDENT and values.get("disclosure") != Disclosure.ANONYMOUS


def _asks_for_phone(values: Values) -> bool:
    return values.get("channel") in ("in_person", *TELEPHONE_CHANNELS)


_GAPS: tuple[Callable[[Values], Iterator[Problem]], ...] = (
    _gaps_of_the_channel,
    _gaps_of_urgency,
    _gaps_of_identity,
    _gaps_of_the_form,
    _gaps_of_an_accusation,
    _gaps_of_a_provisional_category,
    _gaps_of_the_end,
)
