"""`due`: answers a file of questions about deadlines; opens no data folder."""

import argparse
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from app.commands.answers import advise, plain, print_json, refuse
from app.commands.options import add_command, add_json, add_profile, path_from
from app.domain import counting
from app.domain.buddhist_dates import BANGKOK, UnreadableDate, read_moment
from app.domain.counting import Answer
from app.domain.counting_options import Uncountable
from app.domain.entered_values import shown
from app.domain.errors import CalendarOutOfRange, UnreadableFile
from app.domain.government_calendar import calendar_from_policy
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.working_days import Calendar
from app.services.text_files import json_in, text_of
from app.translation import N_, _, language

Question = Mapping[str, object]

# A question without `inside` means this; the product's own default is the policy's (calendar.md).
MISSING_INSIDE = {"inside": counting.SAME_DAY_CLOSE}
SAMPLE = (
    '[{"id": 1, "received": "2026-11-17T09:00:00+07:00",',
    '  "rule": {"type": "working_days", "n": 15}}]',
)
ANSWERED = ("due", "due_at", "used", "fiscal_year_be")
_CLOSURE_KEYS = ("date", "on", "day")
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?", re.IGNORECASE)
_WORDS = {
    "missing": N_("“{option}” is missing. Add it to the question."),
    "not_a_number": N_("“{option}” is not a whole number that can be counted: {value}."),
    "not_a_choice": N_("“{option}” has no such choice: {value}."),
    "not_a_time": N_("“{option}” is not a time of day: {value}. Write it like 08:30."),
    "not_a_date": N_("“{option}” is not a date that can be read: {value}. Write it like 2025-02-10T09:00:00+07:00."),
    "not_an_object": N_("“{option}” is not an object with names and values: {value}."),
    "not_a_list": N_("“{option}” is not a list: {value}."),
    "unknown_type": N_("There is no rule of the type {value}."),
    "reported_before": N_("It was reported ({value}) before it was received. Check both dates."),
    "too_far": N_("The date lies beyond every calendar ({option}: {value})."),
}


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words, example = _("Answer the questions about deadlines in a file"), "due --cases questions.json --json"
    more = "\n".join((_("In the file:"), *(f"  {line}" for line in SAMPLE)))
    parser = add_command(parsers, "due", words, example=example, more=more)
    parser.add_argument("--cases", type=path_from, required=True, metavar="FILE", help=_("a JSON list of questions"))
    add_profile(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer every question in the file's order; 1 when one of them has no answer."""
    policy = load_policy(POLICY_FOLDER, arguments.profile)
    calendar = calendar_from_policy(POLICY_FOLDER)
    answers = [
        _answered(number, question, policy, calendar)
        for number, question in enumerate(questions_in(arguments.cases), start=1)
    ]
    if arguments.json:
        print_json(answers)
    if not answers and not arguments.json:
        advise(_("The file {path} holds no question. Write at least one in [ ].").format(path=arguments.cases))
    refused = [each for each in answers if "error" in each]
    for each in answers:
        if not arguments.json and "error" not in each:
            print(each["id"], next((each[name] for name in ANSWERED if name in each), "–"), sep="\t")
    for each in refused:
        refuse(f"{each['id']}: {each['error']}")
    return 1 if refused else 0


def questions_in(path: Path) -> list[object]:
    """The questions of a file: a list, or an object with the list under `cases`.

    Raises:
        UnreadableFile: the file is not there, not JSON or holds no list.
    """
    found = json_in(path, text_of(path))
    questions = found.get("cases") if isinstance(found, dict) else found
    if not isinstance(questions, list):
        raise UnreadableFile(path, "json_not_a_list")
    return questions


def _answered(number: int, question: object, policy: Policy, calendar: Calendar) -> dict[str, object]:
    name = question.get("id", number) if isinstance(question, dict) else number
    try:
        if not isinstance(question, dict):
            raise Uncountable("not_an_object", str(number), question)
        return {"id": name, **_answer_to(question, policy, calendar)}
    except Uncountable as error:
        return {"id": name, "error": _(_WORDS[error.code]).format(option=error.option, value=shown(error.value))}
    except CalendarOutOfRange as error:
        words = _("The year {year} is outside the calendar, which covers {first} to {last}.")
        return {
            "id": name,
            "error": words.format(year=error.year, first=error.first_year, last=error.last_year),
        }


def _answer_to(question: Question, policy: Policy, calendar: Calendar) -> dict[str, object]:
    received = _moment(question, "received")
    closures = _closures(question.get("extra_closures"))
    if closures:
        calendar = calendar.changed(closed=closures)
    rule = _rule(_object(question, "rule"))
    type_ = str(rule.get("type"))
    if type_ not in counting.QUESTION_TYPES:
        raise Uncountable("unknown_type", "type", rule.get("type"))
    settled = {**policy.conventions.of(type_, received.date()), **_only(MISSING_INSIDE, type_)}
    convention = _object(question, "convention")
    return _described(counting.answer({**settled, **rule}, received, convention, calendar), calendar)


def _only(options: Mapping[str, object], type_: str) -> dict[str, object]:
    keys = counting.KEYS.get(type_, frozenset())
    return {name: value for name, value in options.items() if name in keys}


def _rule(rule: Question) -> dict[str, object]:
    given = {name: value for name, value in rule.items() if value is not None}
    if "reported" in given:
        given["reported"] = _moment(rule, "reported").date()
    return given


def _described(answer: Answer, calendar: Calendar) -> dict[str, object]:
    found = {
        "due": answer.due_on,
        "due_at": answer.due_at,
        "before_roll": answer.before_roll,
        "fiscal_year_be": answer.fiscal_year_be,
        "used": answer.used,
        "within_25": answer.within_window,
    }
    described = {name: plain(value) for name, value in found.items() if value is not None}
    names = [{"date": day, "name": calendar.name_of_closure(day, language())} for day in answer.left_out]
    return {**described, "days": plain(answer.days), "left_out": plain(names)}


def _object(question: Question, name: str) -> dict[str, object]:
    value = question.get(name)
    if value is None and name == "convention":
        return {}
    if not isinstance(value, dict):
        raise Uncountable("missing" if value is None else "not_an_object", name, value)
    return {key: each for key, each in value.items() if each is not None}


def _closures(value: object) -> dict[date, tuple[str, str]]:
    if value is None:
        return {}
    if not isinstance(value, list):
        raise Uncountable("not_a_list", "extra_closures", value)
    return dict(_closure(each) for each in value)


def _closure(value: object) -> tuple[date, tuple[str, str]]:
    given = value if isinstance(value, dict) else {"date": value}
    name = str(given.get("name") or given.get("reason") or _("Day off entered by an officer"))
    key = next((key for key in _CLOSURE_KEYS if key in given), _CLOSURE_KEYS[0])
    return _moment(given, key).date(), (name, name)


def _moment(question: Question, name: str) -> datetime:
    """A moment in Asia/Bangkok; a Buddhist year is understood, a missing zone is Asia/Bangkok."""
    value = question.get(name)
    if value is None:
        raise Uncountable("missing", name)
    if not isinstance(value, str) or not _ISO.fullmatch(value.strip()):
        raise Uncountable("not_a_date", name, value)
    try:
        return read_moment(value, datetime.min.replace(tzinfo=BANGKOK))
    except (UnreadableDate, OverflowError):
        raise Uncountable("not_a_date", name, value) from None
