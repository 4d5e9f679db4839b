"""What the window needs of the screens that are handed to it; screens do not import each other."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.errors import Problem

if TYPE_CHECKING:
    from app.services.attachments import Attachments
    from app.services.complaints import Complaints
    from app.services.drafts import Drafts
    from app.services.duties import Duties
    from app.services.mediation import Mediation
    from app.services.office import Office
    from app.services.papers import Papers
    from app.services.rows import CaseRecord

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
    def send_wanted(self) -> SignalInstance: ...
    @property
    def case_wanted(self) -> SignalInstance: ...
    @property
    def next_wanted(self) -> SignalInstance: ...
    @property
    def refused(self) -> SignalInstance: ...
    @property
    def choice_made(self) -> SignalInstance: ...
    @property
    def looked(self) -> SignalInstance: ...

    def use(self, complaints: "Complaints", drafts: "Drafts", attachments: "Attachments", papers: "Papers") -> None: ...
    def offer_units(self, names: tuple[str, ...]) -> None: ...
    def allow_sending(self, allowed: bool) -> None: ...
    def number(self) -> str | None: ...
    def new(self) -> None: ...
    def show_case(self, record: "CaseRecord | None") -> None: ...
    def refresh_record(self, record: "CaseRecord") -> None: ...
    def is_unsaved(self) -> bool: ...
    def values(self) -> dict[str, object]: ...
    def set_classification(self, values: Values) -> None: ...
    def save(self) -> bool: ...
    def save_and_next(self) -> None: ...
    def say_refused(self, placeless: Collection[Problem]) -> None: ...
    def print_form(self) -> None: ...


class TriagePart(Protocol):
    """The triage panel."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def classification_changed(self) -> SignalInstance: ...

    def use(self, complaints: "Complaints", duties: "Duties") -> None: ...
    def show_case(self, record: "CaseRecord | None") -> None: ...
    def show_classification(self, values: Values) -> None: ...
    def show_values(self, values: Values) -> None: ...
    def classification(self) -> dict[str, object]: ...
    def show_problems(self, problems: Collection[Problem]) -> tuple[Problem, ...]: ...
    def refresh(self) -> None: ...


class MediationPart(Protocol):
    """The mediation page."""

    @property
    def changed(self) -> SignalInstance: ...

    def use(self, mediation: "Mediation", complaints: "Complaints") -> None: ...
    def show_case(self, number: str | None) -> None: ...
    def number(self) -> str | None: ...
    def refresh(self) -> None: ...


class ExchangePart(Protocol):
    """The page of sending and receiving."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def case_wanted(self) -> SignalInstance: ...
    @property
    def counted(self) -> SignalInstance: ...
    @property
    def attention_wanted(self) -> SignalInstance: ...
    @property
    def sending_allowed(self) -> SignalInstance: ...

    def use(self, office: "Office") -> None: ...
    def refresh(self) -> None: ...
    def watch_drops(self, window: QWidget) -> None: ...
    def send_case(self, number: str) -> None: ...
    def close_down(self) -> None: ...


class TriageToCome(QFrame):
    """Keeps the place of the triage panel until the first rows are painted."""

    changed = Signal(str)
    classification_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("triage")

    def use(self, complaints: "Complaints", duties: "Duties") -> None:
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

    def number(self) -> str | None:
        """No case is shown."""
        return None

    def refresh(self) -> None:
        """Nothing is shown."""


class ExchangeToCome(QWidget):
    """Keeps the place of the page of sending and receiving until the first rows are painted."""

    changed = Signal(str)
    case_wanted = Signal(str)
    counted = Signal(int)
    attention_wanted = Signal()
    sending_allowed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exchange")

    def use(self, office: "Office") -> None:
        """The page itself uses services."""

    def refresh(self) -> None:
        """Nothing is shown."""

    def watch_drops(self, window: QWidget) -> None:
        """Nothing is taken yet."""

    def send_case(self, number: str) -> None:
        """Nothing is sent yet."""

    def close_down(self) -> None:
        """Nothing has begun."""


def widget(part: object) -> QWidget:
    """The part as the widget that it is; a protocol cannot say so to the type checker."""
    return cast(QWidget, part)
