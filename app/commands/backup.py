"""`backup` and `restore`: a copy of the data while others work, what is in each copy, and putting one back."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from app.commands.answers import advise, print_json, print_labelled, print_table, refuse
from app.commands.options import add_command, add_json, path_from
from app.domain.buddhist_dates import moment_short
from app.domain.errors import DataFolderProblem
from app.services.accounts.earlier_copies import opens_for_everybody
from app.services.accounts.sign_in import asks
from app.services.backup.backups import Backups, CopyRow, Made, copies_in
from app.services.backup.finding import copy_named, found_in, is_there
from app.services.backup.making import is_for_recovery, unheard
from app.services.backup.manifest import read_manifest
from app.services.backup.places import first_place
from app.services.backup.previewing import Previews
from app.services.backup.restoring import put_back
from app.services.backup.synchronised import synchronising
from app.services.backup.upkeep_words import words_for_place
from app.services.backup.verifying import Fault
from app.services.data_folder import require_no_others
from app.services.database import is_set_up
from app.services.exchange.limits import in_megabytes
from app.services.key_file import has_passwords
from app.services.office import Office
from app.services.words.messages import words_for
from app.translation import _, language

DONE, REFUSED = 0, 1


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register both commands."""
    words = _("Make a copy of all data, checked page by page; others go on working")
    backup = add_command(parsers, "backup", words, example="backup --second-place E:")
    place = backup.add_mutually_exclusive_group()
    second = _("bring a copy of each copy to this folder, too, from now on")
    place.add_argument("--second-place", type=path_from, metavar="DIR", help=second)
    place.add_argument("--no-second-place", action="store_true", help=_("use no second place any more"))
    add_json(backup)
    backup.set_defaults(run=run_backup, opens_folder=True)
    words = _("List the copies of the data, or put one back")
    restore = add_command(parsers, "restore", words, example="restore 2026-11-21-103500")
    restore.add_argument("copy", nargs="?", metavar="COPY", help=_("the copy to put back, as “restore” lists it"))
    source = _("the second place, as it was given to “backup”; the data folder's own copies if left out")
    restore.add_argument("--from", type=path_from, metavar="DIR", dest="place", help=source)
    add_json(restore)
    restore.set_defaults(run=run_restore)


def run_backup(arguments: argparse.Namespace, office: Office) -> int:
    """Make a copy and say where it is; 1 when the second place did not get it."""
    backups = Backups(office.desk)
    if arguments.no_second_place:
        backups.choose_second_place(None)
    made = backups.make(unheard, into=arguments.second_place)
    if arguments.json:
        print_json(_made_as_json(made))
    else:
        _tell_made(made)
    _warn_of_place(office)
    if made.second_problem is None:
        return DONE
    refuse(words_for(made.second_problem))
    advise(_("The copy beside the data is good all the same."))
    if arguments.second_place is not None:
        advise(_standing(backups.second_place()))
    return REFUSED


def _warn_of_place(office: Office) -> None:
    words = words_for_place(synchronising(office.database.folder))
    if words:
        advise(words)


def _standing(second: Path | None) -> str:
    if second is None:
        return _("There is no second place yet.")
    return _("The second place stays {folder}.").format(folder=second)


def run_restore(arguments: argparse.Namespace) -> int:
    """List the copies, or put one back and say what follows."""
    folder = arguments.data_dir or arguments.default_folder()
    place = arguments.place or first_place(folder)
    if arguments.place is not None:
        _require_copies(place)
    if arguments.copy is None:
        return _list(copies_in(place), place, as_json=arguments.json)
    copy = copy_named(place, arguments.copy)
    if arguments.data_dir is not None:
        require_no_others(folder, (place,))
    _require_right(arguments, folder)
    kept = put_back(folder, copy, arguments.clock())
    count = read_manifest(copy).inside.counts["cases"]
    if asks(folder, arguments.staff):
        if kept is not None:
            advise(_("The data from before are kept in {folder}.").format(folder=kept))
        advise(_how_to_sign_in(folder))
    else:
        with arguments.opened(arguments):
            pass  # the start after it says what to do now
    if arguments.json:
        print_json({"restored": arguments.copy, "kept": None if kept is None else str(kept), "cases": count})
    else:
        print_labelled([(_("Put back"), arguments.copy), (_("Cases"), f"{count:,}")])
    return DONE


def _require_right(arguments: argparse.Namespace, folder: Path) -> None:
    """Whoever signs in must be one who may put a copy back; data that do not open any more ask nobody.

    Raises:
        NotAllowed: another one signs in, or with a wrong password.
    """
    try:
        if not is_set_up(folder) or not has_passwords(folder):
            return
        with arguments.opened(arguments) as office:
            Previews(office.desk).require_right()
    except DataFolderProblem:
        return  # that is what copies are for


def _how_to_sign_in(folder: Path) -> str:
    if is_for_recovery(folder):
        return _(
            "A copy in a second place opens only with the recovery code. Set a password with it: "
            "“account password NAME --forgotten”."
        )
    return _("Sign in as before: the data open with the passwords of the day when the copy was made.")


def _require_copies(place: Path) -> None:
    if not is_there(place):
        raise DataFolderProblem(place, "no_such_place")
    if not found_in(place):
        raise DataFolderProblem(place, "no_copies")


def _list(rows: Sequence[CopyRow], place: Path, *, as_json: bool) -> int:
    if as_json:
        print_json([_row_as_json(row) for row in rows])
        return DONE
    if not rows:
        print(_("There are no copies in {folder}. “backup” makes one.").format(folder=place))
        return DONE
    of_copy = (_("Name of the copy"), _("PC"), _("Made at"), _("Cases"), _("Saves"), _("Last case"), _("MB"))
    print_table((*of_copy, _("Opens"), _("State")), map(_cells, rows))
    return DONE


def _cells(row: CopyRow) -> Sequence[object]:
    state = _("good") if row.fault is None else _why(row, row.fault)
    if row.manifest is None:
        return (row.name, *["–"] * 7, state)
    inside, size = row.manifest.inside, in_megabytes(row.manifest.size_bytes)
    counts = (f"{inside.counts['cases']:,}", f"{inside.counts['saves']:,}")
    pc, made_at = row.manifest.pc or "–", moment_short(row.manifest.made_at, language())
    return (row.name, pc, made_at, *counts, inside.newest or "–", size, _opens(row), state)


def _opens(row: CopyRow) -> str:
    """By what; of one whose key file is missing or damaged the state says what is wrong."""
    try:
        if is_for_recovery(row.path):
            return _("with the recovery code")
    except DataFolderProblem:
        return "–"
    return _("without a password") if opens_for_everybody(row.path) else _("with a password")


def _row_as_json(row: CopyRow) -> dict[str, object]:
    said: dict[str, object] = {"name": row.name, "path": str(row.path), "good": row.fault is None}
    said["opens_without_password"] = opens_for_everybody(row.path)
    if row.fault is not None:
        said |= {"problem": row.fault.code, "where": row.fault.where, "words": _why(row, row.fault)}
    if row.manifest is not None:
        said |= {
            "pc": row.manifest.pc,
            "made_at": row.manifest.made_at,
            "program": row.manifest.program,
            **row.manifest.inside.counts,
        }
        said |= {"newest_case": row.manifest.inside.newest, "newest_save_at": row.manifest.inside.newest_at}
        said |= {"size_bytes": row.manifest.size_bytes}
    return said


def _why(row: CopyRow, fault: Fault) -> str:
    return words_for(DataFolderProblem(row.path, fault.code, where=fault.where))


def _tell_made(made: Made) -> None:
    row = _cells(made.copy)
    print_labelled([(_("Copy made in"), made.copy.path), (_("Cases"), row[3]), (_("Saves"), row[4]), (_("MB"), row[6])])
    if made.second is None and made.second_problem is None:
        print(_("There is no second place: “backup --second-place DIR” names one, on a stick or another disk."))
    if made.second is not None:
        print_labelled([(_("In the second place"), made.second)])
        if is_for_recovery(made.second):
            advise(_("Only the recovery code opens the copy there."))
        else:
            advise(_("Whoever holds the second place can read the copy there: keep it locked away."))


def _made_as_json(made: Made) -> dict[str, object]:
    second = None if made.second is None else str(made.second)
    problem = None if made.second_problem is None else words_for(made.second_problem)
    return {**_row_as_json(made.copy), "second": second, "second_problem": problem, "removed": made.removed}
