"""Ticking duties as done at their true time, or marking them as not needed with the reason."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import InvalidComplaint, Problem
from app.services.rows import DutyRow
from app.services.words.duty_words import label_of
from app.translation import N_, _
from app.ui.kit import field_box, label, primary_button, scrolled
from app.ui.moment_editor import EditorFactory, moment_in, widget_of
from app.ui.plain_dialog import closing_row, way_out
from app.ui.problem_labels import show_problems
from app.ui.rule_label import explain
from app.ui.shown_text import plain
from app.ui.triage.check_list import CheckList
from app.ui.triage.wording import people_in_words

if TYPE_CHECKING:
    from app.services.cases.duties import Duties

MEANS = (N_("By telephone"), N_("In person"), N_("By LINE"), N_("In writing"), N_("In the risk program"))
DONE, NOT_NEEDED = range(2)
NOTHING_TICKED = Problem("duties", "required")


class TickDialog(QDialog):
    """Several duties at once: the same true time, person and words for all of them.

    Signals:
        ticked: the duties were saved; by whom they were done.
    """

    ticked = Signal(str)

    def __init__(
        self,
        duties: "Duties",
        moment_edit: EditorFactory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tick_dialog")
        self.setWindowTitle(_("Record what was done"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._duties, self._number, self._unit = duties, "", ""
        self._checks = CheckList("tick")
        self._done_at = moment_edit(self)
        self._done_by, self._words = QLineEdit(self), QPlainTextEdit(self)
        self._means = self._means_box()
        self._because = QPlainTextEdit(self)
        self._pages = QStackedWidget(self)
        self._build()

    def show_duties(self, number: str, unit: str, open_duties: Sequence[DutyRow], ticked: Sequence[str]) -> None:
        """List the duties still open of a case of that unit; those named in `ticked` come first and are chosen."""
        self._number, self._unit = number, unit
        chosen_first = [each for each in open_duties if each.id in ticked]
        chosen_first += [each for each in open_duties if each.id not in ticked]
        self._checks.show_choices([(duty.id, self._duty_in_words(duty)) for duty in chosen_first])
        self._checks.set_value(ticked)
        explain(self._checks, *(duty.rule for duty in chosen_first))

    def suggest(self, at: datetime, by: str) -> None:
        """Begin with the time of now and whoever was named last."""
        self._done_at.set_value(at.isoformat(timespec="seconds"))
        self._done_by.setText(by)

    def _by(self) -> str:
        return plain(self._done_by.text()).strip()

    def _build(self) -> None:
        self._pages.addWidget(self._done_page())
        self._pages.addWidget(self._not_needed_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Which duties?"), "section"))
        choices = scrolled(self._checks, self)
        choices.setObjectName("tick_choices")
        column.addWidget(choices, 1)
        self._duties_problem = label("", "problem")
        self._duties_problem.setObjectName("duties_problem")
        self._duties_problem.hide()
        column.addWidget(self._duties_problem)
        column.addLayout(self._mode_row())
        column.addWidget(self._pages)
        column.addLayout(self._closing_row())
        self.setMinimumWidth(520)

    def _mode_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._modes = QButtonGroup(self)
        modes = ((DONE, "mode_done", _("Done")), (NOT_NEEDED, "mode_not_needed", _("Not needed")))
        for page, name, text in modes:
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setProperty("kind", "chip")
            button.setCheckable(True)
            button.setChecked(page == DONE)
            button.setAutoDefault(False)
            self._modes.addButton(button, page)
            row.addWidget(button)
        row.addStretch(1)
        self._modes.idClicked.connect(self._pages.setCurrentIndex)
        return row

    def _means_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)
        box.addItems(["", *(_(each) for each in MEANS)])
        return box

    def _done_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._words.setTabChangesFocus(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(field_box(_("By whom"), self._done_by, "done_by", required=True), 1)
        row.addWidget(field_box(_("How"), self._means, "means", required=False), 1)
        column.addWidget(field_box(_("When it was really done"), widget_of(self._done_at), "done_at", required=True))
        column.addLayout(row)
        column.addWidget(field_box(_("In words"), self._words, "words", required=False))
        return page

    def _not_needed_page(self) -> QWidget:
        self._because.setTabChangesFocus(True)
        return field_box(_("Not needed, because"), self._because, "not_needed", required=True)

    def _closing_row(self) -> QHBoxLayout:
        save = primary_button(_("Save"), "save")
        save.setObjectName("save_tick")
        save.setDefault(True)
        save.clicked.connect(self._save)
        return closing_row(way_out(self, _("Cancel")), save)

    def _duty_in_words(self, duty: DutyRow) -> str:
        people = people_in_words(self._duties.who_to_tell(duty, self._unit))
        return _("{duty} (to {roles})").format(duty=label_of(duty), roles=people)

    def _save(self) -> None:
        try:
            self._save_ticked()
        except InvalidComplaint as refusal:
            show_problems(self, refusal.problems)
        else:
            self.ticked.emit(self._by())
            self.accept()

    def _save_ticked(self) -> None:
        ids = self._checks.value()
        if not ids:
            raise InvalidComplaint([NOTHING_TICKED])
        if self._pages.currentIndex() == NOT_NEEDED:
            for duty in ids:
                self._duties.not_needed(self._number, duty, because=plain(self._because.toPlainText()).strip())
        else:
            self._duties.done(
                self._number,
                ids,
                at=moment_in(self._done_at, "done_at"),
                by=self._by(),
                means=plain(self._means.currentText()).strip(),
                words=plain(self._words.toPlainText()).strip(),
            )
