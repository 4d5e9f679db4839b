"""What was typed into cells of the roster on this PC and not saved."""

from collections.abc import Mapping
from datetime import date

from app.domain.on_duty import Cell
from app.services.cases.drafts import PATIENCE_MS
from app.services.database import read_setting, write_setting
from app.services.desk import Desk

UNSAVED = "roster_unsaved"


class UnsavedCells:
    """Kept until the cells are saved or emptied."""

    def __init__(self, desk: Desk) -> None:
        self._database = desk.database

    def keep(self, texts: Mapping[Cell, str]) -> None:
        """Keep these cells, instead of what was kept before.

        Raises:
            DataFolderProblem: somebody else writes just now.
        """
        kept = [[cell.on.isoformat(), cell.place, text] for cell, text in texts.items()]
        with self._database.transaction(patience_ms=PATIENCE_MS) as connection:
            write_setting(connection, UNSAVED, kept)

    def kept(self) -> dict[Cell, str]:
        """The cells with what was typed into them."""
        with self._database.reading() as connection:
            kept = read_setting(connection, UNSAVED)
        rows = kept if isinstance(kept, list) else []
        return {Cell.at(date.fromisoformat(on), place): text for on, place, text in rows}
