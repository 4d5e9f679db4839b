"""Undo for choices; texts have their own."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.ui.entry.editors import Editor


class ChoiceHistory(QUndoStack):
    """Remembers each choice that was changed, so that Ctrl+Z takes it back."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: dict[str, Editor] = {}
        self._known: dict[str, object] = {}

    def watch(self, name: str, editor: Editor) -> None:
        """Remember from now on what is chosen in `editor`."""
        self._watched[name] = editor
        self._known[name] = editor.value()

    def note(self, name: str) -> None:
        """The editor of that name may have changed."""
        editor = self._watched.get(name)
        if editor is not None and editor.value() != self._known[name]:
            self.push(_Changed(self, name, self._known[name], editor.value()))

    def start_anew(self) -> None:
        """Other values are shown; what was before cannot be taken back."""
        self.clear()
        self._known = {name: editor.value() for name, editor in self._watched.items()}

    def put(self, name: str, value: object) -> None:
        """Choose `value` again, as a step of undo or redo."""
        self._known[name] = value
        self._watched[name].set_value(value)


class _Changed(QUndoCommand):
    def __init__(self, history: ChoiceHistory, name: str, before: object, after: object) -> None:
        super().__init__(name)
        self._history, self._name, self._before, self._after = history, name, before, after

    def undo(self) -> None:
        self._history.put(self._name, self._before)

    def redo(self) -> None:
        self._history.put(self._name, self._after)
