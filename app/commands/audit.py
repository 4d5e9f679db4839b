"""`audit list` and `audit verify`: who did what, and whether everything is still as it was written."""

import argparse
from datetime import date
from pathlib import Path

from app.commands.answers import advise, print_json, print_table
from app.commands.known import naming_known_cases
from app.commands.options import add_command, add_json, name_from, path_from, whole_number_from
from app.commands.refusals import refuse_options
from app.domain.buddhist_dates import UnreadableDate, moment_short, read_day
from app.domain.errors import InvalidComplaint, Problem, UnknownCase, UnknownStaff, UnreadableFile
from app.services.audit.history import PAGE, History
from app.services.audit.papers import AuditPapers
from app.services.audit.rows import Entry, Found, Matter, Page, Seriousness, Wanted
from app.services.audit.verification import Verification
from app.services.office import Office
from app.services.whole_files import write_whole
from app.services.words.audit_words import (
    found_in_words,
    next_step_in_words,
    seriousness_in_words,
    summary_in_words,
)
from app.translation import _, language

DAYS = {"first_on": "--from", "last_on": "--to"}
DONE, WRONG = 0, 1


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command and its steps."""
    words = _("Who did what, and whether everything is still as it was written")
    steps = add_command(parsers, "audit", words, example="audit verify").add_subparsers(metavar="STEP", required=True)
    words = _("Who changed what and when, the newest first")
    listed = add_command(steps, "list", words, example="audit list --case 2569/00412")
    _add_filters(listed)
    listed.set_defaults(run=run_list, opens_folder=True, only_looks=True)
    words = _("Check signatures and chains, compare with what other PCs hold, and say how serious each finding is")
    verified = add_command(steps, "verify", words, example="audit verify")
    add_json(verified)
    verified.set_defaults(run=run_verify, opens_folder=True, only_looks=True)


def _add_filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="first_on", type=name_from, metavar="DAY", help=_("the first day, for example 1/11/2569")
    )
    parser.add_argument("--to", dest="last_on", type=name_from, metavar="DAY", help=_("the last day"))
    parser.add_argument(
        "--by", type=name_from, metavar="NAME", help=_("only what this person wrote: name or ID of an account")
    )
    parser.add_argument("--case", type=name_from, metavar="NUMBER", help=_("only this case"))
    matters = [matter.value for matter in Matter]
    parser.add_argument("--about", choices=matters, help=_("only changes of this kind"))
    parser.add_argument(
        "--reads", dest="about", action="store_const", const=Matter.READS.value, help=_("who read what of people")
    )
    parser.add_argument("--limit", type=whole_number_from, default=PAGE, metavar="N", help=_("how many at most"))
    before = _("go on before this place, as the end of the last answer says")
    parser.add_argument("--before", type=whole_number_from, metavar="PLACE", help=before)
    parser.add_argument("-o", "--out", type=path_from, metavar="FILE.pdf", help=_("print the list to this PDF file"))
    add_json(parser)


def run_list(arguments: argparse.Namespace, office: Office) -> int:
    """The entries, or a file with them on paper."""
    history = History(office.desk)
    try:
        wanted = _wanted(arguments, office, history)
    except InvalidComplaint as refusal:
        return refuse_options(refusal, DAYS, {})
    with naming_known_cases(office):
        if arguments.out is not None:
            _print(AuditPapers(office.desk, history), wanted, arguments.out)
            return DONE
        page = _gathered(history, wanted, arguments.before, arguments.limit)
    _answer(page, as_json=arguments.json)
    return DONE


def run_verify(arguments: argparse.Namespace, office: Office) -> int:
    """What was found; 1 when something is wrong."""
    verified = Verification(office.desk).verify(_nobody_watches)
    if arguments.json:
        print_json(
            {
                "at": verified.at,
                "entries": verified.saves,
                "changes": verified.changes,
                "reads": verified.reads,
                "worst": verified.worst,
                "found": [_found_answer(each) for each in verified.found],
            }
        )
    else:
        print(summary_in_words(verified))
        for each in verified.found:
            print(seriousness_in_words(each), found_in_words(each), next_step_in_words(each), sep="\t")
    return WRONG if verified.worst == Seriousness.STOP else DONE


def _wanted(arguments: argparse.Namespace, office: Office, history: History) -> Wanted:
    days = {name: _day(name, getattr(arguments, name), office) for name in DAYS}
    people: tuple[str, ...] = ()
    if arguments.by is not None:
        people = tuple(each.uid for each in history.people() if arguments.by in (each.uid, each.name))
        if not people:
            raise UnknownStaff(arguments.by)
    if arguments.case is not None and not arguments.case.strip():
        raise UnknownCase(arguments.case)
    matter = Matter(arguments.about) if arguments.about else None
    return Wanted(days["first_on"], days["last_on"], people, arguments.case or "", matter)


def _day(name: str, text: str | None, office: Office) -> date | None:
    try:
        return read_day(text, office.desk.now().date()) if text is not None else None
    except UnreadableDate as problem:
        raise InvalidComplaint([Problem(name, problem.code, {"text": problem.text})]) from None


def _gathered(history: History, wanted: Wanted, before: int | None, limit: int) -> Page:
    """As many entries as are asked for, from several pages where a rare thing is looked for."""
    entries: list[Entry] = []
    go_on = before
    while len(entries) < limit:
        page = history.page(wanted, go_on, min(PAGE, limit - len(entries)))
        entries += page.entries
        go_on = page.go_on
        if go_on is None:
            break
    return Page(tuple(entries), go_on)


def _answer(page: Page, *, as_json: bool) -> None:
    if as_json:
        print_json({"entries": page.entries, "before": page.go_on})
        return
    if not page.entries:
        advise(_("Nobody wrote anything that fits. Ask for more days, or leave out a part of the question."))
        return
    headings = (_("Written at"), _("By whom"), _("Case no."), _("What was done"), _("What was changed"))
    print_table(headings, [_line(each) for each in page.entries])
    if page.go_on is not None:
        advise(_("There are more: go on with --before {place}.").format(place=page.go_on))


def _line(entry: Entry) -> tuple[str, ...]:
    when = moment_short(entry.at, language()) if entry.at else "–"
    return when, entry.by, entry.number or "–", entry.title, " · ".join(entry.changes)


def _found_answer(found: Found) -> dict[str, object]:
    return {
        "code": found.code,
        "seriousness": found.seriousness,
        "words": found_in_words(found),
        "next_step": next_step_in_words(found),
        "data": found.data,
        "more": found.more,
    }


def _print(papers: AuditPapers, wanted: Wanted, path: Path) -> None:
    content = papers.history(wanted)
    try:
        write_whole(path, content)
    except OSError as problem:
        raise UnreadableFile(path, "cannot_write", reason=problem) from problem
    advise(_("The list is in {path}.").format(path=path))


def _nobody_watches(_done: int, _of: int) -> None:
    """On the command line a verification runs to its end."""
