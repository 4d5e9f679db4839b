"""A register in memory, as long as a test wants it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.domain.working_days import Calendar
from app.services.cases.case_row import CaseRow
from app.services.register.filter import RegisterFilter

NOW = datetime.fromisoformat("2026-11-21T10:35:00+07:00")


def a_row(**changes: object) -> CaseRow:
    """A case of the register with the one thing that matters changed."""
    row = CaseRow(
        uid="u1",
        number="2569/00412",
        local_number="C1-1",
        kind="complaint",
        state="open",
        subject="เจ้าหน้าที่ห้องยาพูดจาไม่สุภาพ และรอรับยานานกว่า 3 ชั่วโมง",
        channel="in_person",
        units=("ห้องจ่ายยาผู้ป่วยนอก",),
        level=3,
        category="E",
        urgent=False,
        received_at=datetime.fromisoformat("2026-11-21T09:12:00+07:00"),
        due_on=date(2026, 11, 22),
        due_at=None,
        conflicts=0,
        due_counting="days",
    )
    return replace(row, **changes)


def working_weekdays() -> Calendar:
    """A calendar without holidays."""
    weekend = {5: ("วันเสาร์", "Saturday"), 6: ("วันอาทิตย์", "Sunday")}
    return Calendar(2026, 2027, {}, weekend, frozenset(), frozenset({2026}))


class FakeRegister:
    """Answers as `app.services.register.reading.Register` does."""

    def __init__(self, rows: Sequence[CaseRow]) -> None:
        self.rows = tuple(rows)
        self.pages_read = 0

    def count(self, wanted: RegisterFilter) -> int:
        return min(len(self._found(wanted)), 10_001)

    def page(self, wanted: RegisterFilter, first_row: int, size: int) -> tuple[CaseRow, ...]:
        self.pages_read += 1
        return self._found(wanted)[first_row : first_row + size]

    def chip_counts(self, as_of: datetime) -> Mapping[str, int]:
        return {chip: self.count(RegisterFilter(chip=chip, as_of=as_of)) for chip in ("to_do", "overdue", "all")}

    def _found(self, wanted: RegisterFilter) -> tuple[CaseRow, ...]:
        return tuple(row for row in self.rows if _fits(row, wanted))


def _fits(row: CaseRow, wanted: RegisterFilter) -> bool:
    if wanted.chip in ("to_do", "overdue") and row.state != "open":
        return False
    if wanted.chip == "overdue" and not (row.due_on and wanted.as_of and row.due_on < wanted.as_of.date()):
        return False
    if wanted.in_charge and wanted.in_charge not in (row.in_charge, row.deputy):
        return False
    if wanted.kinds and row.kind not in wanted.kinds:
        return False
    return wanted.search in f"{row.number} {row.subject}"


def many_rows(count: int) -> list[CaseRow]:
    """That many cases, newest first."""
    return [
        a_row(uid=f"u{place}", number=f"2569/{count - place:05}", received_at=NOW - timedelta(hours=place))
        for place in range(count)
    ]


SUBJECTS = (
    ("เจ้าหน้าที่ห้องยาพูดจาไม่สุภาพ และรอรับยานานกว่า 3 ชั่วโมง", "ห้องจ่ายยาผู้ป่วยนอก", 3, "E", 1),
    ("ญาติแจ้งว่าผู้ป่วยได้รับยาผิดขนาด ขอชดเชยตามมาตรา 41", "หอผู้ป่วยชาย", 4, "F", -2),
    ("ห้องน้ำชั้น 2 ไม่สะอาด พื้นลื่น ผู้สูงอายุเกือบหกล้ม", "อาคารสถานที่", 2, "B", 4),
    ("ขอให้เพิ่มเก้าอี้บริเวณจุดคัดกรอง", "ผู้ป่วยนอก", 1, None, None),
    ("โพสต์เฟซบุ๊กตำหนิการคัดกรองห้องฉุกเฉินล่าช้า", "ห้องฉุกเฉิน", 3, "D", 17),
    ("เรียกเก็บเงินส่วนต่างทั้งที่ใช้สิทธิบัตรทอง", "การเงินและสิทธิ", 2, None, 0),
    ("แพทย์ไม่อธิบายผลตรวจ ผู้ป่วยไม่เข้าใจแนวทางการรักษา", "อายุรกรรม", None, "C", 8),
    ("สลับป้ายชื่อผู้ป่วย แก้ไขได้ก่อนให้ยา", "หอผู้ป่วยหญิง", 1, "A", None),
    ("นัดหมายทันตกรรมถูกเลื่อนโดยไม่แจ้งล่วงหน้า", "ทันตกรรม", 2, None, None),
    ("ขอชมเชยพยาบาลห้องคลอด ดูแลดีมาก", "ห้องคลอด", 1, None, None),
    ("ที่จอดรถไม่เพียงพอในช่วงเช้า", "อาคารสถานที่", 1, None, None),
)


def anchor_rows() -> list[CaseRow]:
    """Cases of every look."""
    return [
        a_row(
            uid=f"u{place}",
            number=f"2569/{412 - 3 * place:05}",
            subject=subject,
            units=(unit,),
            level=level,
            category=category,
            urgent=place == 1,
            state="open" if days is not None else "closed",
            due_on=NOW.date() + timedelta(days=days) if days is not None else None,
            due_counting="working_days" if (days or 0) > 4 else "days",
            received_at=NOW - timedelta(days=place, hours=1, minutes=23),
        )
        for place, (subject, unit, level, category, days) in enumerate(SUBJECTS)
    ]
