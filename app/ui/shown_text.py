"""Text on its way to the screen and back: words are parted by U+200B so that Thai lines break at words."""

from collections.abc import Callable

MARKS = str.maketrans("", "", "\u200b\u2060")  # where a line may end, and where it may not

Breaker = Callable[[str], str]


class _Known:
    """The word breaker; its dictionary is read after the first paint and handed over then."""

    breaker: Breaker | None = None


def use_breaker(breaker: Breaker | None) -> None:
    """Part words with `breaker` from now on; None shows text as it is."""
    _Known.breaker = breaker


def shown(text: str) -> str:
    """The text for a label or an item, with a mark wherever a line may end."""
    if _Known.breaker is None or text.isascii():
        return text
    return _Known.breaker(plain(text))


def plain(text: str) -> str:
    """The text without those marks, for saving and copying."""
    return text.translate(MARKS)
