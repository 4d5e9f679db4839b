"""How every command is declared: what it does, its options, and an example to copy."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from app import PROGRAM
from app.commands.help_lines import HelpLines
from app.domain.hospital_forms import LONGEST_NAME
from app.domain.policy import DEFAULT_PROFILE, POLICY_FOLDER
from app.domain.policy_file import profiles_in
from app.domain.thai_text import UnusableText, normalised
from app.translation import _

MOST_DIGITS, LONGEST_ERROR = 12, 600
LONGEST_WORDS = 20_000  # as much as a long text of a case
LONGEST_PATH, LONGEST_PART = 4_096, 255  # beyond them every question about the path fails


class Parser(argparse.ArgumentParser):
    """Says what is wrong in few words, also of what was pasted by mistake and is endless."""

    def error(self, message: str) -> NoReturn:
        """Print the usage of this command and what is wrong, and end with 2."""
        super().error(message if len(message) <= LONGEST_ERROR else f"{message[:LONGEST_ERROR]}…")


def add_command(
    parsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    words: str,
    *,
    example: str,
    more: str = "",
) -> argparse.ArgumentParser:
    """A command with its words in lists and on its own page, and under them an example; `example` begins after the
    name of the program, and `more` follows it."""
    heading = _("Example:")
    parser = parsers.add_parser(
        name,
        help=words,
        description=words,
        epilog="\n".join(filter(None, (f"{heading}\n  {PROGRAM} {example}", more))),
        formatter_class=HelpLines,
    )
    parser.set_defaults(of_command=parser)  # whose usage is shown for what nobody understands
    return parser


def path_from(text: str) -> Path:
    """What an option names as a file or folder.

    Raises:
        ArgumentTypeError: it is empty, which would mean the folder in use, or no system has such a name.
    """
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError(
            _("the name of a file or folder is expected here; this one is empty or damaged")
        )
    path = Path(text)
    if len(text) > LONGEST_PATH or any(_length(part) > LONGEST_PART for part in path.parts):
        raise argparse.ArgumentTypeError(_("this is too long for the name of a file or folder; write a shorter one"))
    return path


def folder_from(text: str) -> Path:
    """What an option names as the data folder, which is written down in files: its name has to be text.

    Raises:
        ArgumentTypeError: as for `path_from`, or it holds half a character.
    """
    words_from(text)
    return path_from(text)


def _length(part: str) -> int:
    """As the system counts it: Windows in letters, others in bytes."""
    return len(part) if sys.platform == "win32" else len(part.encode("utf-8", "surrogatepass"))


def add_number(parser: argparse.ArgumentParser) -> None:
    """The case that a command is about."""
    parser.add_argument("number", metavar="NUMBER", help=_("the case's number, for example 2569/00412"))


def words_from(text: str) -> str:
    """Words that are kept, whatever they say; none is none.

    Raises:
        ArgumentTypeError: they cannot be kept as they are.
    """
    try:
        kept = normalised(text)
    except UnusableText:
        words = _("this text is damaged (it holds NUL or half a character); type it again")
        raise argparse.ArgumentTypeError(words) from None
    if len(kept) > LONGEST_WORDS:
        words = _("this text has {length:,} characters; {limit:,} fit here")
        raise argparse.ArgumentTypeError(words.format(length=len(kept), limit=LONGEST_WORDS))
    return kept


def name_from(text: str) -> str:
    """The name of a unit or a person on one line; an empty one is none.

    Raises:
        ArgumentTypeError: it cannot be kept as it is.
    """
    kept = " ".join(words_from(text).split())
    if len(kept) > LONGEST_NAME:
        words = _("this has {length:,} characters and is too long for a name; {limit:,} fit here")
        raise argparse.ArgumentTypeError(words.format(length=len(kept), limit=LONGEST_NAME))
    return kept


def whole_number_from(text: str) -> int:
    """A number of an option, in Thai or Arabic digits.

    Raises:
        ArgumentTypeError: it is none, or less than nothing.
    """
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise argparse.ArgumentTypeError(_("a whole number is expected here, such as 12; this is none"))
    return int(text)


def add_profile(parser: argparse.ArgumentParser) -> None:
    """Whose rules a command goes by that opens no data folder."""
    words = _("whose rules: {names}; {usual} if left out")
    shown = words.format(names=", ".join(profiles_in(POLICY_FOLDER)), usual=DEFAULT_PROFILE)
    parser.add_argument("--profile", default=DEFAULT_PROFILE, metavar="NAME", help=shown)


def add_reason(parser: argparse.ArgumentParser) -> None:
    """Why a protected identity is opened for this command."""
    words = _("why you open the identity of a complainant who is not to be named; it is kept in the audit")
    parser.add_argument("--reason", type=words_from, metavar="TEXT", help=words)


def add_peer(parser: argparse.ArgumentParser) -> None:
    """The PC that a command is about."""
    parser.add_argument("peer", metavar="PEER", help=peer_words())


def peer_words() -> str:
    """How another PC is named."""
    return _("the other PC by its code, name or ID, as “pair list” shows them")


def add_json(parser: argparse.ArgumentParser) -> None:
    """The answer for programs."""
    parser.add_argument("--json", action="store_true", help=_("answer in a form that programs read"))
