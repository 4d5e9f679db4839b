"""Letters about cases, and the preview of paper; what draws them is imported when the first is wanted."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.cases.agenda import Agenda
    from app.services.cases.agenda_papers import AgendaPapers
    from app.services.cases.letters import Letters
    from app.services.cases.mediation_papers import MediationPapers
    from app.services.office import Office


def letters_of(office: "Office") -> "Letters":
    """What writes letters about the cases of this office."""
    from app.services.cases.letters import Letters

    return Letters(office.desk, office.complaints)


def show_preview(pdf: bytes, title: str, parent: "QWidget") -> None:
    """Open a preview of the document over `parent`."""
    from app.ui.form.preview import show_preview as preview

    preview(pdf, title, parent)


def mediation_papers_of(office: "Office") -> "MediationPapers":
    """What writes the papers of mediation; what draws them is imported when the first is wanted."""
    from app.services.cases.mediation_papers import MediationPapers

    return MediationPapers(office.desk, office.complaints, office.mediation)


def agenda_papers_of(office: "Office", agenda: "Agenda") -> "AgendaPapers":
    """What writes the agenda of the committee; what draws it is imported when the first is wanted."""
    from app.services.cases.agenda_papers import AgendaPapers

    return AgendaPapers(office.desk, office.complaints, agenda)
