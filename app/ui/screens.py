"""What the window needs of the screens that are handed to it; screens do not import each other."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QWidget

from app.services.rows import CaseRecord

if TYPE_CHECKING:
    from app.services.attachments import Attachments
    from app.services.complaints import Complaints
    from app.services.drafts import Drafts
    from app.services.duties import Duties
    from app.services.mediation import Mediation
    from app.services.papers import Papers

Values = Mapping[str, object]


class FormPart(Protocol):
    """The Complaint Form."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def values_changed(self) -> SignalInstance: ...
    @property
    def mediate_wanted(self) -> SignalInstance: ...
    @property
    def case_wanted(self) -> SignalInstance: ...
    @property
    def next_wanted(self) -> SignalInstance: ...

    def use(self, complaints: "Complaints", drafts: "Drafts", attachments: "Attachments", papers: "Papers") -> None: ...
    def offer_units(self, names: tuple[str, ...]) -> None: ...
    def number(self) -> str | None: ...
    def new(self) -> None: ...
    def show_case(self, record: CaseRecord | None) -> None: ...
    def refresh_record(self, record: CaseRecord) -> None: ...
    def values(self) -> dict[str, object]: ...
    def set_classification(self, values: Values) -> None: ...
    def save(self) -> bool: ...
    def save_and_next(self) -> None: ...
    def print_form(self) -> None: ...


class TriagePart(Protocol):
    """The triage panel."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def classification_changed(self) -> SignalInstance: ...

    def use(self, complaints: "Complaints", duties: "Duties") -> None: ...
    def show_case(self, record: CaseRecord | None) -> None: ...
    def show_classification(self, values: Values) -> None: ...
    def show_values(self, values: Values) -> None: ...
    def classification(self) -> dict[str, object]: ...
    def refresh(self) -> None: ...


class MediationPart(Protocol):
    """The mediation page."""

    @property
    def changed(self) -> SignalInstance: ...

    def use(self, mediation: "Mediation", complaints: "Complaints") -> None: ...
    def show_case(self, number: str | None) -> None: ...
    def refresh(self) -> None: ...


class TriageToCome(QFrame):
    """Keeps the place of the triage panel until the first rows are painted."""

    changed = Signal(str)
    classification_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("triage")

    def use(self, complaints: "Complaints", duties: "Duties") -> None:
        """The panel itself uses services."""

    def show_case(self, record: CaseRecord | None) -> None:
        """No case is read before the panel is there."""

    def show_classification(self, values: Values) -> None:
        """The panel asks for the values when it comes."""

    def show_values(self, values: Values) -> None:
        """The panel asks for the values when it comes."""

    def classification(self) -> dict[str, object]:
        """Nothing can be decided yet."""
        return {}

    def refresh(self) -> None:
        """Nothing is shown."""


class MediationToCome(QWidget):
    """Keeps the place of the mediation page until the first rows are painted."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mediation")

    def use(self, mediation: "Mediation", complaints: "Complaints") -> None:
        """The page itself uses services."""

    def show_case(self, number: str | None) -> None:
        """No case is read before the page is there."""

    def refresh(self) -> None:
        """Nothing is shown."""


def widget(part: object) -> QWidget:
    """The part as the widget that it is; a protocol cannot say so to the type checker."""
    return cast(QWidget, part)
