"""`retention`: which cases have had their time, holds, erasing by hand, and which entries are switched on."""

import argparse

from app.commands.answers import advise, print_json, print_table
from app.commands.known import naming_known_cases
from app.commands.options import add_command, add_json, add_number, name_from, words_from
from app.commands.refusals import refuse_options
from app.domain.buddhist_dates import day_short
from app.domain.errors import InvalidComplaint
from app.services.office import Office
from app.services.retention.retention import Retention
from app.services.retention.rows import DueRow
from app.services.retention.switches import EntryRow
from app.services.retention.words import SHORT_ENDS, hold_in_words, kept_in_words, switch_in_words
from app.translation import _, language, ngettext

OPTIONS = {
    "years": "--years",
    "decided_by": "--decided-by",
    "document": "--document",
    "because": "--because",
    "confirmed": "--confirm",
}


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command and its steps."""
    words = _("Cases that have had their time: the list, holds, and erasing; nothing is ever erased by itself")
    retention = add_command(parsers, "retention", words, example="retention list")
    steps = retention.add_subparsers(metavar="STEP", required=True)
    words = _("Which cases would be erased when, by which entry, and what keeps them; and every case on hold")
    listed = add_command(steps, "list", words, example="retention list --json")
    add_json(listed)
    listed.set_defaults(run=run_list, opens_folder=True, only_looks=True)
    _add_hold(steps)
    _add_erase(steps)
    _add_entries(steps)


def _add_hold(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    because = _("why; only who may see the complainant sees it")
    for name, words, run in (
        ("hold", _("Keep a case from being erased"), run_hold),
        ("release", _("Lift the holds of a case; it waits on the list anew"), run_release),
    ):
        step = add_command(steps, name, words, example=f'retention {name} 2569/00412 --because "ศาลขอเอกสาร"')
        add_number(step)
        step.add_argument("--because", type=words_from, required=True, metavar="WORDS", help=because)
        add_json(step)
        step.set_defaults(run=run, opens_folder=True)


def _add_erase(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = _("Erase what has had its time in these cases, which you have looked at, wherever they went")
    example = 'retention erase 2569/00412 2569/00413 --confirm 2 --because "ครบกำหนดแล้ว"'
    erase = add_command(steps, "erase", words, example=example)
    numbers = _("the numbers of cases that stand on the list and may be erased today")
    erase.add_argument("numbers", nargs="+", metavar="NUMBER", help=numbers)
    erase.add_argument("--confirm", type=name_from, default="", metavar="COUNT", help=_("how many cases they are"))
    because = _("why; only who may see the complainant sees it")
    erase.add_argument("--because", type=words_from, default="", metavar="WORDS", help=because)
    add_json(erase)
    erase.set_defaults(run=run_erase, opens_folder=True)


def _add_entries(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = _("The entries of retention, and which of them the hospital switched on")
    entries = add_command(steps, "entries", words, example="retention entries")
    add_json(entries)
    entries.set_defaults(run=run_entries, opens_folder=True, only_looks=True)
    words = _("Switch an entry on, with years and who decided; cases wait on the list before anything may happen")
    on = add_command(steps, "on", words, example='retention on complaints_text --years 10 --decided-by "ผู้อำนวยการ"')
    on.add_argument("--years", type=name_from, default="", metavar="N", help=_("Years after the end of the case"))
    on.add_argument("--decided-by", type=name_from, default="", metavar="NAME", help=_("Who decided it"))
    on.add_argument("--document", type=name_from, default="", metavar="WORDS", help=_("By which document"))
    off = add_command(steps, "off", _("Switch an entry off"), example="retention off complaints_text")
    for step, run in ((on, run_on), (off, run_off)):
        step.add_argument("code", type=name_from, metavar="CODE", help=_("the entry, as “retention entries” shows it"))
        add_json(step)
        step.set_defaults(run=run, opens_folder=True)


def run_list(arguments: argparse.Namespace, office: Office) -> int:
    """The list and the holds."""
    listed = Retention(office.desk).listed()
    if arguments.json:
        print_json(listed)
        return 0
    headings = (_("Case no."), _("What ends"), _("By the entry"), _("May be erased from"), _("Kept by"))
    print_table(headings, map(_cells, listed.due))
    for row in listed.held:
        reasons = _(", ").join(map(hold_in_words, row.holds))
        print(_("On hold: case {number} ({reasons})").format(number=row.number, reasons=reasons))
    if listed.more:
        advise(_("There are more than one list holds; they follow when these are done."))
    return 0


def run_hold(arguments: argparse.Namespace, office: Office) -> int:
    """Keep the case."""
    try:
        with naming_known_cases(office):
            Retention(office.desk).hold(arguments.number, because=arguments.because)
    except InvalidComplaint as refusal:
        return refuse_options(refusal, OPTIONS, {})
    _answer(arguments, {"number": arguments.number}, _("Case {number} is kept until somebody lifts the hold."))
    return 0


def run_release(arguments: argparse.Namespace, office: Office) -> int:
    """Lift its holds."""
    try:
        with naming_known_cases(office):
            count = Retention(office.desk).release(arguments.number, because=arguments.because)
    except InvalidComplaint as refusal:
        return refuse_options(refusal, OPTIONS, {})
    said = _("Nobody holds case {number} any more; it waits on the list anew.")
    _answer(arguments, {"number": arguments.number, "holds": count}, said)
    return 0


def run_erase(arguments: argparse.Namespace, office: Office) -> int:
    """Erase what is named, or nothing."""
    retention = Retention(office.desk)
    # Whoever names a case on the command line has read the list as it is now; the service looks again.
    seen = {each.number: each.seen for each in retention.listed().due}
    reviewed = {number: seen.get(number, "") for number in dict.fromkeys(arguments.numbers)}
    try:
        with naming_known_cases(office):
            values = retention.erase(reviewed, _unwatched, confirmed=arguments.confirm, because=arguments.because)
    except InvalidComplaint as refusal:
        return refuse_options(refusal, OPTIONS, {"number": _("Case no.")})
    words = ngettext("{count} case was erased here.", "{count} cases were erased here.", len(reviewed))
    _answer(arguments, {"cases": list(reviewed), "values": values}, words.format(count=len(reviewed)))
    advise(_("Send every ward a file: what went there is erased with it."))
    return 0


def run_entries(arguments: argparse.Namespace, office: Office) -> int:
    """Every entry."""
    rows = Retention(office.desk).switches.rows()
    if arguments.json:
        print_json(rows)
    else:
        headings = (_("Code"), _("Which cases"), _("What ends"), _("Switched on"), _("Source"))
        print_table(headings, map(_entry_cells, rows))
    return 0


def run_on(arguments: argparse.Namespace, office: Office) -> int:
    """Switch the entry on."""
    given = {name: getattr(arguments, name) for name in ("years", "decided_by", "document")}
    switches = Retention(office.desk).switches
    try:
        switches.switch_on(arguments.code, {name: value for name, value in given.items() if value})
    except InvalidComplaint as refusal:
        return refuse_options(refusal, OPTIONS, {"entry": _("Code")})
    days = switches.rules().waiting.days
    words = _("The entry is on. Cases that have had their time wait on the list for {days} days.").format(days=days)
    _answer(arguments, {"code": arguments.code, "waiting_days": days}, words)
    return 0


def run_off(arguments: argparse.Namespace, office: Office) -> int:
    """Switch the entry off."""
    try:
        was_on = Retention(office.desk).switches.switch_off(arguments.code)
    except InvalidComplaint as refusal:
        return refuse_options(refusal, OPTIONS, {"entry": _("Code")})
    words = _("The entry is off; no case is suggested by it any more.") if was_on else _("The entry was off already.")
    _answer(arguments, {"code": arguments.code, "was_on": was_on}, words)
    return 0


def _answer(arguments: argparse.Namespace, said: dict[str, object], words: str) -> None:
    if arguments.json:
        print_json(said)
    else:
        print(words.format(number=getattr(arguments, "number", "")))


def _cells(row: DueRow) -> tuple[str, ...]:
    ready = day_short(row.ready_on, language())
    return row.number, _(SHORT_ENDS[row.ends]), row.entry, ready, kept_in_words(row) or "–"


def _entry_cells(row: EntryRow) -> tuple[str, ...]:
    entry = row.entry
    standing = switch_in_words(row.switch) if row.switch else _("off")
    return entry.code, entry.label(language()), _(SHORT_ENDS[entry.ends]), standing, entry.source


def _unwatched(_done: int, _whole: int) -> None:
    """Nobody looks at how far it has come."""
