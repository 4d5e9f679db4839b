"""Makes redacted copies: what is suggested, what a person looked through, the paper, and the entry in the case."""

from collections.abc import Mapping, Sequence

from app.domain.errors import InvalidComplaint, Problem
from app.domain.proceedings.redaction import REDACTED_COPY
from app.domain.proceedings.standing import AT
from app.domain.redaction import Mark, joined, redacted
from app.domain.roles import Action, DataClass
from app.services.cases.complaints import Complaints
from app.services.cases.proceedings import Proceedings
from app.services.desk import Desk
from app.services.paper.office_words import said
from app.services.paper.redacted_copy import WITHHELD, RedactedCopy, redacted_copy
from app.services.papers import letterhead_of
from app.services.reads.chain import How
from app.services.reads.reads import Reads
from app.services.redaction.people import known_of, withheld_of
from app.services.redaction.rows import Draft, DraftPart
from app.services.redaction.texts import parts_of
from app.translation import _


class RedactedCopies:
    """No copy is made of a text that nobody looked through; what stood under a mark is nowhere in the file."""

    def __init__(self, desk: Desk, complaints: Complaints, proceedings: Proceedings) -> None:
        self._desk, self._complaints, self._proceedings = desk, complaints, proceedings
        self._reads = Reads(desk)

    def begin(self, number: str) -> Draft:
        """The texts of a case with what is suggested to be withheld.

        Raises:
            UnknownCase. NotAllowed: the person here may not print who is concerned.
        """
        self._desk.require(Action.PRINT, DataClass.IDENTITY)
        record = self._complaints.case(number)
        self._reads.note_case(record, How.SCREEN)
        with self._desk.database.reading() as connection:
            known = known_of(connection, record.uid, self._desk.policy)
        parts = tuple(
            DraftPart(each.key, each.title, each.text, joined((*each.whole, *known.found_in(each.text))))
            for each in parts_of(record, self._desk.policy)
        )
        return Draft(record.number, record.uid, record.seen, parts, len(record.attachments))

    def make(self, draft: Draft, looked_through: Mapping[str, Sequence[Mark]], *, for_whom: str, purpose: str) -> bytes:
        """The copy as a PDF document; that it was made, for whom and what for, is written down in the case.

        `looked_through` has the marks of each text that a person has seen to its end, by its key.

        Raises:
            InvalidComplaint: a text was not looked through, the case was changed meanwhile, or for whom or what for is
                not said. UnknownCase. NotAllowed: the person here may not.
        """
        self._desk.require(Action.PRINT, DataClass.IDENTITY)
        record = self._complaints.case(draft.case_uid)
        problems = [
            Problem("parts", "not_looked_through", {"title": part.title}) for part in _unseen(draft, looked_through)
        ]
        if record.seen != draft.seen:
            problems.append(Problem("number", "changed_since_reviewed", {"number": draft.number}))
        if problems:
            raise InvalidComplaint(problems)
        self._reads.note_paper(record, values={})
        marks = self._with_withheld(draft, looked_through) if record.is_protected else looked_through
        pdf = self._drawn(draft, marks)
        count = sum(len(joined(each)) for each in marks.values())
        at = self._desk.now().isoformat()
        entry = {AT: at, "for_whom": for_whom, "purpose": purpose, "parts": str(len(draft.parts))}
        self._proceedings.begin(draft.case_uid, REDACTED_COPY, {**entry, "withheld": str(count)})
        return pdf

    def title(self) -> str:
        """What the document and its file are called; the file's name tells nobody which case it is."""
        return _("Redacted copy")

    def _with_withheld(self, draft: Draft, marks: Mapping[str, Sequence[Mark]]) -> dict[str, tuple[Mark, ...]]:
        """The marks, and over every word by which the complainant could be known where the name must not be told."""
        with self._desk.database.reading() as connection:
            known = withheld_of(connection, draft.case_uid)
        return {part.key: (*marks[part.key], *known.found_in(part.text)) for part in draft.parts}

    def _drawn(self, draft: Draft, marks: Mapping[str, Sequence[Mark]]) -> bytes:
        instead = said(WITHHELD)
        texts = tuple((part.title, redacted(part.text, marks[part.key], instead)) for part in draft.parts)
        content = RedactedCopy(draft.number, texts, draft.files)
        return redacted_copy(content, letterhead_of(self._desk), printed_at=self._desk.now())


def _unseen(draft: Draft, looked_through: Mapping[str, object]) -> list[DraftPart]:
    return [part for part in draft.parts if part.key not in looked_through]
