"""The button that folds and unfolds what the rules suggest; folded, it says how many suggestions there are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.translation import ngettext
from app.ui.icons import icon
from app.ui.triage.axis import SuggestionBox


class SuggestionsButton(QPushButton):
    """Checked while the suggestions under `root` are in sight; without any it is not there itself."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._root = root
        self._is_chosen = False
        self.setObjectName("suggestions")
        self.setProperty("kind", "secondary")
        self.setProperty("extent", "small")
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setChecked(True)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow comes after the words
        self.toggled.connect(self.look)
        self.clicked.connect(self._choose)
        self.hide()

    def unfold_by_itself(self, *, unfolded: bool) -> None:
        """Fold or unfold as the room allows, as long as nobody said otherwise."""
        if not self._is_chosen:
            self.setChecked(unfolded)

    def look(self) -> None:
        """Look again which suggestions there are, and show them or count them."""
        boxes = self._root.findChildren(SuggestionBox)
        for box in boxes:
            box.fold(folded=not self.isChecked())
        count = sum(box.is_wanted for box in boxes)
        self.setVisible(count > 0)
        self.setText(ngettext("{count} suggestion", "{count} suggestions", count).format(count=count))
        self.setIcon(icon("chevron_up" if self.isChecked() else "chevron_down", "text2"))

    def _choose(self) -> None:
        self._is_chosen = True
