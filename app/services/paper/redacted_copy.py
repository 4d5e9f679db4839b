"""A case on paper without names and numbers: `[ปกปิด]` stands for each, and nothing under it."""

from dataclasses import dataclass
from datetime import datetime

from app.services.paper import look
from app.services.paper.blocks import Entry, EntryRow, Gap, Typesetter
from app.services.paper.document import document
from app.services.paper.fonts import fonts
from app.services.paper.form_frame import FormFrame, FormWords
from app.services.paper.letterhead import Letterhead
from app.services.paper.office_words import day, digits, said
from app.services.paper.pages import Pages
from app.services.paper.paragraph import Setting
from app.services.paper.word_breaker import shipped_words
from app.translation import N_, language, ngettext

TITLE = N_("Redacted copy of a case")
WITHHELD = N_("[withheld]")
_SIZE = 10.4
_HEAD = N_(
    "Names, telephone numbers, addresses and other words by which somebody could be known were withheld in this copy "
    "and replaced by {withheld}."
)


@dataclass(frozen=True)
class RedactedCopy:
    """What stands in the copy: titles and texts in which everything that was marked is replaced already."""

    number: str
    texts: tuple[tuple[str, str], ...]
    files: int


def redacted_copy(content: RedactedCopy, letterhead: Letterhead, *, printed_at: datetime) -> bytes:
    """The copy as a PDF document, in the language in use."""
    words = _words(content, letterhead, printed_at)
    pages, typesetter = Pages(FormFrame(letterhead, words)), Typesetter(fonts(), shipped_words())
    head = said(_HEAD).format(withheld=said(WITHHELD))
    pages.add_all([EntryRow([Entry("", head, look.LEFT + 2, look.RIGHT)], typesetter), Gap(4)])
    setting = Setting(fonts().regular, _SIZE, look.WIDTH - 2 * look.GAP, shipped_words())
    for title, text in content.texts:
        pages.add_lines(title, setting.lines(text), _SIZE)
    pages.add_all([Gap(4), EntryRow([Entry("", _files(content.files), look.LEFT + 2, look.RIGHT)], typesetter)])
    return document(words.title, letterhead, pages.draw, language=language())


def _files(count: int) -> str:
    if not count:
        return said(N_("No files are kept with the case."))
    words = ngettext(
        "{count} file is kept with the case and is no part of this copy.",
        "{count} files are kept with the case and are no part of this copy.",
        count,
    )
    return digits(words.format(count=count))


def _words(content: RedactedCopy, letterhead: Letterhead, printed_at: datetime) -> FormWords:
    return FormWords(
        title=said(TITLE),
        continuation=said(N_("continuation sheet")),
        number_caption=said(N_("Case no.")),
        printed_caption=said(N_("Printed on")),
        number=content.number,
        local_number="",
        printed_on=day(printed_at.date()),
        contact=letterhead.contact(language()),
        confidential=said(N_("Confidential. Only for the person for whom this copy was made.")),
        page=said(N_("Page {page}/{pages}")),
        digits=digits,
    )
