"""A one-page Complaint Form against the same strings drawn plainly with reportlab: `python -m benchmarks.form`."""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.domain.policy import POLICY_FOLDER, load_policy
from app.services.paper.complaint_form import complaint_form
from app.services.paper.fonts import PaperFont, fonts
from app.services.paper.letterhead import Letterhead
from app.services.rows import CaseRecord
from app.translation import use_language

ROUNDS = 60
LIMIT = 3.0
NOW = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
LETTERHEAD = Letterhead("โรงพยาบาลตัวอย่าง", "ศูนย์รับเรื่องร้องเรียน", "0 2000 0000", "complaints@example.org")
DETAILS = (
    "ผู้ร้องเรียนแจ้งว่า เมื่อวันที่ ๒๐ พฤศจิกายน ๒๕๖๙ เวลาประมาณ ๐๙.๑๕ น. ได้พามารดาอายุ ๗๒ ปี มารับบริการที่แผนกผู้ป่วยนอก "
    "โดยรอคิวตรวจนานกว่า ๓ ชั่วโมง เมื่อสอบถามเจ้าหน้าที่ที่จุดซักประวัติได้รับคำตอบด้วยน้ำเสียงไม่สุภาพ "
    "ทำให้ผู้ป่วยซึ่งมีโรคประจำตัวอ่อนเพลียและเกิดความวิตกกังวล ผู้ร้องเรียนจึงขอให้โรงพยาบาลตรวจสอบข้อเท็จจริง"
)
Drawn = tuple[float, float, str, PaperFont, float]


def a_record(turn: int) -> CaseRecord:
    """An ordinary complaint; each turn has other words, so that nothing is only remembered."""
    values = {
        "kind": "complaint",
        "channel": "telephone",
        "received_at": "2026-11-21T10:35:00+07:00",
        "complainant_name": f"นางสาวสมหญิง ใจดีตัวอย่าง {turn}",
        "complainant_phone": "0 2000 0000",
        "complainant_address": f"{turn} หมู่ ๔ ตำบลตัวอย่าง อำเภอเมืองสมมุติ จังหวัดสมมุติบุรี ๐๐๐๐๐",
        "disclosure": "no_consent",
        "topics": ["behaviour", "waiting"],
        "place": "แผนกผู้ป่วยนอก ชั้น ๒",
        "details": f"{DETAILS} ครั้งที่ {turn}",
        "wish": f"ขอให้ชี้แจงข้อเท็จจริงเป็นลายลักษณ์อักษร ภายใน {turn} วัน",
        "level": 2,
        "resolution_group": "GRP-2",
    }
    return CaseRecord("u", f"2569/{turn:05}", "", "open", values, NOW, "นายรับเรื่อง ทดสอบ", "")


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def drawn_strings(form: Callable[[], bytes]) -> list[Drawn]:
    """Every string of the form, with its place."""
    drawn: list[Drawn] = []
    line = PaperFont.line

    def noted(font: PaperFont, document: object, text: str, size: float, x: float, y: float, *rest: object) -> str:
        drawn.append((x, y, text, font, size))
        return line(font, document, text, size, x, y, *rest)

    PaperFont.line = noted  # type: ignore[method-assign, assignment]
    try:
        form()
    finally:
        PaperFont.line = line  # type: ignore[method-assign]
    return drawn


def plainly(strings: list[Drawn]) -> bytes:
    """The strings alone, as reportlab draws them."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=A4, invariant=1, pageCompression=1)
    for x, y, text, font, size in strings:
        canvas.setFont(font.fontName, size)
        canvas.drawString(x, y, text)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def main() -> int:
    """Print both medians and their ratio; 1 when it is too high."""
    use_language("th")
    fonts()
    policy = load_policy(POLICY_FOLDER)

    def form(turn: int) -> bytes:
        return complaint_form(a_record(turn), policy, LETTERHEAD, printed_at=NOW)

    strings = drawn_strings(lambda: form(0))
    plainly(strings)
    ours, plain = [], []
    for turn in range(1, ROUNDS + 1):
        ours.append(seconds(lambda turn=turn: form(turn)))  # type: ignore[misc]
        plain.append(seconds(lambda: plainly(strings)))
    our, their = statistics.median(ours) * 1000, statistics.median(plain) * 1000
    print(
        f"form {our:.1f} ms, the same {len(strings)} strings plainly {their:.1f} ms: {our / their:.2f} x (<= {LIMIT:g})"
    )
    return 0 if our <= LIMIT * their else 1


if __name__ == "__main__":
    sys.exit(main())
