"""What the paper says of a case: every field as text, choices as boxes, numbers and dates as offices write them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.buddhist_dates import day_long, day_short, moment_short
from app.domain.fields import FieldKind, field, labelled_choices
from app.domain.policy import Choice as PolicyChoice
from app.domain.policy import Policy
from app.domain.thai_text import thai_digits
from app.services.paper.blocks import Choice
from app.services.rows import CaseRecord, DutyRow
from app.translation import N_, said_in

_WITHIN = N_("{days} working days")
_EXTENDED = N_("{day}, extended to {until}")
_KEPT_BACK = N_("(name kept from the unit head)")
_REPORTER, _WITHHELD = "reported_by", "reporter_withheld"
_IN_DOUBT = N_("(days off of that year not confirmed yet)")
# The vocabulary has these too, in fewer words; paper shows the document's.
_IN_POLICY = {"kind": "kinds", "priority_ground": "priority_grounds"}
_NOTHING: Mapping[str, object] = {}


@dataclass(frozen=True)
class FormValues:
    """A case, or nothing, ready to be written in one language."""

    record: CaseRecord | None
    policy: Policy
    language: str

    @property
    def fields(self) -> Mapping[str, object]:
        """The canonical values; none in a blank form."""
        return self.record.fields if self.record else _NOTHING

    def say(self, message: str) -> str:
        """One of our own texts, in the language of the paper."""
        return said_in(self.language, message)

    def caption(self, name: str) -> str:
        """The label of a field."""
        return self.say(field(name).label)

    def digits(self, written: object) -> str:
        """Thai digits on Thai paper."""
        return thai_digits(str(written)) if self.language == "th" else str(written)

    def day(self, day: date) -> str:
        """๒๑ พฤศจิกายน ๒๕๖๙"""
        return day_long(day, self.language, in_thai_digits=self.language == "th")

    def moment(self, moment: datetime) -> str:
        """๒๑ พ.ย. ๒๕๖๙ ๑๐.๓๕ น."""
        return moment_short(moment, self.language, in_thai_digits=self.language == "th")

    def text(self, name: str) -> str:
        """The value of a field, empty when none was given; what a person wrote stays as written."""
        value = self.fields.get(name)
        if value is None or value == "":
            return ""
        if name == _REPORTER and self.fields.get(_WITHHELD):
            return self.say(_KEPT_BACK)
        match field(name).kind:
            case FieldKind.MOMENT:
                return self.moment(datetime.fromisoformat(str(value)))
            case FieldKind.DAY:
                return self.day(date.fromisoformat(str(value)))
            case FieldKind.MONEY:
                return self.digits(f"{value:,.2f}".removesuffix(".00"))
            case FieldKind.NAMES:
                return ", ".join(_listed(value))
            case FieldKind.CHOICE | FieldKind.CHOICES:
                chosen = set(_listed(value))
                return ", ".join(label for code, label in self.labels(name) if code in chosen)
            case _:
                return str(value)

    def labels(self, name: str) -> list[tuple[str, str]]:
        """Code and label of every choice of a field."""
        table: Mapping[str, PolicyChoice] = getattr(self.policy, _IN_POLICY.get(name, ""), None) or {}
        if table:
            return [(code, choice.label(self.language)) for code, choice in table.items()]
        return labelled_choices(field(name), self.policy, self.language)

    def boxes(self, name: str) -> list[Choice]:
        """Every choice of a field as a check box."""
        chosen = set(_listed(self.fields.get(name)))
        return [Choice(label, code in chosen) for code, label in self.labels(name)]

    def working_days(self, applies_to: str, on: date) -> str:
        """Within how many working days, by the policy in force on that day; empty when it says nothing."""
        days = self.policy.working_days(applies_to, on)
        return "" if days is None else self.say(_WITHIN).format(days=self.digits(days))

    def due(self, *rules: str) -> str:
        """When the first duty under these rules is due; empty when there is none."""
        duties = self.record.duties if self.record else ()
        return next((self.due_of(duty) for duty in duties if is_under(duty, *rules)), "")

    def due_of(self, duty: DutyRow) -> str:
        """The day or the moment by which a duty is due, and whether the days off of that year are in doubt."""
        due = self.moment(duty.due_at) if duty.due_at is not None else ""
        if duty.due_on is not None:
            due = day_short(duty.due_on, self.language, in_thai_digits=self.language == "th")
        if duty.later_on is not None:
            until = day_short(duty.later_on, self.language, in_thai_digits=self.language == "th")
            due = self.say(_EXTENDED).format(day=due, until=until)
        return f"{due} {self.say(_IN_DOUBT)}" if due and duty.calendar_unconfirmed else due


def is_under(duty: DutyRow, *rules: str) -> bool:
    """Whether the duty follows from one of the rules, named whole ("INT-1") or by family ("LVL")."""
    return duty.rule in rules or duty.rule.partition("-")[0] in rules


def _listed(value: object) -> Iterable[str]:
    if value is None:
        return ()
    return map(str, value) if isinstance(value, list | tuple) else (str(value),)
