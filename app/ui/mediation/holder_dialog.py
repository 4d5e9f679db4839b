"""Who holds a post of the mediators' list: name, outside number, unit."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.domain.errors import Problem
from app.services.rows import MediatorRow
from app.translation import _, language
from app.ui.kit import field_box, label, primary_button
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.problem_labels import show_problems
from app.ui.shown_text import plain, shown

NAME, PHONE, UNIT = "holder_name", "holder_phone", "holder_unit"
OF_SERVICE = {"name": NAME, "phone": PHONE, "unit": UNIT}


class HolderDialog(PlainDialog):
    """The post and its extension stand in the list itself; who holds it is the hospital's to say.

    Signals:
        given: the mediator's id, and name, phone and unit.
    """

    given = Signal(str, object)

    def __init__(self, step: MediatorRow, units: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__("holder_dialog", _("Who holds the post"), parent)
        self._mediator = step.id
        self._name, self._phone, self._unit = QLineEdit(step.name), QLineEdit(step.phone), QLineEdit(step.unit)
        completer = QCompleter(list(units), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._unit.setCompleter(completer)
        post = _("{order}. {post}").format(order=step.order, post=step.post(language()))
        self.body.addWidget(label(shown(post), "card_title"))
        self.body.addWidget(field_box(_("Name"), self._name, NAME, required=False))
        self.body.addWidget(field_box(_("Outside telephone number"), self._phone, PHONE, required=False))
        self.body.addWidget(field_box(_("Unit"), self._unit, UNIT, required=False))
        self.body.addWidget(_hint(_("Out of hours, those with an outside number are called first.")))
        self.body.addWidget(_hint(_("When this unit is complained of, the mediator is passed over.")))
        save = primary_button(_("Save"), "save")
        save.setObjectName("save_holder")
        save.setDefault(True)
        save.clicked.connect(self._give)
        self.end_with(way_out(self, _("Cancel")), save)

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Say beside the fields what is wrong; what was typed stays."""
        show_problems(self, [Problem(OF_SERVICE.get(each.field, NAME), each.code, each.data) for each in problems])
        self.fit()

    def _give(self) -> None:
        entered: Mapping[str, str] = {
            "name": plain(self._name.text()),
            "phone": plain(self._phone.text()),
            "unit": plain(self._unit.text()),
        }
        self.given.emit(self._mediator, entered)


def _hint(words: str) -> QWidget:
    hint = label(shown(words), "caption")
    hint.setWordWrap(True)
    return hint
