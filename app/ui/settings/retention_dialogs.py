"""What is asked before a case is kept or let go, and before cases are erased."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.domain.errors import ComplaintError, InvalidComplaint, Problem
from app.services.retention.rows import DueRow
from app.services.words.messages import words_for
from app.translation import _, ngettext
from app.ui.kit import field_box, label, primary_button
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.problem_labels import SUFFIX, show_problems
from app.ui.settings.retention_words import case_line
from app.ui.shown_text import plain, shown

BECAUSE, CONFIRMED, NUMBER = "retention_because", "retention_confirmed", "retention_number"
OF_SERVICE = {"because": BECAUSE, "confirmed": CONFIRMED}
Writer = Callable[[str, str], None]
MOST_NAMED = 20  # numbers in the dialog; the list behind it has all of them


class ReasonDialog(PlainDialog):
    """Why a case is kept, or let go again; without a number, which case, too.

    Signals:
        saved: it was written down.
    """

    saved = Signal()

    def __init__(self, number: str, title: str, action: str, write: Writer, parent: QWidget | None) -> None:
        super().__init__("retention_reason", title, parent)
        self._write, self._number, self._reason = write, QLineEdit(number, self), QLineEdit(self)
        asked = field_box(_("Case no."), self._number, NUMBER, required=True)
        asked.setVisible(not number)
        if number:
            self.body.addWidget(label(_("Case {number}").format(number=number), "card_title"))
        self.body.addWidget(asked)
        self.body.addWidget(field_box(_("Reason"), self._reason, BECAUSE, required=True))
        save = primary_button(action, "save")
        save.setObjectName("give_retention_reason")
        save.setDefault(True)
        save.clicked.connect(self._save)
        self.end_with(way_out(self, _("Cancel")), save)

    def _save(self) -> None:
        try:
            self._write(plain(self._number.text()).strip(), plain(self._reason.text()))
        except InvalidComplaint as refusal:
            show_problems(self, [Problem(BECAUSE, each.code, each.data) for each in refusal.problems])
            self.fit()
        except ComplaintError as refusal:
            self._tell(words_for(refusal))
            self.fit()
        else:
            self.saved.emit()
            self.accept()

    def _tell(self, words: str) -> None:
        for place in self.findChildren(QLabel, f"{BECAUSE}{SUFFIX}"):
            place.setText(shown(words))
            place.setVisible(bool(words))


class EraseDialog(PlainDialog):
    """Names the cases once more; who erases them says why and types how many they are.

    Signals:
        agreed: the reason, and the number as it was typed.
    """

    agreed = Signal(str, str)

    def __init__(self, rows: Sequence[DueRow], parent: QWidget | None) -> None:
        super().__init__("retention_erase", _("Erase what has had its time"), parent)
        self._reason, self._count = QLineEdit(self), QLineEdit(self)
        words = ngettext("{count} case that you have looked at", "{count} cases that you have looked at", len(rows))
        self.body.addWidget(label(words.format(count=len(rows)), "card_title"))
        self.body.addWidget(_wrapped("\n".join(_named(rows)), "body"))
        warning = _("This cannot be undone: copies on wards go with the next file, copies of the data with their time.")
        self.body.addWidget(_wrapped(warning, "strong"))
        self.body.addWidget(field_box(_("Reason"), self._reason, BECAUSE, required=True))
        self.body.addWidget(field_box(_("How many cases these are"), self._count, CONFIRMED, required=True))
        erase = primary_button(_("Erase"), None)
        erase.setObjectName("agree_to_erase")
        erase.clicked.connect(self._agree)
        self.end_with(way_out(self, _("Cancel")), erase)

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Say beside the fields what is wrong; what is about a case stands under the number."""
        show_problems(self, [Problem(OF_SERVICE.get(each.field, CONFIRMED), each.code, each.data) for each in problems])
        self.fit()

    def _agree(self) -> None:
        self.agreed.emit(plain(self._reason.text()), plain(self._count.text()))


def _named(rows: Sequence[DueRow]) -> Iterable[str]:
    yield from (case_line(row).replace("\n", " · ") for row in rows[:MOST_NAMED])
    more = len(rows) - MOST_NAMED
    if more > 0:
        yield ngettext("and {count} more", "and {count} more", more).format(count=more)


def _wrapped(words: str, role: str) -> QLabel:
    made = label(shown(words), role)
    made.setWordWrap(True)
    return made
