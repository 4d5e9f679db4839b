"""Text from outside as a message can name it."""

MOST = 60  # letters


def short(text: str) -> str:
    """The text on one line, printable, and cut when it is long."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")
    line = " ".join(whole.split())
    return line if len(line) <= MOST else line[: MOST - 3] + "…"
