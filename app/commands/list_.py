"""`list [WORD …]` and `show NUMBER`: the register, and one case whole."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from app.commands.answers import advise, print_json, print_labelled, print_table
from app.commands.known import naming_known_cases
from app.commands.opening import opened
from app.commands.options import add_command, add_json, add_number, add_reason
from app.domain.buddhist_dates import BANGKOK, day_short
from app.domain.entered_values import shown
from app.domain.fields import field
from app.domain.subjects import CUT, is_cut
from app.services.cases.case_row import CaseRow
from app.services.office import Office
from app.services.paper.word_breaker import shipped_words
from app.services.privacy.disclosures import Disclosures
from app.services.reads.chain import How
from app.services.rows import CaseRecord, ConflictRow, SaveRow
from app.services.words.duty_words import label_of, whole_in_words
from app.services.words.messages import words_for_problem
from app.services.words.value_words import value_in_words
from app.translation import _, language


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register both commands."""
    words = _("The register: every case, or those with these words in them")
    rows = add_command(parsers, "list", words, example="list ห้องจ่ายยา")
    searched = _("words to look for in number, name, HN and text; of several, each has to be there")
    rows.add_argument("words", nargs="*", metavar="WORD", help=searched)
    add_json(rows)
    rows.set_defaults(run=run_list, opens_folder=True, only_looks=True, empty_is_answered=True)
    one = add_command(parsers, "show", _("One case whole"), example="show 2569/00412")
    add_number(one)
    add_reason(one)
    add_json(one)
    one.set_defaults(run=run_show, opens_folder=True, only_looks=True)


def run_list(arguments: argparse.Namespace, office: Office) -> int:
    """Every case found, oldest first."""
    rows = office.register.found(*arguments.words)
    answers = [_row_answer(row, office) for row in rows]
    if arguments.json:
        print_json(answers)
    elif not rows:
        advise(_nothing(arguments.words))
    else:
        headings = (_(field("number").label), _(field("received_at").label), _(field("state").label), _("Subject"))
        print_table(headings, [_line(row, office) for row in rows])
    return 0


def run_show(arguments: argparse.Namespace, office: Office) -> int:
    """Fields, duties, timeline, conflicts and numbers of one case; that somebody looks is noted before."""
    with naming_known_cases(office):
        record = opened(office, arguments.number, arguments.reason)
    if record.uid not in office.desk.identities_open:  # else the opening itself was noted, with its reason
        office.reads.note_case(record, How.COMMAND)
    answer = {**_case_answer(record), "disclosed": [asdict(each) for each in Disclosures(office.desk).of(record)]}
    if arguments.json:
        print_json(answer)
    else:
        values = {"number": record.number, "state": record.state, **record.fields}
        print_labelled((_(field(name).label), _in_words(name, value, office)) for name, value in values.items())
        print_labelled(_deadlines(record, office))
    return 0


def _deadlines(record: CaseRecord, office: Office) -> Iterator[tuple[str, str]]:
    """Each duty with what became of it; those of a yearly list have no date of their own."""
    now, policy = office.desk.now(), office.desk.policy
    return ((label_of(duty), whole_in_words(duty, now, policy)) for duty in record.duties)


def _nothing(words: Sequence[str]) -> str:
    said = [shown(each) for each in words if each.strip()]
    if not said:
        return _("No case is recorded here yet. “record” takes cases from a file.")
    words_found = _("Nothing was found that has “{words}”. Look for fewer words, or a part of one.")
    return words_found.format(words=_("” and “").join(said))


def _line(row: CaseRow, office: Office) -> Sequence[str]:
    state = _in_words("state", row.state, office)
    return row.number, day_short(row.received_at.date(), language()), state, _between_words(row.subject)


def _between_words(subject: str) -> str:
    """A subject that was cut anywhere, cut between two words; the words are read only where one was."""
    if not is_cut(subject):
        return subject
    whole = shipped_words().segments(subject.removesuffix(CUT))[:-1]
    return "".join(whole).rstrip() + CUT if whole else subject


def _in_words(name: str, value: object, office: Office) -> str:
    return value_in_words(field(name), value, office.desk.policy)


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
        "proceedings": [asdict(each) for each in record.proceedings],
        "attachments": [asdict(each) for each in record.attachments],
        "calls": [asdict(each) for each in record.calls],
        "gaps": [{"field": gap.field, "words": words_for_problem(gap)} for gap in record.gaps],
        "erased": record.erased,
        "not_for_here": record.not_for_here,
        "kept_back": record.kept_back,
        "withheld": record.withheld,
        "ended_since": record.ended_since,
        "is_summary": record.is_summary,
        "entered_at": record.entered_at,
        "entered_by": record.entered_by,
        "seen": record.seen,
    }


def _save_answer(save: SaveRow) -> dict[str, object]:
    changes = [
        {"entity": entity, "unit": unit, "value": value, "proposed": (entity, unit) in save.proposed}
        for entity, unit, value in save.changes
    ]
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
