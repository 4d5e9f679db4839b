"""What the rules suggest to do next about the case, each with its reason, its rule and one button."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short
from app.domain.proceedings.follow_ups import FollowUp
from app.translation import N_, _, language, ngettext
from app.ui.entry.banner import Banner
from app.ui.rows import cleared
from app.ui.rule_label import explain

GAP = 8
# For each code: what is said, and what the button says.
WORDS: dict[str, tuple[str, str]] = {
    "tell_why": (
        N_("The matter ends at screening. Tell the complainant why."),
        N_("Write down the contact…"),
    ),
    "tell_of_investigation": (
        N_("The matter affects the agency and is looked into. Tell the complainant."),
        N_("Write down the contact…"),
    ),
    "outcome_of_screening": (
        N_("The matter ends at screening. The outcome can be filled in from what was decided."),
        N_("Fill in the outcome"),
    ),
    "outcome_of_handover": (
        N_("The other agency has confirmed the receipt. The outcome can be filled in."),
        N_("Fill in the outcome"),
    ),
    "outcome_of_letter": (
        N_("The registered letter counts as told. The outcome can be filled in: the complainant cannot be reached."),
        N_("Fill in the outcome"),
    ),
    "outcome_of_session": (
        N_("An agreement was reached in mediation. Its words can be taken over into the outcome."),
        N_("Take over what was agreed"),
    ),
    "sealed_to_director": (
        N_("An accusation without a name: it goes to the director sealed."),
        N_("Screen it…"),
    ),
    "received_earlier": (
        N_(
            "A case merged into this one was received earlier. The clock stays as it is unless you take that date over."
        ),
        N_("Take the earlier date over"),
    ),
    "route_handover": (N_("Not ours: hand the matter over, and keep the receipt."), N_("Hand over…")),
    "route_information": (N_("Ask the holder of the document, and give it at once."), N_("Ask the holder…")),
    "route_order": (N_("Write the memo to the executive, who orders what is done."), N_("Write the memo…")),
    "route_request": (N_("Ask the unit responsible for the facts."), N_("Ask the unit…")),
    "head_first": (
        N_("The head checks the facts and mediates first. Write down what came of it, or why it was not possible."),
        N_("Mediation by the head…"),
    ),
    "risk_report": (
        N_("What was mediated is written up, event and resolution, for the risk team, which tells the executives."),
        N_("Write the risk report…"),
    ),
    "route_session": (
        N_("The matter goes to the mediation team. Call its members in the order of the list, then hold the session."),
        N_("Write down the session…"),
    ),
}
REPLY = "reply_to_agency"


class SuggestedNext(QWidget):
    """Nothing is done by itself.

    Signals:
        begin_wanted: code of a kind, and the values to begin with.
        fields_wanted: the fields of the form that are to be filled in.
    """

    begin_wanted = Signal(str, object)
    fields_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggested_next")
        self._shown: tuple[FollowUp, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.hide()

    def show_follow_ups(self, suggestions: Sequence[FollowUp]) -> None:
        """Show these, or take everything away."""
        if tuple(suggestions) != self._shown:
            self._shown = tuple(suggestions)
            cleared(self._column)
            for each in self._shown:
                self._column.addWidget(self._banner(each))
        self.setVisible(bool(self._shown))

    def _banner(self, suggestion: FollowUp) -> Banner:
        words, action = words_of(suggestion)
        banner = Banner(f"suggested_{suggestion.code}", action, "", self)
        banner.setProperty("tone", "info")
        banner.say(_("{words} (rule {rule})").format(words=words, rule=suggestion.rule))
        explain(banner, suggestion.rule)
        banner.accepted.connect(self._take)
        return banner

    def _take(self) -> None:
        code = self.sender().objectName().removeprefix("suggested_")
        for each in self._shown:
            if each.code == code and each.begin:
                self.begin_wanted.emit(each.begin, dict(each.values))
            elif each.code == code:
                self.fields_wanted.emit(dict(each.fields))


def words_of(suggestion: FollowUp) -> tuple[str, str]:
    """What is said, and what the button says."""
    if suggestion.code in WORDS:
        words, action = WORDS[suggestion.code]
        return _(words), _(action)
    days = _(", ").join(day_short(date.fromisoformat(day), language()) for day in suggestion.days)
    if suggestion.code == REPLY:
        return _("The agency that referred the matter asks for a reply by {day}.").format(day=days), _(
            "Write the reply…"
        )
    said = ngettext(
        "Tried in vain on {count} day ({days}). Send a registered letter; it counts as told.",
        "Tried in vain on {count} different days ({days}). Send a registered letter; it counts as told.",
        len(suggestion.days),
    )
    return said.format(count=len(suggestion.days), days=days), _("Write down the letter…")
