"""What one click changed, in words that anybody who reads the audit may see.

Names, addresses and free texts of a case are never said here: the audit says that they were changed, and the case,
which has its own rules, what they say. Who may not open every case is told which parts were changed and no more.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.domain.buddhist_dates import day_short
from app.domain.fields import UNITS, PolicyTables, field
from app.domain.labels import LABELS
from app.domain.thai_text import arabic_digits
from app.domain.units import CASE, values_from
from app.domain.vocabulary import GrantClass, Role
from app.services.log.authority import CALL, ERASURE, GRANT, LOCAL_NUMBER, NUMBER, PC, REFERENCE, REMOVED, STAFF
from app.services.words.change_words import ATTACHMENT as ATTACHED
from app.services.words.change_words import DUE, DUTY, erased_in_words, kind_of, part_in_words
from app.services.words.proceeding_words import is_proceeding
from app.services.words.value_words import value_in_words
from app.translation import _, language, ngettext

KEY = "key"  # what a PC announces; nobody can read it
NAMES_AT_MOST = 12  # a roster of a month is one click of hundreds of changes
BETWEEN = " · "
HEX_UID = 12  # letters of an account's uid, and fewer than any other uid has


class Written(NamedTuple):
    """One change as it stands in the log; `value` is its JSON, None when it was erased, withheld or is missing."""

    entity: str
    unit: str
    value: str | None


@dataclass(frozen=True)
class Known:
    """What is needed to name things, each by its code or uid, and whether the reader may open every case."""

    policy: PolicyTables
    duties: Mapping[str, str]
    codes: Mapping[str, str]
    accounts: Mapping[str, str]
    pcs: Mapping[str, str]
    reads_cases: bool


def changes_in_words(case_uid: str, changes: Sequence[Written], known: Known) -> tuple[str, ...]:
    """Each change as a sentence or a label; equal ones are said once, and dates that the rules gave are counted."""
    if case_uid == REFERENCE:
        said = tuple(dict.fromkeys(words for each in changes if (words := _of_hospital(each, known))))
        return _shortened(_said_once(said))
    counted = [each for each in changes if kind_of(each.entity) == DUTY and each.unit == DUE]
    lines = dict.fromkeys(words for each in changes if each not in counted for words in _of_case(each, known))
    kept_back = [_(field(name).label) for name in _kept_back(changes, known)]
    if kept_back:
        words = _("Stands in the case alone: {fields}")
        lines[words.format(fields=_(", ").join(dict.fromkeys(kept_back)))] = None
    if counted:
        dates = ngettext("{count} date by the rules", "{count} dates by the rules", len(counted))
        lines[dates.format(count=len(counted))] = None
    return tuple(lines)


def _of_case(change: Written, known: Known) -> Iterator[str]:
    if change.entity == CASE and change.unit.partition(":")[0] in UNITS:
        yield from _of_fields(change, known)
    elif change.entity == NUMBER:
        label = _("Number on this PC") if change.unit == LOCAL_NUMBER else _("Official number")
        yield _("{label}: {words}").format(label=label, words=_text(change.value))
    elif change.entity.startswith(GRANT):
        yield _of_grant(change, known)
    elif change.entity == ERASURE:
        named = _value(change.value)
        yield erased_in_words(str(named.get("field") if isinstance(named, dict) else ""))
    elif change.entity.startswith(CALL):
        yield _("Call to a mediator")
    elif kind_of(change.entity) in (DUTY, ATTACHED) or is_proceeding(change.entity):
        yield part_in_words(change.entity, change.unit, known.policy, called=_called(change.entity, known))
    # Of any other part the kind of the save says enough: sent to mediation, shared although.


def _of_fields(change: Written, known: Known) -> Iterator[str]:
    """The fields of one unit, each with what it says where that may be said."""
    names = UNITS[change.unit.partition(":")[0]]
    if not known.reads_cases:
        yield from (_(field(name).label) for name in names[:1])
        return
    if change.value is None:
        yield _("{label}: erased, or not on this PC").format(label=_(field(names[0]).label))
        return
    given = values_from({change.unit: _value(change.value)})
    if not given:
        yield _("{label}: taken away").format(label=_(field(names[0]).label))
    for name, value in given.items():
        if not field(name).personal:
            yield _of_field(name, value, known)


def _kept_back(changes: Sequence[Written], known: Known) -> Iterator[str]:
    """The fields that were written and whose words are not for the audit."""
    for change in changes:
        is_field = change.entity == CASE and change.unit.partition(":")[0] in UNITS
        if is_field and known.reads_cases and change.value is not None:
            yield from (name for name in values_from({change.unit: _value(change.value)}) if field(name).personal)


def _of_field(name: str, value: object, known: Known) -> str:
    declared = field(name)
    try:
        words = value_in_words(declared, value, known.policy) or _("Nothing")
    except (TypeError, ValueError):  # a newer program's value, or one that somebody changed in the file
        words = _("cannot be read")
    return _("{label}: {words}").format(label=_(declared.label), words=words)


def _of_grant(change: Written, known: Known) -> str:
    pc = known.pcs.get(change.entity.removeprefix(GRANT), _("another PC"))
    klass = _text(change.value)
    words = _(LABELS[GrantClass(klass)]) if klass in set(GrantClass) else klass
    return _("For {pc}: {words}").format(pc=pc, words=words)


def _called(entity: str, known: Known) -> str:
    """The name of a duty, as far as the rules tell it; one of a promise or a measure bears its rule before its uid."""
    if kind_of(entity) != DUTY:
        return ""
    duty = entity.partition(":")[2]
    rule = duty.partition(":")[0]
    return arabic_digits(known.duties.get(duty) or known.duties.get(rule) or rule)


def _of_hospital(change: Written, known: Known) -> str:
    """What of the hospital's own data was changed, by its name."""
    rest = change.entity.partition(":")[2]
    if change.entity.startswith(STAFF):
        return _of_account(change, known.accounts.get(rest, rest))
    if change.entity.startswith(PC):
        return known.pcs.get(rest, "") if change.unit != KEY else ""
    if not rest:
        return _text(change.value)
    return _named(rest, known)


def _of_account(change: Written, name: str) -> str:
    value = _value(change.value)
    if change.unit == "roles" and isinstance(value, list):
        labels = [_(LABELS[Role(code)]) if code in set(Role) else str(code) for code in value]
        return _("{name}: {words}").format(name=name, words=_(", ").join(labels))
    if change.unit == REMOVED:
        return _("{name}: may not sign in any more").format(name=name)
    return name


def _named(rest: str, known: Known) -> str:
    """Days as days, codes in words, names as they are; what only a program can read is left out."""
    return BETWEEN.join(filter(None, (_part_in_words(part, known) for part in rest.split("/"))))


def _part_in_words(part: str, known: Known) -> str:
    if part in known.codes:
        return arabic_digits(known.codes[part])
    try:
        return day_short(date.fromisoformat(part), language())
    except ValueError:
        is_uid = len(part) >= HEX_UID and set(part) <= set("0123456789abcdef")
        return "" if is_uid else part


def _said_once(said: Sequence[str]) -> Sequence[str]:
    """What all begin with stands before the first alone."""
    before, between, _last = said[0].rpartition(BETWEEN) if said else ("", "", "")
    if not between or not all(each.startswith(before + between) for each in said):
        return said
    return [said[0], *(each.removeprefix(before + between) for each in said[1:])]


def _shortened(said: Sequence[str]) -> tuple[str, ...]:
    rest = len(said) - NAMES_AT_MOST
    if rest <= 0:
        return tuple(said)
    more = ngettext("and {count} more", "and {count} more", rest).format(count=rest)
    return (*said[:NAMES_AT_MOST], more)


def _text(spelled: str | None) -> str:
    value = _value(spelled)
    return value if isinstance(value, str) else ""


def _value(spelled: str | None) -> object:
    """What the log spells; nothing where it is not here or is no JSON any more."""
    try:
        return json.loads(spelled) if spelled is not None else None
    except ValueError:
        return None
