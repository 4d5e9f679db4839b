"""The text of a publication, and what of it was answered for: it stays although it looks like a name (REP-5)."""

import re
from collections.abc import Iterable, Mapping

from app.domain.proceedings.publication import BECAUSE, STAYS
from app.domain.thai_names import plain_name, same_person

# What is read on the website; the rest of the form stays in the house.
PUBLISHED_TEXTS = ("topic", "summary", "link", "note")


def text_to_publish(said: Mapping[str, object]) -> str:
    """Everything of it that others will read, a line each."""
    return "\n".join(str(said[name]) for name in PUBLISHED_TEXTS if said.get(name))


def unanswered(found: Iterable[str], said: Mapping[str, object]) -> tuple[str, ...]:
    """What of that was not answered for, each once; an answer without a reason is none."""
    stays = said.get(STAYS) if said.get(BECAUSE) else None
    answers = stays if isinstance(stays, list | tuple) else ()
    return tuple(dict.fromkeys(each for each in found if not any(_is_same(each, str(one)) for one in answers)))


def _is_same(one: str, other: str) -> bool:
    """Whether two mentions are the same but for spaces, signs, the kind of digits, and a title."""
    return _key(one) == _key(other) or same_person(one, other)


def _key(mention: str) -> str:
    return re.sub(r"[^\w\u0e00-\u0e7f]", "", plain_name(mention))
