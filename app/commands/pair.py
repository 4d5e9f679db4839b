"""`pair`: make two PCs known to each other, end that, and list the PCs that are known."""

import argparse
from dataclasses import asdict

from app.commands.answers import advise, print_json, print_labelled, print_table
from app.commands.options import add_command, add_json, add_peer, path_from, whole_number_from
from app.domain.errors import PairingProblem
from app.services.exchange.office import ExchangeOffice, exchange_at
from app.services.exchange.peer_words import end_of_id, role_in_words, state_in_words
from app.services.exchange.rows import PeerRow
from app.services.office import Office
from app.translation import _


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command and its steps."""
    words, first = _("Connect this PC with the centre or with a ward"), "pair request -o request.ccpair"
    steps = add_command(parsers, "pair", words, example=first).add_subparsers(metavar="STEP", required=True)
    _add_steps_of_files(steps)
    _add_steps_of_peers(steps)


def _add_steps_of_files(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words, example = _("At a ward: write a request for the centre"), "pair request -o request.ccpair"
    request = add_command(steps, "request", words, example=example)
    request.add_argument(
        "-o", dest="out", type=path_from, required=True, metavar="FILE", help=_("the request to write")
    )
    request.set_defaults(run=run_request, opens_folder=True)
    words = _("At the centre: reply to a request; prints the code to compare")
    accept = add_command(steps, "accept", words, example="pair accept request.ccpair -o reply.ccpair")
    accept.add_argument("file", type=path_from, metavar="FILE", help=_("the request that the ward has made"))
    accept.add_argument("-o", dest="out", type=path_from, required=True, metavar="REPLY", help=_("the reply to write"))
    accept.set_defaults(run=run_accept, opens_folder=True)
    words = _("At a ward: connect with the centre that replied, if the code is right")
    example = 'pair finish reply.ccpair --code "12345 67890 12345 67890"'
    finish = add_command(steps, "finish", words, example=example)
    finish.add_argument("file", type=path_from, metavar="REPLY", help=_("the reply that the centre has made"))
    finish.add_argument("--code", required=True, nargs="+", help=_("The 20 digits that the centre reads out"))
    add_json(finish)
    finish.set_defaults(run=run_finish, opens_folder=True, needs_data=True)


def _add_steps_of_peers(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = _("At the centre: connect with the ward whose code was compared")
    confirm = add_command(steps, "confirm", words, example="pair confirm W1")
    add_peer(confirm)
    add_json(confirm)
    confirm.set_defaults(run=run_confirm, opens_folder=True, needs_data=True)
    _add_revoke(steps)
    known = add_command(steps, "list", _("The PCs that are known here"), example="pair list")
    add_json(known)
    known.set_defaults(run=run_list, opens_folder=True, only_looks=True)


def _add_revoke(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = _("End the connection with a PC that was stolen or replaced")
    revoke = add_command(steps, "revoke", words, example="pair revoke W1 --replaced --upto 12")
    add_peer(revoke)
    how = revoke.add_mutually_exclusive_group(required=True)
    stolen = _("stolen or lost: nothing of it is taken any more, its files are kept for an officer to look into")
    replaced = _("replaced by another PC: its files up to a number are taken, later ones are kept")
    how.add_argument("--stolen", dest="how", action="store_const", const="stolen", help=stolen)
    how.add_argument("--replaced", dest="how", action="store_const", const="replaced", help=replaced)
    revoke.add_argument(
        "--upto", type=whole_number_from, metavar="N", help=_("The last file of a replaced PC that still counts")
    )
    add_json(revoke)
    revoke.set_defaults(run=run_revoke, opens_folder=True, needs_data=True)


def run_request(arguments: argparse.Namespace, office: Office) -> int:
    """Write the file that the ward takes to the centre."""
    exchange_at(office.desk).pairing.request(arguments.out)
    advise(_("Take {path} to the centre.").format(path=arguments.out))
    return 0


def run_accept(arguments: argparse.Namespace, office: Office) -> int:
    """Write the reply; the code alone stands on standard output."""
    accepted = exchange_at(office.desk).pairing.accept(arguments.file, arguments.out)
    print(accepted.code)
    words = _(
        "Take {path} to {name} ({code}). Call there at the number in your own list and read out the code. "
        "Confirm when it was right."
    )
    advise(words.format(path=arguments.out, name=accepted.peer.name, code=accepted.peer.code))
    return 0


def run_finish(arguments: argparse.Namespace, office: Office) -> int:
    """Connect with the centre; a wrong code changes nothing."""
    centre = exchange_at(office.desk).pairing.finish(arguments.file, " ".join(arguments.code))
    _answer(arguments, centre)
    advise(_("This PC is connected with {peer}. Send your first file now.").format(peer=centre.name))
    return 0


def run_confirm(arguments: argparse.Namespace, office: Office) -> int:
    """Connect with the ward, and say once more which one it is and which code was to be read."""
    opened = exchange_at(office.desk)
    code = _code_of(opened, arguments.peer)
    ward = opened.pairing.confirm(arguments.peer)
    _answer(arguments, ward, code)
    advise(
        _(
            "Files can go both ways now. If the ward read another code, or is not the one that you called, "
            "end this at once: pair revoke {code} --replaced --upto 0"
        ).format(code=ward.code)
    )
    return 0


def run_revoke(arguments: argparse.Namespace, office: Office) -> int:
    """End the connection."""
    ended = exchange_at(office.desk).pairing.revoke(arguments.peer, arguments.how, last_number=arguments.upto)
    _answer(arguments, ended)
    return 0


def run_list(arguments: argparse.Namespace, office: Office) -> int:
    """Every PC with its state."""
    rows = exchange_at(office.desk).pairing.list()
    if arguments.json:
        print_json([asdict(row) for row in rows])
        return 0
    headings = (_("Code"), _("Name"), _("Role"), _("State"), _("ID"))
    print_table(headings, [(r.code, r.name, role_in_words(r.role), state_in_words(r.state), r.id) for r in rows])
    return 0


def _code_of(opened: ExchangeOffice, peer: str) -> str:
    """The code that was compared; empty where it was not kept, and what else is wrong the next step says."""
    try:
        return opened.pairing.code_of(peer).code
    except PairingProblem:
        return ""


def _answer(arguments: argparse.Namespace, peer: PeerRow, code: str = "") -> None:
    if arguments.json:
        print_json({**asdict(peer), **({"compared": code} if code else {})})
        return
    compared = [(_("Code compared on the telephone"), code)] if code else []
    print_labelled(
        [
            (_("Name"), peer.name),
            (_("Role"), role_in_words(peer.role)),
            (_("Code"), peer.code),
            (_("ID"), end_of_id(peer)),
            (_("State"), state_in_words(peer.state)),
            *compared,
        ]
    )
