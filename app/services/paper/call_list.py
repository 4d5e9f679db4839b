"""The mediators' call list on paper, in the order in which they are called, with room for what came of each call."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.domain.policy import Policy
from app.services.paper import look
from app.services.paper.blocks import Bar, Entry, EntryRow, Gap, Typesetter
from app.services.paper.fonts import fonts
from app.services.paper.form_frame import FormFrame
from app.services.paper.form_values import FormValues
from app.services.paper.letterhead import Letterhead
from app.services.paper.mediation_record import framed_in
from app.services.paper.pages import Pages
from app.services.paper.sheet import Sheet
from app.services.paper.tables import Row, Table
from app.services.paper.word_breaker import shipped_words
from app.services.rows import CaseRecord
from app.translation import N_

TITLE = N_("Mediators' call list")
_SHARES = (0.0, 0.06, 0.46, 0.58, 0.76, 1.0)
_EDGES = tuple(look.LEFT + look.WIDTH * share for share in _SHARES)
Line = tuple[str, str, str, str, str]


def call_list(
    record: CaseRecord,
    lines: Sequence[Line],
    policy: Policy,
    letterhead: Letterhead,
    *,
    printed_at: datetime,
    language: str = "th",
) -> bytes:
    """The list as a PDF document; `lines` are place, who, extension, outside number, and what came of it."""
    values = FormValues(record, policy, language)
    written = BytesIO()
    canvas = Canvas(
        written,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        lang="th-TH" if language == "th" else "en-GB",
        initialFontName=fonts().regular.fontName,
        initialFontSize=look.SIZE,
    )
    canvas.setTitle(f"{values.say(TITLE)} {values.digits(record.number or record.local_number)}")
    canvas.setAuthor(f"{letterhead.centre} {letterhead.hospital}".strip())
    pages = Pages(FormFrame(letterhead, framed_in(values, letterhead, printed_at, TITLE)))
    _lay_out(pages, values, lines, printed_at)
    pages.draw(Sheet(canvas, fonts()))
    canvas.save()
    return written.getvalue()


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
