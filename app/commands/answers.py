"""How commands answer: JSON on request, dates as ISO with their zone, refusals on standard error."""

import dataclasses
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from app.domain.buddhist_dates import BANGKOK
from app.translation import _


def print_json(answer: object) -> None:
    """One JSON value on standard output, readable and in Thai letters."""
    print(json.dumps(plain(answer), ensure_ascii=False, indent=1))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows under their headings, a tab between two columns."""
    for row in (headings, *rows):
        print(*row, sep="\t")


def print_labelled(pairs: Iterable[tuple[str, object]]) -> None:
    """One value a line, after its label."""
    for name, value in pairs:
        print(_("{label}: {words}").format(label=name, words=value))


def plain(value: object) -> object:
    """A value as JSON can hold it: rows become objects, moments ISO text in Bangkok's time."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(BANGKOK).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return value


def advise(words: str) -> None:
    """Say what to do next; not on standard output, which is for what a script reads."""
    print(words, file=sys.stderr, flush=True)


def refuse_as_json(answer: object) -> None:
    """Say on standard error what was refused, as one line of JSON."""
    print(json.dumps(plain(answer), ensure_ascii=False), file=sys.stderr, flush=True)


def refuse(words: str) -> None:
    """Say on standard error what was refused."""
    print(words, file=sys.stderr, flush=True)
