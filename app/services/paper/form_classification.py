"""The officers' part of the Complaint Form: level, group, risk, who answers for it and by when."""

from dataclasses import dataclass
from datetime import date

from app.services.paper import look
from app.services.paper.blocks import Bar, Block, Choice, ChoiceRows, Entry, EntryRow, Gap, Typesetter
from app.services.paper.form_values import FormValues, is_under
from app.services.paper.tables import BOX_ROOM, PADDING, Beside, Row, Table
from app.translation import N_

CLASSIFICATION = N_("4.  Classification and assignment (for the centre)")
RESPONSE, RESOLUTION = ("LVL", "INT-1"), ("GRP",)  # the rules of the two dates
_EXTRAS = ("category_up_to", "category_review_on", "damage_baht", "sentinels")


@dataclass(frozen=True)
class Classification:
    """Lays out what was decided about one case; `on` is the day whose policy counts."""

    values: FormValues
    typesetter: Typesetter
    on: date

    def blocks(self) -> list[Block]:
        """The whole section."""
        return [
            Bar(self.values.say(CLASSIFICATION)),
            Gap(1.5),
            self._timed(),
            Gap(3),
            self._categories(),
            self._nonclinical(),
            *self._extras(),
            self._assignment(),
        ]

    def duties(self) -> list[Block]:
        """Every duty with its date, when there are more than the two that stand on the first page."""
        record = self.values.record
        if record is None or all(is_under(duty, *RESPONSE, *RESOLUTION) for duty in record.duties):
            return []
        say = self.values.say
        header = Row((say(N_("Duty")), say(N_("Due")), say(N_("Done"))))
        rows = [
            Row((
                duty.label(self.values.language),
                self.values.due_of(duty),
                self.values.moment(duty.done_at) if duty.done_at else duty.not_needed,
            ))
            for duty in record.duties
        ]  # fmt: skip
        edges = (look.LEFT, look.RIGHT - 280, look.RIGHT - 140, look.RIGHT)
        return [Bar(say(N_("Duties that follow"))), Gap(1.5), Table(edges, header, rows, self.typesetter), Gap(4)]

    def _timed(self) -> Beside:
        """Levels and groups, each with its days, side by side; the groups take what the levels leave."""
        say = self.values.say
        levels, groups = self._counted("level", "level"), self._counted("resolution_group", "group")
        level_header = Row((self.values.caption("level"), say(N_("Respond"))))
        group_header = Row((self.values.caption("resolution_group"), say(N_("Resolve"))))
        days = self._room_for(level_header, *levels, group_header, *groups, column=1)
        middle = look.LEFT + self._room_for(level_header, *levels, column=0) + BOX_ROOM
        level_edges = (look.LEFT, middle, middle + days)
        group_edges = (middle + days + 6, look.RIGHT - days, look.RIGHT)
        return Beside((
            Table(level_edges, level_header, levels, self.typesetter),
            Table(group_edges, group_header, groups, self.typesetter),
        ))  # fmt: skip

    def _room_for(self, *rows: Row, column: int) -> float:
        bold = self.typesetter.fonts.bold
        return max(bold.width(row.texts[column], look.SIZE) for row in rows) + 2 * PADDING + 2

    def _counted(self, name: str, condition: str) -> list[Row]:
        boxes = zip(self.values.labels(name), self.values.boxes(name), strict=True)
        return [
            Row((label, self.values.working_days(f"{condition}:{code}", self.on)), box.ticked)
            for (code, label), box in boxes
        ]

    def _categories(self) -> ChoiceRows:
        """The letters alone, as the manual explains them; and what may yet become of the case."""
        chosen = self.values.fields.get("category")
        boxes = [Choice(code, code == chosen) for code in self.values.policy.categories]
        provisional = bool(self.values.fields.get("category_provisional"))
        boxes.append(Choice(self.values.say(N_("provisional")), provisional))
        boxes.append(Choice(self.values.caption("may_escalate"), bool(self.values.fields.get("may_escalate"))))
        return ChoiceRows(self.values.caption("category"), boxes, self.typesetter)

    def _nonclinical(self) -> ChoiceRows:
        caption = self.values.caption("nonclinical_level")
        return ChoiceRows(caption, self.values.boxes("nonclinical_level"), self.typesetter)

    def _extras(self) -> list[Block]:
        """What few cases have stands on the form of those that have it."""
        entries = [(self.values.caption(name), self.values.text(name)) for name in _EXTRAS]
        return [
            EntryRow([Entry(caption, text, look.LEFT + 2, look.RIGHT)], self.typesetter)
            for caption, text in entries
            if text
        ]

    def _assignment(self) -> EntryRow:
        """Who answers for it, and the two dates."""
        say, text = self.values.say, self.values.text
        first, second = look.LEFT + look.WIDTH * 0.43, look.LEFT + look.WIDTH * 0.71
        unit = Entry(self.values.caption("responsible_unit"), text("responsible_unit"), look.LEFT + 2, first - 5)
        response = Entry(say(N_("Response due")), self.values.due(*RESPONSE), first, second - 5)
        resolution = Entry(say(N_("Resolution due")), self.values.due(*RESOLUTION), second, look.RIGHT)
        return EntryRow([unit, response, resolution], self.typesetter)
