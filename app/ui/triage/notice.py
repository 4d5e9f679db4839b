"""What stands in the triage panel to be read: who answers for the case, and why nothing can be decided."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from app.domain.buddhist_dates import moment_short
from app.services.words.duty_words import roles_in_words
from app.translation import _, language
from app.ui.kit import label
from app.ui.shown_text import shown

ANALYSIS = "rca"  # the kind of proceeding; its severity comes from these fields
RISKS = ("category", "nonclinical_level")

if TYPE_CHECKING:
    from app.domain.policy import Policy
    from app.services.rows import CaseRecord


def notice(name: str) -> QLabel:
    """An empty notice; it is hidden as long as it says nothing."""
    made = label("", "body")
    made.setObjectName(name)
    made.setProperty("part", "notice")
    made.setWordWrap(True)
    made.hide()
    return made


def say(place: QLabel, words: str) -> None:
    """Show the words, or hide the notice when there are none."""
    place.setText(shown(words))
    place.setVisible(bool(words))


def why_read_only_in_words(record: "CaseRecord") -> str:
    """Why nothing can be decided about a case here; empty where it can."""
    if record.ended_since is not None:
        words = _("Continued elsewhere since {moment}; this can only be read here.")
        return words.format(moment=moment_short(record.ended_since, language()))
    if record.is_summary:
        return _(
            "Only the summary of this case is here, so nothing can be changed in it. "
            "Tell the complaint centre what is to be added."
        )
    return ""


def analysis_in_words(record: "CaseRecord | None", values: Mapping[str, object]) -> str:
    """What becomes of an analysis when its case is classified otherwise; empty where nothing changes."""
    if record is None or not any(each.kind == ANALYSIS and not each.is_void for each in record.proceedings):
        return ""
    changed = [name for name in RISKS if (values.get(name) or None) != (record.fields.get(name) or None)]
    if not changed:
        return ""
    return _("An RCA stands already. Its clock is counted again by the new severity; what is written in it stays.")


def responsible_in_words(level: object, policy: "Policy") -> str:
    """Who answers for a case of that level; empty without one."""
    if level is None:
        return ""
    known = policy.levels.get(str(level))
    roles = roles_in_words(known.responsible if known else (), policy)
    return _("Level {level}: {roles}").format(level=level, roles=roles)
