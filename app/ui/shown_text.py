"""Text on its way to the screen and back: words are parted by U+200B so that Thai lines break at words.

Where a line may not end at a space, as in a date, the word breaker says so with U+2060. libthai ends lines there all
the same, so that labels have a no-break space instead; a text that is edited keeps the space that was typed.
"""

from collections.abc import Callable

MARKS = str.maketrans("", "", "\u200b\u2060")  # where a line may end, and where it may not
UNBROKEN, NO_BREAK_SPACE = " \u2060", "\u00a0"

Breaker = Callable[[str], str]


class _Known:
    """The word breaker; its dictionary is read after the first paint and handed over then."""

    breaker: Breaker | None = None


def use_breaker(breaker: Breaker | None) -> None:
    """Part words with `breaker` from now on; None shows text as it is."""
    _Known.breaker = breaker


def shown(text: str) -> str:
    """The text for a label or an item, with a mark wherever a line may end."""
    return marked(text.replace(NO_BREAK_SPACE, " ")).replace(UNBROKEN, NO_BREAK_SPACE)


def marked(text: str) -> str:
    """The text for an editor: the marks come beside what was typed, and nothing of it changes."""
    if _Known.breaker is None or text.isascii():
        return text
    return _Known.breaker(without_marks(text))


def plain(text: str) -> str:
    """A shown text without marks, for copying and comparing."""
    return without_marks(text).replace(NO_BREAK_SPACE, " ")


def without_marks(text: str) -> str:
    """An edited text as it was typed."""
    return text.translate(MARKS)
