"""Merging a case into another one: what becomes of it and of its open duties, and which case goes on (OUT-2)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.errors import ComplaintError
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.tie_kinds import MERGE, NUMBER
from app.services.words.duty_words import due_in_words, label_of
from app.translation import N_, _, language
from app.ui.kit import label
from app.ui.proceedings.stage_dialog import Around, StageDialog, Writer
from app.ui.shown_text import plain, shown

if TYPE_CHECKING:
    from app.services.rows import CaseRecord, DutyRow

GAP = 6
SEPARATOR = " · "
# Nothing is merged before it is saved, and the heading must not say so.
_ASKED = N_("Merge with another case")
MERGING = replace(KINDS[MERGE], label=_ASKED, stages=tuple(replace(each, label=_ASKED) for each in KINDS[MERGE].stages))


class MergeDialog(StageDialog):
    """Says before anything is written that this case ends, which duties end with it, and what the other case is."""

    def __init__(
        self, around: Around, find: Callable[[str], "CaseRecord"], write: Writer, parent: QWidget | None = None
    ) -> None:
        super().__init__(MERGING, MERGING.first, around, write, parent)
        self._find, self._now = find, around.now
        self._ending = QVBoxLayout()
        self._ending.setSpacing(GAP)
        self.body.insertLayout(0, self._ending)
        self._target = _line("", "hint", "merge_target")
        self._target.hide()
        self.body.addWidget(self._target)
        number = self.findChild(QLineEdit, NUMBER)
        assert number is not None
        number.textChanged.connect(self._show_target)

    def show_case(self, record: "CaseRecord") -> None:
        """What becomes of this case and of its open duties when it is saved."""
        words = _("This case ends when you save this, and continues in the other case.")
        self._ending.addWidget(_line(words, "body_strong", "merge_warning"))
        still_open = [each for each in record.duties if not each.is_ended]
        if not still_open:
            return
        self._ending.addWidget(_line(_("Its open duties then end as not needed:"), "body", "merge_duties"))
        now = self._now()
        for place, duty in enumerate(still_open, start=1):
            self._ending.addWidget(_duty_line(duty, now, f"ending_duty_{place}"))

    def _show_target(self, written: str) -> None:
        words = self._in_words(plain(written).strip())
        self._target.setText(shown(words))
        self._target.setVisible(bool(words))
        if self.isVisible():
            self.fit()

    def _in_words(self, number: str) -> str:
        """Number, first line, date and units of the case that goes on; empty while no case has that number."""
        try:
            record = self._find(number) if number else None
        except ComplaintError:  # half a number is no mistake yet; saving says what is wrong with a whole one
            return ""
        return _("Goes on: {case}").format(case=SEPARATOR.join(_told(record))) if record else ""


def _told(record: "CaseRecord") -> list[str]:
    fields: Mapping[str, object] = record.fields
    lines = str(fields.get("details") or "").strip().splitlines()
    received_at, units = fields.get("received_at"), fields.get("units")
    came = moment_short(datetime.fromisoformat(received_at), language()) if isinstance(received_at, str) else ""
    where = _(", ").join(str(each) for each in units) if isinstance(units, list | tuple) else ""
    return [each for each in (record.number, *lines[:1], came, where) if each]


def _duty_line(duty: "DutyRow", now: datetime, name: str) -> QLabel:
    if duty.due_by is not None and duty.due_by < now:
        words = _("{duty} · overdue since {day}").format(duty=label_of(duty), day=_end_of_time(duty, duty.due_by))
        return _line(words, "problem", name)
    words = _("{duty} · {days}") if duty.later_on else _("{duty} · due {days}")  # two days say what each of them is
    return _line(words.format(duty=label_of(duty), days=due_in_words(duty)), "body", name)


def _end_of_time(duty: "DutyRow", due_by: datetime) -> str:
    is_moment = duty.due_at is not None and duty.later_on is None
    return moment_short(due_by, language()) if is_moment else day_short(due_by.date(), language())


def _line(words: str, role: str, name: str) -> QLabel:
    line = label(shown(words), role)
    line.setObjectName(name)
    line.setWordWrap(True)
    return line
