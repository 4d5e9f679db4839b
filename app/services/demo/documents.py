"""Every paper that the demo's cases give, drawn once, for `tour`."""

from collections.abc import Iterator, Mapping

from app.domain.proceedings.papers import papers_of
from app.services.cases.agenda import Agenda
from app.services.cases.agenda_papers import AgendaPapers
from app.services.cases.letters import Letters
from app.services.cases.mediation_papers import SESSION, MediationPapers
from app.services.handover import Handover
from app.services.office import Office
from app.services.paper.handover_sheet import handover_sheet
from app.services.paper.recovery_sheet import RecoverySheet, recovery_sheet
from app.services.papers import letterhead_of
from app.services.reports.indicator import Indicators
from app.services.reports.papers import IndicatorPapers

CODE = "01234 56789 01234 56789 01234 56789 01234 56789"


def documents(office: Office) -> Mapping[str, bytes]:
    """PDF documents by the name of their file."""
    made = {
        "complaint-form.pdf": office.papers.complaint_form(_most_to_show(office)),
        "complaint-form-blank.pdf": office.papers.blank_form(),
        "hand-over-sheet.pdf": _handover_sheet(office),
        "recovery-code.pdf": _recovery_sheet(office),
    }
    several = (_of_meetings(office), _of_mediation(office), _of_reports(office))
    return {**made, **{name: pdf for each in several for name, pdf in each}, **_of_proceedings(office)}


def _recovery_sheet(office: Office) -> bytes:
    """With a code that opens nothing."""
    sheet = RecoverySheet(CODE, office.desk.node.code, office.desk.person.name, office.desk.now())
    return recovery_sheet(sheet, letterhead_of(office.desk))


def _most_to_show(office: Office) -> str:
    """The newest case with a level and a category, else the newest."""
    rows = office.register.everything()
    return next((row.number for row in reversed(rows) if row.level and row.category), rows[-1].number)


def _handover_sheet(office: Office) -> bytes:
    desk = office.desk
    sheet = Handover(desk, office.complaints, office.roster).sheet(desk.now(), "")
    return handover_sheet(sheet, desk.policy, letterhead_of(desk), printed_at=desk.now())


def _of_meetings(office: Office) -> Iterator[tuple[str, bytes]]:
    """The agenda of the last meeting that has one."""
    agenda = Agenda(office.desk, office.proceedings)
    if items := agenda.items():
        yield "agenda.pdf", AgendaPapers(office.desk, office.complaints, agenda).agenda(items[-1].meeting_on)


def _of_reports(office: Office) -> Iterator[tuple[str, bytes]]:
    """The memo of the indicator, over the present round."""
    indicators = Indicators(office.desk)
    for each in indicators.rounds()[:1]:
        report = indicators.report(each.first, indicators.this_month())
        yield "indicator-memo.pdf", IndicatorPapers(office.desk).memo(report)


def _of_mediation(office: Office) -> Iterator[tuple[str, bytes]]:
    """The record of the last session, and the call list of its case."""
    papers = MediationPapers(office.desk, office.complaints, office.mediation)
    for row in office.register.everything():
        for each in office.complaints.case(row.uid).proceedings:
            if each.kind == SESSION and not each.is_void:
                yield "mediation-record.pdf", papers.record(row.uid, each.uid)
                yield "call-list.pdf", papers.call_list(row.uid)


def _of_proceedings(office: Office) -> Mapping[str, bytes]:
    """One letter or form of every kind that was written."""
    letters = Letters(office.desk, office.complaints)
    wanted: dict[str, tuple[str, str, str]] = {}
    for row in office.register.everything():
        for each in office.complaints.case(row.uid).proceedings:
            for paper in papers_of(each):
                wanted[f"{paper.value.replace('_', '-')}.pdf"] = paper.value, row.uid, each.uid
    return {name: letters.letter(*letter) for name, letter in wanted.items()}
