"""Asking for a publication: says while it is being written whom the text names (REP-5)."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.proceedings.publication import KIND
from app.translation import _
from app.ui.kit import label
from app.ui.proceedings.stage_dialog import Around, StageDialog, Writer
from app.ui.shown_text import shown

PAUSE_MS = 250  # of typing, before the text is looked at
Named = Callable[[Mapping[str, object]], tuple[str, ...]]


class PublicationDialog(StageDialog):
    """What names somebody stands under the fields; it can be saved all the same, but not printed."""

    def __init__(self, around: Around, named: Named, write: Writer, parent: QWidget | None = None) -> None:
        super().__init__(KIND, KIND.first, around, write, parent)
        self._named = named
        self._warning = label("", "problem")
        self._warning.setObjectName("publication_warning")
        self._warning.setWordWrap(True)
        self._warning.hide()
        self.foot.insertWidget(0, self._warning)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._fields.edited.connect(self._pause.start)
        self.finished.connect(self._pause.stop)

    def show_values(self, values: Mapping[str, object]) -> None:
        super().show_values(values)
        if "summary" in values:
            self.look()

    def look(self) -> None:
        """Say what the text names."""
        found = self._named(self.values())
        words = _(
            "The text names {names}. Take it out, or list it under “Names and numbers that stay” with the reason; "
            "until then the form is not printed. Who asked not to be named cannot stay."
        )
        self._warning.setText(shown(words.format(names=", ".join(found))) if found else "")
        self._warning.setVisible(bool(found))
        if self.isVisible():
            self.fit()
