"""All open cases of one person go to another with one click; which ones, and how each will stand, is listed first."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.domain.fields import FieldClass, FieldKind
from app.domain.proceedings.parts import REASON
from app.domain.proceedings.schema import ProceedingKind, Stage, StageField
from app.translation import N_, _, ngettext
from app.ui.kit import label
from app.ui.proceedings.stage_dialog import Around, StageDialog
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.cases.in_charge import HandedOver, PeopleInCharge

MOST_SHOWN = 8
FROM, TO = "from", "person"
# Not a proceeding of its own: it begins one in every case that is handed over.
HAND_OVER = ProceedingKind(
    code="hand_over",
    label=N_("Hand over all open cases"),
    icon="person",
    rule="ADM-2",
    stages=(
        Stage(
            name="all",
            label=N_("Hand over all open cases"),
            field_class=FieldClass.SUMMARY,
            ends=True,
            fields=(
                StageField(name=FROM, label=N_("Cases of"), kind=FieldKind.TEXT, required=True),
                StageField(name=TO, label=N_("Hand over to"), kind=FieldKind.TEXT, required=True),
                REASON,
            ),
        ),
    ),
)


class HandOverDialog(StageDialog):
    """Lists what would go while the names are typed; writes nothing before it is saved."""

    def __init__(
        self, around: Around, people: "PeopleInCharge", names: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(HAND_OVER, HAND_OVER.first, around, self._hand_over, parent)
        self._people, self._around = people, around
        self._preview = label("", "body")
        self._preview.setObjectName("hand_over_preview")
        self._preview.setWordWrap(True)
        self.body.insertWidget(1, self._preview)
        for name in (FROM, TO):
            self.offer(name, [(each, each) for each in names])
            line = self.findChild(QLineEdit, name)
            if isinstance(line, QLineEdit):
                line.textChanged.connect(self._show_preview)

    def preview(self) -> QLabel:
        """Where the cases are listed."""
        return self._preview

    def _show_preview(self) -> None:
        values = self.values()
        person = str(values.get(FROM) or "")
        found = self._people.preview(person, str(values.get(TO) or "")) if person else ()
        self._preview.setText(shown(_in_words(found)) if person else "")
        self.fit()

    def _hand_over(self, values: Mapping[str, object]) -> None:
        now: datetime = self._around.now()
        said = {name: str(values.get(name) or "") for name in (FROM, TO, REASON.name)}
        self._people.hand_over(said[FROM], said[TO], at=now, reason=said[REASON.name])


def _in_words(found: "Sequence[HandedOver]") -> str:
    if not found:
        return _("No open case is theirs.")
    words = ngettext("{count} open case goes over:", "{count} open cases go over:", len(found)).format(count=len(found))
    lines = [_("{number} {subject}").format(number=each.row.number, subject=each.row.subject) for each in found]
    more = [_("and {count} more").format(count=len(found) - MOST_SHOWN)] if len(found) > MOST_SHOWN else []
    return "\n".join([words, *lines[:MOST_SHOWN], *more])
