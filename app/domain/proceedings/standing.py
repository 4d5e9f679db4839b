"""A proceeding of a case as it stands; light, because every reading of a case makes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

VOIDED = "voided"
AT = "at"
ERASED = "erased"  # marks a stage from which the centre erased what people wrote
Stages = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True)
class Proceeding:
    """What stands of one proceeding: the values of each stage that was reached, by its name, in that order."""

    uid: str
    kind: str
    stages: Stages

    @property
    def entity(self) -> str:
        """Its name in the log."""
        return f"{self.kind}:{self.uid}"

    @property
    def is_void(self) -> bool:
        """Whether it was taken back, with a reason."""
        return bool(self.stages.get(VOIDED))

    def value(self, stage: str, name: str) -> object:
        """One value; None where the stage or the value is not there, or is not for this PC."""
        return (self.stages.get(stage) or {}).get(name)

    def at(self, stage: str) -> datetime | None:
        """The true time of a stage, aware; None for what a newer program wrote in a way of its own."""
        return instant(self.value(stage, AT))

    def day(self, stage: str, name: str) -> date | None:
        """A day that a stage names."""
        written = self.value(stage, name)
        return date.fromisoformat(written[:10]) if isinstance(written, str) else None


def instant(written: object) -> datetime | None:
    """The moment that a text of the log names, aware; None for what is none. As texts, two offsets do not compare."""
    try:
        moment = datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
