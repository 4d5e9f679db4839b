"""Reading the keys of a question about a deadline: a whole number, one of some words, a time of day."""

from collections.abc import Mapping
from datetime import time

from app.domain.errors import ComplaintError

Options = Mapping[str, object]


class Uncountable(ComplaintError):
    """A question that has no answer: `code` is missing, not_a_number, not_a_choice, not_a_time, unknown_type,
    reported_before or too_far; `option` names the key."""

    def __init__(self, code: str, option: str, value: object = None) -> None:
        super().__init__(f"{code}: {option} {value!r}")
        self.code, self.option, self.value = code, option, value


def whole(options: Options, name: str, *, least: int, most: int | None = None) -> int:
    """A whole number between two bounds; true is not one."""
    value = options.get(name)
    if value is None:
        raise Uncountable("missing", name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Uncountable("not_a_number", name, value)
    if value < least or (most is not None and value > most):
        raise Uncountable("not_a_number", name, value)
    return value


def choice(options: Options, name: str, allowed: tuple[str, ...]) -> str:
    """One of the words allowed."""
    value = options.get(name)
    if value is None:
        raise Uncountable("missing", name)
    if value not in allowed:
        raise Uncountable("not_a_choice", name, value)
    return str(value)


def time_of_day(options: Options, name: str) -> time:
    """A time such as "08:30"."""
    return time_of(options.get(name), name)


def time_of(value: object, name: str) -> time:
    """A time such as "08:30"; 24:00 is midnight."""
    if value is None:
        raise Uncountable("missing", name)
    try:
        return time.min if value == "24:00" else time.fromisoformat(str(value))
    except ValueError:
        raise Uncountable("not_a_time", name, value) from None
