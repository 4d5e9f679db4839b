"""The fact-finding form for a unit that has no program: what is asked, and lines for the answer by hand (INT-17)."""

from dataclasses import dataclass
from datetime import date, datetime

from app.services.paper import look
from app.services.paper.blocks import Bar, Block, Entry, EntryRow, Gap, LongText, Typesetter
from app.services.paper.case_frame import case_frame
from app.services.paper.document import document
from app.services.paper.fonts import fonts
from app.services.paper.form_frame import FormFrame
from app.services.paper.form_values import FormValues
from app.services.paper.letterhead import Letterhead
from app.services.paper.pages import Pages
from app.services.paper.tables import Signature, Signatures
from app.services.paper.word_breaker import shipped_words
from app.translation import N_

TITLE = N_("Fact-finding form")
TEXT_SIZE, MOST_DETAILS = 10.0, 14
# What the unit writes by hand, and how much of the room that is left each gets.
ANSWERS = (
    (N_("Facts found"), 0.4),
    (N_("What was done at once"), 0.2),
    (N_("Cause as far as it is known"), 0.2),
    (N_("How it is prevented from now on"), 0.2),
)


@dataclass(frozen=True)
class Asked:
    """What a unit is asked for, since when and until when."""

    unit: str
    question: str
    asked_on: date
    due_on: date | None
    by: str


def fact_finding(
    values: FormValues,
    asked: Asked,
    letterhead: Letterhead,
    *,
    printed_at: datetime,
) -> bytes:
    """The form as a PDF document; the complainant is not named on it."""
    frame = case_frame(values, letterhead, printed_at, values.say(TITLE))
    pages = _laid_out(values, asked, frame)
    return document(frame.words.whole_title, letterhead, pages.draw, language=values.language)


def _laid_out(values: FormValues, asked: Asked, frame: FormFrame) -> Pages:
    typesetter = Typesetter(fonts(), shipped_words())
    pages = Pages(frame)
    pages.add_all(_request(values, asked, typesetter))
    signatures = _signatures(values, asked)
    back = EntryRow(
        [Entry(values.say(N_("Return to")), _return_to(frame, values, asked), _LEFT, look.RIGHT)], typesetter
    )
    captions = [LongText(values.say(caption), (), TEXT_SIZE, 0) for caption, _share in ANSWERS]
    room = pages.room - Bar("").height - signatures.height - back.height - 8
    pages.add(Bar(values.say(N_("2.  Answer of the unit"))))
    for caption, (_words_of, share) in zip(captions, ANSWERS, strict=True):
        rows = max(2, int((room * share - 2) / caption.leading))
        pages.add(LongText(caption.caption, (), TEXT_SIZE, rows))
    pages.add_all([Gap(6), signatures, back])
    return pages


def _request(values: FormValues, asked: Asked, typesetter: Typesetter) -> list[Block]:
    say = values.say
    due = values.day(asked.due_on) if asked.due_on else ""
    half, two_thirds = look.LEFT + look.WIDTH * 0.5, look.LEFT + look.WIDTH * 0.62
    return [
        Bar(say(N_("1.  What is asked"))),
        _row(
            typesetter,
            (say(N_("To the unit")), asked.unit, _LEFT, two_thirds - 7),
            (say(N_("Asked on")), values.day(asked.asked_on), two_thirds, look.RIGHT),
        ),
        _row(
            typesetter,
            (say(N_("Please answer by")), due, _LEFT, half - 7),
            (values.caption("occurred_at"), values.text("occurred_at"), half, look.RIGHT),
        ),
        _row(typesetter, (values.caption("topics"), values.text("topics"), _LEFT, look.RIGHT)),
        _row(typesetter, (values.caption("details"), values.text("details"), _LEFT, look.RIGHT)),
        _row(typesetter, (say(N_("What is asked")), asked.question, _LEFT, look.RIGHT)),
        Gap(4),
    ]


def _row(typesetter: Typesetter, *entries: tuple[str, str, float, float]) -> EntryRow:
    return EntryRow([Entry(*entry) for entry in entries], typesetter, most=MOST_DETAILS)


def _return_to(frame: FormFrame, values: FormValues, asked: Asked) -> str:
    letterhead = frame.letterhead
    return "  ".join(filter(None, (letterhead.name, letterhead.place, frame.words.contact, asked.by)))


def _signatures(values: FormValues, asked: Asked) -> Signatures:
    say = values.say
    people = (Signature(say(N_("Written by"))), Signature(say(N_("Unit head"))))
    return Signatures(say(N_("Signed")), say(N_("on")), people)


_LEFT = look.LEFT + 2
