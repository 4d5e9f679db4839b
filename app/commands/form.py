"""`form NUMBER -o FILE.pdf`: the Complaint Form of a case, or a blank one."""

import argparse

from app.commands.answers import advise
from app.commands.opening import opened
from app.commands.options import add_command, add_reason, path_from
from app.domain.errors import UnreadableFile
from app.services.office import Office
from app.services.reads.chain import How
from app.services.whole_files import write_whole
from app.translation import _


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words = _("Print the Complaint Form of a case to a PDF file")
    parser = add_command(parsers, "form", words, example="form 2569/00412 -o form.pdf")
    blank = _("without a number: a blank form for the pen")
    parser.add_argument("number", nargs="?", metavar="NUMBER", help=blank)
    parser.add_argument("-o", "--out", type=path_from, required=True, metavar="FILE.pdf", help=_("the file to write"))
    add_reason(parser)
    parser.set_defaults(run=run, opens_folder=True, needs_data=True)


def run(arguments: argparse.Namespace, office: Office) -> int:
    """Write the whole file or none of it."""
    content = _drawn(arguments, office)
    try:
        write_whole(arguments.out, content)
    except OSError as problem:
        raise UnreadableFile(arguments.out, "cannot_write", reason=problem) from problem
    advise(_("The form is in {path}.").format(path=arguments.out))
    return 0


def _drawn(arguments: argparse.Namespace, office: Office) -> bytes:
    if arguments.number is None:
        return office.papers.blank_form()
    record = opened(office, arguments.number, arguments.reason)
    return office.papers.complaint_form(record.key, How.FILE)
