"""`backup` and `restore`: a copy of the data while others work, what is in each copy, and putting one back."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from app.commands.answers import advise, print_json, print_labelled, print_table, refuse
from app.commands.options import add_command, add_json
from app.domain.buddhist_dates import moment_short
from app.domain.errors import DataFolderProblem
from app.services.backup.backups import Backups, CopyRow, Made, copies_in
from app.services.backup.places import first_place
from app.services.backup.restoring import put_back
from app.services.backup.verifying import Fault
from app.services.exchange.limits import in_megabytes
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
    place.add_argument("--second-place", type=Path, metavar="DIR", help=second)
    place.add_argument("--no-second-place", action="store_true", help=_("use no second place any more"))
    add_json(backup)
    backup.set_defaults(run=run_backup, opens_folder=True)
    words = _("List the copies of the data, or put one back")
    restore = add_command(parsers, "restore", words, example="restore 2026-11-21-103500")
    restore.add_argument("copy", nargs="?", metavar="COPY", help=_("the copy to put back, as “restore” lists it"))
    source = _("the folder with the copies, such as the second place; the data folder's own if left out")
    restore.add_argument("--from", type=Path, metavar="DIR", dest="place", help=source)
    add_json(restore)
    restore.set_defaults(run=run_restore)


def run_backup(arguments: argparse.Namespace, office: Office) -> int:
    """Make a copy and say where it is; 1 when the second place did not get it."""
    backups = Backups(office.desk)
    if arguments.second_place is not None or arguments.no_second_place:
        backups.choose_second_place(arguments.second_place)
    made = backups.make(_unheard)
    if arguments.json:
        print_json(_made_as_json(made))
    else:
        _tell_made(made)
    if made.second_problem is not None:
        refuse(words_for(made.second_problem))
        advise(_("The copy beside the data is good all the same."))
    return DONE if made.second_problem is None else REFUSED


def run_restore(arguments: argparse.Namespace) -> int:
    """List the copies, or put one back and say what follows."""
    folder = arguments.data_dir or arguments.default_folder()
    place = arguments.place or first_place(folder)
    if arguments.copy is None:
        return _list(copies_in(place), place, as_json=arguments.json)
    copy = place / arguments.copy
    if Path(arguments.copy).name != arguments.copy or not copy.is_dir():
        raise DataFolderProblem(place, "no_such_copy", name=arguments.copy)
    kept = put_back(folder, copy, arguments.clock())
    with arguments.opened(arguments) as office:  # says what the start after it says: what to do now
        count = len(office.register.everything())
    if arguments.json:
        print_json({"restored": arguments.copy, "kept": None if kept is None else str(kept), "cases": count})
    else:
        print_labelled([(_("Put back"), arguments.copy), (_("Cases"), f"{count:,}")])
    return DONE


def _list(rows: Sequence[CopyRow], place: Path, *, as_json: bool) -> int:
    if as_json:
        print_json([_row_as_json(row) for row in rows])
        return DONE
    if not rows:
        print(_("There are no copies in {folder}. “backup” makes one.").format(folder=place))
        return DONE
    print_table(
        (_("Name of the copy"), _("Made at"), _("Cases"), _("Saves"), _("Last case"), _("MB"), _("State")),
        map(_cells, rows),
    )
    return DONE


def _cells(row: CopyRow) -> Sequence[object]:
    state = _("good") if row.fault is None else _why(row, row.fault)
    if row.manifest is None:
        return (row.name, "–", "–", "–", "–", "–", state)
    inside, size = row.manifest.inside, in_megabytes(row.manifest.size_bytes)
    counts = (f"{inside.counts['cases']:,}", f"{inside.counts['saves']:,}")
    return (row.name, moment_short(row.manifest.made_at, language()), *counts, inside.newest or "–", size, state)


def _row_as_json(row: CopyRow) -> dict[str, object]:
    said: dict[str, object] = {"name": row.name, "path": str(row.path), "good": row.fault is None}
    if row.fault is not None:
        said |= {"problem": row.fault.code, "where": row.fault.where, "words": _why(row, row.fault)}
    if row.manifest is not None:
        said |= {"made_at": row.manifest.made_at, "program": row.manifest.program, **row.manifest.inside.counts}
        said |= {"newest_case": row.manifest.inside.newest, "newest_save_at": row.manifest.inside.newest_at}
        said |= {"size_bytes": row.manifest.size_bytes}
    return said


def _why(row: CopyRow, fault: Fault) -> str:
    return words_for(DataFolderProblem(row.path, fault.code, where=fault.where))


def _tell_made(made: Made) -> None:
    row = _cells(made.copy)
    print_labelled([(_("Copy made in"), made.copy.path), (_("Cases"), row[2]), (_("Saves"), row[3]), (_("MB"), row[5])])
    if made.second is not None:
        print_labelled([(_("In the second place"), made.second)])
        advise(_("Whoever holds the second place can read the copy there: keep it locked away."))


def _made_as_json(made: Made) -> dict[str, object]:
    second = None if made.second is None else str(made.second)
    problem = None if made.second_problem is None else words_for(made.second_problem)
    return {**_row_as_json(made.copy), "second": second, "second_problem": problem, "removed": made.removed}


def _unheard(_done: int, _of: int) -> None:
    """On the command line the answer comes when all is done."""
