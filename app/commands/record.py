"""`record FILE`: records complaints and incidents from JSON or CSV, one save a case."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.commands.answers import advise, refuse, refuse_as_json
from app.commands.options import add_command, path_from
from app.domain.errors import ComplaintError, InvalidComplaint, Problem, UnreadableFile
from app.services.cases.intake_files import counts_lines, rows_of
from app.services.cases.row_intake import RowIntake, RowRecorded
from app.services.office import Office
from app.services.words.messages import labelled_words, words_for
from app.translation import _

OF_THE_EXCHANGE = (".ccx", ".ccpair")
SAMPLE_JSON = (
    '[{"source_id": "A-1", "kind": "complaint", "channel": "in_person",',
    '  "received_at": "2026-11-17T09:12", "details": "รอรับยานานกว่า 3 ชั่วโมง"}]',
)
SAMPLE_CSV = (
    "source_id,kind,channel,received_at,details",
    "A-1,complaint,in_person,17/11/2569 09.12,รอรับยานานกว่า 3 ชั่วโมง",
)


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words = _("Record complaints and incidents from a JSON or CSV file")
    parser = add_command(parsers, "record", words, example="record cases.csv", more=_samples())
    file = _("a JSON list of cases, or a CSV file with headings")
    parser.add_argument("file", type=path_from, metavar="FILE", help=file)
    as_json = _("Answer in JSON, one line a row; what is refused goes to standard error")
    parser.add_argument("--json", action="store_true", help=as_json)
    parser.set_defaults(run=run, opens_folder=True)


def run(arguments: argparse.Namespace, office: Office) -> int:
    """Record each good row at once; bad rows are refused with their reasons, and the exit status is 1."""
    teller = _Teller(as_json=arguments.json)
    intake = RowIntake(office.desk, office.assessment, office.complaints)
    try:
        _record(arguments, intake, teller)
    except UnreadableFile as refusal:
        if not arguments.json:
            raise
        teller.refused += 1
        refuse_as_json({"row": None, "refused": [{"code": refusal.code, "words": words_for(refusal)}]})
    return 1 if teller.refused else 0


def _record(arguments: argparse.Namespace, intake: RowIntake, teller: "_Teller") -> None:
    if arguments.file.suffix.lower() in OF_THE_EXCHANGE:
        raise UnreadableFile(arguments.file, "comes_from_a_pc")
    row_number, teller.in_lines = 0, counts_lines(arguments.file)
    for row_number, values in rows_of(arguments.file):
        try:
            if isinstance(values, Problem):
                raise InvalidComplaint([values])
            recorded = intake.record(values)
        except ComplaintError as refusal:
            teller.refuse_row(row_number, refusal)
        else:
            teller.tell(row_number, recorded, values)
    if not row_number:
        raise UnreadableFile(arguments.file, "no_rows")


@dataclass
class _Teller:
    """Says of each row what became of it; counts those that were refused."""

    as_json: bool
    refused: int = 0
    in_lines: bool = False

    def tell(self, row: int, recorded: RowRecorded, values: Mapping[str, object]) -> None:
        """The number on standard output, flushed: who reads it may rely on it, whatever happens next."""
        notices = _notices(self._place(row), recorded)
        if self.as_json:
            answer = {"row": row, "number": recorded.number, "source_id": values.get("source_id"), "notices": notices}
            print(json.dumps(answer, ensure_ascii=False), flush=True)
            return
        print(recorded.number, flush=True)
        for each in notices:
            advise(each)

    def refuse_row(self, row: int, refusal: ComplaintError) -> None:
        """What is wrong with it, and that nothing of it was kept."""
        self.refused += 1
        if self.as_json:
            refuse_as_json({"row": row, "refused": _as_json(refusal)})
            return
        words = _("{place} was not recorded. {reasons}")
        refuse(words.format(place=self._place(row), reasons=" ".join(_reasons(refusal))))

    def _place(self, row: int) -> str:
        """Where somebody finds it in the file: a spreadsheet counts lines, with the headings."""
        return (_("Line {row}") if self.in_lines else _("Row {row}")).format(row=row)


def _notices(place: str, recorded: RowRecorded) -> list[str]:
    said = []
    if recorded.is_known:
        words = _("{place} is case {number}, which is recorded already: nothing was written.")
        said.append(words.format(place=place, number=recorded.number))
    if recorded.kept_open:
        words = _("{place} is case {number}, which stays open; its outcome was not kept. {reasons}")
        reasons = " ".join(labelled_words(problem) for problem in recorded.kept_open)
        said.append(words.format(place=place, number=recorded.number, reasons=reasons))
    if recorded.same:
        words = _(
            "{place} is case {number} and says the same as {others}. If it was recorded twice, merge the two cases; "
            "a source_id in each row keeps that from happening."
        )
        said.append(words.format(place=place, number=recorded.number, others=_(", ").join(recorded.same)))
    return said


def _reasons(refusal: ComplaintError) -> list[str]:
    if isinstance(refusal, InvalidComplaint):
        return [labelled_words(problem) for problem in refusal.problems]
    return [words_for(refusal)]


def _as_json(refusal: ComplaintError) -> list[dict[str, object]]:
    if isinstance(refusal, InvalidComplaint):
        return [{"field": each.field, "code": each.code, "words": labelled_words(each)} for each in refusal.problems]
    return [{"field": "", "code": type(refusal).__name__, "words": words_for(refusal)}]


def _samples() -> str:
    as_json, as_csv = ("\n".join(f"  {line}" for line in each) for each in (SAMPLE_JSON, SAMPLE_CSV))
    names = _("“fields” lists every name that a row may have, and the codes of its choices.")
    return "\n".join((_("In the file, as JSON:"), as_json, _("Or as CSV:"), as_csv, names))
