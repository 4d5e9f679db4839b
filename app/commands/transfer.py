"""`export`, `import`, `grant`, `erase` and `confirm`: files between PCs, and what may be in them."""

import argparse
from dataclasses import asdict
from pathlib import Path

from app.commands.answers import print_json
from app.services.exchange.classes import GRANTABLE, WORK
from app.services.exchange.office import exchange_at
from app.services.exchange.rows import Exported, Imported
from app.services.exchange.told import told_of_export, told_of_import
from app.services.office import Office
from app.translation import _


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the commands."""
    export = parsers.add_parser("export", help=_("Write a file with everything that another PC has not confirmed"))
    export.add_argument("--to", required=True, metavar="PEER", dest="peer")
    export.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.ccx")
    export.add_argument("--json", action="store_true")
    export.set_defaults(run=run_export, opens_folder=True)
    receive = parsers.add_parser("import", help=_("Take a file that came from another PC"))
    receive.add_argument("file", type=Path, metavar="FILE.ccx")
    receive.add_argument("--json", action="store_true")
    receive.set_defaults(run=run_import, opens_folder=True)
    _add_sharing(parsers)


def _add_sharing(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    grant = parsers.add_parser("grant", help=_("Share a case with a ward, or end that"))
    grant.add_argument("number")
    grant.add_argument("peer", metavar="PEER")
    how = grant.add_mutually_exclusive_group()
    how.add_argument("--class", choices=GRANTABLE, default=WORK, dest="klass")
    how.add_argument("--end", action="store_true")
    grant.set_defaults(run=run_grant, opens_folder=True)
    erase = parsers.add_parser("erase", help=_("Erase fields of a case, wherever it went"))
    erase.add_argument("number")
    erase.add_argument("fields", nargs="+", metavar="FIELD")
    erase.add_argument("--because", default="", metavar="WORDS")
    erase.set_defaults(run=run_erase, opens_folder=True)
    confirm = parsers.add_parser("confirm", help=_("After the centre's data were set back: number and send again"))
    confirm.add_argument("--highest", metavar="NUMBER", help=_("The highest official number found on paper"))
    confirm.set_defaults(run=run_confirm, opens_folder=True)


def run_export(arguments: argparse.Namespace, office: Office) -> int:
    """Write the file and say what went into it."""
    done = exchange_at(office.desk).exchange.export(arguments.peer, arguments.output)
    if arguments.json:
        print_json(_exported(done))
    else:
        print(*told_of_export(done), sep="\n")
    return 0


def run_import(arguments: argparse.Namespace, office: Office) -> int:
    """Take the file and say what came."""
    done = exchange_at(office.desk).exchange.import_file(arguments.file)
    if arguments.json:
        print_json(_imported(done))
    else:
        print(*told_of_import(done), sep="\n")
    return 0


def run_grant(arguments: argparse.Namespace, office: Office) -> int:
    """Share the case, or end it."""
    grants = exchange_at(office.desk).grants
    if arguments.end:
        grants.end(arguments.number, arguments.peer)
    else:
        grants.grant(arguments.number, arguments.peer, arguments.klass)
    return 0


def run_erase(arguments: argparse.Namespace, office: Office) -> int:
    """Erase the fields here, and with the next files everywhere."""
    exchange_at(office.desk).erasures.erase(arguments.number, arguments.fields, because=arguments.because)
    return 0


def run_confirm(arguments: argparse.Namespace, office: Office) -> int:
    """End the waiting of a centre that was set back."""
    exchange_at(office.desk).recovery.confirm(arguments.highest)
    return 0


def _exported(done: Exported) -> dict[str, object]:
    return {"parts": len(done.files), **asdict(done), "files": [str(path) for path in done.files]}


def _imported(done: Imported) -> dict[str, object]:
    return {**asdict(done), "conflicts": list(done.conflicts)}
