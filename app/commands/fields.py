"""`fields`: the field schema with names, labels and choices; opens no data folder."""

import argparse
import json

from app.commands.options import add_command, add_json
from app.domain.fields import ENTERED, Field, PolicyTables, choices_of
from app.domain.policy import DEFAULT_PROFILE, POLICY_FOLDER, load_policy
from app.translation import _, said_in


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words = _("list the fields of a case, their names and choices")
    parser = add_command(parsers, "fields", words, example="fields")
    parser.add_argument("--profile", default=DEFAULT_PROFILE, metavar="NAME", help=_("whose rules"))
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every field that may be entered."""
    policy = load_policy(POLICY_FOLDER, arguments.profile)
    if arguments.json:
        described = [_described(declared, policy) for declared in ENTERED]
        print(json.dumps(described, ensure_ascii=False, indent=1))
        return 0
    for declared in ENTERED:
        print(f"{declared.name}\t{_(declared.label)}\t{_codes(declared, policy)}".rstrip())
    return 0


def _described(declared: Field, policy: PolicyTables) -> dict[str, object]:
    return {
        "name": declared.name,
        "label": {language: said_in(language, declared.label) for language in ("th", "en")},
        "kind": declared.kind.value,
        "section": declared.section.value,
        "required": declared.required,
        "personal": declared.personal,
        "unit": declared.unit,
        "class": declared.field_class.value,
        "source": declared.source,
        "choices": [
            {"code": int(code) if code.isdecimal() else code, "label": {"th": thai, "en": english}}
            for code, thai, english in choices_of(declared, policy)
        ],
    }


def _codes(declared: Field, policy: PolicyTables) -> str:
    return " ".join(code for code, *_labels in choices_of(declared, policy))
