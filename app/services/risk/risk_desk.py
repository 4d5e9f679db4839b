"""What the page of incidents works with, and the two acts that it has of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.buddhist_dates import BANGKOK
from app.domain.errors import InvalidComplaint, Problem
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.risk_forms import BY_MEANS, HANDED_STAGE, HANDOVER_FORM, IN_WORDS, NAME, TOLD_AT
from app.services.cases.drafts import Drafts
from app.services.cases.duties import Duties
from app.services.cases.telling import Told
from app.services.desk import Desk
from app.services.risk.collected import Collected, CollectedEntry
from app.services.risk.incidents import ANALYSIS, Incidents
from app.services.risk.measures import Measures
from app.services.risk.risk_profile import RiskProfile

# What the entry of somebody told calls its fields, and how those of the form begin.
_IN_THE_FORM = {"at": TOLD_AT, "name": NAME, "means": BY_MEANS, "words": IN_WORDS}


@dataclass(frozen=True)
class RiskDesk:
    """The services of the page, made together when somebody first goes there."""

    desk: Desk
    duties: Duties
    incidents: Incidents
    profile: RiskProfile
    measures: Measures
    collected: Collected
    drafts: Drafts

    def tell(self, number: str, roles: Sequence[str], values: Mapping[str, object]) -> None:
        """Keep which of these roles were told, each at the true time; the last of them ends the sentinel duties.

        Raises:
            InvalidComplaint: nobody is named, a time is missing, in the future or before the event was known.
        """
        given = [role for role in roles if values.get(f"{NAME}{role}") or values.get(f"{TOLD_AT}{role}")]
        problems = [] if given else [Problem(f"{NAME}{roles[0]}", "required")]
        wanted = [f"{part}{role}" for role in given for part in (NAME, TOLD_AT)]
        problems += [Problem(name, "required") for name in wanted if not values.get(name)]
        if problems:
            raise InvalidComplaint(problems)
        try:
            self.duties.told(number, [_told(role, values) for role in given])
        except InvalidComplaint as refusal:
            raise InvalidComplaint([_in_the_form(each, given) for each in refusal.problems]) from None

    def hand_over(self, entries: Sequence[CollectedEntry], values: Mapping[str, object]) -> int:
        """Tick entries of a yearly list as handed to the lead team; how many were open until then.

        Raises:
            InvalidComplaint: a value is missing, or the time cannot be.
        """
        long_ago = min((each.duty.starts_at for each in entries), default=self.desk.now())
        around = Circumstances(self.desk.now(), long_ago, self.desk.policy)
        kept = checked(HANDOVER_FORM.stage(HANDED_STAGE), values, around)
        return self.collected.hand_over(
            entries,
            at=datetime.fromisoformat(str(kept["at"])).astimezone(BANGKOK),
            by=str(kept["by_whom"]),
            to=str(kept["to"]),
            words=str(kept.get("words") or ""),
        )


def risk_desk_at(desk: Desk, duties: Duties) -> RiskDesk:
    """The services for the person at this desk."""
    return RiskDesk(
        desk, duties, Incidents(desk), RiskProfile(desk), Measures(desk), Collected(desk), Drafts(desk, ANALYSIS)
    )


def _told(role: str, values: Mapping[str, object]) -> Told:
    written = str(values[f"{TOLD_AT}{role}"])
    try:
        at = datetime.fromisoformat(written).astimezone(BANGKOK)
    except ValueError:
        raise InvalidComplaint([Problem(f"{TOLD_AT}{role}", "date_unreadable", {"text": written})]) from None
    means, words = (str(values.get(f"{part}{role}") or "") for part in (BY_MEANS, IN_WORDS))
    return Told(role, str(values[f"{NAME}{role}"]), at, means, words)


def _in_the_form(problem: Problem, roles: Sequence[str]) -> Problem:
    name, _line, place = problem.field.rpartition("_")
    if name in _IN_THE_FORM and place.isdecimal():
        return Problem(f"{_IN_THE_FORM[name]}{roles[int(place)]}", problem.code, problem.data)
    return problem
