"""One value as it travels, proven by its salt up to the leaf that its save has signed."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.domain.units import CASE
from app.services.exchange.shapes import fits
from app.services.log.authority import ATTACHMENT, CALL, ERASURE, GRANT, NUMBER, STAFF
from app.services.log.commitments import SALT_BYTES, Place, canonical, leaf_of, value_digest

# A text field holds 100,000 characters at most; JSON may spell one of them with six.
LONGEST_VALUE = 700_000
LONGEST_NAME = 600
HASH = re.compile(r"[0-9a-f]{64}")
SALT = re.compile(rf"[0-9a-f]{{{2 * SALT_BYTES}}}")
# What these say is never taken away by an empty value.
NEVER_EMPTY = (NUMBER, CALL, ATTACHMENT, GRANT, ERASURE, STAFF)
# Levels of lists and objects in one value; ours have three. Deeper ones overrun the stack of whoever reads them.
DEEPEST_VALUE = 20
# Nothing in it is spelled in another way than it stands.
PLAIN_TEXT = re.compile(r'"[^"\\\x00-\x1f]*"')
# An even number of backslashes before it, or none: somebody may have written about this very spelling.
NUL_SPELLED = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


class BadSave(Exception):
    """One save fails a check; `code` has words in `app/services/exchange/words.py`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


# A `Value` without its names: position, entity, unit, digest, salt, value. An export handles 200,000 of them.
WireValue = tuple[int, str, str, str | None, str | None, str | None]


class Value(NamedTuple):
    """What comes with one change; salt and value are missing where it was erased or is missing at the sender.

    On its way a value needs no digest, because its salt and value lead to it.
    """

    position: int
    entity: str
    unit: str
    digest: str | None
    salt: str | None
    value: str | None


def matches(pattern: re.Pattern[str], thing: object) -> bool:
    """Whether this is a text that has this form as a whole."""
    return isinstance(thing, str) and pattern.fullmatch(thing) is not None


def is_element(entity: str, unit: str) -> bool:
    """Whether the content stands in the name of the unit, as with each element of a list: both go together."""
    return entity == CASE and ":" in unit


def value_in(case_uid: str, places: Sequence[Place], given: object) -> Value:
    position, entity, unit, digest, salt, value = _six(given)
    if not (type(position) is int and position >= 0 and isinstance(entity, str) and isinstance(unit, str)):
        raise BadSave("nonsense")
    if not entity or len(entity) + len(unit) > LONGEST_NAME or "\0" in entity + unit:
        raise BadSave("nonsense")
    if value is None and (salt is not None or not matches(HASH, digest)):
        raise BadSave("nonsense")
    proven = str(digest) if value is None else _digest_of(entity, unit, salt, value)
    if leaf_of(case_uid, position, entity, unit, proven) != places[position].leaf:
        raise BadSave("altered")
    return Value(position, entity, unit, proven, _text_or_none(salt), _text_or_none(value))


def _value_spelled(spelling: str) -> object:
    """The value, when it is spelled in the one way that is hashed."""
    if PLAIN_TEXT.fullmatch(spelling):
        return spelling[1:-1]
    value = json.loads(spelling)
    if NUL_SPELLED.search(spelling) or canonical(value) != spelling or _is_deep(value):
        raise BadSave("nonsense")
    return value


def _six(given: object) -> list[object]:
    if not isinstance(given, list) or len(given) != 6:
        raise BadSave("nonsense")
    return given


def _text_or_none(thing: object) -> str | None:
    return None if thing is None else str(thing)


def _is_deep(value: object) -> bool:
    level: list[object] = [value] if isinstance(value, dict | list) else []
    for _step in range(DEEPEST_VALUE):
        if not level:
            return False
        level = [inner for each in level for inner in _inside(each)]
    return bool(level)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _digest_of(entity: str, unit: str, salt: object, spelling: object) -> str:
    if not isinstance(spelling, str) or not matches(SALT, salt):
        raise BadSave("altered")
    if len(spelling) > LONGEST_VALUE:
        raise BadSave("too_large")
    value = _value_spelled(spelling)
    if spelling == "null" and entity.startswith(NEVER_EMPTY):
        raise BadSave("empty_value")
    if not fits(entity, unit, value):
        raise BadSave("wrong_kind")
    return value_digest(bytes.fromhex(str(salt)), spelling)
