"""What is secret is asked for: from the terminal unseen, or as the next line of standard input; never as an option."""

import contextlib
import getpass
import io
import sys

from app.commands.answers import refuse
from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.translation import _


def asked(prompt: str) -> str:
    """What the person typed, or what the next line says.

    Raises:
        NotAllowed: there is neither. InvalidComplaint: the line is not UTF-8.
    """
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(prompt)
    if hasattr(sys.stdin, "reconfigure"):
        with contextlib.suppress(io.UnsupportedOperation):  # a line was read before
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict")
    try:
        line = sys.stdin.readline() if sys.stdin is not None else ""
    except UnicodeDecodeError:
        raise InvalidComplaint([Problem("password", "text_is_damaged")]) from None
    if not line:
        raise NotAllowed("no_password_given")
    return line.rstrip("\r\n")


def asked_twice(prompt: str, again: str) -> str:
    """A new password: on a terminal, where nobody sees what is typed, until both are the same.

    Raises:
        NotAllowed, InvalidComplaint: as `asked`.
    """
    while True:
        first = asked(prompt)
        if sys.stdin is None or not sys.stdin.isatty() or asked(again) == first:
            return first
        refuse(_("The two are not the same. Type them again."))
