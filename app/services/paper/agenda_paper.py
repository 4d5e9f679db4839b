"""The agenda of a meeting of the committee on paper: its cases with what is asked, and room for the resolutions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.services.paper import look
from app.services.paper.blocks import Bar, Block, Entry, EntryRow, Gap, LongText, Typesetter
from app.services.paper.document import document
from app.services.paper.fonts import fonts
from app.services.paper.form_frame import FormFrame, FormWords
from app.services.paper.letterhead import Letterhead
from app.services.paper.office_words import day, digits, said, short_day
from app.services.paper.pages import Pages
from app.services.paper.sheet import Sheet
from app.services.paper.tables import Row, Signature, Signatures, Table
from app.services.paper.word_breaker import shipped_words
from app.translation import N_, language

TITLE = N_("Agenda of the committee for complaints and compliments")
PEN_ROWS = 3  # for a resolution
ROW_SIZE = 10.0
HEAD_HEIGHT, HEAD_BASE = 16.0, 4.4
FOLLOWED_UP: Sequence[tuple[float, str]] = (
    (0.0, N_("Case no.")),
    (0.15, N_("Resolution")),
    (0.52, N_("Owner")),
    (0.7, N_("By when")),
    (0.84, N_("Result")),
)
_LEFT = look.LEFT + 2


@dataclass(frozen=True)
class CaseOnAgenda:
    """A case as it comes before the committee; `open_for` and `overdue` are in words, what is empty is left out.

    `resolution`, `owner` and `due_on` are empty before the meeting: there they are lines for the pen.
    """

    number: str
    level: str
    received_on: date
    open_for: str
    overdue: str
    subject: str
    units: str
    wish: str
    question: str
    asked: str
    resolution: str = ""
    owner: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Task:
    """A resolution of an earlier meeting that is not carried out yet."""

    number: str
    resolution: str
    owner: str
    due_on: date | None


def agenda_paper(
    meeting_on: date,
    cases: Sequence[CaseOnAgenda],
    tasks: Sequence[Task],
    letterhead: Letterhead,
    *,
    printed_at: datetime,
) -> bytes:
    """The agenda as a PDF document, in the language in use; complainants are not named on it."""
    words = _words(meeting_on, letterhead, printed_at)
    pages, typesetter = Pages(FormFrame(letterhead, words)), Typesetter(fonts(), shipped_words())
    pages.add_all(
        [
            _meeting(typesetter),
            Gap(4),
            Bar(said(N_("Item 1  What the chair makes known"))),
            _pen(2),
            Bar(said(N_("Item 2  Adoption of the minutes"))),
            _pen(1),
            Bar(said(N_("Item 3  Follow-up of earlier resolutions"))),
            *_follow_up(tasks, typesetter),
        ]
    )
    _add_cases(pages, cases, typesetter)
    pages.add_all([Bar(said(N_("Item 5  Other matters"))), _pen(3), Gap(12), _signatures()])
    return document(words.whole_title, letterhead, pages.draw, language=language())


def _words(meeting_on: date, letterhead: Letterhead, printed_at: datetime) -> FormWords:
    return FormWords(
        title=said(TITLE),
        continuation=said(N_("continuation sheet")),
        number_caption=said(N_("Meeting on")),
        printed_caption=said(N_("Printed on")),
        number=short_day(meeting_on),
        local_number="",
        printed_on=day(printed_at.date()),
        contact=letterhead.contact(language()),
        confidential=said(N_("Confidential. For use inside the hospital only.")),
        page=said(N_("Page {page}/{pages}")),
        digits=digits,
    )


def _meeting(typesetter: Typesetter) -> EntryRow:
    """Which meeting of the year it is, when it begins and where: for the pen."""
    edges = [look.LEFT + look.WIDTH * share for share in (0.0, 0.25, 0.5, 1.0)]
    captions = N_("Meeting no."), N_("Time"), N_("Place of the meeting")
    spans = zip(captions, edges, edges[1:], strict=False)
    return EntryRow([Entry(said(caption), "", start + 2, end - 7) for caption, start, end in spans], typesetter)


def _follow_up(tasks: Sequence[Task], typesetter: Typesetter) -> list[Block]:
    """What earlier meetings resolved and nobody has done yet; without any, a line for the pen."""
    if not tasks:
        return [_pen(1)]
    edges = [look.LEFT + look.WIDTH * share for share, _caption in FOLLOWED_UP] + [look.RIGHT]
    header = Row(tuple(said(caption) for _share, caption in FOLLOWED_UP))
    table: list[Block] = [
        Table(edges, header if place == 0 else None, [_task(task)], typesetter) for place, task in enumerate(tasks)
    ]
    return [*table, Gap(4)]


def _task(task: Task) -> Row:
    due_on = short_day(task.due_on) if task.due_on else "–"
    return Row((digits(task.number), task.resolution, task.owner or "–", due_on, ""))


def _add_cases(pages: Pages, cases: Sequence[CaseOnAgenda], typesetter: Typesetter) -> None:
    """Each case whole on one page, the first together with the heading; without any, a line for the pen."""
    heading: tuple[Block, ...] = (Bar(said(N_("Item 4  Matters for consideration"))),)
    if not cases:
        pages.add(Stack((*heading, _pen(1))))
    for place, case in enumerate(cases, start=1):
        pages.add(Stack((*heading, *_case(place, case, typesetter))))
        heading = ()


def _case(place: int, case: CaseOnAgenda, typesetter: Typesetter) -> list[Block]:
    number = said(N_("4.{place}  Case no. {number}")).format(place=place, number=case.number)
    half = look.LEFT + look.WIDTH * 0.38
    texts = (
        (N_("Subject"), case.subject),
        (N_("What the complainant wishes"), case.wish),
        (N_("Question before the committee"), case.question),
        (N_("What is asked of the committee"), case.asked),
    )
    return [
        CaseHead(digits("   ".join(filter(None, (number, case.level)))), case.open_for, case.overdue),
        _row(typesetter, (said(N_("Received on")), day(case.received_on), _LEFT, half - 7), _units(case, half)),
        *(_row(typesetter, (said(caption), text, _LEFT, look.RIGHT)) for caption, text in texts if text),
        *_resolution(case, typesetter),
        Gap(8),
    ]


def _units(case: CaseOnAgenda, start: float) -> tuple[str, str, float, float]:
    return said(N_("Units concerned")), case.units, start, look.RIGHT


def _resolution(case: CaseOnAgenda, typesetter: Typesetter) -> list[Block]:
    """The resolution with its task, as it was typed in or for the pen."""
    middle, caption = look.LEFT + look.WIDTH * 0.55, said(N_("Resolution of the meeting"))
    due_on = day(case.due_on) if case.due_on else ""
    return [
        _row(typesetter, (caption, case.resolution, _LEFT, look.RIGHT)) if case.resolution else _pen(PEN_ROWS, caption),
        _row(
            typesetter,
            (said(N_("Owner")), case.owner, _LEFT, middle - 7),
            (said(N_("To be done by")), due_on, middle, look.RIGHT),
        ),
    ]


def _row(typesetter: Typesetter, *entries: tuple[str, str, float, float]) -> EntryRow:
    return EntryRow([Entry(*entry) for entry in entries], typesetter)


def _pen(rows: int, caption: str = "") -> LongText:
    return LongText(caption, (), ROW_SIZE, rows)


def _signatures() -> Signatures:
    return Signatures(
        said(N_("Signed")), said(N_("on")), (Signature(said(N_("Secretary"))), Signature(said(N_("Chair"))))
    )


@dataclass(frozen=True)
class CaseHead:
    """The heading of a case, and on its right how long it is open."""

    title: str
    open_for: str
    overdue: str
    height: float = HEAD_HEIGHT + 2

    def draw(self, sheet: Sheet, top: float) -> None:
        sheet.fill(look.LEFT, top - HEAD_HEIGHT, look.WIDTH, HEAD_HEIGHT, look.CHOSEN)
        base = top - HEAD_HEIGHT + HEAD_BASE
        sheet.text(look.LEFT + 6, base, self.title, sheet.fonts.bold, look.SIZE + 0.5)
        font = sheet.fonts.bold if self.overdue else sheet.fonts.regular
        sheet.right(look.RIGHT - 6, base, " · ".join(filter(None, (self.open_for, self.overdue))), font, look.SIZE)


@dataclass(frozen=True)
class Stack:
    """Blocks below each other that stay on one page."""

    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        """That of all."""
        return sum(block.height for block in self.blocks)

    def draw(self, sheet: Sheet, top: float) -> None:
        for block in self.blocks:
            block.draw(sheet, top)
            top -= block.height
