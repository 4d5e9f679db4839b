"""Closing a case: what is missing with a way there, the outcome and what it counts as, and how it was told (OUT-1)."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.errors import Problem
from app.domain.fields import FieldClass, field
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.domain.thai_text import arabic_digits
from app.domain.vocabulary import NobodyToTell
from app.services.words.messages import words_for_problem
from app.services.words.work_words import work_in_words
from app.translation import N_, _, language
from app.ui.kit import label, secondary_button
from app.ui.proceedings.stage_dialog import Around, StageDialog, Writer
from app.ui.rows import cleared
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.domain.open_work import OpenWork
    from app.domain.policy_entries import Ending
    from app.services.cases.closing import Closing
    from app.services.rows import DutyRow

GAP = 6
ASKED_FOR = ("outcome", "told_at", "told_means", "nobody_to_tell", "outcome_words", "closed_although", "lesson")
OUTCOME, SATISFACTION = "outcome", "satisfaction"
# What is open stands in a list with the way there; a refusal that names it all again would be read twice.
SAID_BY_THE_LIST = {
    "duties_open": "open_is_listed",
    "work_open": "open_is_listed",
    "work_may_stay_open": "why_closed_with_listed",
}


def _declared(name: str) -> StageField:
    known = field(name)
    return StageField(
        name=name,
        label=known.label,
        kind=known.kind,
        required=name == OUTCOME,
        choices=known.choices,
        help=known.help,
    )


# Not a proceeding of its own: the fields of the outcome, asked for in a dialog like those of proceedings.
CLOSING = ProceedingKind(
    code="closing",
    label=N_("Close the case"),
    icon="checkmark_circle",
    rule="OUT-1",
    stages=(
        Stage(
            name="end",
            label=N_("Close the case"),
            field_class=FieldClass.SUMMARY,
            ends=True,
            fields=tuple(_declared(name) for name in ASKED_FOR),
        ),
    ),
)


class ClosingDialog(StageDialog):
    """Says what stands in the way, and writes the outcome.

    Signals:
        duty_wanted: id of an open duty that somebody goes to; the dialog is closed.
        satisfaction_wanted: the complainant is to be asked how satisfied they are.
    """

    duty_wanted = Signal(str)
    satisfaction_wanted = Signal()

    def __init__(self, around: Around, write: Writer, parent: QWidget | None = None) -> None:
        super().__init__(CLOSING, CLOSING.first, around, write, parent)
        self._missing = QVBoxLayout()
        self._missing.setSpacing(GAP)
        self._has_list = False
        self.body.insertLayout(0, self._missing)
        self._save.setText(_("Close the case"))
        self._fields.edited.connect(self._allow_closing)
        self._allow_closing()

    def show_case(self, before: "Closing", given: Mapping[str, object], endings: "tuple[Ending, ...]") -> None:
        """What the case still lacks, and the outcome as it stands or as the contacts say."""
        self.offer(OUTCOME, [(each.code, _ending_in_words(each)) for each in endings])
        known = {name: given[name] for name in ASKED_FOR if given.get(name) is not None}
        self.show_values({**before.told, **known})
        cleared(self._missing)
        self._has_list = bool(before.open_duties or before.open_work or before.may_stay_open)
        if before.open_duties:
            self._missing.addWidget(label(_("Do these first, or mark them as not needed:"), "body_strong"))
        for place, duty in enumerate(before.open_duties, start=1):
            self._missing.addWidget(self._duty_line(place, duty))
        self._say_open("open_work", _("Finish these first, or take them back with the reason:"), before.open_work)
        may_stay = _("Still open; finish these first, or say below why the case is closed all the same:")
        self._say_open("may_stay_open", may_stay, before.may_stay_open)
        self.hide_field("closed_although", hidden=not before.may_stay_open)
        for name in ("told_at", "told_means"):
            self.hide_field(name, hidden=before.told.get("nobody_to_tell") == NobodyToTell.NO_COMPLAINANT)
        if before.tried_on:
            self._missing.addWidget(_tries_line(before))
        for problem in before.asked:
            if problem.field == SATISFACTION:
                self._missing.addWidget(self._satisfaction_button(), 0, Qt.AlignmentFlag.AlignLeft)
                continue
            line = label(shown(words_for_problem(problem)), "hint")
            line.setObjectName(f"asked_{problem.field}")
            self._missing.addWidget(line)

    def _refused(self, problems: Collection[Problem]) -> tuple[Problem, ...]:
        return super()._refused([_pointing(each) for each in problems] if self._has_list else problems)

    def _allow_closing(self) -> None:
        has_outcome = OUTCOME in self.values()
        self._save.setEnabled(has_outcome)
        self._save.setToolTip(_("Save (Ctrl+Enter)") if has_outcome else _("Choose the outcome first."))

    def _say_open(self, name: str, words: str, work: "tuple[OpenWork, ...]") -> None:
        if not work:
            return
        self._missing.addWidget(label(words, "body_strong"))
        for place, each in enumerate(work, start=1):
            line = label(shown(arabic_digits(work_in_words(each))), "body")
            line.setObjectName(f"{name}_{place}")
            line.setWordWrap(True)
            self._missing.addWidget(line)

    def _duty_line(self, place: int, duty: "DutyRow") -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        name = arabic_digits(duty.label(language()))
        words = label(shown(_("{duty} · due {day}").format(duty=name, day=_due(duty))), "body")
        words.setObjectName(f"open_duty_{place}")
        words.setWordWrap(True)
        go = secondary_button(_("Go there"), None)
        go.setObjectName(f"go_to_duty_{place}")
        go.setProperty("extent", "small")
        go.setProperty("duty", duty.id)
        go.setAccessibleName(_("{action}: {number}").format(action=_("Go there"), number=name))
        go.clicked.connect(self._go)
        row.addWidget(words, 1)
        row.addWidget(go)
        return line

    def _satisfaction_button(self) -> QPushButton:
        button = secondary_button(_("Ask how satisfied…"), "emoji")
        button.setObjectName("ask_satisfaction")
        button.setProperty("extent", "small")
        button.clicked.connect(self.satisfaction_wanted)
        return button

    def _go(self) -> None:
        duty = str(self.sender().property("duty"))
        self.reject()
        if not self.isVisible():
            self.duty_wanted.emit(duty)


def _pointing(problem: Problem) -> Problem:
    """The problem in the words that point to the list."""
    return Problem(problem.field, SAID_BY_THE_LIST.get(problem.code, problem.code), problem.data)


def _due(duty: "DutyRow") -> str:
    if duty.due_at is not None and duty.later_on is None:
        return moment_short(duty.due_at, language())
    return day_short(duty.due_by.date(), language()) if duty.due_by is not None else _("no date")


def _ending_in_words(ending: "Ending") -> str:
    counts = _("counts in the indicators") if ending.in_indicator else _("outside the indicators")
    return _("{outcome} ({counts}, {rule})").format(outcome=ending.label(language()), counts=counts, rule=ending.rule)


def _tries_line(before: "Closing") -> QWidget:
    days = _(", ").join(day_short(day, language()) for day in before.tried_on)
    words = _("Tried in vain on {days}.").format(days=days)
    if before.letter_sent_at is not None:
        sent = moment_short(before.letter_sent_at, language())
        words = _("{tries} Registered letter sent {moment}.").format(tries=words, moment=sent)
    line = label(shown(words), "caption")
    line.setObjectName("tries")
    line.setWordWrap(True)
    return line
