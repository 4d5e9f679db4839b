"""`set NUMBER FIELD=VALUE …` and `resolve NUMBER FIELD VALUE`: a correction, and the decision of a conflict."""

import argparse
import json
from collections.abc import Sequence

from app.commands.answers import print_json, refuse
from app.commands.known import naming_known_cases
from app.commands.opening import opened
from app.commands.options import add_command, add_json, add_number, add_reason
from app.domain.entered_values import shown
from app.domain.fields import FIELDS, field
from app.domain.units import is_list
from app.services.exchange.renumbering import Renumbering
from app.services.office import Office
from app.translation import _

NUMBER = "number"
LIST_SEPARATORS = (";", ",")


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register both commands."""
    example = "set 2569/00412 place=ตึกหน้า level=2"
    correct = add_command(parsers, "set", _("Correct fields of a case"), example=example)
    add_number(correct)
    pairs = _("a field's name, as “fields” lists it, and its value; nothing after the equals sign takes the value away")
    seen = _("the state that you looked at, as “show --json” names it; what others changed since is kept beside")
    correct.add_argument("changes", nargs="+", metavar="FIELD=VALUE", help=pairs)
    correct.add_argument("--seen", metavar="CHANGE", help=seen)
    add_reason(correct)
    add_json(correct)
    correct.set_defaults(run=run_set, opens_folder=True, needs_data=True)
    example = "resolve 2569/00412 place ตึกกลาง"
    decide = add_command(parsers, "resolve", _("Decide a conflict of a field"), example=example)
    add_number(decide)
    named = _("the field's name; “number”, with the value “new”, when two cases have one number")
    decide.add_argument("field", metavar="FIELD", help=named)
    decide.add_argument("value", metavar="VALUE", help=_("what is right: one of the values that stand, or another"))
    add_reason(decide)
    add_json(decide)
    decide.set_defaults(run=run_resolve, opens_folder=True, needs_data=True)


def run_set(arguments: argparse.Namespace, office: Office) -> int:
    """Write the fields; an empty value takes a field away, lists are separated by semicolons or given as JSON."""
    pairs = [change.partition("=") for change in arguments.changes]
    bad = [name for name, equals, _value in pairs if not equals]
    if bad:
        refuse(
            _("Write each correction as FIELD=VALUE; this has no equals sign: {words}").format(
                words=", ".join(map(shown, bad))
            )
        )
        return 2
    names = [change.partition("=")[0] for change in arguments.changes]
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        refuse(
            _("Each field can be given once; this is there twice: {words}").format(words=", ".join(map(shown, twice)))
        )
        return 2
    updates = {name: value_from(name, text) for name, _equals, text in pairs}
    with naming_known_cases(office):
        opened(office, arguments.number, arguments.reason)
        office.complaints.change_fields(arguments.number, updates, seen=arguments.seen)
    _answer(arguments, list(updates), _("Corrected in case {number}: {fields}."))
    return 0


def run_resolve(arguments: argparse.Namespace, office: Office) -> int:
    """Write the decision over every value that stood; `resolve LOCAL_NUMBER number new` ends a number given twice."""
    if arguments.field == NUMBER:
        number = Renumbering(office.desk).give_new_number(arguments.number)
        print_json({"number": number, "former": arguments.number}) if arguments.json else print(number)
        return 0
    value = value_from(arguments.field, arguments.value)
    with naming_known_cases(office):
        opened(office, arguments.number, arguments.reason)
        office.complaints.resolve(arguments.number, arguments.field, value)
    _answer(arguments, [arguments.field], _("Decided in case {number}: {fields}."))
    return 0


def _answer(arguments: argparse.Namespace, names: Sequence[str], words: str) -> None:
    if arguments.json:
        print_json({"number": arguments.number, "fields": names})
    else:
        labels = _(", ").join(_(field(name).label) for name in names)
        print(words.format(number=arguments.number, fields=labels))


def value_from(name: str, text: str) -> object:
    """What a word of the command line means for the field: nothing, a list, answers, or the text itself."""
    if text == "":
        return None
    lists = {each.name for each in FIELDS if is_list(each)}
    if text[:1] in "[{" and (name in lists or text[:1] == "{"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    if name not in lists:
        return text
    separator = next((each for each in LIST_SEPARATORS if each in text), LIST_SEPARATORS[0])
    return [part.strip() for part in text.split(separator) if part.strip()]
