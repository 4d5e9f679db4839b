"""`account`: who may open the data of this PC, with which password; and the recovery code for the safe."""

import argparse

from app.commands.answers import advise, print_json, print_table
from app.commands.options import add_command, add_json, name_from
from app.commands.passwords import asked_twice
from app.commands.refusals import refuse_blank
from app.domain.labels import LABELS
from app.domain.sign_in_rules import SignInRules, sign_in_rules
from app.domain.vocabulary import Role
from app.services.accounts.accounts import Accounts
from app.services.accounts.passwords import calibrated
from app.services.accounts.rows import AccountRow
from app.services.key_slots import Derivation
from app.services.locked_log.pins import Pins
from app.services.node import person_named
from app.services.office import Office
from app.translation import _

NAME = "NAME"


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command and its steps."""
    words, example = _("Accounts with passwords, and the recovery code"), "account password สมศรี"
    steps = add_command(parsers, "account", words, example=example).add_subparsers(metavar="STEP", required=True)
    _add_makers(steps)
    words = _("Every account: its roles, whether it has a password, how often somebody tried a wrong one")
    listed = add_command(steps, "list", words, example="account list")
    add_json(listed)
    listed.set_defaults(run=run_list, opens_folder=True, only_looks=True)
    words = _("Nobody signs in with this account any more; what it wrote stays")
    removed = add_command(steps, "remove", words, example="account remove สมศรี")
    _add_name(removed)
    removed.set_defaults(run=run_remove, opens_folder=True)
    words = _("Give somebody a PIN, with which they log events from the lock screen; asked for, or read as a line")
    pin = add_command(steps, "pin", words, example="account pin สมศรี")
    _add_name(pin)
    pin.add_argument("--take", action="store_true", help=_("take the PIN away instead"))
    pin.set_defaults(run=run_pin, opens_folder=True)
    words = _("Make a recovery code to print and lock away; the one before opens nothing any more")
    recovery = add_command(steps, "recovery", words, example="account recovery")
    recovery.set_defaults(run=run_recovery, opens_folder=True)


def _add_makers(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = _("Make an account; its password is asked for, or read as a line of standard input")
    added = add_command(steps, "add", words, example="account add สมศรี --role officer")
    _add_name(added)
    roles, may = [role.value for role in Role], _("what the new account may do; can be given several times")
    added.add_argument("--role", action="append", choices=roles, default=[], help=may)
    unit = _("the unit that the new account belongs to")
    added.add_argument("--unit", type=name_from, default="", metavar="NAME", help=unit)
    added.set_defaults(run=run_add, opens_folder=True)
    words = _("Give an account its first password, or another one; asked for, or read as a line of standard input")
    password = add_command(steps, "password", words, example="account password สมศรี")
    _add_name(password)
    forgotten = _("nobody can sign in: ask for the recovery code instead of a password")
    password.add_argument("--forgotten", action="store_true", help=forgotten)
    known = _("others may know the former password: the data are written anew, so that it opens nothing from now on")
    password.add_argument("--known-to-others", action="store_true", help=known)
    password.set_defaults(run=run_password, opens_folder=True)


def _add_name(parser: argparse.ArgumentParser) -> None:
    words = _("the name or ID of the account, as “account list” shows them")
    parser.add_argument("name", type=name_from, metavar=NAME, help=words)


def run_add(arguments: argparse.Namespace, office: Office) -> int:
    """Make the account and say so."""
    if not arguments.name:
        return refuse_blank(NAME)
    password = asked_twice(_("New password: "), _("The same again: "))
    accounts = _accounts(office)
    _tell_code(accounts.add(arguments.name, arguments.role, arguments.unit, password))
    advise(_("{name} can sign in now.").format(name=arguments.name))
    _warn_of_open(accounts)
    return 0


def run_password(arguments: argparse.Namespace, office: Office) -> int:
    """Set the password; what others can still do without one is said."""
    if not arguments.name:
        return refuse_blank(NAME)
    accounts = _accounts(office)
    password, by_recovery = asked_twice(_("New password: "), _("The same again: ")), arguments.forgotten
    known = arguments.known_to_others
    code = accounts.set_password(arguments.name, password, known_to_others=known, by_recovery=by_recovery)
    _tell_code(code)
    advise(_("The password of {name} is set.").format(name=arguments.name))
    _warn_of_open(accounts)
    return 0


def _warn_of_open(accounts: Accounts) -> None:
    """What opens without a password still: the data, or copies of them."""
    left = accounts.without_password()
    if left:
        words = _(
            "The data still open without a password, because these accounts have none: {names}. "
            "Give them one, or remove them."
        )
        advise(words.format(names=_(", ").join(left)))
    if accounts.left_open:
        words = _(
            "These old copies may open without a password still; bring the second place and take them away, or keep "
            "them locked away: {places}"
        )
        advise(words.format(places=_(", ").join(map(str, accounts.left_open))))


def run_list(arguments: argparse.Namespace, office: Office) -> int:
    """Every account of this PC."""
    rows = _accounts(office).rows()
    if arguments.json:
        print_json(rows)
    else:
        headings = (_("Account ID"), _("Name"), _("Role"), _("Unit"), _("Signs in"), _("Wrong tries"))
        print_table(headings, map(_cells, rows))
    return 0


def run_remove(arguments: argparse.Namespace, office: Office) -> int:
    """Remove the account and say so."""
    if not arguments.name:
        return refuse_blank(NAME)
    accounts = _accounts(office)
    _tell_code(accounts.remove(arguments.name))
    advise(_("{name} cannot sign in any more.").format(name=arguments.name))
    _warn_of_open(accounts)
    return 0


def run_pin(arguments: argparse.Namespace, office: Office) -> int:
    """Set the PIN, or take it away."""
    if not arguments.name:
        return refuse_blank(NAME)
    with office.database.reading() as connection:
        person = person_named(connection, arguments.name)
    rules = sign_in_rules(office.desk.now().date())
    pins = Pins(office.desk, office.roster, rules, lambda: _calibrated(rules))
    if arguments.take:
        pins.take(person.uid)
        advise(_("{name} has no PIN any more.").format(name=person.name))
    else:
        pins.set(person.uid, asked_twice(_("New PIN: "), _("The same again: ")))
        advise(_("{name} can log from the lock screen now.").format(name=person.name))
    return 0


def run_recovery(_arguments: argparse.Namespace, office: Office) -> int:
    """Print the new code."""
    _tell_code(_accounts(office).new_recovery())
    return 0


def _accounts(office: Office) -> Accounts:
    rules = sign_in_rules(office.desk.now().date())
    return Accounts(office.desk, rules, lambda: _calibrated(rules))


def _calibrated(rules: SignInRules) -> Derivation:
    return calibrated(rules.derivation)


def _tell_code(code: str) -> None:
    """The code alone stands on standard output, where it can be printed from."""
    if not code:
        return
    print(code)
    advise(
        _(
            "This is the recovery code. Print it and lock it away: with it, a new password is set when all are "
            "forgotten, and without both the data are lost. It is not shown again."
        )
    )


def _cells(row: AccountRow) -> tuple[object, ...]:
    roles = _(", ").join(_(LABELS[Role(role)]) for role in row.roles)
    return (row.uid, row.name, roles, row.unit, _way_in(row), row.wrong_tries)


def _way_in(row: AccountRow) -> str:
    if row.is_half_removed:
        return _("not removed wholly yet: remove it once more")
    if row.is_removed:
        return _("removed")
    return _("with a password") if row.has_password else _("without a password")
