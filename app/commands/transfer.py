"""`export` and `import`: files between PCs."""

import argparse
from dataclasses import asdict

from app.commands.answers import advise, print_json
from app.commands.options import add_command, add_json, path_from, peer_words
from app.services.exchange.office import ExchangeOffice, exchange_at
from app.services.exchange.rows import Exported, Imported
from app.services.exchange.told import (
    told_of_export,
    told_of_import,
    told_of_recovery,
    told_of_set_back,
    told_of_waiting,
)
from app.services.office import Office
from app.translation import _


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the commands."""
    words = _("Write a file with everything that another PC has not confirmed")
    export = add_command(parsers, "export", words, example="export --to W1 -o to-ward.ccx")
    export.add_argument("--to", required=True, metavar="PEER", dest="peer", help=peer_words())
    out = _("the file to write; more than one when it is much")
    export.add_argument("-o", "--output", required=True, type=path_from, metavar="FILE.ccx", help=out)
    add_json(export)
    export.set_defaults(run=run_export, opens_folder=True, needs_data=True)
    words = _("Take a file that came from another PC")
    receive = add_command(parsers, "import", words, example="import to-centre.ccx")
    receive.add_argument("file", type=path_from, metavar="FILE.ccx", help=_("the file that the other PC has written"))
    add_json(receive)
    receive.set_defaults(run=run_import, opens_folder=True, needs_data=True)


def run_export(arguments: argparse.Namespace, office: Office) -> int:
    """Write the file and say what went into it."""
    opened = exchange_at(office.desk)
    done = opened.exchange.export(arguments.peer, arguments.output)
    if arguments.json:
        print_json(_exported(done))
    else:
        print(*told_of_export(done), sep="\n")
    _advise_of_set_back(opened)
    return 0


def run_import(arguments: argparse.Namespace, office: Office) -> int:
    """Take the file and say what came."""
    opened = exchange_at(office.desk)
    had_to_wait = _waits(opened)
    done = opened.exchange.import_file(arguments.file)
    if arguments.json:
        print_json(_imported(done))
    else:
        print(*told_of_import(done), sep="\n")
    if had_to_wait and not _waits(opened):
        advise(told_of_recovery(is_centre=office.desk.node.is_centre))
    _advise_of_set_back(opened)
    return 0


def _advise_of_set_back(opened: ExchangeOffice) -> None:
    """Each time until it is dealt with, what a PC has to do that was set back."""
    since, awaits = opened.recovery.set_back_since(), opened.recovery.state()
    if since is not None:
        advise(told_of_set_back(since))
    if awaits is not None:
        advise(told_of_waiting(awaits))


def _waits(opened: ExchangeOffice) -> bool:
    return opened.recovery.set_back_since() is not None or opened.recovery.state() is not None


def _exported(done: Exported) -> dict[str, object]:
    return {"parts": len(done.files), **asdict(done), "files": [str(path) for path in done.files]}


def _imported(done: Imported) -> dict[str, object]:
    return {**asdict(done), "conflicts": list(done.conflicts)}
