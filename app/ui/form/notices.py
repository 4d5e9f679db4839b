"""What the form has to say above its fields: a refusal, a draft, a conflict, cases that may be the same."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.translation import _, language, ngettext
from app.ui.entry.banner import Banner
from app.ui.form.alike_bars import AlikeBars

if TYPE_CHECKING:
    from app.domain.fields import PolicyTables
    from app.services.rows import CaseRecord, Draft
    from app.ui.form.conflicts import ConflictNotice
    from app.ui.form.tie_choice import TieChoice

GAP = 8


class Notices(QWidget):
    """Bars that are hidden until they are needed; `alike` names the cases that may be the same matter.

    Signals:
        draft_opened: the draft that was offered is wanted.
        draft_dropped: it is not.
        case_wanted: number of the possible duplicate to look at.
        tie_wanted: link or merge, and the number of the possible duplicate.
        decided: the entity and the unit of a conflict, and the value that somebody chose for it.
    """

    draft_opened = Signal()
    draft_dropped = Signal()
    case_wanted = Signal(str)
    tie_wanted = Signal(str, str)
    decided = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about_fields, self._marked = False, 0
        self._refusal = Banner("refusal", "", "", self)
        self._refusal.setProperty("tone", "problem")
        self._draft = Banner("draft_offer", _("Open the draft"), _("Throw it away"), self)
        self._news, self._ended = Banner("news", "", "", self), Banner("ended", "", "", self)
        self.alike = AlikeBars(self)
        self._draft.accepted.connect(self.draft_opened)
        self._draft.declined.connect(self.draft_dropped)
        self.alike.case_wanted.connect(self.case_wanted)
        self.alike.tie_wanted.connect(self.tie_wanted)
        self._conflicts: ConflictNotice | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for banner in (self._ended, self._refusal, self._news, self._draft, self.alike):
            column.addWidget(banner)

    def take_rest(self, conflicts: "ConflictNotice", choice: "TieChoice") -> None:
        """What comes after the first paint: the bar of conflicts, above the ones of duplicates, and their choice."""
        column = cast(QVBoxLayout, self.layout())
        column.insertWidget(column.indexOf(self.alike), conflicts)
        conflicts.decided.connect(self.decided)
        self._conflicts = conflicts
        self.alike.take_choice(choice)

    def show_conflicts(self, record: "CaseRecord | None", policy: "PolicyTables | None") -> None:
        """Show what two people entered differently; None takes the bar away."""
        if self._conflicts is not None:
            self._conflicts.show_record(record, policy)

    def refuse(self, words: str) -> None:
        """Say why something was not done; no words take the bar away."""
        self._about_fields = False
        self._refusal.say(words)

    def count_fields(self, count: int) -> None:
        """So many fields are still wrong; with none the bar goes away, a refusal for another reason stays."""
        if not self._about_fields:
            return
        count += len(self.alike.problems_shown())
        if not count:
            self.refuse("")
        elif count < self._marked:
            self.refuse_fields(count, ())

    def refuse_fields(self, count: int, elsewhere: Sequence[str]) -> None:
        """Say how many fields are marked, and in full what stands beside no field."""
        marked = ngettext(
            "Not saved: {count} field needs attention. What to do stands beside it.",
            "Not saved: {count} fields need attention. What to do stands beside each.",
            count,
        ).format(count=count)
        self._marked = count
        self.refuse("\n".join([*([marked] if count else []), *elsewhere]))
        self._about_fields = True

    def offer_draft(self, draft: "Draft | None") -> None:
        """Offer what was typed and not saved."""
        self._draft.say(_offer(draft) if draft else "")

    def tell_news(self, number: str) -> None:
        """Say that this case was changed by somebody else; no number takes the bar away."""
        words = _(
            "{number} was changed meanwhile by somebody else. What you typed is kept here and not saved; "
            "where both changed the same, both are kept when you save. “History” shows what was changed."
        )
        self._news.say(words.format(number=number) if number else "")

    def tell_ended(self, since: datetime | None) -> None:
        """Say that the case is continued elsewhere; without a moment the bar goes away."""
        words = _("Continued elsewhere since {moment}; this can only be read here.")
        self._ended.say(words.format(moment=_moment(since)) if since else "")

    def tell_summary(self) -> None:
        """Say that no more than the summary of the case is here."""
        words = _(
            "Only the summary of this case is here, so nothing can be changed in it. "
            "Tell the complaint centre what is to be added."
        )
        self._ended.say(words)

    def make_room(self, *, aside: bool) -> None:
        """Whether the bar of cases that may be the same steps aside: it belongs beside the fields."""
        self.alike.stand_aside(aside=aside)


def _offer(draft: "Draft") -> str:
    at = _moment(draft.saved_at)
    if draft.number:
        return _("Unsaved draft of {number} from {moment}.").format(number=draft.number, moment=at)
    return _("Unsaved draft of a new case from {moment}.").format(moment=at)


def _moment(moment: datetime) -> str:
    return moment_short(moment, language())
