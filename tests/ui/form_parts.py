"""What tests of the Complaint Form need: services in memory, and a screen driven by object name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.furnishing import make_form_pages
from app.domain import checks
from app.domain.errors import DataFolderProblem, InvalidComplaint, Problem, UnreadableFile
from app.domain.overruling import unexplained
from app.domain.policy import Policy, load_policy
from app.domain.working_days import Calendar
from app.services.cases.duplicates import PossibleDuplicate
from app.services.rows import AttachmentRow, CaseRecord, Draft, DutyRow, SaveRow
from app.ui.form.screen import FormScreen


class ComplaintsInMemory:
    """Records and corrects without a database; the checks are the real ones."""

    def __init__(self, now: datetime) -> None:
        self.policy: Policy = load_policy()
        self.calendar: Calendar | None = None
        self.saved: dict[str, dict[str, object]] = {}
        self.seen: str | None = None
        self.similar: tuple[PossibleDuplicate, ...] = ()
        self.chosen: list[tuple[str, str, object]] = []
        self._now = now

    def now(self) -> datetime:
        return self._now

    def record(self, values: Mapping[str, object]) -> str:
        number = f"2569/{len(self.saved) + 1:05}"
        self.saved[number] = checks.checked(values, now=self._now, policy=self.policy)
        return number

    def correct(self, number: str, values: Mapping[str, object], *, seen: str | None) -> None:
        self.seen = seen
        self.saved[number] = checks.checked(values, now=self._now, policy=self.policy)

    def choose(self, number: str, unit: str, value: object) -> None:
        self.chosen.append((number, unit, value))

    def case(self, number: str) -> CaseRecord:
        return a_record(self._now, number=number, fields=self.saved[number])

    def problems_in(self, values: Mapping[str, object]) -> tuple[Problem, ...]:
        return checks.problems_in(values, now=self._now, policy=self.policy)

    def require_reasons(self, values: Mapping[str, object], before: Mapping[str, object]) -> None:
        missing = unexplained(values, before, self.policy)
        if missing:
            raise InvalidComplaint([*self.problems_in(values), *missing])

    def gaps_in(self, values: Mapping[str, object]) -> tuple[Problem, ...]:
        return checks.gaps_in(values)

    def possible_duplicates(self, values: Mapping[str, object]) -> tuple[PossibleDuplicate, ...]:
        return self.similar


@dataclass
class DraftsInMemory:
    """Keeps drafts in a dictionary, the newest at its end; writes nothing while somebody else does."""

    now: datetime
    kept: dict[str, Draft] = field(default_factory=dict)
    counter: Iterator[int] = field(default_factory=count)
    is_busy: bool = False

    def keep(self, uid: str | None, number: str | None, values: Mapping[str, object], seen: str | None) -> str:
        self._require_free()
        uid = uid or f"draft-{next(self.counter)}"
        self.kept.pop(uid, None)
        self.kept[uid] = Draft(uid, number, dict(values), seen, self.now)
        return uid

    def pending(self) -> tuple[Draft, ...]:
        return tuple(reversed(self.kept.values()))

    def discard(self, uid: str) -> None:
        self._require_free()
        del self.kept[uid]

    def _require_free(self) -> None:
        if self.is_busy:
            raise DataFolderProblem(Path("data"), "locked")


@dataclass
class AttachmentsInMemory:
    """Takes every file but a large one."""

    added: list[tuple[str, str]] = field(default_factory=list)

    def add(self, number: str, path: Path) -> str:
        if path.stem == "large":
            raise UnreadableFile(path, "attachment_too_large")
        self.added.append((number, path.name))
        return path.name


class PapersInMemory:
    """Says which paper was asked for."""

    def complaint_form(self, number: str) -> bytes:
        return f"form {number}".encode()

    def draft_form(self, values: Mapping[str, object], of: str = "") -> bytes:
        return b"draft"


@dataclass
class Desk:
    """The screen and everything it uses."""

    now: datetime
    previews: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.complaints = ComplaintsInMemory(self.now)
        self.drafts = DraftsInMemory(self.now)
        self.attachments = AttachmentsInMemory()
        self.screen = FormScreen(self._clock, make_form_pages, self._keep_preview)

    def ready(self) -> "Desk":
        self.screen.use(self.complaints, self.complaints, self.drafts, self.attachments, PapersInMemory())
        return self

    def find(self, name: str, kind: type = QWidget) -> QWidget:
        found = self.screen.findChild(kind, name)
        assert found is not None, name
        return found

    def fill(self, values: Mapping[str, object]) -> None:
        for name, value in values.items():
            self.find(name).set_value(value)

    def click(self, name: str) -> None:
        self.find(name, QAbstractButton).click()

    def text_of(self, name: str) -> str:
        label = self.find(name, QLabel)
        return "" if label.isHidden() else label.text()

    def let_pass(self, timer: str) -> None:
        """As if the time of that timer were over."""
        found = self.screen.findChild(QTimer, timer)
        assert found is not None, timer
        found.timeout.emit()

    def _clock(self) -> datetime:
        return self.now

    def _keep_preview(self, pdf: bytes, title: str, parent: QWidget) -> None:
        self.previews.append(pdf)


def type_into(widget: QWidget, text: str) -> None:
    """As a keyboard does; QTest's own typing knows Latin letters only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(widget, event)


def a_record(now: datetime, **changes: object) -> CaseRecord:
    record = CaseRecord(
        uid="case-1",
        number="2569/00412",
        local_number="C1-00412",
        state="open",
        fields={},
        entered_at=now,
        entered_by="เจ้าหน้าที่ ตัวอย่าง",
        seen="abc",
        duties=(a_duty(now),),
        timeline=(SaveRow("abc", "received", now, "เจ้าหน้าที่ ตัวอย่าง", (("case", "channel", {"channel": "in_person"}),)),),
        attachments=(
            AttachmentRow("f1", "ใบสั่งยา.pdf", "application/pdf", 182_000, now, "เจ้าหน้าที่ ตัวอย่าง"),
            AttachmentRow("f2", "ภาพถ่าย.jpg", "image/jpeg", 2_400_000, now, "เจ้าหน้าที่ ตัวอย่าง"),
        ),
    )
    return replace(record, **changes)


def a_duty(now: datetime) -> DutyRow:
    return DutyRow(
        id="LVL-2",
        rule="LVL-2",
        to_whom=("unit_head",),
        label_th="แจ้งผลแก่ผู้ร้องเรียน",
        label_en="Tell the complainant the result",
        collected=False,
        due_on=None,
        due_at=now + timedelta(days=1, hours=2),
        starts_at=now,
        reading={},
        calendar="",
        source="KCM §5",
    )


COMPLETE = {
    "kind": "complaint",
    "channel": "in_person",
    "received_at": "2026-11-21T09:12:00+07:00",
    "disclosure": "consent",
    "complainant_type": "relative",
    "complainant_name": "นางสมหญิง ตัวอย่าง",
    "complainant_relation": "บุตร",
    "complainant_phone": "08 0000 0000",
    "complainant_address": "99 หมู่ 9 ตำบลตัวอย่าง",
    "complainant_signature": True,
    "notice_given": "paper",
    "patient_hn": "0048123",
    "occurred_at": "2026-11-21T06:10:00+07:00",
    "units": ["ห้องจ่ายยาผู้ป่วยนอก", "ห้องฉุกเฉิน"],
    "topics": ["behaviour", "waiting"],
    "details": "ผู้ร้องแจ้งว่าพามารดามารับยาตั้งแต่เวลา 06:10 น. รอจนถึง 09:05 น. จึงได้รับยา เมื่อสอบถาม "
    "เจ้าหน้าที่ตอบด้วยถ้อยคำไม่สุภาพต่อหน้าผู้ป่วยรายอื่น และยาที่ได้รับมีขนาดไม่ตรงกับใบนัดเดิม",
    "wish": "ขอให้ตรวจสอบขั้นตอนการจ่ายยา และขอคำชี้แจงเป็นหนังสือ",
}


def in_a_window(qtbot: QtBot, now: datetime) -> Desk:
    """A form in a window as small as the product allows."""
    desk = Desk(now).ready()
    qtbot.addWidget(desk.screen)
    desk.screen.resize(484, 704)
    desk.screen.show()
    return desk
