"""`pair`: make two PCs known to each other, end that, and list the PCs that are known."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from app.commands.answers import print_json
from app.services.exchange.office import exchange_at
from app.services.exchange.rows import PeerRow
from app.services.office import Office
from app.translation import _


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command and its steps."""
    pair = parsers.add_parser("pair", help=_("Connect this PC with the centre or with a ward"))
    steps = pair.add_subparsers(metavar="STEP", required=True)
    _add_steps_of_files(steps)
    _add_steps_of_peers(steps)


def _add_steps_of_files(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    request = steps.add_parser("request", help=_("At a ward: write a request for the centre"))
    request.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE")
    request.set_defaults(run=run_request, opens_folder=True)
    accept = steps.add_parser("accept", help=_("At the centre: reply to a request; prints the code to compare"))
    accept.add_argument("file", type=Path, metavar="FILE")
    accept.add_argument("-o", dest="out", type=Path, required=True, metavar="REPLY")
    accept.set_defaults(run=run_accept, opens_folder=True)
    finish = steps.add_parser("finish", help=_("At a ward: connect with the centre that replied, if the code is right"))
    finish.add_argument("file", type=Path, metavar="REPLY")
    finish.add_argument("--code", required=True, nargs="+", help=_("The 20 digits that the centre reads out"))
    finish.set_defaults(run=run_finish, opens_folder=True)


def _add_steps_of_peers(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    confirm = steps.add_parser("confirm", help=_("At the centre: connect with the ward whose code was compared"))
    confirm.add_argument("peer", metavar="PEER")
    confirm.set_defaults(run=run_confirm, opens_folder=True)
    revoke = steps.add_parser("revoke", help=_("End the connection with a PC that was stolen or replaced"))
    revoke.add_argument("peer", metavar="PEER")
    how = revoke.add_mutually_exclusive_group(required=True)
    how.add_argument("--stolen", dest="how", action="store_const", const="stolen")
    how.add_argument("--replaced", dest="how", action="store_const", const="replaced")
    revoke.add_argument("--upto", type=int, metavar="N", help=_("The last file of a replaced PC that still counts"))
    revoke.set_defaults(run=run_revoke, opens_folder=True)
    known = steps.add_parser("list", help=_("The PCs that are known here"))
    known.add_argument("--json", action="store_true")
    known.set_defaults(run=run_list, opens_folder=True)


def run_request(arguments: argparse.Namespace, office: Office) -> int:
    """Write the file that the ward takes to the centre."""
    exchange_at(office.desk).pairing.request(arguments.out)
    _advise(_("Take {path} to the centre.").format(path=arguments.out))
    return 0


def run_accept(arguments: argparse.Namespace, office: Office) -> int:
    """Write the reply; the code alone stands on standard output."""
    accepted = exchange_at(office.desk).pairing.accept(arguments.file, arguments.out)
    print(accepted.code)
    words = _(
        "Take {path} to {name} ({code}). Call there at the number in your own list and read out the code. "
        "Confirm when it was right."
    )
    _advise(words.format(path=arguments.out, name=accepted.peer.name, code=accepted.peer.code))
    return 0


def run_finish(arguments: argparse.Namespace, office: Office) -> int:
    """Connect with the centre; a wrong code changes nothing."""
    _print_row(exchange_at(office.desk).pairing.finish(arguments.file, " ".join(arguments.code)))
    return 0


def run_confirm(arguments: argparse.Namespace, office: Office) -> int:
    """Connect with the ward."""
    _print_row(exchange_at(office.desk).pairing.confirm(arguments.peer))
    return 0


def run_revoke(arguments: argparse.Namespace, office: Office) -> int:
    """End the connection."""
    _print_row(exchange_at(office.desk).pairing.revoke(arguments.peer, arguments.how, last_number=arguments.upto))
    return 0


def run_list(arguments: argparse.Namespace, office: Office) -> int:
    """Every PC with its state."""
    rows = exchange_at(office.desk).pairing.list()
    if arguments.json:
        print_json([asdict(row) for row in rows])
        return 0
    for row in rows:
        _print_row(row)
    return 0


def _print_row(row: PeerRow) -> None:
    print(row.code, row.id, row.name, row.role, row.state, sep="\t")


def _advise(words: str) -> None:
    # Not on standard output: that is for what a script reads.
    print(words, file=sys.stderr)
