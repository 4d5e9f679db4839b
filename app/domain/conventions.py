"""How dates are counted where a rule itself does not say: what the hospital has settled, by type of rule and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain import counting
from app.domain.policy_entries import Counting

OFFICE_HOURS = "office_hours_1d"


@dataclass(frozen=True)
class Conventions:
    """The dated entries of a policy about counting, and what follows from them."""

    entries: tuple[Counting, ...]

    def counting(self, type_: str, on: date) -> Counting | None:
        """What is settled about that type of rule on that day; None where nothing is."""
        in_force = (each for each in self.entries if each.type == type_ and each.is_in_force(on))
        return next(in_force, None)

    def of(self, type_: str, on: date) -> dict[str, object]:
        """How that type of rule is counted on that day, where the rule itself does not say."""
        known = self._known.get((type_, on))
        if known is None:
            known = self._known[type_, on] = self._settled(type_, on)
        return dict(known)

    def reading(self, count: Mapping[str, object], on: date) -> dict[str, object]:
        """A rule's counting with nothing left open, as plain data that is kept beside the date it gave."""
        settled = {**self.of(str(count["type"]), on), **count}
        parts = settled.get("of")
        if isinstance(parts, list | tuple):
            settled["of"] = [self.reading(part, on) for part in parts]
        return {name: list(value) if isinstance(value, tuple) else value for name, value in settled.items()}

    def _settled(self, type_: str, on: date) -> dict[str, object]:
        found = (self.counting(each, on) for each in (OFFICE_HOURS, type_))
        settled = {name: value for entry in found if entry for name, value in entry.options().items()}
        keys = counting.KEYS.get(type_, frozenset())
        return {name: value for name, value in settled.items() if name in keys}

    # Asked for every duty at every save, and a policy never changes; the days are those of receipts.
    @cached_property
    def _known(self) -> dict[tuple[str, date], dict[str, object]]:
        return {}
