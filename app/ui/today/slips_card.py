"""The slips of the comment box with what is said of them: how many are typed, and which were refused."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.translation import _, ngettext
from app.ui.kit import GAP, Card, label, primary_button, secondary_button
from app.ui.shown_text import shown
from app.ui.today.slips_table import SlipsTable


class SlipsCard(Card):
    """The table, and under it the buttons that record it.

    Signals:
        record_wanted: the slips are to be recorded, or that there was none.
    """

    record_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.table = SlipsTable(self)
        self._keys, self._refusal, self._state = label("", "caption"), label("", "problem"), label("", "caption")
        self._nothing = secondary_button(_("The box was empty"), "checkmark_circle")
        self._save = primary_button(_("Record the slips"), "save")
        for name, part in (
            ("slips_keys", self._keys),
            ("slips_refusal", self._refusal),
            ("slips_state", self._state),
            ("box_empty", self._nothing),
            ("record_slips", self._save),
        ):
            part.setObjectName(name)
        self._keys.setWordWrap(True)
        self._refusal.hide()
        self._save.setToolTip(_("Record the slips (Ctrl+S)"))
        self._nothing.setToolTip(_("Nothing found is a result too"))
        self._lay_out()
        for button in (self._nothing, self._save):
            button.clicked.connect(self.record_wanted)

    def offer_kinds(self, kinds: Sequence[str]) -> None:
        """Complete the kind to these, and say which number chooses which."""
        self.table.offer("kind", kinds)
        numbered = "  ".join(
            _("{place} = {kind}").format(place=place, kind=each) for place, each in enumerate(kinds, start=1)
        )
        self._keys.setText(shown(_("Kind: {kinds}").format(kinds=numbered) + "\n" + _how_to_choose()))

    def say_refused(self, words: str) -> None:
        """Say why something was not recorded; empty words take it away."""
        self._refusal.setText(shown(words))
        self._refusal.setVisible(bool(words))

    def show_refused(self, count: int) -> None:
        """Say how many slips were refused, and put the keyboard on the first."""
        words = ngettext(
            "{count} slip was not recorded. What is wrong stands beside its cells.",
            "{count} slips were not recorded. What is wrong stands beside their cells.",
            count,
        )
        self.say_refused(words.format(count=count))
        self.table.show_first_refused()

    def show_state(self) -> None:
        """Say how many slips are typed and how many of them are recorded."""
        rows = self.table.slips.rows
        begun, numbers = len(rows.as_kept()), len(rows.recorded())
        words = _("{begun} slips typed, {recorded} recorded. What is typed is kept by itself.")
        self._state.setText(shown(words.format(begun=begun, recorded=numbers)))
        self._nothing.setVisible(not begun)
        self._save.setVisible(begun > 0)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self._state, 1)
        foot.addWidget(self._nothing)
        foot.addWidget(self._save)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._keys)
        self.body.addWidget(self._refusal)
        self.body.addLayout(foot)


def _how_to_choose() -> str:
    return _("F4 or Alt+↓ opens the list; or type the first letters or the number. Tab next cell, Enter next row.")
