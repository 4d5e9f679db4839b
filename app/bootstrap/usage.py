"""The words in which the command line refuses wrong use; argparse asks gettext for them, and here they are listed."""

import argparse
import gettext
import os
from collections.abc import Sequence
from typing import Never

from app.domain.entered_values import shown
from app.translation import CATALOGUES, DOMAIN, N_, _

# What argparse says; listed so that the catalogue has them.
WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
)


# What goes before the command, where people look for it last.
BEFORE_THE_COMMAND = ("--data-dir", "--as", "--language", "--demo")


def refuse_unknown(command: argparse.ArgumentParser, unknown: Sequence[str]) -> Never:
    """Say what the command does not know, under its own usage, and end with 2."""
    early = [each for each in unknown if each.partition("=")[0] in BEFORE_THE_COMMAND]
    if early:
        words = _("{option} goes before the command: main.py {option} … {command}")
        command.error(words.format(option=early[0].partition("=")[0], command=command.prog.partition(" ")[2]))
    command.error(_("unrecognized arguments: %s") % " ".join(map(shown, unknown)))


def speak_of_use(language: str) -> None:
    """Let argparse speak `language`; it looks in the catalogue that the environment names."""
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    os.environ["LANGUAGE"] = language
