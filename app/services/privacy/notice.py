"""The hospital's privacy notice: the version in use, those before, and a new one (PDPA-23)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.domain.privacy_notice import DRAFT, NOTICE_FORM, Notice, shipped_notice
from app.domain.proceedings.checks import Circumstances, checked
from app.services.desk import Desk
from app.services.hospital.reference import Reference
from app.services.hospital.staff import HOSPITAL
from app.services.privacy.notice_noted import LINE, NOTICE
from app.translation import _

BLANKS = ("hospital", "centre")
LINES = ("line_th", "line_en")


class PrivacyNotice:
    """Every version stays, because cases name it; the centre decides, a ward alone decides for itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._reference = desk, Reference(desk)

    def current(self) -> Notice:
        """The last version, filled in; the draft that ships while the hospital has none."""
        own = self.versions()
        return self._filled(own[0] if own else shipped_notice())

    def of(self, version: str) -> Notice | None:
        """The version that a case names, filled in; None for one that is not here."""
        if version == DRAFT:
            return self._filled(shipped_notice())
        return next((self._filled(each) for each in self.versions() if each.version == version), None)

    def versions(self) -> tuple[Notice, ...]:
        """The hospital's own as they were written, the newest first."""
        written = self._reference.entities(NOTICE)
        found = [_notice(version, units) for version, units in written.items() if version.isdecimal() and LINE in units]
        return tuple(sorted(found, key=_number, reverse=True))

    def publish(self, values: Mapping[str, object]) -> Notice:
        """Put a new version into use (see `NOTICE_FORM`); cases before keep the one that they name.

        Raises:
            InvalidComplaint: every problem of every field. NotAllowed: this ward was paired with a centre, or the
                person here may not.
        """
        now = self._desk.now()
        kept = checked(NOTICE_FORM, values, Circumstances(now, now, self._desk.policy))
        kept |= {name: " ".join(str(kept[name]).split()) for name in LINES if kept.get(name)}
        version = str(max(map(_number, self.versions()), default=0) + 1)
        self._reference.write("notice_published", {(f"{NOTICE}{version}", unit): each for unit, each in kept.items()})
        return _notice(version, kept)

    def draft_of_next(self) -> dict[str, object]:
        """What a form for the next version begins with: the words in use, approved by nobody yet."""
        last = next(iter(self.versions()), None) or shipped_notice()
        words = {"line_th": last.line_th, "text_th": last.text_th, "line_en": last.line_en, "text_en": last.text_en}
        return {name: text for name, text in words.items() if text}

    def _filled(self, notice: Notice) -> Notice:
        given = self._reference.entities(HOSPITAL).get("", {})
        names = {"hospital": str(given.get("hospital") or _("The hospital"))}
        names["centre"] = str(given.get("centre") or _("Complaint Centre"))
        return replace(
            notice,
            line_th=_with_names(notice.line_th, names),
            line_en=_with_names(notice.line_en, names),
            text_th=_with_names(notice.text_th, names),
            text_en=_with_names(notice.text_en, names),
        )


def _with_names(text: str, names: Mapping[str, str]) -> str:
    """Braces of the hospital's own that are no blank stay as they are."""
    for blank in BLANKS:
        text = text.replace(f"{{{blank}}}", names[blank])
    return text


def _notice(version: str, units: Mapping[str, object]) -> Notice:
    approved_on = units.get("approved_on")
    return Notice(
        version,
        line_th=str(units.get("line_th") or ""),
        text_th=str(units.get("text_th") or ""),
        line_en=str(units.get("line_en") or ""),
        text_en=str(units.get("text_en") or ""),
        approved_by=str(units.get("approved_by") or ""),
        approved_on=date.fromisoformat(str(approved_on)[:10]) if approved_on else None,
        document=str(units.get("document") or ""),
    )


def _number(notice: Notice) -> int:
    return int(notice.version)
