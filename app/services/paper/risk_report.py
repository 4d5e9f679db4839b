"""The risk report of a case on paper: event and resolution, for the risk team, which tells the executives (REP-4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.services.paper import look
from app.services.paper.blocks import Bar, Block, Entry, EntryRow, Gap, Typesetter
from app.services.paper.case_frame import case_frame
from app.services.paper.document import document
from app.services.paper.fonts import fonts
from app.services.paper.form_values import FormValues
from app.services.paper.letterhead import Letterhead
from app.services.paper.pages import Pages
from app.services.paper.tables import Row, Signature, Signatures, Table
from app.services.paper.word_breaker import shipped_words
from app.translation import N_

TITLE = N_("Risk report")
MOST_TEXT = 14  # lines; the rest is on a continuation sheet
SIGN_ROOM = 12.0
TOLD: Sequence[tuple[float, str]] = (
    (0.0, N_("When")),
    (0.24, N_("Role")),
    (0.5, N_("Name")),
    (0.74, N_("How")),
)
_LEFT = look.LEFT + 2
# Fields of the case side by side; a row in which nothing was entered is left out.
_ABOUT = (
    ("occurred_at", "known_at"),
    ("units", "place"),
    ("topics",),
    ("level", "responsible_unit"),
    ("category", "nonclinical_level"),
    ("sentinels",),
    ("patient_hn",),
)


@dataclass(frozen=True)
class ToldRow:
    """One who was told of it; without a time, a line for the pen."""

    role: str
    at: datetime | None = None
    name: str = ""
    how: str = ""


@dataclass(frozen=True)
class Reported:
    """What the report says: the event as it was written up, each step of its resolution, and who was told.

    `steps` are what was done and what came of it, in the order of time.
    """

    event: str
    correction: str
    cause: str
    written_by: str
    steps: tuple[tuple[str, str], ...]
    told: tuple[ToldRow, ...]


def risk_report(values: FormValues, reported: Reported, letterhead: Letterhead, *, printed_at: datetime) -> bytes:
    """The report as a PDF document; neither complainant nor patient is named on it."""
    frame = case_frame(values, letterhead, printed_at, values.say(TITLE))
    pages, typesetter = Pages(frame), Typesetter(fonts(), shipped_words())
    blocks = [*_event(values, reported, typesetter), *_resolution(values, reported, typesetter)]
    pages.add_all(blocks)
    _add_told(pages, values, reported, typesetter)
    pages.add_all([Gap(SIGN_ROOM), _signatures(values, reported)])
    for caption, rest in (each for block in blocks if isinstance(block, EntryRow) for each in block.rests):
        pages.add_lines(values.say(N_("{caption} (continued)")).format(caption=caption), rest, look.SIZE)
    return document(frame.words.whole_title, letterhead, pages.draw, language=values.language)


def _event(values: FormValues, reported: Reported, typesetter: Typesetter) -> list[Block]:
    say = values.say
    return [
        Bar(say(N_("1.  The event"))),
        *_about(values, typesetter),
        _text(say(N_("What happened")), reported.event, typesetter),
        _text(say(N_("First correction")), reported.correction, typesetter),
        _text(say(N_("Cause as far as it is known")), reported.cause, typesetter),
        Gap(4),
    ]


def _about(values: FormValues, typesetter: Typesetter) -> list[Block]:
    given = ([name for name in names if values.text(name)] for names in _ABOUT)
    return [_fields(values, names, typesetter) for names in given if names]


def _fields(values: FormValues, names: Sequence[str], typesetter: Typesetter) -> EntryRow:
    half = look.LEFT + look.WIDTH * 0.5
    spans = ((_LEFT, look.RIGHT),) if len(names) == 1 else ((_LEFT, half - 7), (half, look.RIGHT))
    entries = [Entry(values.caption(name), values.text(name), *span) for name, span in zip(names, spans, strict=True)]
    return EntryRow(entries, typesetter, most=MOST_TEXT)


def _resolution(values: FormValues, reported: Reported, typesetter: Typesetter) -> list[Block]:
    """Each step with what came of it, and the outcome, which waits for the pen while there is none."""
    say = values.say
    steps = [_text(caption, words, typesetter, pen=False) for caption, words in reported.steps]
    outcome = " ".join(filter(None, (values.text("outcome"), values.text("outcome_words"))))
    return [
        Bar(say(N_("2.  How it was resolved"))),
        *steps,
        _text(values.caption("outcome"), outcome, typesetter),
        Gap(4),
    ]


def _add_told(pages: Pages, values: FormValues, reported: Reported, typesetter: Typesetter) -> None:
    edges = [look.LEFT + look.WIDTH * share for share, _caption in TOLD] + [look.RIGHT]
    header = Row(tuple(values.say(caption) for _share, caption in TOLD))
    rows = [Row(_told(values, each)) for each in reported.told]
    pages.add(Bar(values.say(N_("3.  Who was told"))))
    for place, row in enumerate(rows):
        pages.add(Table(edges, header if place == 0 else None, [row], typesetter))


def _told(values: FormValues, told: ToldRow) -> tuple[str, ...]:
    return values.moment(told.at) if told.at else "", told.role, told.name, told.how


def _signatures(values: FormValues, reported: Reported) -> Signatures:
    say = values.say
    people = (
        Signature(say(N_("Written by")), reported.written_by),
        Signature(say(N_("For the risk team"))),
        Signature(say(N_("Seen by the executive"))),
    )
    return Signatures(say(N_("Signed")), say(N_("on")), people)


def _text(caption: str, text: str, typesetter: Typesetter, *, pen: bool = True) -> EntryRow:
    """A text of any length behind its caption; two lines for the pen where nothing was written."""
    return EntryRow([Entry(caption, text or ("\n" if pen else ""), _LEFT, look.RIGHT)], typesetter, most=MOST_TEXT)
