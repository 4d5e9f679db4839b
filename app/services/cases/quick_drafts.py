"""What was typed into the quick log and not saved, each text kept on this PC under a name of its own."""

from collections.abc import Mapping

from sqlalchemy import Connection

from app.services.cases.drafts import PATIENCE_MS
from app.services.database import read_setting, write_setting
from app.services.desk import Desk

DRAFTS = "quick_log_drafts"
DRAFT, KEPT_AT = "draft", "kept_at"


class QuickDrafts:
    """Keeps one without touching the others."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keep(self, draft: str, answers: Mapping[str, object]) -> None:
        """Keep these answers under that name, instead of what was kept under it; every other draft stays.

        Raises:
            DataFolderProblem: somebody else writes just now.
        """
        kept = {**answers, DRAFT: draft, KEPT_AT: self._desk.now().isoformat(timespec="seconds")}
        with self._desk.database.transaction(patience_ms=PATIENCE_MS) as connection:
            others = [each for each in _drafts_in(connection) if each[DRAFT] != draft]
            write_setting(connection, DRAFTS, [*others, kept])

    def drop(self, draft: str) -> None:
        """Forget one draft: it was recorded, or thrown away on purpose."""
        with self._desk.database.transaction(patience_ms=PATIENCE_MS) as connection:
            write_setting(connection, DRAFTS, [each for each in _drafts_in(connection) if each[DRAFT] != draft])

    def waiting(self) -> list[dict[str, object]]:
        """What was typed and not saved, the latest last; each with its name (DRAFT) and its time (KEPT_AT)."""
        with self._desk.database.reading() as connection:
            return _drafts_in(connection)


def _drafts_in(connection: Connection) -> list[dict[str, object]]:
    """The drafts; one that was kept before drafts had names is called by its place."""
    kept = read_setting(connection, DRAFTS)
    drafts = [each for each in kept if isinstance(each, dict)] if isinstance(kept, list) else []
    return [{DRAFT: f"draft_{place}", **each} for place, each in enumerate(drafts)]
