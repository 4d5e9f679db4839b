"""The system's dialogs for files and folders, as one thing that the page is given."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

EXCHANGE_FILE, PAIRING_FILE = ".ccx", ".ccpair"


class FileDialogs(Protocol):
    """Asks for files and folders; nothing chosen is an empty answer."""

    def open_files(self, parent: QWidget, title: str, folder: Path, ending: str) -> list[Path]: ...
    def save_file(self, parent: QWidget, title: str, proposed: Path) -> Path | None: ...
    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None: ...


class SystemFileDialogs:
    """The dialogs of the system."""

    def open_files(self, parent: QWidget, title: str, folder: Path, ending: str) -> list[Path]:
        """Existing files with that ending."""
        names, _kind = QFileDialog.getOpenFileNames(parent, title, str(folder), f"*{ending}")
        return [Path(name) for name in names]

    def save_file(self, parent: QWidget, title: str, proposed: Path) -> Path | None:
        """Where to write one file; it gets the ending of the proposal if it has none."""
        name, _kind = QFileDialog.getSaveFileName(parent, title, str(proposed), f"*{proposed.suffix}")
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(proposed.suffix)

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        """An existing folder."""
        name = QFileDialog.getExistingDirectory(parent, title, str(start))
        return Path(name) if name else None
