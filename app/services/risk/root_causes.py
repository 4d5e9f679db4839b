"""The root cause analysis of one case: what was written, its clock, and what changed since (RPT-8)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.buddhist_dates import moment_short
from app.domain.policy import Policy
from app.domain.units import CASE
from app.services.risk.incidents import ANALYSIS, ANALYSIS_ENDS, MEASURE, REPORT
from app.services.risk.risk_conditions import CLINICAL, NONCLINICAL, duties_stopped_by
from app.services.rows import CaseRecord, DutyRow, ProceedingRow
from app.translation import _, language

CONCLUDED = "concluded"


@dataclass(frozen=True)
class RiskChange:
    """The category, or the non-clinical level, was decided otherwise after the analysis had begun."""

    scale: str
    before: str
    after: str
    at: datetime
    by: str


@dataclass(frozen=True)
class RootCauses:
    """One analysis; `clock` is None where the rules ask for none, or no longer."""

    analysis: ProceedingRow | None
    clock: DutyRow | None
    measures: tuple[ProceedingRow, ...]
    change: RiskChange | None = None

    @property
    def is_concluded(self) -> bool:
        return self.analysis is not None and CONCLUDED in self.analysis.stages

    def stage(self, name: str) -> Mapping[str, object]:
        """What a stage says; empty before it is reached."""
        return self.analysis.stages.get(name, {}) if self.analysis else {}


def root_causes_of(record: CaseRecord, policy: Policy) -> RootCauses:
    """What stands of the analysis of a case."""
    standing = [each for each in record.proceedings if not each.is_void]
    analysis = next((each for each in standing if each.kind == ANALYSIS), None)
    ids = duties_stopped_by(policy, ANALYSIS_ENDS)
    return RootCauses(
        analysis=analysis,
        clock=next((each for each in record.duties if each.id in ids), None),
        measures=tuple(each for each in standing if each.kind == MEASURE),
        change=_change_since(record, analysis.uid) if analysis else None,
    )


def known_course(record: CaseRecord) -> tuple[str, ...]:
    """What the case knows already of the course of events, one a line, in order of time."""
    return tuple(f"{moment_short(at, language())} {words}" for at, words in sorted(_known(record)))


def _known(record: CaseRecord) -> Iterator[tuple[datetime, str]]:
    names = {"occurred_at": _("It happened"), "known_at": _("It became known")}
    for name, words in names.items():
        if record.fields.get(name):
            yield datetime.fromisoformat(str(record.fields[name])), words
    for duty in record.duties:
        if duty.done_at is not None and not duty.collected:
            yield duty.done_at, _("{duty}: {person}").format(duty=duty.label(language()), person=duty.done_by)
    for each in record.proceedings:
        if each.kind == REPORT and not each.is_void:
            yield each.at, _("The incident report was written")


def _change_since(record: CaseRecord, uid: str) -> RiskChange | None:
    """The newest change of category or level after the first save of the analysis, if the risk is another one now."""
    before: dict[str, str] = {}
    begun, found = False, None
    for save in record.timeline:
        begun = begun or any(entity == f"{ANALYSIS}:{uid}" for entity, _unit, _value in save.changes)
        for entity, unit, value in save.changes:
            if entity != CASE or unit not in (CLINICAL, NONCLINICAL) or (entity, unit) in save.proposed:
                continue
            after = _code(unit, value)
            if begun and after != before.get(unit, ""):
                found = RiskChange(unit, before.get(unit, ""), after, save.saved_at, save.actor)
            before[unit] = after
    return found


def _code(unit: str, value: object) -> str:
    said = value.get(unit) if isinstance(value, Mapping) else value
    return str(said) if said is not None else ""
