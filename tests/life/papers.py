"""One due date for one duty in the case and on paper: in the text of the Complaint Form's PDF, as Qt reads it."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.thai_text import arabic_digits
from app.services.office import Office
from app.services.rows import CaseRecord, DutyRow

# The form lists every duty under this, when there are more than the two dates of its first page.
LIST_OF_DUTIES = "สิ่งที่ต้องทำตามกำหนดเวลา"
BEGINNING_OF_LABEL = 8  # letters; what comes later may stand in the next line of its cell
DATES_OF_THE_FIRST_PAGE = (("LVL", "INT-1"), ("GRP",))


def require_one_date_on_paper(record: CaseRecord, office: Office) -> None:
    """Each duty stands on the form in its order with its dates; on a form without the list, the first of each kind."""
    text = _squeezed(_text_of(office.papers.complaint_form(record.key)))
    _before, _title, rows = text.partition(_squeezed(LIST_OF_DUTIES))
    if not rows:
        for duty in _of_the_first_page(record.duties):
            assert all(words in text for words in _dates(duty)), f"the paper says another date for {duty.id}"
    place, label = 0, ""
    for duty in record.duties if rows else ():
        # Qt leaves out what stands just under the same words; other readers do not.
        begin = place if duty.label_th == label else rows.find(_squeezed(duty.label_th)[:BEGINNING_OF_LABEL], place)
        assert begin >= 0, f"the paper does not have {duty.id}"
        label = duty.label_th
        for words in _dates(duty):
            place = rows.find(words, begin)
            assert place >= 0, f"the paper says another date for {duty.id}"


def _of_the_first_page(duties: Sequence[DutyRow]) -> list[DutyRow]:
    found = (next((each for each in duties if _is_under(each, rules)), None) for rules in DATES_OF_THE_FIRST_PAGE)
    return [each for each in found if each is not None]


def _is_under(duty: DutyRow, rules: Sequence[str]) -> bool:
    return duty.rule in rules or duty.rule.partition("-")[0] in rules


def _dates(duty: DutyRow) -> list[str]:
    days = [day_short(day, "th") for day in (duty.due_on, duty.later_on) if day]
    return [_squeezed(each) for each in days or ([moment_short(duty.due_at, "th")] if duty.due_at else [])]


def _text_of(content: bytes) -> str:
    buffer, document = QBuffer(), QPdfDocument(None)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return "".join(document.getAllText(page).text() for page in range(document.pageCount()))


def _squeezed(text: str) -> str:
    """Without blanks and places to break, in Arabic digits."""
    return "".join(arabic_digits(text).replace("\u200b", "").split())
