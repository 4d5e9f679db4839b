"""The list of who did what on paper: when, who, which case, and what was changed."""

from dataclasses import dataclass
from datetime import datetime

from app.services.paper import look
from app.services.paper.blocks import Block, Entry, EntryRow, Gap, Typesetter
from app.services.paper.document import document
from app.services.paper.fonts import fonts
from app.services.paper.form_frame import FormFrame, FormWords
from app.services.paper.letterhead import Letterhead
from app.services.paper.office_words import day, digits, said
from app.services.paper.pages import Pages
from app.services.paper.tables import Row, Table
from app.services.paper.word_breaker import shipped_words
from app.translation import N_, language

TITLE = N_("Who did what")
_COLUMNS = ((0.0, N_("Written at")), (0.23, N_("By whom")), (0.43, N_("Case no.")), (0.55, N_("What was changed")))
_EDGES = [look.LEFT + look.WIDTH * share for share, _caption in _COLUMNS] + [look.RIGHT]


@dataclass(frozen=True)
class AuditRow:
    """One click of one person, in words."""

    when: str
    who: str
    number: str
    what: str


@dataclass(frozen=True)
class AuditList:
    """What is listed; `days` and `chosen` say by what, and whether it `is_whole`: a longer list ends with a note."""

    days: str
    chosen: str
    printed_by: str
    rows: tuple[AuditRow, ...]
    is_whole: bool


def audit_list(listed: AuditList, letterhead: Letterhead, *, printed_at: datetime) -> bytes:
    """The list as a PDF document, in the language in use."""
    words = _words(listed, letterhead, printed_at)
    pages, typesetter = Pages(FormFrame(letterhead, words)), Typesetter(fonts(), shipped_words())
    pages.add_all([_head(listed, typesetter), Gap(4), *_table(listed.rows, typesetter), *_note(listed, typesetter)])
    return document(words.whole_title, letterhead, pages.draw, language=language())


def _words(listed: AuditList, letterhead: Letterhead, printed_at: datetime) -> FormWords:
    return FormWords(
        title=said(TITLE),
        continuation=said(N_("continuation sheet")),
        number_caption="",
        printed_caption=said(N_("Printed on")),
        number=listed.days,
        local_number="",
        printed_on=day(printed_at.date()),
        contact=letterhead.contact(language()),
        confidential=said(N_("Confidential. For use inside the hospital only.")),
        page=said(N_("Page {page}/{pages}")),
        digits=digits,
    )


def _head(listed: AuditList, typesetter: Typesetter) -> EntryRow:
    middle = look.LEFT + look.WIDTH * 0.6
    chosen = Entry(said(N_("Listed")), listed.chosen, look.LEFT + 2, middle - 7)
    return EntryRow([chosen, Entry(said(N_("Printed by")), listed.printed_by, middle, look.RIGHT)], typesetter)


def _table(rows: tuple[AuditRow, ...], typesetter: Typesetter) -> list[Block]:
    """One table a row, so that a page ends between two of them."""
    header = Row(tuple(said(caption) for _share, caption in _COLUMNS))
    lines = [Row((each.when, each.who, digits(each.number), each.what)) for each in rows] or [Row(("", "", "", "–"))]
    return [Table(_EDGES, None if place else header, [line], typesetter) for place, line in enumerate(lines)]


def _note(listed: AuditList, typesetter: Typesetter) -> list[Block]:
    if listed.is_whole:
        return []
    words = said(N_("There are more entries than one list holds; choose fewer days."))
    return [Gap(4), EntryRow([Entry("", words, look.LEFT + 2, look.RIGHT)], typesetter)]
