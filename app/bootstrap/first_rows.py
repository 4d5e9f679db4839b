"""The rows of the register by themselves, read before anything else of the data folder is opened."""

from typing import TYPE_CHECKING

from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.bootstrap.window import Wanted
    from app.services.database import Database
    from app.services.register.reading import Register


class FirstRows:
    """Holds the data open for these rows until the window goes."""

    def __init__(self, wanted: "Wanted") -> None:
        self._wanted = wanted
        self._database: Database | None = None

    def register(self) -> "Register | None":
        """The register, where its tables stand ready; nothing else is imported before the rows are seen."""
        with plain_imports():
            from app.services.backup.swap import finish_swap
            from app.services.database import open_rows
            from app.services.register.reading import Register

            folder, signed = self._wanted.folder, self._wanted.signed
            key = signed.key if signed else None
            finish_swap(folder)  # decided before; whoever opens the old data now would write to them
            self._database = None if self._wanted.is_demo else open_rows(folder, key)
            if self._database is None or not self._sees_every_case(self._database):
                return None
            return Register(self._database)

    def close(self) -> None:
        """Let the data go."""
        if self._database is not None:
            self._database.close()

    def _sees_every_case(self, database: "Database") -> bool:
        """Whether the rows can be shown before it is settled which of them are for whoever is here."""
        from app.services.key_file import has_passwords

        if not has_passwords(database.folder):
            return True
        from app.services.sight import sees_every_case

        return sees_every_case(database, self._wanted.acting)
