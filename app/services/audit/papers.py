"""Who wrote what, on paper: the entries that were asked for, as a list."""

from app.services.audit.history import PAGE, History
from app.services.audit.rows import Entry, Wanted
from app.services.desk import Desk
from app.services.paper.audit_list import AuditList, AuditRow, audit_list
from app.services.paper.office_words import moment, short_day
from app.services.papers import letterhead_of
from app.services.words.wordings_of_audit import MATTERS
from app.translation import _

MOST_PRINTED = 1_000  # entries: some sixty pages; who needs more chooses fewer days, or JSON
MOST_LETTERS = 700  # of what one entry changed; the case has the rest
EN_DASH = "–"


class AuditPapers:
    """PDF documents, as bytes."""

    def __init__(self, desk: Desk, history: History) -> None:
        self._desk, self._history = desk, history

    def history(self, wanted: Wanted) -> bytes:
        """The entries that are wanted, the newest first, as many as one list holds.

        Raises:
            NotAllowed, UnknownCase, AmbiguousNumber: as `History.page`.
        """
        entries, is_whole = self._entries(wanted)
        return audit_list(
            AuditList(
                days=_days(wanted),
                chosen=self._chosen(wanted),
                printed_by=self._desk.person.name,
                rows=tuple(_row(each) for each in entries),
                is_whole=is_whole,
            ),
            letterhead_of(self._desk),
            printed_at=self._desk.now(),
        )

    def title(self) -> str:
        """What the document is called."""
        return _("Who did what")

    def _entries(self, wanted: Wanted) -> tuple[list[Entry], bool]:
        """The entries, and whether they are all."""
        entries: list[Entry] = []
        go_on: int | None = None
        while True:
            page = self._history.page(wanted, go_on, min(PAGE, MOST_PRINTED - len(entries)))
            entries += page.entries
            go_on = page.go_on
            if go_on is None or len(entries) >= MOST_PRINTED:
                return entries, go_on is None

    def _chosen(self, wanted: Wanted) -> str:
        """By what was chosen, beside the days."""
        names = {each.uid: each.name for each in self._history.people()} if wanted.people else {}
        people = dict.fromkeys(names.get(uid, uid) for uid in wanted.people)
        matter = _(MATTERS[wanted.matter]) if wanted.matter else ""
        return " · ".join(filter(None, (*people, wanted.number, matter))) or _("Everything")


def _row(entry: Entry) -> AuditRow:
    words = " · ".join(entry.changes)
    shortened = words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS]}…"
    what = _("{label}: {words}").format(label=entry.title, words=shortened) if shortened else entry.title
    return AuditRow(moment(entry.at) if entry.at else EN_DASH, entry.by, entry.number or EN_DASH, what)


def _days(wanted: Wanted) -> str:
    if wanted.first_on and wanted.first_on == wanted.last_on:
        return short_day(wanted.first_on)
    if wanted.first_on is None and wanted.last_on is None:
        return _("All days")
    first, last = (short_day(day) if day else "" for day in (wanted.first_on, wanted.last_on))
    return f"{first} {EN_DASH} {last}".strip()
