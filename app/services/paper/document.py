"""One PDF document: its canvas, language, title and author, and what is drawn on its pages."""

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.services.paper import look
from app.services.paper.fonts import fonts
from app.services.paper.letterhead import Letterhead
from app.services.paper.sheet import Sheet


def document(
    title: str,
    letterhead: Letterhead,
    draw: Callable[[Sheet], None],
    *,
    language: str,
    size: float = look.SIZE,
) -> bytes:
    """The document as bytes; the same title, letterhead and drawing give the same bytes.

    `size` is that of most of its text, in points.
    """
    written = BytesIO()
    canvas = Canvas(
        written,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        lang="th-TH" if language == "th" else "en-GB",
        initialFontName=fonts().regular.fontName,
        initialFontSize=size,
    )
    canvas.setTitle(title)
    canvas.setAuthor(letterhead.name)
    draw(Sheet(canvas, fonts()))
    canvas.save()
    return written.getvalue()
