"""What stands in the table of the audit."""

from app.domain.buddhist_dates import moment_short
from app.services.audit.rows import Entry
from app.translation import _, language
from app.ui.tables.cells import Cell, Line

NOTHING = "–"
WHAT = 3  # the column that takes the room that is left


def headings() -> tuple[str, ...]:
    """Over the columns."""
    return _("Written at"), _("By whom"), _("Case"), _("What was changed")


def entry_line(entry: Entry) -> Line:
    """One click of one person; what there is no room for is said in the tip and under the table."""
    when = moment_short(entry.at, language()) if entry.at else NOTHING
    changes = " · ".join(entry.changes)
    what = Cell(entry.title, below=changes, is_strong=True)
    return Line((Cell(when), Cell(entry.by), Cell(entry.number or NOTHING), what), of=entry)


def details_of(entry: Entry) -> str:
    """Everything that one click changed, a line each."""
    return "\n".join((entry.title, *entry.changes))
