"""The mediators' call list on paper, in the order in which they are called, with room for what came of each call."""

from collections.abc import Sequence
from datetime import datetime

from app.services.paper import look
from app.services.paper.blocks import Bar, Entry, EntryRow, Gap, Typesetter
from app.services.paper.case_frame import case_frame
from app.services.paper.document import document
from app.services.paper.fonts import fonts
from app.services.paper.form_values import FormValues
from app.services.paper.letterhead import Letterhead
from app.services.paper.pages import Pages
from app.services.paper.tables import Row, Table
from app.services.paper.word_breaker import shipped_words
from app.translation import N_

TITLE = N_("Mediators' call list")
_SHARES = (0.0, 0.06, 0.46, 0.58, 0.76, 1.0)
_EDGES = tuple(look.LEFT + look.WIDTH * share for share in _SHARES)
Line = tuple[str, str, str, str, str]


def call_list(
    values: FormValues,
    lines: Sequence[Line],
    letterhead: Letterhead,
    *,
    printed_at: datetime,
) -> bytes:
    """The list as a PDF document; `lines` are place, who, extension, outside number, and what came of it."""
    frame = case_frame(values, letterhead, printed_at, values.say(TITLE))
    pages = Pages(frame)
    _lay_out(pages, values, lines, printed_at)
    return document(frame.words.whole_title, letterhead, pages.draw, language=values.language)


def _lay_out(pages: Pages, values: FormValues, lines: Sequence[Line], printed_at: datetime) -> None:
    say, typesetter = values.say, Typesetter(fonts(), shipped_words())
    order = say(N_("Order of {moment}")).format(moment=values.moment(printed_at))
    units = Entry(values.caption("units"), values.text("units"), look.LEFT + 2, look.RIGHT)
    header = ("", N_("Mediator"), N_("Extension"), N_("Outside number"), N_("What came of the call"))
    rows = [Row(tuple(map(values.digits, each[:1])) + each[1:]) for each in lines]
    pages.add_all(
        [
            Bar(order),
            EntryRow([units], typesetter),
            Gap(4),
            Table(_EDGES, Row(tuple(say(each) if each else "" for each in header)), rows, typesetter),
        ]
    )
