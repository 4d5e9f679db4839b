"""The mediation record on paper: who was there, what each side said, what was agreed and promised, and who signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.services.paper import look
from app.services.paper.blocks import Bar, Block, Choice, ChoiceRows, Entry, EntryRow, Gap, Typesetter
from app.services.paper.case_frame import case_frame
from app.services.paper.document import document
from app.services.paper.fonts import fonts
from app.services.paper.form_values import FormValues
from app.services.paper.letterhead import Letterhead
from app.services.paper.pages import Pages
from app.services.paper.tables import Row, Signature, Signatures, Table
from app.services.paper.word_breaker import shipped_words
from app.translation import N_

TITLE = N_("Mediation record")
MOST_DETAILS, MOST_SAID = 6, 10  # lines; the rest is on a continuation sheet
_LEFT = look.LEFT + 2
_EDGES = (look.LEFT, look.LEFT + look.WIDTH * 0.56, look.LEFT + look.WIDTH * 0.8, look.RIGHT)


@dataclass(frozen=True)
class Held:
    """A session as it stands on paper; `result` is the label of the one of `results` that came about.

    `promises` are what, by whom and until when, the last as written.
    """

    at: datetime
    place: str
    people: tuple[str, ...]
    ground_rules: bool | None
    positions: str
    offers: str
    result: str
    results: tuple[str, ...]
    agreement: str
    promises: tuple[tuple[str, str, str], ...]
    mediator: str


def mediation_record(
    values: FormValues,
    held: Held,
    letterhead: Letterhead,
    *,
    printed_at: datetime,
) -> bytes:
    """The record as a PDF document; both sides and the mediator sign it."""
    frame = case_frame(values, letterhead, printed_at, values.say(TITLE))
    pages = Pages(frame)
    blocks = _blocks(values, held, Typesetter(fonts(), shipped_words()))
    pages.add_all(blocks)
    for caption, rest in (each for block in blocks if isinstance(block, EntryRow) for each in block.rests):
        pages.add_lines(values.say(N_("{caption} (continued)")).format(caption=caption), rest, look.SIZE)
    return document(frame.words.whole_title, letterhead, pages.draw, language=values.language)


def _blocks(values: FormValues, held: Held, typesetter: Typesetter) -> list[Block]:
    say = values.say
    return [
        Bar(say(N_("1.  The session"))),
        *_session(values, held, typesetter),
        Gap(4),
        Bar(say(N_("2.  What was said and offered"))),
        _text(say(N_("What each side said")), held.positions, typesetter),
        _text(say(N_("What was offered")), held.offers, typesetter),
        Gap(4),
        Bar(say(N_("3.  How it ended"))),
        ChoiceRows("", [Choice(each, each == held.result) for each in held.results], typesetter),
        _text(say(N_("Agreement")), held.agreement, typesetter),
        Gap(4),
        *_promises(values, held, typesetter),
        Gap(14),
        _signatures(values, held),
    ]


def _session(values: FormValues, held: Held, typesetter: Typesetter) -> list[Block]:
    say, half = values.say, look.LEFT + look.WIDTH * 0.5
    rules = [Choice(say(N_("Ground rules explained and agreed")), bool(held.ground_rules))]
    return [
        _row(
            typesetter,
            (say(N_("Held on")), values.moment(held.at), _LEFT, half - 7),
            (say(N_("Place of the session")), held.place, half, look.RIGHT),
        ),
        _row(typesetter, (say(N_("People present")), ", ".join(held.people), _LEFT, look.RIGHT)),
        _row(typesetter, (values.caption("details"), values.text("details"), _LEFT, look.RIGHT)),
        ChoiceRows("", rules, typesetter),
    ]


def _promises(values: FormValues, held: Held, typesetter: Typesetter) -> list[Block]:
    """What was promised; without any, a line for the pen."""
    say = values.say
    rows: Sequence[tuple[str, str, str]] = held.promises or (("", "", ""),)
    header = Row((say(N_("What is promised")), say(N_("Promised by")), say(N_("By when"))))
    return [
        Bar(say(N_("4.  Promises"))),
        Table(_EDGES, header, [Row(each) for each in rows], typesetter),
    ]


def _signatures(values: FormValues, held: Held) -> Signatures:
    say = values.say
    people = (
        Signature(say(N_("Complainant")), values.text("complainant_name")),
        Signature(say(N_("For the hospital"))),
        Signature(say(N_("Mediator")), held.mediator),
    )
    return Signatures(say(N_("Signed")), say(N_("on")), people)


def _row(typesetter: Typesetter, *entries: tuple[str, str, float, float]) -> EntryRow:
    return EntryRow([Entry(*entry) for entry in entries], typesetter, most=MOST_DETAILS)


def _text(caption: str, text: str, typesetter: Typesetter) -> EntryRow:
    """A text of any length behind its caption; two lines for the pen where nothing was written."""
    return EntryRow([Entry(caption, text or "\n", _LEFT, look.RIGHT)], typesetter, most=MOST_SAID)
