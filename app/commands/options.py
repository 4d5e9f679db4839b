"""How every command is declared: what it does, its options, and an example to copy."""

import argparse

from app.commands.help_lines import HelpLines
from app.translation import _

PROGRAM = "python main.py"


def add_command(
    parsers: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, words: str, *, example: str
) -> argparse.ArgumentParser:
    """A command with its words in lists and on its own page, and under them an example; `example` begins after the
    name of the program."""
    heading = _("Example:")
    return parsers.add_parser(
        name,
        help=words,
        description=words,
        epilog=f"{heading}\n  {PROGRAM} {example}",
        formatter_class=HelpLines,
    )


def add_number(parser: argparse.ArgumentParser) -> None:
    """The case that a command is about."""
    parser.add_argument("number", metavar="NUMBER", help=_("the case's number, for example 2569/00412"))


def add_peer(parser: argparse.ArgumentParser) -> None:
    """The PC that a command is about."""
    parser.add_argument("peer", metavar="PEER", help=peer_words())


def peer_words() -> str:
    """How another PC is named."""
    return _("the other PC by its code, name or ID, as “pair list” shows them")


def add_json(parser: argparse.ArgumentParser) -> None:
    """The answer for programs."""
    parser.add_argument("--json", action="store_true", help=_("answer in a form that programs read"))
