"""`rules`: whose rules hold here and from when, what a rule says, and another profile from a day on."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date

from app.commands.answers import print_json, print_table, refuse
from app.commands.options import add_command, add_json
from app.commands.refusals import refuse_options
from app.domain.buddhist_dates import UnreadableDate, day_long, read_day
from app.domain.entered_values import shown
from app.domain.errors import InvalidComplaint, Problem
from app.domain.hospital_forms import profile_label
from app.domain.policy import POLICY_FOLDER
from app.domain.policy_file import profiles_in
from app.domain.rule_catalogue import Rule, profiles_with, rules
from app.domain.thai_text import UnusableText, search_key
from app.services.hospital.pausing_changes import PausingChanges
from app.services.hospital.policy_changes import PolicyChanges
from app.services.office import Office
from app.services.words.rule_words import rule_in_words
from app.translation import _, language

OPTIONS = {"profile": "--profile", "pausing": "--pausing", "since": "--since"}


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words = _("Whose rules hold here and from when; what a rule says; other rules from a day on")
    more = _("A rule is shown alone: “rules RPT-2”. docs/rules.md lists every one of them.")
    parser = add_command(parsers, "rules", words, example="rules --profile phrae --since 2027-01-01", more=more)
    parser.add_argument("rule", nargs="?", metavar="RULE", help=_("a rule to be explained, for example RPT-2"))
    other = parser.add_mutually_exclusive_group()
    other.add_argument("--profile", choices=profiles_in(POLICY_FOLDER), help=_("whose rules hold from that day on"))
    other.add_argument("--pausing", choices=("on", "off"), help=_("whether clocks may wait from that day on (DAY-6)"))
    parser.add_argument("--since", metavar="DAY", help=_("the first day of the other rules"))
    add_json(parser)
    changes = ("profile", "pausing", "since")
    parser.set_defaults(run=run, opens_folder=True, only_looks=True, empty_is_answered=True, changes_by=changes)


def run(arguments: argparse.Namespace, office: Office) -> int:
    """Explain a rule, or change the profile when asked to, and list what holds."""
    if arguments.rule is not None:
        return _explain(arguments, office)
    if bool(arguments.profile or arguments.pausing) != bool(arguments.since):
        refuse(_("Say both what changes and from which day: --profile NAME --since DAY, or --pausing on --since DAY."))
        return 2
    changes = PolicyChanges(office.desk)
    try:
        _change(arguments, changes, PausingChanges(office.desk), office.desk.now().date())
    except InvalidComplaint as refusal:
        return refuse_options(refusal, OPTIONS, {})
    _print(changes, as_json=arguments.json)
    return 0


def _change(arguments: argparse.Namespace, changes: PolicyChanges, pausing: PausingChanges, today: date) -> None:
    if arguments.profile:
        changes.change_profile(arguments.profile, _day(arguments.since, today))
    if arguments.pausing:
        pausing.change_by({"pausing": arguments.pausing, "since": arguments.since})


def _print(changes: PolicyChanges, *, as_json: bool) -> None:
    rows = [(each.since.isoformat() if each.since else "", each.value) for each in changes.decisions()]
    if as_json:
        print_json([{"since": since or None, "profile": profile} for since, profile in rows])
    else:
        shown = [(day_long(date.fromisoformat(day), language()) if day else "–", name) for day, name in rows]
        print_table((_("Since"), _("Rules")), shown)


def _explain(arguments: argparse.Namespace, office: Office) -> int:
    known = rules().get(_id_of(arguments.rule))
    problems = list(_not_explained(arguments, known))
    for each in problems:
        refuse(each)
    if known is None or problems:
        return 1
    profiles, here = profiles_with(known.id), PolicyChanges(office.desk).in_force().value
    if arguments.json:
        decision, names = {"th": known.decision_th, "en": known.decision_en}, {"th": known.label_th}
        said = {"id": known.id, "name": names, "th": known.th, "en": known.en, "source": known.source}
        print_json({**said, "decision": decision, "profiles": profiles, "profile": here})
        return 0
    print(f"{known.id} {known.label_th}".strip())
    print(rule_in_words(known.id))
    print(_profiles_in_words(profiles, here))
    return 0


def _not_explained(arguments: argparse.Namespace, known: Rule | None) -> Iterator[str]:
    """Why nothing is explained: no such rule, or something is to be changed with the same command."""
    if not arguments.rule.strip():
        yield _("No rule is named. Write one, for example RPT-2, or leave it out for the list of what holds here.")
    elif known is None:
        words = _("There is no rule called {rule}. docs/rules.md lists them.")
        yield words.format(rule=shown(arguments.rule))
    if arguments.profile or arguments.pausing or arguments.since:
        yield _(
            "A rule is explained, or the rules are changed, and not both with one command. "
            "Leave out the rule, or --profile, --pausing and --since."
        )


def _id_of(written: str) -> str:
    """The rule that is meant: in small letters or with Thai digits, too."""
    try:
        return search_key(written).strip().upper()
    except UnusableText:
        return ""


def _profiles_in_words(profiles: Sequence[str], here: str) -> str:
    names = _(", ").join(_profile_in_words(each) for each in profiles)
    if not profiles:
        return _("No set of rules names it; docs/rules.md says where it is followed.")
    if here in profiles:
        return _("Named by these sets of rules: {names}. Here {here} holds.").format(names=names, here=here)
    return _("Named by these sets of rules: {names}; not by {here}, which holds here.").format(names=names, here=here)


def _profile_in_words(code: str) -> str:
    return _("{code} – {name}").format(name=_(profile_label(code)), code=code)


def _day(text: str, today: date) -> date:
    try:
        return read_day(text, today)
    except (UnreadableDate, UnusableText) as refusal:
        raise InvalidComplaint([Problem("since", refusal.code, {"text": shown(text)})]) from None
