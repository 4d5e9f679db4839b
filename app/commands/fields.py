"""`fields`: the field schema with names, labels and choices; opens no data folder."""

import argparse
import json

from app.commands.answers import advise
from app.commands.options import add_command, add_json, add_profile
from app.domain.fields import ENTERED, Field, PolicyTables, choices_of
from app.domain.policy import POLICY_FOLDER, load_policy
from app.translation import _, said_in

MUST = "*"  # headings of a CSV file may bear it, too


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words = _("The fields of a case: their names, which ones every case needs, and their choices")
    parser = add_command(parsers, "fields", words, example="fields")
    add_profile(parser)
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
        label = _(declared.label) + (MUST if declared.required else "")
        print(f"{declared.name}\t{label}\t{_codes(declared, policy)}".rstrip())
    advise(_("Every row needs the fields marked with {mark}; the others may be left out.").format(mark=MUST))
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
