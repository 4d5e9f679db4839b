"""What the form's neighbour, the triage panel, must be able to do, and what keeps its place until it comes."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.errors import Problem

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.cases.complaints import Complaints
    from app.services.cases.duties import Duties
    from app.services.rows import CaseRecord

Values = Mapping[str, object]


class TriagePart(Protocol):
    """The triage panel."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def more_time_wanted(self) -> SignalInstance: ...
    @property
    def classification_changed(self) -> SignalInstance: ...

    def use(self, complaints: "Complaints", assessment: "Assessment", duties: "Duties") -> None: ...
    def show_case(self, record: "CaseRecord | None") -> None: ...
    def show_classification(self, values: Values) -> None: ...
    def show_values(self, values: Values) -> None: ...
    def classification(self) -> dict[str, object]: ...
    def show_problems(self, problems: Collection[Problem]) -> tuple[Problem, ...]: ...
    def refresh(self) -> None: ...


class TriageToCome(QFrame):
    """Keeps the place of the triage panel until the first rows are painted."""

    changed = Signal(str)
    more_time_wanted = Signal(str)
    classification_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("triage")

    def use(self, complaints: "Complaints", assessment: "Assessment", duties: "Duties") -> None:
        """The panel itself uses services."""

    def show_case(self, record: "CaseRecord | None") -> None:
        """No case is read before the panel is there."""

    def show_classification(self, values: Values) -> None:
        """The panel asks for the values when it comes."""

    def show_values(self, values: Values) -> None:
        """The panel asks for the values when it comes."""

    def classification(self) -> dict[str, object]:
        """Nothing can be decided yet."""
        return {}

    def show_problems(self, problems: Collection[Problem]) -> tuple[Problem, ...]:
        """No field stands here yet."""
        return tuple(problems)

    def refresh(self) -> None:
        """Nothing is shown."""


def widget(part: object) -> QWidget:
    """The part as the widget that it is; a protocol cannot say so to the type checker."""
    return cast(QWidget, part)
