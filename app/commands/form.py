"""`form NUMBER -o FILE.pdf`: the Complaint Form of a case, or a blank one."""

import argparse
from pathlib import Path

from app.domain.errors import UnreadableFile
from app.services.office import Office
from app.services.whole_files import write_whole
from app.translation import _


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = parsers.add_parser("form", help=_("Print the Complaint Form of a case to a PDF file"))
    parser.add_argument("number", nargs="?", help=_("without a number: a blank form for the pen"))
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="FILE.pdf")
    parser.set_defaults(run=run, opens_folder=True)


def run(arguments: argparse.Namespace, office: Office) -> int:
    """Write the whole file or none of it."""
    papers = office.papers
    content = papers.complaint_form(arguments.number) if arguments.number else papers.blank_form()
    try:
        write_whole(arguments.out, content)
    except OSError as problem:
        raise UnreadableFile(arguments.out, "cannot_write") from problem
    return 0
