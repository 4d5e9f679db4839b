"""`record FILE`: records complaints and incidents from JSON or CSV, one save a case."""

import argparse
import json
from pathlib import Path

from app.commands.answers import refuse
from app.commands.options import add_command
from app.domain.errors import ComplaintError, InvalidComplaint, Problem, UnreadableFile
from app.services.cases.intake_files import rows_of
from app.services.office import Office
from app.services.words.messages import labelled_words, words_for
from app.translation import _

OF_THE_EXCHANGE = (".ccx", ".ccpair")


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words = _("Record complaints and incidents from a JSON or CSV file")
    parser = add_command(parsers, "record", words, example="record cases.csv")
    parser.add_argument("file", type=Path, metavar="FILE", help=_("a JSON list of cases, or a CSV file with headings"))
    parser.add_argument("--json", action="store_true", help=_("Answer in JSON, one line a row"))
    parser.set_defaults(run=run, opens_folder=True)


def run(arguments: argparse.Namespace, office: Office) -> int:
    """Record each good row at once; bad rows are refused with their reasons, and the exit status is 1."""
    if arguments.file.suffix.lower() in OF_THE_EXCHANGE:
        raise UnreadableFile(arguments.file, "comes_from_a_pc")
    refused = 0
    for row_number, values in rows_of(arguments.file):
        try:
            if isinstance(values, Problem):
                raise InvalidComplaint([values])
            number = office.complaints.record(values)
        except ComplaintError as refusal:
            refused += 1
            refuse(_row_refused(row_number, refusal))
        else:
            source_id = values.get("source_id")
            answer = {"row": row_number, "number": number, "source_id": source_id}
            # Flushed when it is safe on disk: who reads a number may rely on it, whatever happens next.
            print(json.dumps(answer, ensure_ascii=False) if arguments.json else number, flush=True)
    return 1 if refused else 0


def _row_refused(row_number: int, refusal: ComplaintError) -> str:
    if isinstance(refusal, InvalidComplaint):
        words = " ".join(labelled_words(problem) for problem in refusal.problems)
    else:
        words = words_for(refusal)
    return _("Row {row} was not recorded. {reasons}").format(row=row_number, reasons=words)
