"""`tour --out DIR`: with fictional data and a fixed clock, every screen's picture and every printed document."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.errors import UnreadableFile
from app.services.office import Office
from app.services.whole_files import write_whole
from app.translation import _

Pictures = Callable[[Office, Path], Sequence[Path]]


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = parsers.add_parser("tour", help=_("Pictures of every screen and every document, with fictional data"))
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.set_defaults(run=run, tours=True)


def run(arguments: argparse.Namespace, office: Office, pictures: Pictures) -> int:
    """Make everything, say what was made, and answer 0."""
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
        made = [*pictures(office, arguments.out), *_documents(office, arguments.out)]
    except OSError as problem:
        raise UnreadableFile(arguments.out, "cannot_write") from problem
    for path in made:
        print(path.name)
    print(_("{count} files in {folder}").format(count=len(made), folder=arguments.out))
    return 0


def _documents(office: Office, out: Path) -> list[Path]:
    newest = office.register.everything()[-1].number
    documents = {
        "complaint-form.pdf": office.papers.complaint_form(newest),
        "complaint-form-blank.pdf": office.papers.blank_form(),
    }
    for name, content in documents.items():
        write_whole(out / name, content)
    return [out / name for name in documents]
