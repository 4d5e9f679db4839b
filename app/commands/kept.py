"""`kept`: files of PCs that were stolen or replaced; an officer looks into them and takes over single entries."""

import argparse

from app.commands.answers import print_json, print_table
from app.commands.options import add_command, add_json
from app.domain.errors import NotAllowed
from app.services.exchange.kept import Kept
from app.services.exchange.rows import PreviewRow
from app.services.exchange.words import OTHER_PUT_ASIDE, PUT_ASIDE
from app.services.office import Office
from app.services.words.change_words import part_in_words, value_in_part
from app.translation import _

SHORT, SHORTEST = 12, 6  # letters of an entry's name, as printed and as understood


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words = _("Files of PCs that were stolen or replaced: what is kept, what is in one, taking over an entry")
    parser = add_command(parsers, "kept", words, example="kept")
    file = _("the name of a kept file, as “kept” alone lists them")
    parser.add_argument("file", nargs="?", metavar="FILE", help=file)
    entry = _("take over this entry of the file under your own name")
    parser.add_argument("--take", metavar="ENTRY", help=entry)
    add_json(parser)
    parser.set_defaults(run=run, opens_folder=True, only_looks=True)


def run(arguments: argparse.Namespace, office: Office) -> int:
    """List the files, or the entries of one, or take over one entry."""
    kept = Kept(office.desk)
    if arguments.file is None and arguments.take is not None:
        raise NotAllowed("no_file_to_take_from")
    if arguments.file is None:
        _list(kept, as_json=arguments.json)
    elif arguments.take is None:
        _show(kept.preview(arguments.file), office, as_json=arguments.json)
    else:
        _take(kept, arguments)
    return 0


def _list(kept: Kept, *, as_json: bool) -> None:
    files = kept.list()
    if as_json:
        print_json(files)
    else:
        rows = [(each.id, each.peer, each.number, f"{each.size_bytes:,}") for each in files]
        print_table((_("File"), _("From"), _("Number of the file"), _("Bytes")), rows)


def _show(entries: tuple[PreviewRow, ...], office: Office, *, as_json: bool) -> None:
    if as_json:
        print_json(entries)
        return
    headings = (_("Entry"), _("Case"), _("By"), _("Saved"), _("State"), _("What"))
    rows = [(e.hash[:SHORT], e.number, e.by, e.saved_at, _standing(e), _values(e, office)) for e in entries]
    print_table(headings, rows)


def _take(kept: Kept, arguments: argparse.Namespace) -> None:
    wanted = arguments.take
    found = [each.hash for each in kept.preview(arguments.file) if each.hash.startswith(wanted)]
    if len(wanted) < SHORTEST or len(found) != 1:
        raise NotAllowed("no_such_entry")
    number = kept.take_over(arguments.file, found[0])
    if arguments.json:
        print_json({"number": number, "entry": found[0]})
    else:
        print(_("Taken over into case {number}, under your name.").format(number=number))


def _standing(entry: PreviewRow) -> str:
    if entry.problem:
        return _(PUT_ASIDE.get(entry.problem, OTHER_PUT_ASIDE)).format(code=entry.problem)
    if entry.is_taken_over:
        return _("taken over")
    return _("stands here already") if entry.is_known else _("not taken over")


def _values(entry: PreviewRow, office: Office) -> str:
    policy = office.desk.policy
    return " · ".join(
        f"{part_in_words(each.entity, each.unit, policy)}: {value_in_part(each.entity, each.unit, each.value, policy)}"
        for each in entry.values
        if each.unit
    )
