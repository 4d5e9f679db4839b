"""What the hospital has decided, whole: one profile of the policy and the questions asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain import counting
from app.domain.policy_entries import (
    CalendarData,
    ChainStep,
    Channel,
    Counting,
    DutyRule,
    Level,
    Risk,
    Sentinel,
    Setting,
    SuggestionRule,
)
from app.domain.policy_entries import Choice as Choice  # named here too: whoever asks a policy gets choices
from app.domain.policy_entries import Mediator as Mediator
from app.domain.policy_file import calendar_data, profile_entries

POLICY_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "policy"
DEFAULT_PROFILE = "kcm"
OFFICE_HOURS = "office_hours_1d"


@dataclass(frozen=True, kw_only=True)
class Policy:
    """One hospital's policy, whole; tables are by code, in the order of the file."""

    profile: str
    calendar: CalendarData
    kinds: Mapping[str, Choice] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=dict)
    topics: Mapping[str, Choice] = field(default_factory=dict)
    priority_grounds: Mapping[str, Choice] = field(default_factory=dict)
    levels: Mapping[str, Level] = field(default_factory=dict)
    groups: Mapping[str, Choice] = field(default_factory=dict)
    severities: Mapping[str, Choice] = field(default_factory=dict)
    categories: Mapping[str, Risk] = field(default_factory=dict)
    nonclinical_levels: Mapping[str, Risk] = field(default_factory=dict)
    sentinels: Mapping[str, Sentinel] = field(default_factory=dict)
    roles: Mapping[str, Choice] = field(default_factory=dict)
    chains: tuple[ChainStep, ...] = ()
    mediators: tuple[Mediator, ...] = ()
    duties: tuple[DutyRule, ...] = ()
    countings: tuple[Counting, ...] = ()
    settings: tuple[Setting, ...] = ()
    suggestions: tuple[SuggestionRule, ...] = ()

    def chain(self, hours: str, reach: str) -> tuple[str, ...]:
        """The roles to tell "in_hours" or "out_of_hours", `reach` being "first" or "last", in order."""
        steps = [step for step in self.chains if (step.hours, step.reach) == (hours, reach)]
        return tuple(role for step in sorted(steps, key=lambda each: each.order) for role in step.roles)

    def counting(self, type_: str, on: date) -> Counting | None:
        """What is settled about that type of rule on that day; None where nothing is."""
        in_force = (each for each in self.countings if each.type == type_ and each.is_in_force(on))
        return next(in_force, None)

    def convention(self, type_: str, on: date) -> dict[str, object]:
        """How that type of rule is counted on that day, where the rule itself does not say."""
        found = (self.counting(each, on) for each in (OFFICE_HOURS, type_))
        settled = {name: value for entry in found if entry for name, value in entry.options().items()}
        keys = counting.KEYS.get(type_, frozenset())
        return {name: value for name, value in settled.items() if name in keys}

    def reading(self, count: Mapping[str, object], on: date) -> dict[str, object]:
        """A rule's counting with nothing left open, as plain data that is kept beside the date it gave."""
        settled = {**self.convention(str(count["type"]), on), **count}
        parts = settled.get("of")
        if isinstance(parts, list | tuple):
            settled["of"] = [self.reading(part, on) for part in parts]
        return {name: list(value) if isinstance(value, tuple) else value for name, value in settled.items()}

    def working_days(self, applies_to: str, on: date) -> int | None:
        """How many working days "level:2" or "group:GRP-1" gives on that day; None where nothing is settled."""
        for duty in self.duties:
            if applies_to in duty.applies_to and duty.is_in_force(on) and duty.count.get("type") == "working_days":
                days = duty.count.get("n")
                return days if isinstance(days, int) else None
        return None

    def setting(self, name: str) -> str:
        """The latest value of a setting.

        Raises:
            LookupError: this policy does not settle it.
        """
        found = [each for each in self.settings if each.name == name]
        if not found:
            raise LookupError(name)
        return max(found, key=lambda each: each.in_force_from).value

    @property
    def incident_report_rule(self) -> str:
        """The duty whose doing starts the clocks that run after the incident report."""
        return self.setting("incident_report_rule")

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
        kinds=entries.by_code("kind", Choice),
        channels=entries.by_code("channel", Channel),
        topics=entries.by_code("topic", Choice),
        priority_grounds=entries.by_code("priority_ground", Choice),
        levels=entries.by_code("level", Level),
        groups=entries.by_code("group", Choice),
        severities=entries.by_code("severity", Choice),
        categories=entries.by_code("category", Risk),
        nonclinical_levels=entries.by_code("nonclinical_level", Risk),
        sentinels=entries.by_code("sentinel", Sentinel),
        roles=entries.by_code("role", Choice),
        chains=entries.listed(ChainStep),
        mediators=entries.listed(Mediator),
        duties=entries.listed(DutyRule),
        countings=entries.listed(Counting),
        settings=entries.listed(Setting),
        suggestions=entries.listed(SuggestionRule),
    )
