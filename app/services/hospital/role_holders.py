"""Who holds a role from one day on: the director and whoever acts for them, heads of units and departments (RPT-2)."""

from collections.abc import Iterator, Mapping
from datetime import date

from app.domain.errors import InvalidComplaint, Problem
from app.domain.on_duty import PHONE, UNTIL, Holder, Holding, holder_in
from app.domain.posts import Post
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.roster_forms import ROSTER_FORMS
from app.services.desk import Desk
from app.services.hospital.reference import Place, Reference

HOLDER, HOLDER_CHANGED = "holder:", "holder_changed"


class RoleHolders:
    """What is entered about standing roles; the centre enters it, a ward that was paired reads."""

    def __init__(self, desk: Desk, reference: Reference) -> None:
        self._desk, self._reference = desk, reference

    def posts(self) -> tuple[Post, ...]:
        """The roles that somebody holds from one day on."""
        return tuple(each for each in self._desk.policy.posts if each.kept == "standing" or each.per_unit)

    def all(self) -> tuple[Holding, ...]:
        """Every entry by role and unit, the latest first within each."""
        return tuple(sorted(self._entered(), key=_in_order))

    def hold(
        self, role: str, name: str, phone: str, *, from_on: date, until_on: date | None = None, unit: str = ""
    ) -> None:
        """Enter who holds a role from a day on; an acting director with the last day.

        Raises:
            InvalidComplaint: nobody named, a number that nobody can call, an end before the beginning, no unit.
            NotAllowed: this ward was paired with a centre.
        """
        post = next((each for each in self.posts() if each.role == role), None)
        holder, problems = holder_in(f"{name} {phone}", PHONE)
        problems += [] if post else [Problem("role", "not_a_choice", {"value": role})]
        problems += [] if holder else [Problem("name", "required")]
        problems += [Problem("unit", "required")] if post and post.per_unit and not unit else []
        problems += [Problem(UNTIL, "due_before_it_began")] if until_on and until_on < from_on else []
        if problems or holder is None:
            raise InvalidComplaint(problems)
        kept = {**holder.as_json(), UNTIL: until_on.isoformat() if until_on else None}
        self._reference.write(HOLDER_CHANGED, {_place_of(role, unit, from_on): kept})

    def hold_by(self, values: Mapping[str, object]) -> None:
        """Enter what the form says (see `ROSTER_FORMS`).

        Raises:
            InvalidComplaint: every problem of every field, and as `hold`. NotAllowed: not here.
        """
        now = self._desk.now()
        kept = checked(ROSTER_FORMS.first, values, Circumstances(now, now, self._desk.policy))
        self.hold(
            str(kept["role"]),
            str(kept["name"]),
            str(kept.get(PHONE) or ""),
            from_on=date.fromisoformat(str(kept["from_on"])),
            until_on=date.fromisoformat(str(kept[UNTIL])) if UNTIL in kept else None,
            unit=str(kept.get("unit") or ""),
        )

    def end(self, holding: Holding) -> None:
        """Take an entry of a standing role away.

        Raises:
            NotAllowed: this ward was paired with a centre.
        """
        self._reference.write(HOLDER_CHANGED, {_place_of(holding.role, holding.unit, holding.from_on): None})

    def _entered(self) -> Iterator[Holding]:
        for name, units in self._reference.entities(HOLDER).items():
            role, _slash, unit = name.partition("/")
            for from_on, value in units.items():
                if isinstance(value, dict):
                    until = value.get(UNTIL)
                    yield Holding(
                        role,
                        unit,
                        Holder.from_json(value),
                        date.fromisoformat(from_on),
                        date.fromisoformat(str(until)) if until else None,
                    )


def _place_of(role: str, unit: str, from_on: date) -> Place:
    return f"{HOLDER}{role}" + (f"/{unit}" if unit else ""), from_on.isoformat()


def _in_order(holding: Holding) -> tuple[str, str, int]:
    return holding.role, holding.unit, -holding.from_on.toordinal()
