"""`triage`: walks the guided tree with the answers given and lists the duties; opens no data folder."""

import argparse
import json
from collections.abc import Mapping
from datetime import datetime

from app.commands.answers import plain, print_json
from app.commands.options import add_command, add_json, add_profile, path_from
from app.domain.buddhist_dates import BANGKOK, UnreadableDate, read_moment
from app.domain.duties import CaseFacts, Duty, duties_for
from app.domain.entered_values import shown
from app.domain.errors import InvalidComplaint, Problem
from app.domain.government_calendar import calendar_from_policy
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.thai_text import UnusableText
from app.domain.tree import QUESTIONS, UNKNOWN, TreeResult, walk
from app.domain.vocabulary import Kind
from app.services.text_files import json_in, text_of
from app.translation import _, language

ANSWERS = "tree_answers"


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words, example = _("Walk the guided tree A–I and list the duties"), """triage --answers '{"clinical": true}'"""
    more = _("Each answer is true, false or “unknown”. The questions: {names}.")
    names = ", ".join(question.name for question in QUESTIONS)
    parser = add_command(parsers, "triage", words, example=example, more=more.format(names=names))
    parser.add_argument(
        "--answers", required=True, metavar="JSON|@FILE", help=_("the answers by question, or @ and the file with them")
    )
    parser.add_argument("--known-at", metavar="ISO", help=_("when the event became known; now if left out"))
    add_profile(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print category, group, next question and duties; `arguments.clock` says what now is."""
    answers = answers_in(arguments.answers)
    known_at = _known_at(arguments)
    policy = load_policy(POLICY_FOLDER, arguments.profile)
    result = walk(answers, permanent_with_life_support=policy.permanent_with_life_support)
    duties = duties_for(_facts(result, known_at), policy, calendar_from_policy(POLICY_FOLDER))
    if arguments.json:
        print_json(_described(result, duties, policy))
        return 0
    print(result.category or result.next_question or "-")
    for duty in duties:
        due = plain(duty.due_at or duty.due_on or "–")
        print(f"{duty.rule}\t{due}\t{_named(duty, policy)}\t{duty.label(language())}")
    return 0


def answers_in(given: str) -> dict[str, object]:
    """The answers of a JSON text, or of the file whose name follows @.

    Raises:
        InvalidComplaint: it is not JSON, a question is not in the tree, or an answer is not one.
        UnreadableFile: the file cannot be read.
    """
    found = _read(given)
    if not isinstance(found, dict):
        raise InvalidComplaint([Problem(ANSWERS, "not_answers", {"value": shown(found)})])
    problems = [problem for name, value in found.items() for problem in _problems_of(name, value)]
    if problems:
        raise InvalidComplaint(problems)
    return found


def _read(given: str) -> object:
    if given.startswith("@"):
        try:
            path = path_from(given[1:])
        except argparse.ArgumentTypeError:
            raise InvalidComplaint([Problem(ANSWERS, "not_answers", {"value": shown(given)})]) from None
        return json_in(path, text_of(path))
    try:
        found: object = json.loads(given)
    except json.JSONDecodeError as error:
        data = {"value": shown(given), "column": error.pos + 1}
        raise InvalidComplaint([Problem(ANSWERS, "answers_not_json", data)]) from None
    except (ValueError, RecursionError):
        raise InvalidComplaint([Problem(ANSWERS, "not_answers", {"value": shown(given)})]) from None
    return found


def _problems_of(name: str, value: object) -> list[Problem]:
    if name not in {question.name for question in QUESTIONS}:
        return [Problem(ANSWERS, "unknown_question", {"value": shown(name)})]
    if value is True or value is False or value == UNKNOWN:
        return []
    return [Problem(ANSWERS, "not_an_answer", {"value": f"{name}: {shown(value)}"})]


def _known_at(arguments: argparse.Namespace) -> datetime:
    if arguments.known_at is None:
        now: datetime = arguments.clock()
        return now.astimezone(BANGKOK)
    try:
        return read_moment(arguments.known_at, datetime.min.replace(tzinfo=BANGKOK))
    except (UnreadableDate, UnusableText, OverflowError):
        raise InvalidComplaint([Problem("known_at", "date_unreadable", {"text": shown(arguments.known_at)})]) from None


def _facts(result: TreeResult, known_at: datetime) -> CaseFacts:
    return CaseFacts(
        kind=Kind.INCIDENT,
        received_at=known_at,
        known_at=known_at,
        category=result.category,
        category_up_to=result.up_to,
        tree_unfinished=result.next_question is not None,
    )


def _described(result: TreeResult, duties: tuple[Duty, ...], policy: Policy) -> dict[str, object]:
    risk = policy.categories.get(result.category or "")
    return {
        "category": result.category,
        "up_to": result.up_to,
        "provisional": result.provisional,
        "group": risk.severity if risk else None,
        "next_question": result.next_question,
        "duties": [_duty(each, policy) for each in duties],
    }


def _duty(duty: Duty, policy: Policy) -> Mapping[str, object]:
    due = {"due_at": duty.due_at} if duty.due_at else {"due": duty.due_on}
    return {
        "id": duty.id,
        "rule": duty.rule,
        "to_whom": duty.to_whom,
        "to_whom_th": [policy.roles[code].label_th for code in duty.to_whom],
        "to_whom_en": [policy.roles[code].label_en for code in duty.to_whom],
        **due,
        "collected": duty.collected,
        "label": duty.label(language()),
        "label_th": duty.label_th,
        "label_en": duty.label_en,
    }


def _named(duty: Duty, policy: Policy) -> str:
    return ", ".join(policy.roles[code].label(language()) for code in duty.to_whom)
