"""Which rules hold here: the profile that the folder was set up with, and others from a day on."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.domain.errors import InvalidComplaint, PolicyProblem, Problem
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.policy_over_time import succeeded
from app.models.log_tables import head
from app.models.projection_tables import complaint
from app.services.desk import Desk
from app.services.hospital.reference import Reference
from app.services.log.authority import REFERENCE
from app.services.log.reading import value_that_counts
from app.services.log.store import heads_of
from app.services.node import profile_of

PROFILE = "policy:profile"


class PolicyChanges:
    """What the centre decides about the rules of the whole hospital."""

    def __init__(self, desk: Desk, folder: Path = POLICY_FOLDER) -> None:
        self._desk, self._folder = desk, folder

    def profiles(self) -> dict[date, str]:
        """The profiles that follow the first one, each by the day from which it holds."""
        with self._desk.database.reading() as connection:
            return later_profiles(connection)

    def change_profile(self, profile: str, since: date) -> None:
        """From `since` on, cases that are received go by the rules of another profile; older ones keep theirs.

        Raises:
            InvalidComplaint: the day is past, cases were received since, or there is no such profile.
            NotAllowed: this ward was paired with a centre.
        """
        problems = [*self._of_profile(profile), *self._of_day(since)]
        if problems:
            raise InvalidComplaint(problems)
        Reference(self._desk).write("profile_changed", {(PROFILE, since.isoformat()): profile})
        with self._desk.database.reading() as connection:
            self._desk.policy = policy_here(connection, self._folder)

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
    policy = load_policy(folder, profile_of(connection))
    for since, profile in sorted(later_profiles(connection).items()):
        policy = succeeded(policy, load_policy(folder, profile), since)
    return policy


def later_profiles(connection: Connection) -> dict[date, str]:
    """The profiles that were decided on after the set-up, by the day from which they hold."""
    # Looked for by its name first: almost no hospital changes its rules, and each start would read all that is common.
    decided = select(head.c.unit).where(head.c.case_uid == REFERENCE, head.c.entity == PROFILE).limit(1)
    if connection.execute(decided).first() is None:
        return {}
    units = _units(connection)
    return {date.fromisoformat(unit): str(value) for unit, value in units.items() if value}


def _units(connection: Connection) -> Mapping[str, object]:
    heads = heads_of(connection, REFERENCE)
    return {unit: value_that_counts(each) for (entity, unit), each in heads.items() if entity == PROFILE}
