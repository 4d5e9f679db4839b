"""The Complaint Form on paper, filled from a case or blank for the pen."""

from dataclasses import replace
from datetime import datetime

from app.domain.policy import Policy
from app.services.paper import look
from app.services.paper.blocks import Block, EntryRow, Gap, LongText, Typesetter
from app.services.paper.case_frame import case_frame
from app.services.paper.document import document
from app.services.paper.fonts import fonts
from app.services.paper.form_classification import Classification
from app.services.paper.form_frame import FormFrame
from app.services.paper.form_sections import Sections
from app.services.paper.form_values import FormValues
from app.services.paper.letterhead import Letterhead
from app.services.paper.pages import Pages
from app.services.paper.paragraph import Line, Setting
from app.services.paper.sheet import Sheet
from app.services.paper.word_breaker import shipped_words
from app.services.rows import CaseRecord
from app.translation import N_

TITLE = N_("Complaint Form (record of a complaint)")
_LEAST_DETAILS, _MOST_EMPTY = 3, 14  # ruled lines
_FIRST_INDENT = 24.0
_GOES_ON = N_("continued on the next sheet")
_CONTINUED = N_("{caption} (continued)")
_Rest = tuple[str, tuple[Line, ...], float]  # caption, lines and size


def complaint_form(
    record: CaseRecord | None,
    policy: Policy,
    letterhead: Letterhead,
    *,
    printed_at: datetime,
    language: str = "th",
) -> bytes:
    """The form as a PDF document; the same input gives the same bytes."""
    values = FormValues(record, policy, language)
    frame = case_frame(values, letterhead, printed_at, _title(values, printed_at))
    pages = _laid_out(values, frame, printed_at, letterhead.notice)

    def draw(sheet: Sheet) -> None:
        sheet.canvas.setSubject(frame.words.title)
        sheet.canvas.bookmarkPage("form")
        sheet.canvas.addOutlineEntry(frame.words.whole_title, "form", 0)
        pages.draw(sheet)

    return document(frame.words.whole_title, letterhead, draw, language=language)


def _title(values: FormValues, printed_at: datetime) -> str:
    """What the office calls its form (INT-6, PHR-4); documents name it in Thai only."""
    if values.language != "th":
        return values.say(TITLE)
    return values.policy.setting("form_title", printed_at.date())


def _laid_out(values: FormValues, frame: FormFrame, printed_at: datetime, notice: str) -> Pages:
    typesetter = Typesetter(fonts(), shipped_words())
    sections = Sections(values, typesetter, notice)
    received = values.fields.get("received_at")
    on = datetime.fromisoformat(str(received)) if received else printed_at
    classification = Classification(values, typesetter, on.date())
    wishes, ends = sections.wishes(), [sections.outcome_words(), *sections.lessons()]
    before: list[Block] = [*sections.receipt(), *sections.people(), *sections.matter()]
    after: list[Block] = [*wishes, *sections.enclosures(), *classification.blocks(), *sections.outcome()]
    after += [ends[0], *sections.told(), *ends[1:]]
    signatures = sections.signatures()
    pages = Pages(frame)
    room = pages.room - sum(block.height for block in (*before, *after, signatures))
    details = _details(values, typesetter, room)
    pages.add_all([*before, details, *after, Gap(max(0.0, room - details.height - 1)), signatures])
    _continue(pages, values, [(details.caption, details.rest, details.size), *_rests(*wishes, *ends)])
    pages.add_all(classification.duties())
    return pages


def _details(values: FormValues, typesetter: Typesetter, room: float) -> LongText:
    """The details in the largest size in which they fit the room; else as much as fits."""
    text, caption = values.text("details"), values.caption("details")
    behind = typesetter.fonts.bold.width(caption, look.SIZE) + 2 * look.GAP
    whole = LongText(caption, (), look.TEXT_SIZES[0], 0, values.say(_GOES_ON))
    for size in (*look.TEXT_SIZES, look.CONTINUED_SIZE):
        sized = replace(whole, size=size)
        fitting = max(_LEAST_DETAILS, int((room - sized.height) / sized.leading))
        setting = Setting(typesetter.fonts.regular, size, look.WIDTH - 2 * look.GAP, typesetter.breaker)
        if size != look.CONTINUED_SIZE and setting.least_lines(text) > fitting:
            continue
        lines = setting.lines(text, indent=_FIRST_INDENT, first_indent=behind)
        if len(lines) <= fitting:
            break
    return replace(sized, lines=lines, rows=min(fitting, max(len(lines), _MOST_EMPTY)))


def _rests(*rows: EntryRow) -> list[_Rest]:
    return [(caption, lines, look.SIZE) for row in rows for caption, lines in row.rests]


def _continue(pages: Pages, values: FormValues, rests: list[_Rest]) -> None:
    """What did not end on the first page, on continuation sheets."""
    for caption, lines, size in rests:
        if lines:
            if len(pages.pages) == 1:
                pages.next_page()
            pages.add_lines(values.say(_CONTINUED).format(caption=caption), lines, size)
