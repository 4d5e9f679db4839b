"""What the hospital has decided, whole: one profile of the policy and the questions asked of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from app.domain.conventions import Conventions
from app.domain.indicators.entries import IndicatorCount, IndicatorEntry, IndicatorRound, IndicatorRule, IndicatorScore
from app.domain.open_stages import OpenStage
from app.domain.policy_entries import (
    CalendarData,
    ChainStep,
    Channel,
    ChannelCheck,
    Counting,
    DutyRule,
    Ending,
    Level,
    ReportRule,
    Risk,
    Sentinel,
    Setting,
    SuggestionRule,
)
from app.domain.policy_entries import Choice as Choice  # named here too: whoever asks a policy gets choices
from app.domain.policy_entries import Mediator as Mediator
from app.domain.policy_file import calendar_data, profile_entries
from app.domain.posts import Post, SeenNow
from app.domain.thai_text import thai_digits

POLICY_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "policy"
DEFAULT_PROFILE = "kcm"
INDICATORS: tuple[type[IndicatorEntry], ...] = (IndicatorRule, IndicatorCount, IndicatorScore, IndicatorRound)
INCIDENT_REPORT_RULE = "incident_report_rule"
TRIES = "tries_before_letter"
# The tables of which nothing but words is known, each with the name of its entries in the files.
PLAIN_CHOICES = {
    "kinds": "kind",
    "topics": "topic",
    "priority_grounds": "priority_ground",
    "groups": "group",
    "severities": "severity",
    "roles": "role",
    "shifts": "shift",
    "first_words": "first_words",
}


@dataclass(frozen=True, kw_only=True)
class Policy:
    """One hospital's policy, whole; tables are by code, in the order of the file."""

    profile: str
    calendar: CalendarData
    kinds: Mapping[str, Choice] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=dict)
    channel_checks: tuple[ChannelCheck, ...] = ()
    topics: Mapping[str, Choice] = field(default_factory=dict)
    priority_grounds: Mapping[str, Choice] = field(default_factory=dict)
    levels: Mapping[str, Level] = field(default_factory=dict)
    groups: Mapping[str, Choice] = field(default_factory=dict)
    severities: Mapping[str, Choice] = field(default_factory=dict)
    categories: Mapping[str, Risk] = field(default_factory=dict)
    nonclinical_levels: Mapping[str, Risk] = field(default_factory=dict)
    sentinels: Mapping[str, Sentinel] = field(default_factory=dict)
    outcomes: Mapping[str, Ending] = field(default_factory=dict)
    roles: Mapping[str, Choice] = field(default_factory=dict)
    chains: tuple[ChainStep, ...] = ()
    mediators: tuple[Mediator, ...] = ()
    duties: tuple[DutyRule, ...] = ()
    reports: tuple[ReportRule, ...] = ()
    countings: tuple[Counting, ...] = ()
    settings: tuple[Setting, ...] = ()
    suggestions: tuple[SuggestionRule, ...] = ()
    posts: tuple[Post, ...] = ()
    shifts: Mapping[str, Choice] = field(default_factory=dict)
    seen_now: Mapping[str, SeenNow] = field(default_factory=dict)
    first_words: Mapping[str, Choice] = field(default_factory=dict)
    open_stages: tuple[OpenStage, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = ()

    @cached_property
    def first_day(self) -> date:
        """The day from which anything is asked for; a matter received before it has no duty."""
        return min((each.in_force_from for each in self.duties), default=date.min)

    def chain(self, hours: str, reach: str) -> tuple[str, ...]:
        """The roles to tell "in_hours" or "out_of_hours", `reach` being "first" or "last", in order."""
        steps = [step for step in self.chains if (step.hours, step.reach) == (hours, reach)]
        return tuple(role for step in sorted(steps, key=lambda each: each.order) for role in step.roles)

    def looked_at(self, on: date) -> dict[str, str]:
        """The channels that are looked at on a working day, in the order of the file, each with the role that does."""
        return {
            code: each.looked_at_by for each in self.channel_checks if each.is_in_force(on) for code in each.channels
        }

    @cached_property
    def conventions(self) -> Conventions:
        """How dates are counted where the rule itself does not say."""
        return Conventions(self.countings)

    @cached_property
    def _duties_by_what_they_apply_to(self) -> dict[str, list[tuple[int, DutyRule]]]:
        found: dict[str, list[tuple[int, DutyRule]]] = {}
        for place, rule in enumerate(self.duties):
            for each in rule.applies_to:
                found.setdefault(each, []).append((place, rule))
        return found

    def duties_of(self, applying: Iterable[str]) -> list[DutyRule]:
        """The rules that apply to any of these, each once, in the order of the files."""
        rules = {place: rule for each in applying for place, rule in self._duties_by_what_they_apply_to.get(each, ())}
        return [rules[place] for place in sorted(rules)]

    def only_where(self, rule: str) -> frozenset[str]:
        """What must be true of a case for a duty of that rule, in the words of `applies_to`; empty where none asks."""
        return frozenset(each for duty in self.duties if duty.rule == rule for each in duty.only_where)

    def working_days(self, applies_to: str, on: date) -> int | None:
        """How many working days "level:2" or "group:GRP-1" gives on that day; None where nothing is settled."""
        for duty in self.duties:
            if applies_to in duty.applies_to and duty.is_in_force(on) and duty.count.get("type") == "working_days":
                days = duty.count.get("n")
                return days if isinstance(days, int) else None
        return None

    def duty_rule(self, rule: str, step: str, on: date, label_th: str) -> DutyRule | None:
        """The rule that asks for a duty of a clock that started that day, or else the last one that ever did.

        Several entries of one rule differ in what they apply to, and so in their label. A request of today in a case
        of last year is counted by last year's rule. None where the policy has no such rule, then or now.
        """
        asking = [each for each in self.duties if (each.rule, each.step) == (rule, step)]
        asking = [each for each in asking if each.label_th == label_th] or asking
        in_force = [each for each in asking if each.is_in_force(on)]
        return next(iter(in_force or sorted(asking, key=lambda each: each.in_force_from, reverse=True)), None)

    def setting(self, name: str, on: date | None = None) -> str:
        """The value of a setting on a day; without a day, the latest one.

        Raises:
            LookupError: this policy does not settle it.
        """
        found = [each for each in self.settings if each.name == name and (on is None or each.is_in_force(on))]
        if not found:
            raise LookupError(name)
        return max(found, key=lambda each: each.in_force_from).value

    @cached_property
    def incident_report_rules(self) -> frozenset[str]:
        """The rules whose duty is the incident report; none where no incidents are handled."""
        return frozenset(each.value for each in self.settings if each.name == INCIDENT_REPORT_RULE)

    @property
    def unacknowledged_late_days(self) -> int:
        """After how many days without a confirmation a PC's entries are shown as late."""
        return int(self.setting("unacknowledged_late_days"))

    @property
    def tries_before_letter(self) -> int:
        """On how many different days somebody tries in vain before a registered letter counts as told (OUT-2)."""
        return int(self.setting(TRIES))

    @property
    def invited_to_mediate(self) -> str:
        """The unit that is mostly invited when somebody insists on seeing the director (MED-5)."""
        return self.setting("invited_to_mediate")

    @property
    def permanent_with_life_support(self) -> str:
        """The category of permanent harm with life support: "G" or "H"."""
        return self.setting("permanent_with_life_support")


def load_policy(folder: Path = POLICY_FOLDER, profile: str = DEFAULT_PROFILE) -> Policy:
    """The policy of one profile, with the calendar's corrections, which hold for all.

    Raises:
        PolicyProblem: a file is unreadable or refused; `code` says why, `line` where.
    """
    entries = profile_entries(folder, profile)
    return Policy(
        profile=profile,
        calendar=calendar_data(folder),
        **{table: entries.by_code(entry, Choice) for table, entry in PLAIN_CHOICES.items()},
        channels=entries.by_code("channel", Channel),
        channel_checks=entries.listed(ChannelCheck),
        levels=entries.by_code("level", Level),
        categories=entries.by_code("category", Risk),
        nonclinical_levels=entries.by_code("nonclinical_level", Risk),
        sentinels=entries.by_code("sentinel", Sentinel),
        outcomes=_with_tries(entries.by_code("outcome", Ending), entries.listed(Setting)),
        chains=entries.listed(ChainStep),
        mediators=entries.listed(Mediator),
        duties=entries.listed(DutyRule),
        reports=entries.listed(ReportRule),
        countings=entries.listed(Counting),
        settings=entries.listed(Setting),
        suggestions=entries.listed(SuggestionRule),
        posts=entries.listed(Post),
        seen_now=entries.by_code("seen_now", SeenNow),
        open_stages=entries.listed(OpenStage),
        indicators=tuple(each for kind in INDICATORS for each in entries.listed(kind)),
    )


def _with_tries(outcomes: Mapping[str, Ending], settings: Iterable[Setting]) -> dict[str, Ending]:
    """The outcomes with the number of tries that the hospital settled where their labels leave a place for it."""
    tries = max((each for each in settings if each.name == TRIES), key=_begun_on, default=None)
    number = tries.value if tries is not None else ""
    return {
        code: replace(
            each,
            label_th=each.label_th.replace("{tries}", thai_digits(number)),
            label_en=each.label_en.replace("{tries}", number),
        )
        for code, each in outcomes.items()
    }


def _begun_on(entry: Setting) -> date:
    return entry.in_force_from
