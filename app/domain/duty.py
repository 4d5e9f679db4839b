"""One duty of a case, with its date and how that was found; plain data in the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain.buddhist_dates import BANGKOK

# Days that stand beside the rule's own, written only where there are any.
MORE_TIME = ("extended_on", "paused_to")
LASTING = "lasting"


@dataclass(frozen=True)
class Duty:
    """One thing to be done; `reading` and `calendar` keep how its date was found.

    A collected duty goes to a yearly list and holds no case open; a `lasting` one holds none open either, and its clock
    runs on when the case has ended. `extended_on`: more time was granted, until that
    day; `paused_to`: its clock waited, and so runs until that day. The date of the rule stays beside both (DAY-6).
    """

    id: str
    rule: str
    to_whom: tuple[str, ...]
    label_th: str
    label_en: str
    collected: bool
    due_on: date | None
    due_at: datetime | None
    starts_at: datetime
    reading: Mapping[str, object]
    calendar: str
    source: str
    note_th: str = ""
    note_en: str = ""
    extended_on: date | None = None
    paused_to: date | None = None
    lasting: bool = False

    @property
    def holds_open(self) -> bool:
        """Whether it has to be done, or marked as not needed, before its case ends."""
        return not (self.collected or self.lasting)

    @property
    def later_on(self) -> date | None:
        """The day until which it may be done where that is not the rule's: more time was granted, or it waited."""
        return max(filter(None, (self.extended_on, self.paused_to)), default=None)

    @property
    def due_by(self) -> datetime | None:
        """The last moment in which it can be done in time, more time included; None when it has no date."""
        if self.later_on:
            return datetime.combine(self.later_on, time.max, BANGKOK)
        return self.due_at or (datetime.combine(self.due_on, time.max, BANGKOK) if self.due_on else None)

    def label(self, language: str) -> str:
        """What is to be done, in "th" or "en"."""
        return self.label_en if language == "en" else self.label_th

    def as_json(self) -> dict[str, object]:
        """The duty as plain data, for the log."""
        # Without more time a duty is written as it was before there was any, so that equal duties stay equal.
        more_time = {name: day.isoformat() for name in MORE_TIME if (day := getattr(self, name))}
        return {
            **{name: value for name, value in vars(self).items() if name not in (*MORE_TIME, LASTING)},
            "to_whom": list(self.to_whom),
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "due_at": self.due_at.isoformat() if self.due_at else None,
            "starts_at": self.starts_at.isoformat(),
            "reading": dict(self.reading),
            **more_time,
            **({LASTING: True} if self.lasting else {}),
        }

    @staticmethod
    def from_json(data: Mapping[str, object]) -> "Duty":
        """The duty that `as_json` wrote."""
        to_whom, reading = data["to_whom"], data["reading"]
        return Duty(
            id=str(data["id"]),
            rule=str(data["rule"]),
            to_whom=_texts(to_whom),
            label_th=str(data["label_th"]),
            label_en=str(data["label_en"]),
            collected=bool(data["collected"]),
            due_on=date.fromisoformat(str(data["due_on"])) if data["due_on"] else None,
            due_at=datetime.fromisoformat(str(data["due_at"])) if data["due_at"] else None,
            starts_at=datetime.fromisoformat(str(data["starts_at"])),
            reading=dict(reading) if isinstance(reading, Mapping) else {},
            calendar=str(data["calendar"]),
            source=str(data["source"]),
            note_th=str(data.get("note_th", "")),
            note_en=str(data.get("note_en", "")),
            lasting=bool(data.get(LASTING)),
            **{name: date.fromisoformat(str(data[name])) for name in MORE_TIME if data.get(name)},
        )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()
