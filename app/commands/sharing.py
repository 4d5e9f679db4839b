"""`grant`, `erase` and `confirm`: what only the centre says of a case and of its own numbers."""

import argparse
from collections.abc import Iterable, Sequence

from app.commands.answers import print_json
from app.commands.known import naming_known_cases
from app.commands.options import add_command, add_json, add_number, add_peer, words_from
from app.domain.vocabulary import GrantClass, PcRole, PeerState
from app.services.exchange.classes import GRANTABLE
from app.services.exchange.office import ExchangeOffice, exchange_at
from app.services.exchange.rows import ErasureRow
from app.services.exchange.told import told_of_files_gone
from app.services.office import Office
from app.services.words.change_words import erased_in_words
from app.translation import N_, _, ngettext

SHARED: dict[str, str] = {
    GrantClass.SUMMARY: N_(
        "{peer} gets the summary of case {number} with the next file: number, state, duties, outcome."
    ),
    GrantClass.WORK: N_("{peer} gets case {number} with the next file, without who complained."),
    GrantClass.IDENTITY: N_("{peer} gets case {number} with the next file, with who complained."),
}


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the commands."""
    grant = add_command(
        parsers, "grant", _("Share a case with a ward, or end that"), example="grant 2569/00412 W1 --class work"
    )
    add_number(grant)
    add_peer(grant)
    how = grant.add_mutually_exclusive_group()
    klass = _("how much of it: summary, work (without who complained) or identity; work if left out")
    names = [each.value for each in GRANTABLE]
    how.add_argument("--class", choices=names, default=GrantClass.WORK.value, dest="klass", help=klass)
    how.add_argument("--end", action="store_true", help=_("end the sharing; what went there stays there, read only"))
    reason = _("why a case of the restricted track is shared nevertheless")
    grant.add_argument("--nevertheless", type=words_from, default="", metavar=_("reason"), help=reason)
    add_json(grant)
    grant.set_defaults(run=run_grant, opens_folder=True, needs_data=True)
    _add_erase(parsers)
    words = _("After the centre's data were set back: number and send again")
    confirm = add_command(parsers, "confirm", words, example="confirm --highest 2569/00412")
    confirm.add_argument("--highest", metavar="NUMBER", help=_("The highest official number found on paper"))
    add_json(confirm)
    confirm.set_defaults(run=run_confirm, opens_folder=True, needs_data=True)


def _add_erase(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words, example = _("Erase fields of a case, wherever it went"), "erase 2569/00412 complainant_phone"
    erase = add_command(parsers, "erase", words, example=example)
    add_number(erase)
    what = _("the names of fields, as “fields” lists them, or KIND:UID of what was done, as “show --json” names it")
    erase.add_argument("fields", nargs="+", metavar="FIELD", help=what)
    erase.add_argument(
        "--because",
        type=words_from,
        default="",
        metavar="WORDS",
        help=_("why; only who may see the complainant sees it"),
    )
    add_json(erase)
    erase.set_defaults(run=run_erase, opens_folder=True, needs_data=True)


def run_grant(arguments: argparse.Namespace, office: Office) -> int:
    """Share the case, or end it."""
    opened = exchange_at(office.desk)
    with naming_known_cases(office):
        if arguments.end:
            opened.grants.end(arguments.number, arguments.peer)
        else:
            opened.grants.grant(arguments.number, arguments.peer, arguments.klass, nevertheless=arguments.nevertheless)
    name = opened.pairing.named(arguments.peer).name
    klass = GrantClass.ENDED if arguments.end else arguments.klass
    if arguments.json:
        print_json({"number": arguments.number, "peer": name, "class": klass})
        return 0
    ended = _("Case {number} is no longer shared with {peer}; what went there can be read there and not changed.")
    words = ended if arguments.end else _(SHARED[klass])
    print(words.format(number=arguments.number, peer=name))
    return 0


def run_erase(arguments: argparse.Namespace, office: Office) -> int:
    """Erase the fields here, and with the next files everywhere."""
    opened = exchange_at(office.desk)
    with naming_known_cases(office):
        values = opened.erasures.erase(arguments.number, arguments.fields, because=arguments.because)
    waiting = opened.erasures.waiting_gone()
    reached, ended = _not_confirmed(opened, arguments.number, arguments.fields)
    if arguments.json:
        said = {"number": arguments.number, "fields": arguments.fields, "values": values}
        print_json({**said, "not_confirmed": reached, "never": ended, "waiting_gone": waiting})
        return 0
    fields = _(", ").join(erased_in_words(name) for name in arguments.fields)
    print(_("Erased here in case {number}: {fields}.").format(number=arguments.number, fields=fields))
    print(*_told_of_wards(reached, ended), sep="\n")
    if waiting:
        print(told_of_files_gone(waiting))
    return 0


def run_confirm(arguments: argparse.Namespace, office: Office) -> int:
    """End the waiting of a centre that was set back."""
    opened = exchange_at(office.desk)
    numbered = opened.recovery.confirm(arguments.highest)
    if arguments.json:
        print_json({"numbered": numbered})
        return 0
    if _has_wards(opened):
        print(_("Numbers are given again, and files carry cases again. Send every ward a file now."))
    else:
        print(_("Official numbers are given again."))
    if numbered:
        words = ngettext(
            "{count} case that had waited got its number.", "{count} cases that had waited got their numbers.", numbered
        )
        print(words.format(count=numbered))
    return 0


def _has_wards(opened: ExchangeOffice) -> bool:
    return any(each.role == PcRole.WARD and each.state == PeerState.TRUSTED for each in opened.pairing.list())


def _told_of_wards(waiting: Sequence[str], ended: Sequence[str]) -> Iterable[str]:
    if waiting:
        words = _("These wards lose it with the next file and have not confirmed it yet: {names}. Send them a file.")
        yield words.format(names=_(", ").join(waiting))
    if ended:
        words = _("These PCs had the case and are no longer in use, so they will not confirm it: {names}.")
        yield words.format(names=_(", ").join(ended))
    if not waiting and not ended:
        yield _("No ward has this case.")


def _not_confirmed(opened: ExchangeOffice, number: str, fields: Sequence[str]) -> tuple[list[str], list[str]]:
    """The wards that have yet to lose it, and those that no longer will; by name, in the order of their names."""
    rows = [row for row in opened.erasures.of(number) if row.field in fields]
    waiting = {name for row in rows for name, done in row.reached if not done}
    return sorted(waiting), sorted(_ended(rows))


def _ended(rows: Iterable[ErasureRow]) -> set[str]:
    return {name for row in rows for name in row.never}
