"""Which entries of the policy the hospital switched on, with years and by whose decision; all of them begin off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.entered_values import shown
from app.domain.errors import InvalidComplaint, Problem
from app.domain.policy import POLICY_FOLDER
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.retention import LONGEST_YEARS, RetentionEntry, RetentionRules, Switch, retention_rules
from app.domain.retention_forms import SWITCH_FORM
from app.domain.thai_text import arabic_digits
from app.services.desk import Desk
from app.services.hospital.reference import Reference
from app.services.hospital.who_decides import require_hospital_right

RETENTION, DECIDED, CHANGED = "retention:", "decided", "retention_changed"


@dataclass(frozen=True)
class EntryRow:
    """One entry of the policy and what the hospital decided about it; `switch` is None while it is off."""

    entry: RetentionEntry
    switch: Switch | None


class Switches:
    """Reads and writes what the hospital decided; writing is for whoever may change the hospital's own data."""

    def __init__(self, desk: Desk, folder: Path = POLICY_FOLDER) -> None:
        self._desk, self._reference, self._folder = desk, Reference(desk), folder

    def rules(self) -> RetentionRules:
        """What the policy says.

        Raises:
            PolicyProblem: the file cannot be read.
        """
        return retention_rules(self._folder)

    def rows(self) -> tuple[EntryRow, ...]:
        """Every entry, in the order of the policy."""
        switched = self.switched()
        return tuple(EntryRow(each, switched.get(each.code)) for each in self.rules().entries)

    def switched(self) -> dict[str, Switch]:
        """What is on, by the code of its entry."""
        entities = self._reference.entities(RETENTION)
        return {code: switch for code, units in entities.items() if (switch := _switch(units.get(DECIDED)))}

    def switch_on(self, code: str, values: Mapping[str, object]) -> None:
        """Let cases come to their end by this entry from now on (see `SWITCH_FORM`).

        What stood on the list by fewer or more years waits anew.

        Raises:
            InvalidComplaint: every problem of every field. NotAllowed: not for this person, or not here.
        """
        require_hospital_right(self._desk)
        now = self._desk.now()
        kept = checked(SWITCH_FORM, values, Circumstances(now, now, self._desk.policy))
        years = _years(str(kept["years"]))
        entry = self.rules().entry(code)
        problems = [_unknown(code)] if entry is None else []
        problems += _of_years(years, entry)
        if problems or years is None:
            raise InvalidComplaint(problems)
        said = {"years": years, "decided_by": kept["decided_by"], "document": kept.get("document", "")}
        self._reference.write(CHANGED, {(f"{RETENTION}{code}", DECIDED): {**said, "since": now.date().isoformat()}})

    def switch_off(self, code: str) -> bool:
        """Suggest no case by this entry any more; whether it was on.

        Raises:
            InvalidComplaint: no such entry. NotAllowed: not for this person, or not here.
        """
        if self.rules().entry(code) is None and code not in self.switched():
            raise InvalidComplaint([_unknown(code)])
        return self._reference.write(CHANGED, {(f"{RETENTION}{code}", DECIDED): None})


def _unknown(code: str) -> Problem:
    return Problem("entry", "no_such_entry_of_retention", {"code": shown(code)})


def _years(text: str) -> int | None:
    digits = arabic_digits(text).strip()
    return int(digits) if digits.isdecimal() and len(digits) <= len(str(LONGEST_YEARS)) else None


def _of_years(years: int | None, entry: RetentionEntry | None) -> list[Problem]:
    if years is None or not 0 < years <= LONGEST_YEARS:
        return [Problem("years", "not_a_number_of_years", {"limit": LONGEST_YEARS})]
    if entry is not None and years < entry.years:
        return [Problem("years", "fewer_years_than_a_document", {"years": entry.years, "source": entry.source})]
    return []


def _switch(value: object) -> Switch | None:
    given = value if isinstance(value, dict) else {}
    years = given.get("years")
    if not isinstance(years, int) or years <= 0:
        return None
    since = date.fromisoformat(str(given["since"]))
    return Switch(years, str(given.get("decided_by") or ""), str(given.get("document") or ""), since)
