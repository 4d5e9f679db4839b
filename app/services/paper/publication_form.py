"""The form for publication on the website of the agency (REP-5): what is published, and who answers for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.services.paper import look
from app.services.paper.blocks import Bar, Block, Entry, EntryRow, Gap, LongText, Typesetter
from app.services.paper.case_frame import case_frame
from app.services.paper.document import document
from app.services.paper.fonts import fonts
from app.services.paper.form_frame import FormFrame
from app.services.paper.form_values import FormValues
from app.services.paper.letterhead import Letterhead
from app.services.paper.pages import Pages
from app.services.paper.paragraph import Setting
from app.services.paper.sheet import Sheet
from app.services.paper.word_breaker import shipped_words
from app.translation import N_

TITLE = N_("Form for publication on the website")
MOST_TEXT = 4  # lines of link and remark; the rest is on a continuation sheet
LEAST_ROWS = 6  # of the details
SIGN_GAP, SIGN_ROW = 18.0, 15.5
_LEFT = look.LEFT + 2


@dataclass(frozen=True)
class Signer:
    """Who answers for a step; what is not known yet is left to the pen."""

    role: str
    name: str = ""
    post: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Publication:
    """What the form says."""

    unit: str
    at: datetime
    topic: str
    summary: str
    link: str
    note: str
    signers: tuple[Signer, ...]


def publication_form(
    values: FormValues, content: Publication, letterhead: Letterhead, *, printed_at: datetime
) -> bytes:
    """The form as a PDF document; of the case it bears the number alone."""
    frame = case_frame(values, letterhead, printed_at, values.say(TITLE))
    frame = FormFrame(letterhead, replace(frame.words, confidential="", local_number=""))
    pages, typesetter = Pages(frame), Typesetter(fonts(), shipped_words())
    head, tail = _head(values, content, typesetter), _tail(values, content, typesetter)
    pages.add_all(head)
    details = _details(values, content.summary, typesetter, pages.room - sum(block.height for block in tail))
    pages.add_all([details, *tail])
    rests = [each for block in (*head, *tail) if isinstance(block, EntryRow) for each in block.rests]
    for caption, rest, size in ((details.caption, details.rest, details.size), *((*each, look.SIZE) for each in rests)):
        pages.add_lines(values.say(N_("{caption} (continued)")).format(caption=caption), rest, size)
    return document(frame.words.whole_title, letterhead, pages.draw, language=values.language)


def _head(values: FormValues, content: Publication, typesetter: Typesetter) -> list[Block]:
    say, part = values.say, look.LEFT + look.WIDTH * 0.6
    return [
        Bar(say(N_("1.  What is to be published"))),
        _row(
            typesetter,
            (say(N_("Unit")), content.unit, _LEFT, part - 7),
            (say(N_("Asked for on")), values.day(content.at.date()), part, look.RIGHT),
        ),
        _text(say(N_("Topic of the publication")), content.topic, typesetter),
        Gap(2),
    ]


def _details(values: FormValues, text: str, typesetter: Typesetter, room: float) -> LongText:
    """The text on ruled lines that fill the page; what does not fit goes to a continuation sheet."""
    caption, size = values.say(N_("Details to be published")), look.TEXT_SIZES[0]
    behind = typesetter.fonts.bold.width(caption, look.SIZE) + 2 * look.GAP
    setting = Setting(typesetter.fonts.regular, size, look.WIDTH - 2 * look.GAP, typesetter.breaker)
    whole = LongText(
        caption, setting.lines(text, first_indent=behind), size, 0, values.say(N_("continued on the next sheet"))
    )
    return replace(whole, rows=max(LEAST_ROWS, int((room - whole.height) / whole.leading)))


def _tail(values: FormValues, content: Publication, typesetter: Typesetter) -> list[Block]:
    say = values.say
    return [
        Gap(2),
        _text(say(N_("Link outside")), content.link, typesetter),
        _text(say(N_("Remark")), content.note, typesetter),
        Gap(6),
        Bar(say(N_("2.  Responsible, approved, published"))),
        _signatures(values, content),
    ]


def _row(typesetter: Typesetter, *entries: tuple[str, str, float, float]) -> EntryRow:
    return EntryRow([Entry(*entry) for entry in entries], typesetter, most=MOST_TEXT)


def _text(caption: str, text: str, typesetter: Typesetter) -> EntryRow:
    """A text of any length behind its caption; a line for the pen where nothing was written."""
    return _row(typesetter, (caption, text, _LEFT, look.RIGHT))


def _signatures(values: FormValues, content: Publication) -> "Signing":
    say = values.say
    columns = tuple(
        (
            each.role,
            (
                (say(N_("Signed")), ""),
                (say(N_("Name in print")), each.name),
                (say(N_("Post")), each.post),
                (say(N_("Dated")), values.day(each.at.date()) if each.at else ""),
            ),
        )
        for each in content.signers
    )
    return Signing(columns)


@dataclass(frozen=True)
class Signing:
    """Places to sign side by side, each with the role above it, and name, post and day below."""

    columns: Sequence[tuple[str, Sequence[tuple[str, str]]]]

    @property
    def height(self) -> float:
        """That of the longest."""
        return SIGN_GAP + SIGN_ROW * max(len(rows) + 1 for _role, rows in self.columns)

    def draw(self, sheet: Sheet, top: float) -> None:
        width = look.WIDTH / len(self.columns)
        for place, (role, rows) in enumerate(self.columns):
            left = look.LEFT + width * place + 2
            sheet.text(left, top - SIGN_ROW + 3, role, sheet.fonts.bold)
            for row, (caption, value) in enumerate(rows):
                y = top - SIGN_GAP - SIGN_ROW * (row + 1)
                behind = sheet.text(left, y, caption) + look.GAP
                sheet.dots(behind, left + width - 12, y)
                sheet.text(
                    behind + 2, y, value, size=_size(sheet, value, left + width - 14 - behind), colour=look.VALUE
                )


def _size(sheet: Sheet, value: str, room: float) -> float:
    """Small enough for the room."""
    return min(look.SIZE, look.SIZE * room / max(sheet.fonts.regular.width(value, look.SIZE), 1.0))
