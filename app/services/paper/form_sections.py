"""The sections of the Complaint Form, with the fields of the intake rules, as blocks."""

from dataclasses import dataclass, replace
from functools import cached_property

from app.services.paper import look
from app.services.paper.blocks import Bar, Block, Choice, ChoiceRows, Entry, EntryRow, Typesetter
from app.services.paper.field_rows import INDENT, FieldRows
from app.services.paper.form_values import FormValues
from app.services.paper.tables import Signature, Signatures
from app.translation import N_

RECEIPT = N_("1.  Receipt")
PEOPLE = N_("2.  Complainant and patient")
MATTER = N_("3.  Matter complained of")
OUTCOME = N_("5.  Outcome")


@dataclass(frozen=True)
class Sections:
    """Lays out one case."""

    values: FormValues
    typesetter: Typesetter
    privacy_notice: str = ""

    @cached_property
    def rows(self) -> FieldRows:
        """The fields of this case in rows."""
        return FieldRows(self.values, self.typesetter)

    def receipt(self) -> list[Block]:
        """Kind, channel, when and by whom, urgency, and who sent it."""
        return [
            Bar(self.values.say(RECEIPT)),
            self.rows.grid("kind"),
            ChoiceRows(self.values.caption("channel"), self._channels(), self.typesetter, indent=INDENT),
            self.rows.row(("received_at", 0.31), ("occurred_at", 0.345), ("known_at", 0.345)),
            ChoiceRows(self.values.caption("priority"), self._urgency(), self.typesetter, indent=INDENT),
            self.rows.row(("reported_by", 0.42), ("referring_agency", 0.58)),
            self.rows.row(("referring_number", 0.3), ("referring_on", 0.33), ("reply_by", 0.37)),
        ]

    def people(self) -> list[Block]:
        """Who complains, how to reach them, and who was treated."""
        return [
            Bar(self.values.say(PEOPLE)),
            self.rows.row(("complainant_name", 0.58), ("complainant_relation", 0.42)),
            self.rows.grid("complainant_type"),
            self.rows.row(("complainant_organisation", 0.45), ("complainant_phone", 0.25), ("complainant_email", 0.3)),
            self.rows.row(("complainant_address", 1.0)),
            self.rows.grid("disclosure"),
            *self.notice(),
            self.rows.row(("patient_name", 0.64), ("patient_hn", 0.36)),
        ]

    def notice(self) -> list[Block]:
        """What the person was told about their data, and how; boxes to tick on a blank form (PDPA-23)."""
        given: list[Block] = self.rows.if_given("notice_given", "notice_version")
        if self.values.record is None:
            given = [self.rows.grid("notice_given")]
        if not self.privacy_notice:
            return given
        caption = self.values.say(N_("What your data are kept for"))
        return [*given, EntryRow([Entry(caption, self.privacy_notice, look.LEFT + 2, look.RIGHT)], self.typesetter)]

    def matter(self) -> list[Block]:
        """Topics, where and who; the details follow."""
        blocks: list[Block] = [
            Bar(self.values.say(MATTER)),
            self.rows.grid("topics"),
            self.rows.row(("place", 0.34), ("units", 0.34), ("accused_person", 0.32)),
        ]
        if self.values.text("evidence_url") or self.values.text("evidence_seen_at"):
            blocks.append(self.rows.row(("evidence_url", 0.56), ("evidence_seen_at", 0.44)))
        # Asked of few matters only, so that the others keep their room.
        return [
            *blocks,
            *self.rows.if_given("evidence_named", "restricted"),
            *self.rows.if_given("praised_person", "network_hospitals"),
        ]

    def wishes(self) -> list[EntryRow]:
        """What is asked for and what was done at once."""
        return [self.rows.long("wish"), self.rows.long("immediate_action")]

    def enclosures(self) -> list[Block]:
        """The files kept with the case."""
        record = self.values.record
        if record and not record.attachments:
            return []
        names = "; ".join(each.name for each in record.attachments) if record else ""
        caption = self.values.say(N_("Attachments"))
        return [EntryRow([Entry(caption, names, look.LEFT + 2, look.RIGHT)], self.typesetter)]

    def outcome(self) -> list[Block]:
        """How it ended; the words follow."""
        return [Bar(self.values.say(OUTCOME)), self.rows.grid("outcome")]

    def outcome_words(self) -> EntryRow:
        """The outcome in the officer's words."""
        if self.values.text("outcome_words"):
            return self.rows.long("outcome_words")
        return self.rows.row(("outcome_words", 0.56), ("told_at", 0.44))

    def told(self) -> list[Block]:
        """When and how the complainant was told; the time in a row with the outcome's words while there are none."""
        rest = [*self.rows.if_given("nobody_to_tell"), *self.rows.if_given("closed_although")]
        if self.values.text("outcome_words"):
            return [self.rows.row(("told_at", 0.5), ("told_means", 0.5)), *rest]
        return [*self.rows.if_given("told_means"), *rest]

    def lessons(self) -> list[EntryRow]:
        """What was learnt, where something was."""
        return [self.rows.long("lesson")] if self.values.text("lesson") else []

    def signatures(self) -> Signatures:
        """Of the complainant, the officer and the head of the centre."""
        say, record = self.values.say, self.values.record
        signed = bool(self.values.fields.get("complainant_signature"))
        words = say(N_("has signed on paper")) if signed else ""
        people = (
            Signature(say(N_("Complainant")), self.values.text("complainant_name"), words),
            Signature(say(N_("Receiving officer")), record.entered_by if record else ""),
            Signature(say(N_("Head of the centre"))),
        )
        return Signatures(say(N_("Signed")), say(N_("on")), people)

    def _channels(self) -> list[Choice]:
        """The channels; behind the one that asks for words, the words or room for them."""
        words = self.values.text("channel_words") or "\n"
        needing = {code for code, channel in self.values.policy.channels.items() if channel.needs_words}
        boxes = zip(self.values.labels("channel"), self.values.boxes("channel"), strict=True)
        return [replace(box, words=words) if code in needing else box for (code, _), box in boxes]

    def _urgency(self) -> list[Choice]:
        urgent = self.values.fields.get("priority") == "urgent"
        label = dict(self.values.labels("priority"))["urgent"]
        return [Choice(label, urgent), *self.values.boxes("priority_ground")]
