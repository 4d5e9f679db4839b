"""What the mediation page is handed in tests: the plainest editor, the real dialogs, papers that are only counted."""

from PySide6.QtWidgets import QWidget

from app.services.cases.mediation_papers import MediationPapers
from app.services.office import Office
from app.ui.form.case_doings import CaseDoings
from app.ui.mediation.given import Given
from tests.ui.desk_fakes import IsoEdit

PRINTED: list[str] = []


def papers_of(office: Office) -> MediationPapers:
    return MediationPapers(office.desk, office.complaints, office.mediation)


def _preview(_pdf: bytes, title: str, _parent: QWidget) -> None:
    PRINTED.append(title)


GIVEN = Given(IsoEdit, CaseDoings, papers_of, _preview)
