"""Which folders the exchange used last on this PC; a small file without anybody's data."""

from pathlib import Path

from PySide6.QtCore import QSettings


class ExchangeMemory:
    """Reads and writes one small file; without one it remembers as long as the program runs."""

    def __init__(self, file: Path | None) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self._held: dict[str, str] = {}

    def last_folder(self) -> Path | None:
        """Where the last file was written, if that is there now."""
        return self._folder("last_folder")

    def keep_last_folder(self, folder: Path) -> None:
        """Remember where a file was written."""
        self._keep("last_folder", str(folder))

    def watched_folder(self) -> Path | None:
        """The folder that is looked at for new files, there or not."""
        kept = self._value("watched_folder")
        return Path(kept) if kept else None

    def is_watching(self) -> bool:
        """Whether that folder is looked at."""
        return self._value("is_watching") == "true"

    def keep_watching(self, folder: Path | None, *, is_on: bool) -> None:
        """Remember the folder, and whether it is looked at."""
        self._keep("watched_folder", str(folder) if folder else "")
        self._keep("is_watching", "true" if is_on else "false")

    def _folder(self, name: str) -> Path | None:
        kept = self._value(name)
        return Path(kept) if kept and Path(kept).is_dir() else None

    def _value(self, name: str) -> str:
        return self._held.get(name, "") if self._settings is None else str(self._settings.value(name, ""))

    def _keep(self, name: str, value: str) -> None:
        if self._settings is None:
            self._held[name] = value
        else:
            self._settings.setValue(name, value)
