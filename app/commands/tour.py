"""`tour --out DIR`: with fictional data and a fixed clock, pictures, documents, a file of the exchange."""

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.commands.options import add_command, path_from
from app.domain.errors import UnreadableFile
from app.services.demo.exchange import Exchanged, Site, exchange_files
from app.services.office import Office
from app.services.whole_files import write_whole
from app.translation import _

Pictures = Callable[[Office, Office, Path, Sequence[str]], Sequence[Path]]
Documents = Callable[[Office], Mapping[str, bytes]]
FILE_OF_THE_WARD = "ward-to-centre.ccx"


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words = _("Pictures of every screen and every document, with fictional data")
    parser = add_command(parsers, "tour", words, example="tour --out tour")
    parser.add_argument("--out", type=path_from, required=True, metavar="DIR", help=_("the folder to put them in"))
    only = _("only the pictures whose name begins so; can be given more than once")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help=only)
    parser.set_defaults(run=run, tours=True)


def run(
    arguments: argparse.Namespace, centre: Site, wards: Sequence[Site], pictures: Pictures, documents: Documents
) -> int:
    """Make everything, say what was made, and answer 0."""
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
        exchanged = _exchanged(centre, wards, arguments.out)
        made = [*pictures(centre.office, wards[0].office, arguments.out, arguments.only)]
        made += _written(documents(centre.office), arguments.out)
    except OSError as problem:
        raise UnreadableFile(arguments.out, "cannot_write", reason=problem) from problem
    for path in (*made, exchanged.file):
        print(path.name)
    for sentence in exchanged.sentences:
        print(sentence)
    print(_("{count} files in {folder}").format(count=len(made) + 1, folder=arguments.out))
    return 0


def _exchanged(centre: Site, wards: Sequence[Site], out: Path) -> Exchanged:
    with tempfile.TemporaryDirectory(prefix="complaint-centre-stick-") as stick:
        return exchange_files(centre, wards, stick=Path(stick), file=out / FILE_OF_THE_WARD)


def _written(documents: Mapping[str, bytes], out: Path) -> list[Path]:
    for name, content in documents.items():
        write_whole(out / name, content)
    return [out / name for name in documents]
