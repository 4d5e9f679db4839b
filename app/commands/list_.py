"""`list [FILTER]` and `show NUMBER`: the register, and one case whole."""

import argparse
from dataclasses import asdict

from app.commands.answers import plain, print_json
from app.domain.buddhist_dates import BANGKOK
from app.services.messages import words_for_problem
from app.services.office import Office
from app.services.rows import CaseRecord, CaseRow, ConflictRow, SaveRow
from app.translation import _


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register both commands."""
    rows = parsers.add_parser("list", help=_("The register: every case, or those with these words in them"))
    rows.add_argument("filter", nargs="?", default="")
    rows.add_argument("--json", action="store_true")
    rows.set_defaults(run=run_list, opens_folder=True)
    one = parsers.add_parser("show", help=_("One case whole"))
    one.add_argument("number")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=run_show, opens_folder=True)


def run_list(arguments: argparse.Namespace, office: Office) -> int:
    """Every case found, oldest first."""
    register = office.register
    rows = register.found(arguments.filter) if arguments.filter.strip() else register.everything()
    answers = [_row_answer(row, office) for row in rows]
    if arguments.json:
        print_json(answers)
    else:
        for row in rows:
            print(row.number, row.received_at.date().isoformat(), row.state, row.subject, sep="\t")
    return 0


def run_show(arguments: argparse.Namespace, office: Office) -> int:
    """Fields, duties, timeline, conflicts and numbers of one case."""
    record = office.complaints.case(arguments.number)
    answer = _case_answer(record)
    if arguments.json:
        print_json(answer)
    else:
        for name, value in {"number": record.number, "state": record.state, **record.fields}.items():
            print(name, plain(value), sep="\t")
    return 0


def _row_answer(row: CaseRow, office: Office) -> dict[str, object]:
    last_day = row.due_on or (row.due_at.astimezone(BANGKOK).date() if row.due_at else None)
    today = office.desk.now().date()
    return {**asdict(row), "days_left": (last_day - today).days if last_day else None}


def _case_answer(record: CaseRecord) -> dict[str, object]:
    return {
        "number": record.number,
        "local_number": record.local_number,
        "numbers": {"official": _official(record), "local": record.local_number, "aliases": record.aliases},
        "state": record.state,
        "fields": record.fields,
        "duties": [asdict(duty) for duty in record.duties],
        "timeline": [_save_answer(save) for save in record.timeline],
        "conflicts": [_conflict_answer(conflict) for conflict in record.conflicts],
        "attachments": [asdict(each) for each in record.attachments],
        "calls": [asdict(each) for each in record.calls],
        "gaps": [{"field": gap.field, "words": words_for_problem(gap)} for gap in record.gaps],
        "erased": record.erased,
        "not_for_here": record.not_for_here,
        "ended_since": record.ended_since,
        "entered_at": record.entered_at,
        "entered_by": record.entered_by,
        "seen": record.seen,
    }


def _save_answer(save: SaveRow) -> dict[str, object]:
    changes = [{"entity": entity, "unit": unit, "value": value} for entity, unit, value in save.changes]
    return {
        "change": save.id,
        "kind": save.kind,
        "saved_at": save.saved_at,
        "actor": save.actor,
        "changes": changes,
    }


def _conflict_answer(conflict: ConflictRow) -> dict[str, object]:
    values = [
        {"change": change, "value": value, "actor": actor, "saved_at": saved_at, "before": before}
        for (change, value, actor, saved_at), before in zip(conflict.values, conflict.before, strict=True)
    ]
    return {"entity": conflict.entity, "unit": conflict.unit, "counts": conflict.counts, "values": values}


def _official(record: CaseRecord) -> str | None:
    return record.number if record.number != record.local_number else None
