"""`init` and `staff`: what this folder is, and who may act in it."""

import argparse
from collections.abc import Sequence

from app.commands.answers import print_json, print_labelled, print_table, refuse
from app.commands.options import add_command, add_json, name_from
from app.commands.refusals import refuse_blank, refuse_options
from app.domain.errors import DataFolderProblem, InvalidComplaint
from app.domain.labels import LABELS
from app.domain.policy import DEFAULT_PROFILE, POLICY_FOLDER
from app.domain.policy_file import profiles_in
from app.domain.vocabulary import PcRole, Role
from app.services.accounts.at_the_door import has_passwords
from app.services.exchange.peer_words import role_in_words
from app.services.node import SetUp
from app.services.office import Office
from app.translation import _


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register both commands."""
    words, example = _("Set up this data folder for the centre or for a ward"), "init --role ward --unit หอผู้ป่วยชาย"
    init = add_command(parsers, "init", words, example=example)
    role = _("what this PC is for; centre if left out")
    init.add_argument("--role", choices=[each.value for each in PcRole], default=PcRole.CENTRE.value, help=role)
    init.add_argument(
        "--unit", type=name_from, default="", metavar="NAME", help=_("the name of the ward, or of the centre")
    )
    profile, profiles = _("whose rules"), profiles_in(POLICY_FOLDER)
    init.add_argument("--profile", choices=profiles, default=DEFAULT_PROFILE, help=profile)
    add_json(init)
    init.set_defaults(run=run_init, opens_folder=True, set_up=set_up_of)
    _add_staff(parsers)


def _add_staff(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words, example = _("The accounts of this data folder, or a new one"), "staff --add สมศรี --role officer"
    staff = add_command(parsers, "staff", words, example=example)
    staff.add_argument("--add", metavar="NAME", help=_("make an account of this name"))
    roles, may = [role.value for role in Role], _("what the new account may do; can be given several times")
    staff.add_argument("--role", action="append", choices=roles, default=[], help=may)
    staff.add_argument(
        "--unit", type=name_from, default="", metavar="NAME", help=_("the unit that the new account belongs to")
    )
    add_json(staff)
    staff.set_defaults(run=run_staff, opens_folder=True, only_looks=True, changes_by=("add",))


def set_up_of(arguments: argparse.Namespace) -> SetUp:
    """What a new folder is to become.

    Raises:
        DataFolderProblem: a ward has no name, by which the centre and its papers would know it.
    """
    if arguments.role == PcRole.WARD and not arguments.unit:
        raise DataFolderProblem(arguments.data_dir or arguments.default_folder(), "nameless_ward")
    return SetUp(role=arguments.role, unit=arguments.unit, profile=arguments.profile)


def run_init(arguments: argparse.Namespace, office: Office) -> int:
    """A new folder was set up on the way here; say what it is, and refuse to make something else of an old one."""
    node = office.desk.node
    if (node.role, node.unit, node.profile) != (arguments.role, arguments.unit, arguments.profile):
        raise DataFolderProblem(office.database.folder, "wrong_role", role=node.role, unit=node.unit)
    answer = {"role": node.role, "unit": node.unit, "profile": node.profile, "code": node.code}
    if arguments.json:
        print_json(answer)
    else:
        labels = (_("Role"), _("Unit"), _("Rules"), _("Code"))
        said = (role_in_words(node.role), node.unit or "–", node.profile, node.code)
        print_labelled(zip(labels, said, strict=True))
    return 0


def run_staff(arguments: argparse.Namespace, office: Office) -> int:
    """Make an account when asked to, then list all."""
    if arguments.add is None and (arguments.role or arguments.unit):
        refuse(_("Nobody is named, so no account was made. Add --add NAME, or leave out --role and --unit."))
        return 1
    if arguments.add is not None:
        if has_passwords(office.database.folder):
            refuse(_("Accounts here have passwords. Make a new one with its password: “account add NAME”."))
            return 1
        if not arguments.add.strip():
            return refuse_blank("--add")
        try:
            office.staff.add_person(arguments.add, arguments.role, arguments.unit)
        except InvalidComplaint as refusal:
            return refuse_options(refusal, {"name": "--add", "role": "--role", "unit": "--unit"}, {})
    people = office.staff.people()
    if arguments.json:
        print_json(people)
    else:
        rows = [(person.uid, person.name, _roles_in_words(person.roles), person.unit) for person in people]
        print_table((_("Account ID"), _("Name"), _("Role"), _("Unit")), rows)
    return 0


def _roles_in_words(roles: Sequence[str]) -> str:
    return _(", ").join(_(LABELS[Role(role)]) for role in roles)
