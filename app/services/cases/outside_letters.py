"""What is written to people outside: the agency that takes a case over, the one that referred it, the complainant."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.proceedings.tries import days_tried
from app.domain.proceedings.words import ContactPurpose, Means
from app.domain.restricted import is_restricted
from app.domain.vocabulary import Disclosure, Priority
from app.services.paper.form_values import FormValues
from app.services.paper.letterhead import Letterhead
from app.services.paper.office_words import day, digits, said
from app.services.paper.official_letter import OfficialLetter, Slip
from app.services.rows import CaseRecord, ProceedingRow
from app.translation import N_, language

SENT, MADE = "sent", "made"
REACHED_BY = ("complainant_phone", "complainant_email", "complainant_address")
SUBJECTS: Mapping[object, str] = {
    ContactPurpose.FIRST_CONTACT: N_("Receipt of the matter that you brought, no. {number}"),
    ContactPurpose.ANSWER: N_("Answer to the matter that you brought, no. {number}"),
    ContactPurpose.RESULT: N_("Result of the matter that you brought, no. {number}"),
    ContactPurpose.FIRST_REPORT: N_("Progress of the matter that you brought, no. {number}"),
    ContactPurpose.PROGRESS: N_("Progress of the matter that you brought, no. {number}"),
    ContactPurpose.QUESTION: N_("Request for more about the matter that you brought, no. {number}"),
}
ANOTHER_SUBJECT = N_("The matter that you brought, no. {number}")


@dataclass(frozen=True)
class OutsideLetters:
    """The letters of one case; names leave the house only as far as a letter needs them."""

    record: CaseRecord
    values: FormValues
    letterhead: Letterhead

    def handover(self, sent: ProceedingRow) -> OfficialLetter:
        """To the agency that the case is handed over to, with the slip on which it confirms the receipt (INT-11)."""
        agency = str(sent.value(SENT, "agency") or "")
        subject = said(N_("Handing over a matter for consideration ({kind}, no. {number})"))
        subject = subject.format(kind=self.values.text("kind"), number=self._number)
        slip = said(N_("{agency} has received the letter of {hospital} of {day}, “{subject}”, with its enclosures."))
        received = slip.format(agency=agency, hospital=self.letterhead.hospital, day=day(_on(sent)), subject=subject)
        return replace(
            self._begun(sent),
            subject=subject,
            to=_head_of(agency),
            paragraphs=_written(
                self._received(),
                self._complainant(),
                _asked_of(agency, _day_of(sent.value(SENT, "due_on"))),
                said(N_("For your consideration; the hospital would be grateful to learn the result.")),
            ),
            enclosures=(said(N_("Receipt slip, 1 sheet")),),
            slip=Slip(
                received, "  ".join(filter(None, (self.letterhead.name, digits(self.letterhead.place), self._contact)))
            ),
        )

    def reply(self, sent: ProceedingRow) -> OfficialLetter:
        """To the agency that referred the matter, which knows the complainant by its own letter (INT-19)."""
        agency = self.values.text("referring_agency")
        taken = said(N_("You referred a matter to {hospital}, which received it on {day} under no. {number}."))
        found = said(N_("{hospital} has looked into it, and informs you as follows: {words}"))
        hospital = self.letterhead.hospital
        return replace(
            self._begun(sent),
            subject=said(N_("Reply to a matter that you referred (no. {number})")).format(number=self._number),
            to=_head_of(agency),
            number=digits(sent.value(SENT, "number") or ""),
            refers_to=self._letter_of(agency),
            paragraphs=_written(
                taken.format(hospital=hospital, day=self._received_on, number=self._number),
                found.format(hospital=hospital, words=sent.value(SENT, "words") or ""),
                self._how_it_stands(),
                said(N_("For your information.")),
            ),
        )

    def to_complainant(self, contact: ProceedingRow) -> OfficialLetter:
        """What the complainant is told in writing; of a registered letter, on which days nobody was reached (OUT-2)."""
        purpose = contact.value(MADE, "purpose")
        brought = said(N_("You brought a matter to {hospital}, which received it on {day} under no. {number}."))
        asking = said(N_("Should you wish to ask or to add anything, please turn to {centre} {contact}."))
        said_there = str(contact.value(MADE, "words") or "") or self.values.text("outcome_words")
        return replace(
            self._begun(contact),
            subject=said(SUBJECTS.get(purpose, ANOTHER_SUBJECT)).format(number=self._number),
            to=self.values.text("complainant_name") or said(N_("The complainant")),
            paragraphs=_written(
                brought.format(hospital=self.letterhead.hospital, day=self._received_on, number=self._number),
                self._tries_before(contact),
                said_there,
                asking.format(centre=self.letterhead.centre, contact=self._contact),
                said(N_("For your information.")),
            ),
        )

    def _begun(self, sent: ProceedingRow) -> OfficialLetter:
        """What every letter has: who sends it and when, who signs, and whom to ask."""
        letterhead, is_urgent = self.letterhead, self.record.fields.get("priority") == Priority.URGENT
        is_secret = self.record.is_sealed or is_restricted(self.record.fields, self.values.policy)
        return OfficialLetter(
            sender=tuple(filter(None, (letterhead.hospital, digits(letterhead.place)))),
            day=day(_on(sent)),
            post=said(N_("Director of {hospital}")).format(hospital=letterhead.hospital),
            foot=tuple(filter(None, (letterhead.centre, *self._contact_lines))),
            urgency=said(N_("URGENT")) if is_urgent else "",
            secrecy=said(N_("SECRET")) if is_secret else "",
        )

    @property
    def _number(self) -> str:
        return digits(self.record.number or self.record.local_number)

    @property
    def _received_on(self) -> str:
        received_on = _day_of(self.record.fields.get("received_at"))
        return day(received_on) if received_on else ""

    @property
    def _contact_lines(self) -> tuple[str, str]:
        return digits(self.letterhead.telephone(language())), self.letterhead.email

    @property
    def _contact(self) -> str:
        return "  ".join(filter(None, self._contact_lines))

    def _received(self) -> str:
        words = said(N_("On {day} {centre}, {hospital}, received a matter under no. {number}, as follows: {details}"))
        return words.format(
            day=self._received_on,
            centre=self.letterhead.centre,
            hospital=self.letterhead.hospital,
            number=self._number,
            details=self.values.text("details"),
        )

    def _complainant(self) -> str:
        """Who complains and how to reach them, where they consent to it; else that they hear from the hospital."""
        name = self.values.text("complainant_name")
        if name and self.record.fields.get("disclosure") == Disclosure.CONSENT:
            words = said(N_("The complainant is {name} ({contact}), who consents to being named to you."))
            contact = ", ".join(filter(None, (digits(self.values.text(each)) for each in REACHED_BY)))
            return words.format(name=name, contact=contact or "–")
        return said(
            N_("The complainant has not consented to being named; the hospital passes on to them what you let it know.")
        )

    def _letter_of(self, agency: str) -> str:
        """The letter by which the matter was referred, as far as it is known."""
        number, on = digits(self.values.text("referring_number")), self.values.text("referring_on")
        if not number:
            return said(N_("Letter of {agency} of {day}")).format(agency=agency, day=on) if on else ""
        if not on:
            return said(N_("Letter of {agency} no. {number}")).format(agency=agency, number=number)
        return said(N_("Letter of {agency} no. {number} of {day}")).format(agency=agency, number=number, day=on)

    def _how_it_stands(self) -> str:
        told_on = _day_of(self.record.fields.get("told_at"))
        if not self.record.fields.get("outcome"):
            return said(N_("The matter is still being dealt with; you will be informed of its result."))
        if told_on is None:
            return ""
        return said(N_("The complainant was told of the result on {day}.")).format(day=day(told_on))

    def _tries_before(self, contact: ProceedingRow) -> str:
        if contact.value(MADE, "means") != Means.REGISTERED_LETTER:
            return ""
        days = days_tried(
            each for each in self.record.proceedings if each.kind == contact.kind and each.at < contact.at
        )
        if not days:
            return ""
        words = said(N_("The hospital tried to reach you on {days}, in vain, and therefore writes to you."))
        return words.format(days=said(N_(", ")).join(map(day, days)))


def _written(*paragraphs: str) -> tuple[str, ...]:
    """Those that say something."""
    return tuple(filter(None, paragraphs))


def _asked_of(agency: str, due_on: date | None) -> str:
    """Why the agency gets the matter, and by when it confirms the receipt."""
    matter = said(N_("The matter lies within the powers of {agency}, to which it is herewith handed over."))
    slip = said(N_("Please sign the receipt slip and return it."))
    if due_on:
        slip = said(N_("Please sign the receipt slip and return it by {day}.")).format(day=day(due_on))
    return f"{matter.format(agency=agency)} {slip}"


def _head_of(agency: str) -> str:
    return said(N_("Head of the agency {agency}")).format(agency=agency)


def _on(row: ProceedingRow) -> date:
    return row.at.date()


def _day_of(written: object) -> date | None:
    return datetime.fromisoformat(written).date() if isinstance(written, str) and written else None
