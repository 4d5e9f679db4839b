"""`check` and `digest`: is everything as it was written, and a hash of what the log says."""

import argparse

from app.commands.answers import advise, print_json, refuse
from app.commands.options import add_command, add_json
from app.services.backup.backups import copy_findings
from app.services.integrity import digest, findings
from app.services.key_file import spare_keys
from app.services.numbers import case_uid_of
from app.services.office import Office
from app.services.words.messages import words_for_finding
from app.translation import _


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register both commands."""
    words = _("Check that everything here is as it was written")
    check = add_command(parsers, "check", words, example="check")
    add_json(check)
    check.set_defaults(run=run_check, opens_folder=True, only_looks=True, empty_is_answered=True)
    words = _("A hash of what the log says, to compare two PCs")
    hashed = add_command(parsers, "digest", words, example="digest --case 2569/00412")
    hashed.add_argument("--case", metavar="NUMBER", help=_("one case alone; without it everything here"))
    add_json(hashed)
    hashed.set_defaults(run=run_digest, opens_folder=True, only_looks=True, empty_is_answered=True)


def run_check(arguments: argparse.Namespace, office: Office) -> int:
    """0 when all is well; each finding in words, and 1, when not."""
    found = (*findings(office.database), *copy_findings(office.database))
    if arguments.json:
        print_json({"clean": not found, "findings": [{"code": f.code, "where": f.where} for f in found]})
    elif not found:
        print(_("Everything is as it was written."))
    spare = spare_keys(office.database.folder)
    if spare:
        words = _("Other files that once opened the data lie beside them: {names}. Put them away; they are not needed.")
        advise(words.format(names=", ".join(spare)))
    for finding in found:
        refuse(words_for_finding(finding.code, finding.where))
    return 1 if found else 0


def run_digest(arguments: argparse.Namespace, office: Office) -> int:
    """The hash of one case, or of everything."""
    with office.database.reading() as connection:
        case_uid = case_uid_of(connection, arguments.case) if arguments.case is not None else None
        answer = digest(connection, case_uid)
    if arguments.json:
        print_json({"case": arguments.case, "digest": answer})
    else:
        print(answer)
    return 0
