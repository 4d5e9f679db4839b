"""What waits for somebody: contradictions, entries not taken over, proposals, erasures on their way."""

import sys
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.policy import Policy
from app.domain.thai_text import arabic_digits
from app.services.cases.case_row import CaseRow
from app.services.exchange.rows import ErasureRow, ProposalRow, QuarantineRow
from app.services.exchange.words import OTHER_PUT_ASIDE, PUT_ASIDE
from app.services.words.change_words import DUTY, erased_in_words, kind_of, part_in_words, value_in_part
from app.translation import _, language, ngettext
from app.ui.exchange.contracts import ExchangeDesk
from app.ui.exchange.lines import CASES, Line, Lines, rest_in_words
from app.ui.exchange.numbered_twice import NumberedTwice
from app.ui.exchange.standing import Standing
from app.ui.kit import Card, label

SHOWN = 20  # lines of one list; the rest is counted
UID_MARK = "!"  # stands in what names a case without a number, never in a number


class ToDecide(QWidget):
    """Each list stands only when there is something in it.

    Signals:
        case_wanted: number or uid of the case whose link was chosen.
        new_number_wanted: uid of the case that is to get another number.
    """

    case_wanted = Signal(str)
    new_number_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("to_decide")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._lists: dict[str, tuple[Card, Lines]] = {}
        for name, title in _titles().items():
            card, lines = Card(title, self), Lines(f"{name}_line", self)
            card.setObjectName(name)
            card.body.addWidget(lines)
            lines.case_wanted.connect(self.case_wanted)
            column.addWidget(card)
            self._lists[name] = (card, lines)
        self._twice = NumberedTwice(self)
        self._twice.case_wanted.connect(self.case_wanted)
        self._twice.new_number_wanted.connect(self.new_number_wanted)
        column.addWidget(self._twice)
        self._nothing = label(_("Nothing waits for you here."), "hint")
        self._nothing.setObjectName("nothing_to_decide")
        column.addWidget(self._nothing)

    def show_standing(self, standing: Standing, desk: ExchangeDesk) -> None:
        """Show every list again."""
        limits = desk.limits
        self._fill("conflicts", standing.undecided, _conflict, limits.cases)
        self._fill("quarantined", standing.quarantined, _quarantined)
        self._fill("proposals", standing.proposals, partial(_proposal, desk.policy), limits.proposals)
        self._fill("erasures", standing.erasures, _erasure)
        self._twice.show_cases(standing.numbered_twice, limits.cases)
        cards = (self._twice, *(card for card, _lines in self._lists.values()))
        self._nothing.setVisible(all(card.isHidden() for card in cards))

    def _fill(self, name: str, rows: Sequence[object], words: Callable[..., Line], limit: int = sys.maxsize) -> None:
        card, lines = self._lists[name]
        rest = rest_in_words(len(rows), SHOWN, limit)
        lines.show_lines([*(words(row) for row in rows[:SHOWN]), *([Line("plain", rest)] if rest else [])])
        card.setVisible(bool(rows))


def _titles() -> dict[str, str]:
    return {
        "conflicts": _("To decide: two people entered different things"),
        "quarantined": _("Not taken over"),
        "proposals": _("Proposals"),
        "erasures": _("Erasures on their way"),
    }


def _conflict(case: CaseRow) -> Line:
    words = ngettext(
        "{cases} – {count} difference – {subject}", "{cases} – {count} differences – {subject}", case.conflicts
    )
    filled = words.format(cases=CASES, count=case.conflicts, subject=case.subject)
    return Line("ask", filled, (case.uid,), (case.number,))


def _quarantined(row: QuarantineRow) -> Line:
    reason = _(PUT_ASIDE.get(row.reason, OTHER_PUT_ASIDE)).format(code=row.reason)
    when = moment_short(row.arrived_at, language()) if row.arrived_at else "–"
    if row.number is None:
        return Line("bad", _("From {peer}, {moment}: {reason}").format(peer=row.peer, moment=when, reason=reason))
    words = _("{cases} from {peer}, {moment}: {reason}")
    return Line("bad", words.format(cases=CASES, peer=row.peer, moment=when, reason=reason), (row.number,))


def _proposal(policy: Policy, row: ProposalRow) -> Line:
    words = _("{cases} – {by} proposes on {moment}: {field} = {value}. Open the case and enter it if it is right.")
    filled = words.format(
        cases=_case_named(row.number),
        by=row.by,
        moment=moment_short(row.at, language()),
        field=part_in_words(row.entity, row.unit, policy, called=_called(row, policy)),
        value=value_in_part(row.entity, row.unit, row.value, policy),
    )
    return Line("ask", filled, _link_to(row.number))


def _called(row: ProposalRow, policy: Policy) -> str:
    """The name of the duty or the file, as far as the proposal or the rules tell it."""
    if kind_of(row.entity) == DUTY:
        name, in_english = row.entity.partition(":")[2], language() == "en"
        labels = (rule.label_en if in_english else rule.label_th for rule in policy.duties if rule.rule == name)
        return arabic_digits(next(labels, ""))
    return str(row.value.get("name", "")) if isinstance(row.value, dict) else ""


def _erasure(row: ErasureRow) -> Line:
    not_yet = [_("{peer}: not yet").format(peer=name) for name, done in row.reached if not done]
    ended = [_("{peer}: will not confirm, it is no longer in use").format(peer=name) for name in row.never]
    waiting = _(", ").join([*not_yet, *ended])
    words = _("{cases} – {field}, erased on {day} – {waiting}")
    day = day_short(row.erased_at.date(), language())
    filled = words.format(cases=_case_named(row.number), field=erased_in_words(row.field), day=day, waiting=waiting)
    return Line("plain", filled, _link_to(row.number))


def _case_named(number: str) -> str:
    """Where the link stands; a case of which nothing but this has come has no number and cannot be opened yet."""
    return CASES if _link_to(number) else _("A case that has not come yet")


def _link_to(number: str) -> tuple[str, ...]:
    return (number,) if number and UID_MARK not in number else ()
