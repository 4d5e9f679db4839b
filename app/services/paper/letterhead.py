"""Who prints: the hospital and its complaint centre as they stand on top of every paper (ADM-1)."""

from dataclasses import dataclass
from pathlib import Path

from app.translation import N_, said_in


@dataclass(frozen=True)
class Letterhead:
    """The centre's name and how to reach it.

    `place` is where it is in the hospital, `emblem` a picture file of the hospital's own; `notice` the one line that
    tells whoever complains what their data are kept for, on papers that they fill in or sign.
    """

    hospital: str
    centre: str
    phone: str = ""
    email: str = ""
    place: str = ""
    emblem: Path | None = None
    notice: str = ""

    @property
    def name(self) -> str:
        """Centre and hospital."""
        return f"{self.centre} {self.hospital}".strip()

    def telephone(self, language: str) -> str:
        """The number with its word before it; empty where there is none."""
        return said_in(language, N_("Tel. {phone}")).format(phone=self.phone) if self.phone else ""

    def contact(self, language: str) -> str:
        """Telephone and e-mail, as far as they are known."""
        return "   ".join(filter(None, (self.telephone(language), self.email)))
