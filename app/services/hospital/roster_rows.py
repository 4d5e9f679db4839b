"""What the roster hands to screens and paper: who is on duty in a role, and who is to be told of a duty."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.buddhist_dates import day_short
from app.domain.on_duty import Cell, Holder, Holding
from app.domain.policy import Policy
from app.domain.posts import Post
from app.domain.shifts import shift_at
from app.translation import _, language


@dataclass(frozen=True)
class OnDuty:
    """Who fills a role at a moment. Without a name nobody was entered; `number` may then be the role's extension.

    `is_post` is false for whom no roster names: the complainant, the units concerned, a person named in the case.
    """

    role: str
    label: str
    name: str = ""
    number: str = ""
    note: str = ""
    is_post: bool = True

    @property
    def is_missing(self) -> bool:
        """Whether there is nobody to call."""
        return self.is_post and not (self.name or self.number)

    @property
    def words(self) -> str:
        """The role, the person and the number, on one line."""
        if not self.is_post:
            return self.label
        who = self.name or (_("not entered in the roster") if not self.number else _("no name entered"))
        if not self.number:
            return _("{role}: {person}").format(role=self.label, person=who)
        return _("{role}: {person}, tel. {number}").format(role=self.label, person=who, number=self.number)


@dataclass(frozen=True)
class WhoIsThere:
    """Everybody who was entered, so that one reading answers every question of one moment."""

    policy: Policy
    cells: Mapping[Cell, Holder]
    holdings: tuple[Holding, ...]

    def on_duty(self, role: str, moment: datetime, unit: str = "") -> OnDuty:
        """Who fills that role at that moment; a role of which each unit has its own is asked of `unit`."""
        label = self.policy.roles[role].label(language()) if role in self.policy.roles else role
        post = self._post(role)
        if post is None:
            return OnDuty(role, label, is_post=False)
        for each in post.looked_at:
            found = self._held(self._post(each) or post, each, moment, unit)
            if found is not None:
                holder, note = found
                return OnDuty(role, label, holder.name, holder.phone or self._known_number(holder.name), note)
        return OnDuty(role, label, number=post.extension)

    def to_whom(self, roles: Iterable[str], moment: datetime, unit: str = "") -> tuple[OnDuty, ...]:
        """The same for several roles, in their order."""
        return tuple(self.on_duty(role, moment, unit) for role in roles)

    def _post(self, role: str) -> Post | None:
        return next((each for each in self.policy.posts if each.role == role), None)

    def _held(self, post: Post, role: str, moment: datetime, unit: str) -> tuple[Holder, str] | None:
        shift = shift_at(moment, self.policy)
        own = unit if post.per_unit else ""
        if post.kept == "shift":
            found = self.cells.get(Cell(shift.on, shift.code, role, own)) or self.cells.get(
                Cell(shift.on, shift.code, role)
            )
            if found is not None:
                return found, ""
        return self._standing(role, shift.on, own)

    def _standing(self, role: str, on: date, unit: str) -> tuple[Holder, str] | None:
        """Whoever holds the role that day; of several the one who began last."""
        fitting = [each for each in self.holdings if (each.role, each.unit) == (role, unit) and each.is_in_force(on)]
        last = max(fitting, key=_begun_on, default=None)
        if last is None:
            return None
        if last.until_on is None:
            return last.holder, ""
        until = day_short(last.until_on, language())
        return last.holder, _("From {first} until {last}").format(first=day_short(last.from_on, language()), last=until)

    def _known_number(self, name: str) -> str:
        """The number that stands beside the same name elsewhere."""
        everybody = (*(each.holder for each in self.holdings), *self.cells.values())
        return next((each.phone for each in everybody if each.phone and each.name == name and name), "")


def _begun_on(holding: Holding) -> date:
    return holding.from_on
