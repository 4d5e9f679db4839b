"""`init` and `staff`: what this folder is, and who may act in it."""

import argparse

from app.commands.answers import print_json
from app.domain.errors import DataFolderProblem
from app.domain.policy import DEFAULT_PROFILE, POLICY_FOLDER
from app.domain.policy_file import profiles_in
from app.domain.vocabulary import Role
from app.services.office import Office
from app.translation import _


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register both commands."""
    init = parsers.add_parser("init", help=_("Set up this data folder for the centre or for a ward"))
    init.add_argument("--role", choices=("centre", "ward"), default="centre")
    init.add_argument("--unit", default="", metavar="NAME")
    init.add_argument("--profile", choices=profiles_in(POLICY_FOLDER), default=DEFAULT_PROFILE)
    init.add_argument("--json", action="store_true")
    init.set_defaults(run=run_init, opens_folder=True, sets_up=True)
    staff = parsers.add_parser("staff", help=_("The accounts of this data folder, or a new one"))
    staff.add_argument("--add", metavar="NAME")
    staff.add_argument("--role", action="append", choices=[role.value for role in Role], default=[])
    staff.add_argument("--unit", default="")
    staff.add_argument("--json", action="store_true")
    staff.set_defaults(run=run_staff, opens_folder=True)


def run_init(arguments: argparse.Namespace, office: Office) -> int:
    """A new folder was set up on the way here; say what it is, and refuse to make something else of an old one."""
    node = office.desk.node
    if (node.role, node.unit, node.profile) != (arguments.role, arguments.unit, arguments.profile):
        raise DataFolderProblem(office.database.folder, "wrong_role", role=node.role, unit=node.unit)
    answer = {"role": node.role, "unit": node.unit, "profile": node.profile, "code": node.code}
    if arguments.json:
        print_json(answer)
    else:
        print(*answer.values(), sep="\t")
    return 0


def run_staff(arguments: argparse.Namespace, office: Office) -> int:
    """Make an account when asked to, then list all."""
    if arguments.add:
        office.staff.add_person(arguments.add, arguments.role, arguments.unit)
    people = office.staff.people()
    if arguments.json:
        print_json(people)
    else:
        for person in people:
            print(person.uid, person.name, ",".join(person.roles), person.unit, sep="\t")
    return 0
