"""`rules`: whose rules hold here and from when, what a rule says, and another profile from a day on."""

import argparse
from datetime import date

from app.commands.answers import print_json, print_table, refuse
from app.commands.options import add_command, add_json
from app.domain.buddhist_dates import UnreadableDate, day_long, read_day
from app.domain.errors import InvalidComplaint, Problem
from app.domain.policy import POLICY_FOLDER
from app.domain.policy_file import profiles_in
from app.domain.rule_catalogue import rules
from app.services.hospital.pausing_changes import PausingChanges
from app.services.hospital.policy_changes import PolicyChanges
from app.services.office import Office
from app.services.words.rule_words import rule_in_words
from app.translation import _, language


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words = _("Whose rules hold here and from when; what a rule says; other rules from a day on")
    parser = add_command(parsers, "rules", words, example="rules --profile phrae --since 2027-01-01")
    parser.add_argument("rule", nargs="?", metavar="RULE", help=_("a rule to be explained, for example RPT-2"))
    parser.add_argument("--profile", choices=profiles_in(POLICY_FOLDER), help=_("whose rules hold from that day on"))
    parser.add_argument("--pausing", choices=("on", "off"), help=_("whether clocks may wait from that day on (DAY-6)"))
    parser.add_argument("--since", metavar="DAY", help=_("the first day of the other rules"))
    add_json(parser)
    parser.set_defaults(run=run, opens_folder=True)


def run(arguments: argparse.Namespace, office: Office) -> int:
    """Explain a rule, or change the profile when asked to, and list what holds."""
    if arguments.rule:
        return _explain(arguments.rule, as_json=arguments.json)
    if bool(arguments.profile or arguments.pausing) != bool(arguments.since):
        refuse(_("Say both whose rules they are and from which day: --profile NAME --since DAY."))
        return 2
    changes, pausing = PolicyChanges(office.desk), PausingChanges(office.desk)
    if arguments.profile:
        changes.change_profile(arguments.profile, _day(arguments.since, office.desk.now().date()))
    if arguments.pausing:
        pausing.change_by({"pausing": arguments.pausing, "since": arguments.since})
    _print(changes, as_json=arguments.json)
    return 0


def _print(changes: PolicyChanges, *, as_json: bool) -> None:
    rows = [(each.since.isoformat() if each.since else "", each.value) for each in changes.decisions()]
    if as_json:
        print_json([{"since": since or None, "profile": profile} for since, profile in rows])
    else:
        shown = [(day_long(date.fromisoformat(day), language()) if day else "–", name) for day, name in rows]
        print_table((_("Since"), _("Rules")), shown)


def _explain(rule: str, *, as_json: bool) -> int:
    known = rules().get(rule)
    if known is None:
        refuse(_("There is no rule called {rule}. docs/rules.md lists them.").format(rule=rule))
        return 1
    if as_json:
        decision = {"th": known.decision_th, "en": known.decision_en}
        print_json({"id": known.id, "th": known.th, "en": known.en, "source": known.source, "decision": decision})
    else:
        print(rule_in_words(rule))
    return 0


def _day(text: str, today: date) -> date:
    try:
        return read_day(text, today)
    except UnreadableDate as refusal:
        raise InvalidComplaint([Problem("since", refusal.code, {"text": text})]) from None
