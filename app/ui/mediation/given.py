"""What the mediation page is handed, because other screens bring it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from app.ui.moment_editor import EditorFactory

if TYPE_CHECKING:
    from app.services.cases.mediation_papers import MediationPapers
    from app.services.office import Office
    from app.services.rows import CaseRecord

Values = Mapping[str, object]


class Doings(Protocol):
    """Asks for what is done about a case, each stage in its dialog; `done` bears the number of the case."""

    @property
    def done(self) -> SignalInstance: ...

    def use(self, office: "Office") -> None: ...

    def show_record(self, record: "CaseRecord | None") -> None: ...

    def begin(self, code: str, values: Values | None = None) -> object: ...

    def go_on(self, uid: str, stage: str, values: Values | None = None) -> object: ...

    def correct(self, uid: str, stage: str) -> None: ...


@dataclass(frozen=True)
class Given:
    """Editors of a moment, the dialogs of proceedings, the papers, and the preview of a paper with its title."""

    moment_edit: EditorFactory
    doings_of: Callable[[QWidget], Doings]
    papers_of: "Callable[[Office], MediationPapers]"
    show_preview: Callable[[bytes, str, QWidget], None]
