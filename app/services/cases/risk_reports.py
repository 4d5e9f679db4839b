"""What the risk report of a case says: the event as it was written up, its resolution, and who was told (REP-4)."""

from collections.abc import Iterator
from datetime import datetime

from app.domain.buddhist_dates import BANGKOK
from app.domain.officers_days import of_code
from app.domain.policy import Policy
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import AT, instant
from app.domain.proceedings.words import HeadResult, Labelled, Means, SessionResult
from app.services.paper.office_words import day, moment, said
from app.services.paper.risk_report import Reported, ToldRow
from app.services.rows import CaseRecord, ProceedingRow
from app.translation import N_, language

REPORT, WRITTEN, TO_RISK_TEAM, TO_EXECUTIVES = "incident_report", "written", "to_risk_team", "executives_told"
RISK_TEAM, EXECUTIVES = N_("Risk team"), N_("Executives")
TELLING, TOLD = "telling", "told"
MOST_SAID = 280  # letters of how somebody was told; the case has the rest


def reported(record: CaseRecord, report: ProceedingRow, policy: Policy) -> Reported:
    """What is printed of the report of this case as it stands now."""
    return Reported(
        event=_text(report, WRITTEN, "event"),
        correction=_text(report, WRITTEN, "correction"),
        cause=_text(report, WRITTEN, "cause"),
        written_by=_text(report, WRITTEN, "by_whom"),
        steps=tuple(_steps(record)),
        told=(*_people_told(record, policy), *_route(report)),
    )


def _steps(record: CaseRecord) -> Iterator[tuple[str, str]]:
    """What mediated it, what was promised and which measures follow, in the order of time."""
    standing = (each for each in record.proceedings if not each.is_void)
    for row in sorted(standing, key=_at):
        words = _resolved_by(row)
        if words:
            yield f"{moment(row.at.astimezone(BANGKOK))} {said(KINDS[row.kind].label)}", words


def _resolved_by(row: ProceedingRow) -> str:
    match row.kind:
        case "head_first":
            return _joined(_label(HeadResult, row.value("tried", "result")), _text(row, "tried", "words"))
        case "session":
            return _joined(_label(SessionResult, row.value("held", "result")), _text(row, "held", "agreement"))
        case "promise":
            return _by_when(_text(row, "made", "what"), _text(row, "made", "by_whom"), row.value("made", "due_on"))
        case "measure":
            return _by_when(
                _text(row, "planned", "what"), _text(row, "planned", "owner"), row.value("planned", "due_on")
            )
    return ""


def _by_when(what: str, who: str, due_on: object) -> str:
    until = instant(f"{due_on}T00:00:00+07:00") if due_on else None
    when = said(N_("by {day}")).format(day=day(until.date())) if until else ""
    return _joined(what, who, when)


def _people_told(record: CaseRecord, policy: Policy) -> Iterator[ToldRow]:
    for row in record.proceedings:
        if row.kind == TELLING and not row.is_void:
            role = str(row.value(TOLD, "role") or "")
            label = policy.roles[role].label(language()) if role in policy.roles else role
            yield ToldRow(label, _moment(row, TOLD), _text(row, TOLD, "name"), _how(row, TOLD))


def _route(report: ProceedingRow) -> Iterator[ToldRow]:
    """To the risk team, and from there to the executives; what did not happen yet is a line for the pen."""
    for stage, role in ((TO_RISK_TEAM, RISK_TEAM), (TO_EXECUTIVES, EXECUTIVES)):
        yield ToldRow(said(role), _moment(report, stage), _text(report, stage, "whom"), _how(report, stage))


def _how(row: ProceedingRow, stage: str) -> str:
    means = row.value(stage, "means")
    by = _text(row, stage, "by_whom")
    told_by = said(N_("told by {name}")).format(name=by) if by else ""
    words = _joined(_label(Means, means), told_by, _text(row, stage, "words"))
    return words if len(words) <= MOST_SAID else f"{words[:MOST_SAID]}…"


def _label(choices: type[Labelled], code: object) -> str:
    return said(of_code(choices, str(code)).label) if code else ""


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def _moment(row: ProceedingRow, stage: str) -> datetime | None:
    at = instant(row.value(stage, AT))
    return at.astimezone(BANGKOK) if at else None


def _text(row: ProceedingRow, stage: str, name: str) -> str:
    return str(row.value(stage, name) or "")


def _at(row: ProceedingRow) -> datetime:
    return row.at
