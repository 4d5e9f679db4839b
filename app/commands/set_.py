"""`set NUMBER FIELD=VALUE …` and `resolve NUMBER FIELD VALUE`: a correction, and the decision of a conflict."""

import argparse
import json

from app.commands.answers import refuse
from app.domain.fields import FIELDS
from app.domain.units import is_list
from app.services.exchange.renumbering import Renumbering
from app.services.office import Office
from app.translation import _

NUMBER = "number"
LIST_SEPARATORS = (";", ",")


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register both commands."""
    correct = parsers.add_parser("set", help=_("Correct fields of a case"))
    correct.add_argument("number")
    correct.add_argument("changes", nargs="+", metavar="FIELD=VALUE")
    correct.add_argument("--seen", metavar="CHANGE", help=_("The state that the form was opened on"))
    correct.set_defaults(run=run_set, opens_folder=True)
    decide = parsers.add_parser("resolve", help=_("Decide a conflict of a field"))
    decide.add_argument("number")
    decide.add_argument("field")
    decide.add_argument("value")
    decide.set_defaults(run=run_resolve, opens_folder=True)


def run_set(arguments: argparse.Namespace, office: Office) -> int:
    """Write the fields; an empty value takes a field away, lists are separated by semicolons or given as JSON."""
    pairs = [change.partition("=") for change in arguments.changes]
    bad = [name for name, equals, _value in pairs if not equals]
    if bad:
        refuse(_("Write each correction as FIELD=VALUE; this has no equals sign: {words}").format(words=", ".join(bad)))
        return 2
    updates = {name: value_from(name, text) for name, _equals, text in pairs}
    office.complaints.change_fields(arguments.number, updates, seen=arguments.seen)
    return 0


def run_resolve(arguments: argparse.Namespace, office: Office) -> int:
    """Write the decision over every value that stood; `resolve LOCAL_NUMBER number new` ends a number given twice."""
    if arguments.field == NUMBER:
        print(Renumbering(office.desk).give_new_number(arguments.number))
        return 0
    value = value_from(arguments.field, arguments.value)
    office.complaints.resolve(arguments.number, arguments.field, value)
    return 0


def value_from(name: str, text: str) -> object:
    """What a word of the command line means for the field: nothing, a list, answers, or the text itself."""
    if text == "":
        return None
    lists = {field.name for field in FIELDS if is_list(field)}
    if text[:1] in "[{" and (name in lists or text[:1] == "{"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    if name not in lists:
        return text
    separator = next((each for each in LIST_SEPARATORS if each in text), LIST_SEPARATORS[0])
    return [part.strip() for part in text.split(separator) if part.strip()]
