"""The hand-over sheet of a shift on paper: what happened, who was told, what is open, who is there next."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.buddhist_dates import BANGKOK, day_short, moment_short, time_of_day
from app.domain.officers_days import of_code
from app.domain.policy import Policy
from app.domain.proceedings.words import Means
from app.domain.shifts import Shift
from app.services.handover import HandoverSheet
from app.services.hospital.roster_rows import OnDuty
from app.services.paper import look
from app.services.paper.blocks import Bar, Gap, LongText, Typesetter
from app.services.paper.document import document
from app.services.paper.fonts import fonts
from app.services.paper.form_frame import FormFrame, FormWords
from app.services.paper.letterhead import Letterhead
from app.services.paper.office_words import digits
from app.services.paper.pages import Pages
from app.services.paper.tables import Row, Signature, Signatures, Table
from app.services.paper.word_breaker import shipped_words
from app.services.rows import CaseRecord
from app.translation import N_, _, language

TITLE = N_("Hand-over sheet of the shift")
MOST_DETAILS = 280  # letters of an event; the case has the rest
ROWS_TOGETHER = 6  # of a table; the next ones may stand on another page
SIGN_ROOM = 8.0


def handover_sheet(sheet: HandoverSheet, policy: Policy, letterhead: Letterhead, *, printed_at: datetime) -> bytes:
    """The sheet as a PDF document, in the language in use; no reporter is named on it."""
    words = _words(sheet, policy, letterhead, printed_at)
    pages = _laid_out(sheet, policy, FormFrame(letterhead, words))
    return document(words.whole_title, letterhead, pages.draw, language=language())


def _words(sheet: HandoverSheet, policy: Policy, letterhead: Letterhead, printed_at: datetime) -> FormWords:
    return FormWords(
        title=_("{title}: {unit}").format(title=_(TITLE), unit=sheet.unit or _("Whole hospital")),
        continuation=_("continuation sheet"),
        number_caption=_("Shift"),
        printed_caption=_("Printed on"),
        number=digits(f"{day_short(sheet.shift.on, language())} {_shift_name(sheet.shift, policy)}"),
        local_number="",
        printed_on=digits(moment_short(printed_at, language())),
        contact=letterhead.contact(language()),
        confidential=_("Confidential. For use inside the hospital only."),
        page=_("Page {page}/{pages}"),
        digits=digits,
    )


def _laid_out(sheet: HandoverSheet, policy: Policy, frame: FormFrame) -> Pages:
    typesetter, pages = Typesetter(fonts(), shipped_words()), Pages(frame)
    _add(pages, typesetter, _("1.  What happened in this shift"), EVENTS, _event_rows(sheet, policy))
    _add(pages, typesetter, _("2.  Who was told"), TOLD, _told_rows(sheet, policy))
    _add(pages, typesetter, _("3.  What the next shift takes over"), OPEN, _open_rows(sheet))
    there = _("4.  Who is there: {shift}").format(shift=_shift_words(sheet.next_shift, policy))
    _add(pages, typesetter, there, THERE, _there_rows(sheet.there_next))
    pages.add(LongText(_("Notes"), (), look.SIZE + 1, 4))
    pages.add_all([Gap(SIGN_ROOM), _signatures()])
    return pages


def _add(pages: Pages, typesetter: Typesetter, title: str, columns: "Columns", rows: Sequence[Row]) -> None:
    """A heading and its table, in pieces that may stand on two pages; one line of words where there is nothing."""
    edges = [look.LEFT + look.WIDTH * share for share, _caption in columns] + [look.RIGHT]
    header = Row(tuple(_(caption) for _share, caption in columns))
    listed = list(rows) or [Row(tuple(_("Nothing") if place == 2 else "–" for place in range(len(columns))))]
    pages.add(Bar(digits(title)))
    for first in range(0, len(listed), ROWS_TOGETHER):
        pages.add(Table(edges, header, listed[first : first + ROWS_TOGETHER], typesetter))
    pages.add(Gap(SIGN_ROOM))


def _event_rows(sheet: HandoverSheet, policy: Policy) -> list[Row]:
    return [Row(tuple(map(digits, _event(record, policy)))) for record in sheet.events]


def _event(record: CaseRecord, policy: Policy) -> tuple[str, ...]:
    known = datetime.fromisoformat(str(record.fields.get("known_at") or record.fields["received_at"]))
    details = str(record.fields.get("details") or "")
    shortened = details if len(details) <= MOST_DETAILS else f"{details[:MOST_DETAILS]}…"
    patient = str(record.fields.get("patient_hn") or "–")
    return time_of_day(known.astimezone(BANGKOK), language()), record.number, shortened, patient, _standing(record)


def _standing(record: CaseRecord) -> str:
    category, sentinels = record.fields.get("category"), record.fields.get("sentinels")
    words = _("Level {category}").format(category=category) if category else _("not known yet")
    return f"{words} ({', '.join(map(str, sentinels))})" if isinstance(sentinels, list) and sentinels else words


def _told_rows(sheet: HandoverSheet, policy: Policy) -> list[Row]:
    rows = []
    for each in sheet.told:
        role = policy.roles[each.role].label(language()) if each.role in policy.roles else each.role
        means = _(of_code(Means, each.means).label) if each.means else ""
        said = "; ".join(filter(None, (means, each.words)))
        at = time_of_day(each.at.astimezone(BANGKOK), language())
        rows.append(Row(tuple(map(digits, (at, each.number, role, each.name, said)))))
    return rows


def _open_rows(sheet: HandoverSheet) -> list[Row]:
    rows = []
    for each in sheet.left_open:
        due = moment_short(each.duty.due_by.astimezone(BANGKOK), language()) if each.duty.due_by else ""
        people = ", ".join(person.words for person in each.people)
        texts = due, each.number, each.duty.label(language()), people, each.duty.rule
        rows.append(Row((*map(digits, texts[:4]), texts[4])))
    return rows


def _there_rows(people: Sequence[OnDuty]) -> list[Row]:
    return [
        Row((each.label, each.name or _("not entered in the roster"), digits(each.number or "–"))) for each in people
    ]


def _signatures() -> Signatures:
    return Signatures(_("Signed"), _("on"), (Signature(_("Handed over by")), Signature(_("Taken over by"))))


def _shift_words(shift: Shift, policy: Policy) -> str:
    day = day_short(shift.on, language())
    return _("{day}, {shift} ({hours})").format(day=day, shift=_shift_name(shift, policy), hours=shift.hours)


def _shift_name(shift: Shift, policy: Policy) -> str:
    return policy.shifts[shift.code].label(language()) if shift.code in policy.shifts else shift.hours


Columns = Sequence[tuple[float, str]]
EVENTS: Columns = (
    (0.0, N_("Known")),
    (0.1, N_("Case no.")),
    (0.25, N_("What happened")),
    (0.68, N_("HN")),
    (0.8, N_("Clinical risk")),
)
TOLD: Columns = ((0.0, N_("When")), (0.1, N_("Case no.")), (0.25, N_("Role")), (0.47, N_("Name")), (0.72, N_("How")))
OPEN: Columns = (
    (0.0, N_("By when")),
    (0.18, N_("Case no.")),
    (0.33, N_("What is to be done")),
    (0.6, N_("Whom to tell, with the number")),
    (0.9, N_("Rule")),
)
THERE: Columns = ((0.0, N_("Role")), (0.4, N_("Name")), (0.75, N_("Number to call")))
