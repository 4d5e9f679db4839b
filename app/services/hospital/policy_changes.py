"""Which rules hold here: the profile that the folder was set up with, others from a day on, and whether clocks wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.domain.errors import InvalidComplaint, PolicyProblem, Problem
from app.domain.hospital_forms import PROFILE_FORM
from app.domain.more_time import PAUSING
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.policy_over_time import settled, succeeded
from app.domain.proceedings.checks import Circumstances, checked
from app.models.log_tables import head
from app.models.projection_tables import complaint
from app.services.desk import Desk
from app.services.hospital.reference import Place, Reference
from app.services.hospital.rules_compared import RuleLine, compared
from app.services.log.authority import REFERENCE
from app.services.log.reading import value_that_counts
from app.services.log.store import heads_under
from app.services.node import profile_of

POLICY = "policy:"
PROFILE, WAITING = f"{POLICY}profile", f"{POLICY}pausing"


@dataclass(frozen=True)
class Decision:
    """What was decided about the rules; `since` is None for what the folder was set up with.

    `value` is the code of a profile, or "on" or "off".
    """

    since: date | None
    value: str


@dataclass(frozen=True)
class ProfileChange:
    """What another profile would change for cases received from `since` on."""

    profile: str
    since: date
    before: str
    begin: tuple[RuleLine, ...]
    end: tuple[RuleLine, ...]
    differ: tuple[RuleLine, ...]


class PolicyChanges:
    """What the centre decides about the rules of the whole hospital."""

    def __init__(self, desk: Desk, folder: Path = POLICY_FOLDER) -> None:
        self._desk, self._folder = desk, folder

    def profiles(self) -> dict[date, str]:
        """The profiles that follow the first one, each by the day from which it holds."""
        with self._desk.database.reading() as connection:
            return decided_in(connection).get(PROFILE, {})

    def decisions(self) -> tuple[Decision, ...]:
        """The profile of the set-up and those that follow it, in order of time."""
        later = sorted(self.profiles().items())
        return (Decision(None, self._desk.node.profile), *(Decision(*each) for each in later))

    def in_force(self) -> Decision:
        """The profile by which a case goes that is received today."""
        return self._on(self._desk.now().date())

    def preview(self, profile: str, since: date) -> ProfileChange | None:
        """What `change_profile` would change; None for a profile that is not installed."""
        if self._of_profile(profile):
            return None
        begin, end, differ = compared(self._desk.policy, load_policy(self._folder, profile), since)
        return ProfileChange(profile, since, self._on(since).value, begin, end, differ)

    def change_profile(self, profile: str, since: date) -> None:
        """From `since` on, cases that are received go by the rules of another profile; older ones keep theirs.

        Raises:
            InvalidComplaint: the day is past, cases were received since, or there is no such profile.
            NotAllowed: this ward was paired with a centre.
        """
        problems = [*self._of_profile(profile), *self._of_day(since)]
        if problems:
            raise InvalidComplaint(problems)
        self._write("profile_changed", since, profile)

    def change_by(self, values: Mapping[str, object]) -> None:
        """The same by a form (see `PROFILE_FORM`); refused as there, and where nothing would be changed."""
        now = self._desk.now()
        kept = checked(PROFILE_FORM, values, Circumstances(now, now, self._desk.policy))
        profile, since = str(kept["profile"]), date.fromisoformat(str(kept["since"]))
        if profile == self._on(since).value and since not in self.profiles():
            raise InvalidComplaint([Problem("profile", "rules_hold_already"), *self._of_day(since)])
        self.change_profile(profile, since)

    def take_back(self, since: date) -> None:
        """Take a change of profile back that has not begun, or under which no case was received yet.

        Raises:
            InvalidComplaint: the day is past, or cases were received since. NotAllowed: not here.
        """
        problems = self._of_day(since)
        if problems:
            raise InvalidComplaint(problems)
        self._write("profile_change_taken_back", since, None)

    def _on(self, day: date) -> Decision:
        return [each for each in self.decisions() if each.since is None or each.since <= day][-1]

    def _write(self, kind: str, since: date, profile: str | None) -> None:
        write_decision(self._desk, self._folder, kind, (PROFILE, since.isoformat()), profile)

    def _of_profile(self, profile: str) -> list[Problem]:
        try:
            load_policy(self._folder, profile)
        except PolicyProblem as error:
            return [Problem("profile", error.code, dict(error.data))]
        return []

    def _of_day(self, since: date) -> list[Problem]:
        if since < self._desk.now().date():
            return [Problem("since", "rules_from_the_past")]
        query = select(func.count()).where(complaint.c.received_at >= since.isoformat())
        with self._desk.database.reading() as connection:
            count = connection.execute(query).scalar_one()
        return [Problem("since", "cases_since", {"count": count})] if count else []


def policy_here(connection: Connection, folder: Path) -> Policy:
    """The rules of this folder over time.

    Raises:
        PolicyProblem: a file is unreadable or refused, or a profile is not installed.
    """
    policy, decided = load_policy(folder, profile_of(connection)), decided_in(connection)
    for since, profile in sorted(decided.get(PROFILE, {}).items()):
        policy = succeeded(policy, load_policy(folder, profile), since)
    for since, value in sorted(decided.get(WAITING, {}).items()):
        policy = settled(policy, PAUSING, value, since)
    return policy


def write_decision(desk: Desk, folder: Path, kind: str, place: Place, value: str | None) -> None:
    """Write what was decided about the rules, or with None take it back, and go on by the rules that follow from it.

    Raises:
        NotAllowed: this ward was paired with a centre.
    """
    Reference(desk).write(kind, {place: value})
    with desk.database.reading() as connection:
        desk.policy = policy_here(connection, folder)


def decided_in(connection: Connection) -> dict[str, dict[date, str]]:
    """What was decided after the set-up, by what it is about and the day from which it holds."""
    # Looked for by its name first: almost no hospital changes its rules, and each start would read more.
    known = select(head.c.unit).where(head.c.case_uid == REFERENCE, head.c.entity.in_((PROFILE, WAITING))).limit(1)
    if connection.execute(known).first() is None:
        return {}
    decided: dict[str, dict[date, str]] = {}
    for (entity, unit), heads in heads_under(connection, REFERENCE, POLICY).items():
        value = value_that_counts(heads)
        if value:
            decided.setdefault(entity, {})[date.fromisoformat(unit)] = str(value)
    return decided
