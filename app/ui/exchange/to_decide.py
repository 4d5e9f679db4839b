"""What waits for somebody: contradictions, entries not taken over, proposals, erasures on their way."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.errors import UnknownField
from app.domain.fields import field
from app.services.exchange.rows import ErasureRow, ProposalRow, QuarantineRow
from app.services.exchange.words import OTHER_PUT_ASIDE, PUT_ASIDE
from app.services.rows import CaseRow
from app.translation import _, language, ngettext
from app.ui.exchange.lines import CASES, Line, Lines
from app.ui.exchange.numbered_twice import NumberedTwice
from app.ui.exchange.standing import Standing
from app.ui.kit import Card, label

SHOWN = 20  # lines of one list; the rest is counted


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

    def show_standing(self, standing: Standing) -> None:
        """Show every list again."""
        self._fill("conflicts", standing.undecided, _conflict)
        self._fill("quarantined", standing.quarantined, _quarantined)
        self._fill("proposals", standing.proposals, _proposal)
        self._fill("erasures", standing.erasures, _erasure)
        self._twice.show_cases(standing.numbered_twice)
        cards = (self._twice, *(card for card, _lines in self._lists.values()))
        self._nothing.setVisible(all(card.isHidden() for card in cards))

    def _fill(self, name: str, rows: Sequence[object], words: Callable[..., Line]) -> None:
        card, lines = self._lists[name]
        lines.show_lines([*(words(row) for row in rows[:SHOWN]), *_rest(len(rows) - SHOWN)])
        card.setVisible(bool(rows))


def _titles() -> dict[str, str]:
    return {
        "conflicts": _("To decide: two people entered different things"),
        "quarantined": _("Not taken over"),
        "proposals": _("Proposals"),
        "erasures": _("Erasures on their way"),
    }


def _rest(count: int) -> Iterator[Line]:
    if count > 0:
        yield Line("plain", ngettext("and {count} more", "and {count} more", count).format(count=f"{count:,}"))


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


def _proposal(row: ProposalRow) -> Line:
    words = _("{cases} – {by} proposes on {moment}: {field} = {value}. Open the case and enter it if it is right.")
    return Line(
        "ask",
        words.format(
            cases=CASES, by=row.by, moment=moment_short(row.at, language()), field=_label(row.unit), value=row.value
        ),
        (row.number,),
    )


def _erasure(row: ErasureRow) -> Line:
    waiting = _(", ").join(_("{peer}: not yet").format(peer=name) for name, done in row.reached if not done)
    words = _("{cases} – {field}, erased on {day} – {waiting}")
    day = day_short(row.erased_at.date(), language())
    return Line("plain", words.format(cases=CASES, field=_label(row.field), day=day, waiting=waiting), (row.number,))


def _label(name: str) -> str:
    try:
        return _(field(name).label)
    except UnknownField:
        return name
